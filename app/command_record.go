package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/desk"
)

func (p *program) listCommand() *cobra.Command {
	var options struct {
		state string
		full  bool
	}
	cmd := &cobra.Command{
		Use: "list [--state S] [--full]",
		Example: `  focalpoint list --state draft
  focalpoint list --full --json > activities.ndjson`,
		Args: exactly(0),
		RunE: p.withDesk(func(cmd *cobra.Command, d *desk.Desk, _ []string) error {
			return p.list(d, options.state, options.full)
		}),
	}
	cmd.Flags().StringVar(&options.state, "state", "", "")
	cmd.Flags().BoolVar(&options.full, "full", false, "")
	return cmd
}

// listed is one line of `list --json`.
type listed struct {
	ID       aid.ID    `json:"id"`
	Rev      int64     `json:"rev"`
	State    desk.Chip `json:"state"`
	TitleUK  string    `json:"title_uk"`
	TitleEN  string    `json:"title_en"`
	Status   string    `json:"status"`
	Pins     int       `json:"pins"`
	Problems int       `json:"problems"`
}

func (p *program) list(d *desk.Desk, state string, full bool) error {
	summaries, err := d.Activities()
	if err != nil {
		return err
	}
	rows := [][]string{{"ID", p.text().T("commands.list.state"), p.text().T("commands.list.pins"), p.text().T("commands.list.title")}}
	for _, s := range summaries {
		chip := desk.ChipOf(s)
		if state != "" && state != string(chip) {
			continue
		}
		switch {
		case full:
			err = p.showRecord(d, s.ID)
		case p.json:
			err = p.document(listed{s.ID, s.Rev, chip, s.Title.UK, s.Title.EN, s.Status, s.Pins, s.Problems})
		default:
			rows = append(rows, []string{string(s.ID), p.text().T("commands.chip." + string(chip)), fmt.Sprint(s.Pins), s.Title.In(p.text().Lang())})
		}
		if err != nil {
			return err
		}
	}
	if p.json || full {
		return nil
	}
	return p.table(rows)
}

func (p *program) showCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "show ID",
		Example: "  focalpoint show 0193a7c2-… --json",
		Args:    exactly(1),
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			return p.showRecord(d, aid.ID(args[0]))
		}),
	}
}

// shown is a record with what the portal and the quality rules say of it.
type shown struct {
	aid.Record
	State    desk.Chip    `json:"state"`
	Clashes  []aid.Clash  `json:"clashes,omitempty"`
	Refusal  *aid.Refusal `json:"refusal,omitempty"`
	Findings []finding    `json:"findings,omitempty"`

	Attachments []desk.Attachment `json:"attachments,omitempty"` // files, which go to the portal after the record
}

func (p *program) showRecord(d *desk.Desk, id aid.ID) error {
	sheet, err := d.Activity(id)
	if err != nil {
		return err
	}
	files, err := d.Attachments(id)
	if err != nil {
		return err
	}
	if p.json {
		return p.document(shown{
			Record: sheet.Activity.Record(), State: desk.ChipOf(sheet.Summary),
			Clashes: sheet.Clashes, Refusal: sheet.Refusal, Findings: p.findings(id, sheet.Findings), Attachments: files,
		})
	}
	record := sheet.Activity.Record()
	rows := [][]string{{"id", string(id)}, {"rev", fmt.Sprint(record.Rev)}}
	for _, path := range record.Fields.Paths() {
		rows = append(rows, []string{string(path), plain(record.Fields[path])})
	}
	for _, file := range files {
		rows = append(rows, []string{"file " + string(file.ID), file.Name + ", " + p.text().Bytes(file.Size)})
	}
	return p.table(rows)
}

// plain is a JSON value for reading: texts without their quotes.
func plain(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	return string(raw)
}

func (p *program) newCommand() *cobra.Command {
	var title aid.Text
	var pattern, from string
	cmd := &cobra.Command{
		Use: "new --title-uk TEXT [--title-en TEXT] [--pattern NAME | --from ID]",
		Example: `  focalpoint new --title-uk 'Відбудова школи №5' --title-en 'Rebuilding school no. 5'
  focalpoint new --pattern 'Ремонт школи' --title-uk 'Ремонт ліцею'
  focalpoint new --from 0193a7c2-…`,
		Args: exactly(0),
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, _ []string) error {
			a, err := begin(d, pattern, aid.ID(from))
			if err != nil {
				return err
			}
			if !title.Empty() {
				a.Title = title
			}
			if a.Title.Empty() {
				return wrong("title_needed")
			}
			if _, err := d.SaveDraft(a); err != nil {
				return err
			}
			return p.printID(a.ID)
		}),
	}
	cmd.Flags().StringVar(&title.UK, "title-uk", "", "")
	cmd.Flags().StringVar(&title.EN, "title-en", "", "")
	cmd.Flags().StringVar(&pattern, "pattern", "", "")
	cmd.Flags().StringVar(&from, "from", "", "")
	return cmd
}

// begin makes a draft from a pattern, from another activity, or from nothing.
func begin(d *desk.Desk, pattern string, from aid.ID) (aid.Activity, error) {
	switch {
	case pattern != "" && from != "":
		return aid.Activity{}, wrong("one_beginning")
	case pattern != "":
		named, err := d.PatternNamed(pattern)
		if err != nil {
			return aid.Activity{}, err
		}
		return d.NewFromPattern(named.ID)
	case from != "":
		return d.NewFromActivity(from)
	}
	return d.NewActivity()
}

func (p *program) printID(id aid.ID) error {
	if p.json {
		return p.document(map[string]aid.ID{"id": id})
	}
	_, err := fmt.Fprintln(p.env.stdout, id)
	return err
}

func (p *program) setCommand() *cobra.Command {
	return &cobra.Command{
		Use: "set ID FIELD VALUE",
		Example: `  focalpoint set 0193a7c2-… title.en "School no. 5"
  focalpoint set 0193a7c2-… dates.planned_start 2026-05-01
  focalpoint set 0193a7c2-… status 2`,
		Args: exactly(3),
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			id := aid.ID(args[0])
			findings, err := d.SetField(id, aid.Path(args[1]), args[2])
			if err != nil {
				return err
			}
			for _, f := range findings {
				p.say("commands.set.finding", "Message", desk.Message(p.text(), f))
			}
			return p.printID(id)
		}),
	}
}

func (p *program) pinCommand() *cobra.Command {
	var name, photograph string
	cmd := &cobra.Command{
		Use: `pin ID "LATITUDE, LONGITUDE" | pin ID --photo FILE`,
		Example: `  focalpoint pin 0193a7c2-… "48.7389, 37.5844" --name "Школа №5"
  focalpoint pin 0193a7c2-… --photo school.jpg`,
		Args: func(cmd *cobra.Command, args []string) error {
			if photograph != "" {
				return exactly(1)(cmd, args)
			}
			return exactly(2)(cmd, args)
		},
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			if photograph != "" {
				return p.photoPin(d, aid.ID(args[0]), photograph, name)
			}
			location, position, err := d.AddPin(aid.ID(args[0]), args[1], name)
			return p.pinned(aid.ID(args[0]), location, position, err)
		}),
	}
	cmd.Flags().StringVar(&name, "name", "", "")
	cmd.Flags().StringVar(&photograph, "photo", "", "")
	return cmd
}

func (p *program) photoPin(d *desk.Desk, id aid.ID, path, name string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close() //nolint:errcheck // it was only read
	location, position, err := d.AddPhotoPin(id, file, name)
	return p.pinned(id, location, position, err)
}

// pinned says where a pin was placed.
func (p *program) pinned(id aid.ID, location aid.Location, position atlas.Position, err error) error {
	if err != nil {
		return err
	}
	if p.json {
		return p.document(map[string]any{"id": id, "location": location.ID, "position": p.position(location.Point, position)})
	}
	_, err = fmt.Fprintln(p.env.stdout, location.ID, p.describe(position))
	return err
}
