package main

import (
	"github.com/spf13/cobra"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// finding is one line of `check --json`.
type finding struct {
	ID       aid.ID        `json:"id"`
	Field    aid.Path      `json:"field"`
	Rule     string        `json:"rule"`
	Severity desk.Severity `json:"severity"`
	Message  string        `json:"message"`
}

func (p *program) findings(id aid.ID, list []desk.Finding) []finding {
	out := make([]finding, 0, len(list))
	for _, f := range list {
		out = append(out, finding{id, f.Field, f.Rule, f.Severity, desk.Message(p.text(), f)})
	}
	return out
}

func (p *program) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "check [ID…]",
		Short:   "Check the quality of the given activities, or of all of them",
		Example: "  focalpoint check --json | jq 'select(.severity == \"stop\")'",
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			ids, err := idsOrAll(d, args)
			if err != nil {
				return err
			}
			return p.check(d, ids)
		}),
	}
}

func (p *program) check(d *desk.Desk, ids []aid.ID) error {
	stops := false
	for _, id := range ids {
		sheet, err := d.Activity(id)
		if err != nil {
			return err
		}
		for _, f := range p.findings(id, sheet.Findings) {
			stops = stops || f.Severity == desk.SeverityStop
			if err := p.printFinding(sheet.Activity.Title, f); err != nil {
				return err
			}
		}
	}
	if stops {
		return errPartly
	}
	return nil
}

func (p *program) printFinding(title aid.Text, f finding) error {
	if p.json {
		return p.document(f)
	}
	return p.table([][]string{{p.text().T("commands.severity." + string(f.Severity)), title.In(p.text().Lang()), f.Message}})
}

// idsOrAll reads ids from arguments; without any it is every activity.
func idsOrAll(d *desk.Desk, args []string) (ids []aid.ID, err error) {
	for _, arg := range args {
		id, err := aid.ParseID(arg)
		if err != nil {
			return nil, usageError{err}
		}
		ids = append(ids, id)
	}
	if len(ids) > 0 {
		return ids, nil
	}
	summaries, err := d.Activities()
	for _, s := range summaries {
		ids = append(ids, s.ID)
	}
	return ids, err
}

func (p *program) readyCommand() *cobra.Command {
	var all bool
	cmd := &cobra.Command{
		Use:   "ready ID… | --all",
		Short: "Mark drafts as ready and queue them for sending; stops at findings that stop sending",
		Example: `  focalpoint ready 0193a7c2-…
  focalpoint ready --all`,
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			if all == (len(args) > 0) {
				return usageError{errIDsOrAll}
			}
			return p.ready(d, args, all)
		}),
	}
	cmd.Flags().BoolVar(&all, "all", false, "every draft of the own organisation")
	return cmd
}

func (p *program) ready(d *desk.Desk, args []string, all bool) (err error) {
	var marked int
	var stopped []desk.NotReady
	if all {
		marked, stopped, err = d.ReadyAll()
	} else {
		var ids []aid.ID
		if ids, err = idsOrAll(d, args); err == nil {
			stopped, err = d.Ready(ids...)
			marked = len(ids) - len(stopped)
		}
	}
	if err != nil {
		return err
	}
	p.say("commands.ready.done", "Count", marked)
	for _, record := range stopped {
		for _, f := range p.findings(record.ID, record.Findings) {
			if f.Severity == desk.SeverityStop {
				if err := p.printFinding(record.Title, f); err != nil {
					return err
				}
			}
		}
	}
	if len(stopped) > 0 {
		return errPartly
	}
	return nil
}
