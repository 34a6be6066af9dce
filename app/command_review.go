package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// reviewRow is one line of `review --json`.
type reviewRow struct {
	ID       aid.ID `json:"id"`
	Rev      int64  `json:"rev"`
	TitleUK  string `json:"title_uk"`
	TitleEN  string `json:"title_en"`
	Problems int    `json:"problems"` // findings that stop sending or warn
}

func (p *program) reviewCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "review",
		Example: `  focalpoint review
  focalpoint review approve --clean && focalpoint sync
  focalpoint review return 0193a7c2-… --note 'Дві дрібниці' --field title.uk='Повна назва школи'`,
		Args: exactly(0),
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, _ []string) error { return p.review(d) }),
	}
	cmd.AddCommand(p.reviewApproveCommand(), p.reviewReturnCommand())
	return cmd
}

func (p *program) review(d *desk.Desk) error {
	list, err := toReview(d)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		p.say("commands.review.none")
		return nil
	}
	rows := [][]string{{"ID", p.text().T("commands.review.problems"), p.text().T("commands.list.title")}}
	for _, s := range list {
		if p.json {
			if err := p.document(reviewRow{s.ID, s.Rev, s.Title.UK, s.Title.EN, s.Problems}); err != nil {
				return err
			}
		}
		rows = append(rows, []string{string(s.ID), fmt.Sprint(s.Problems), s.Title.In(p.text().Lang())})
	}
	if p.json {
		return nil
	}
	return p.table(rows)
}

func (p *program) reviewApproveCommand() *cobra.Command {
	var clean bool
	cmd := &cobra.Command{
		Use:     "approve ID… | --clean",
		Example: "  focalpoint review approve 0193a7c2-…\n  focalpoint review approve --clean",
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			if clean == (len(args) > 0) {
				return wrong("ids_or_all", "Flag", "--clean")
			}
			return p.approve(d, args, clean)
		}),
	}
	cmd.Flags().BoolVar(&clean, "clean", false, "")
	return cmd
}

func (p *program) approve(d *desk.Desk, args []string, clean bool) error {
	var records []desk.Reading
	if clean {
		list, err := toReview(d)
		if err != nil {
			return err
		}
		for _, s := range list {
			if s.Problems == 0 {
				records = append(records, desk.Reading{ID: s.ID, Rev: s.Rev})
			}
		}
	} else {
		var err error
		if records, err = readings(d, args); err != nil {
			return err
		}
	}
	done, err := d.Approve(clean, records...)
	if err != nil {
		return err
	}
	p.say("commands.review.approved", "Count", done.Records)
	if done.Gone > 0 {
		p.say("commands.review.gone", "Count", done.Gone)
	}
	for _, left := range done.Left {
		stopping := slices.DeleteFunc(left.Findings, func(f desk.Finding) bool { return f.Severity == desk.SeverityHint })
		stops := false
		if err := p.printFindings(left.ID, left.Title, stopping, &stops); err != nil {
			return err
		}
	}
	return partlyIf(len(done.Left)+done.Gone > 0)
}

func (p *program) reviewReturnCommand() *cobra.Command {
	var note string
	var fields []string
	cmd := &cobra.Command{
		Use: "return ID", Args: exactly(1),
		Example: "  focalpoint review return 0193a7c2-… --note 'Дві дрібниці' --field title.uk='Повна назва школи'",
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			notes := desk.ReviewNotes{Record: note, Fields: map[aid.Path]string{}}
			for _, pair := range fields {
				path, text, whole := strings.Cut(pair, "=")
				if !whole || !aid.KnownActivityPath(aid.Path(path)) {
					return wrong("field_note", "Value", pair)
				}
				notes.Fields[aid.Path(path)] = text
			}
			records, err := readings(d, args)
			if err != nil {
				return err
			}
			if _, err := d.Return(records[0], notes); err != nil {
				return err
			}
			sheet, err := d.Activity(records[0].ID)
			if err != nil {
				return err
			}
			p.say("commands.review.returned", "Title", sheet.Activity.Title.In(p.text().Lang()))
			return nil
		}),
	}
	cmd.Flags().StringVar(&note, "note", "", "")
	cmd.Flags().StringArrayVar(&fields, "field", nil, "")
	return cmd
}

func toReview(d *desk.Desk) ([]aid.Summary, error) {
	all, err := d.Activities()
	if err != nil {
		return nil, err
	}
	return d.ToReview(all)
}

// readings are records as they stand now.
func readings(d *desk.Desk, args []string) (records []desk.Reading, err error) {
	ids, err := idsOrAll(d, args)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		sheet, err := d.Activity(id)
		if err != nil {
			return nil, err
		}
		records = append(records, desk.Reading{ID: id, Rev: sheet.Summary.Rev})
	}
	return records, nil
}
