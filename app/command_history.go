package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// historyRow is one line of `history --json`.
type historyRow struct {
	Step   uint64        `json:"step"`
	Source string        `json:"source"`
	Who    string        `json:"who"`
	At     time.Time     `json:"at"`
	Made   time.Time     `json:"made,omitzero"` // when the portal took it from somebody else
	Fields []fieldChange `json:"fields"`
}

type fieldChange struct {
	Path aid.Path        `json:"path"`
	Was  json.RawMessage `json:"was"`
	Now  json.RawMessage `json:"now"`
}

func (p *program) historyCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "history ID",
		Example: "  focalpoint history 0193a7c2-…\n  focalpoint history 0193a7c2-… --json | jq -r '.fields[].path'",
		Args:    exactly(1),
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			history, err := d.History(p.text(), aid.ID(args[0]))
			if err != nil {
				return err
			}
			return p.printHistory(history)
		}),
	}
}

func (p *program) printHistory(history desk.History) error {
	if len(history.Steps) == 0 && !p.json {
		p.say("commands.history.none")
	}
	for _, s := range history.Steps {
		show := p.printStep
		if p.json {
			show = p.stepDocument
		}
		if err := show(s); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) stepDocument(s desk.HistoryStep) error {
	row := historyRow{Step: s.N, Source: s.Source, Who: s.Who, At: s.At, Made: s.Made, Fields: []fieldChange{}}
	for _, c := range s.Changes {
		row.Fields = append(row.Fields, fieldChange{c.Path, c.WasRaw, c.NowRaw})
	}
	return p.document(row)
}

func (p *program) printStep(s desk.HistoryStep) error {
	who := s.Who
	if who == "" {
		who = p.text().T("commands.history.unknown")
	}
	_, err := fmt.Fprintf(p.env.stdout, "%d  %s  %s  %s\n", s.N, p.text().DateTime(s.At), who, s.Event)
	line := func(text string) string { return strings.ReplaceAll(text, "\n", "; ") }
	for _, c := range s.Changes {
		if err == nil {
			text := p.text().T("commands.history.change", "Field", c.Field, "Was", line(c.Was), "Now", line(c.Now))
			_, err = fmt.Fprintf(p.env.stdout, "   %s  (%s)\n", text, c.Path)
		}
	}
	return err
}

func (p *program) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "restore ID STEP [FIELD…]",
		Example: "  focalpoint restore 0193a7c2-… 7\n  focalpoint restore 0193a7c2-… 7 title.uk dates.planned_end && focalpoint ready 0193a7c2-…",
		Args:    atLeast(2),
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			step, err := strconv.ParseUint(args[1], 10, 64)
			if err != nil {
				return wrong("step", "Value", args[1])
			}
			var paths []aid.Path
			for _, field := range args[2:] {
				paths = append(paths, aid.Path(field))
			}
			changed, err := d.Restore(aid.ID(args[0]), step, paths...)
			switch {
			case err != nil:
				return err
			case changed == 0:
				p.say("commands.history.same")
			default:
				p.say("commands.history.restored", "Count", changed)
			}
			return nil
		}),
	}
}
