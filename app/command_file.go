package main

import (
	"github.com/spf13/cobra"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

func (p *program) templateCommand() *cobra.Command {
	return &cobra.Command{
		Use: "template FILE",
		Example: `  focalpoint template activities.xlsx
  focalpoint template activities.csv`,
		Args: exactly(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := desk.WriteTemplate(args[0], p.text(), aid.DateOf(p.env.now())); err != nil {
				return err
			}
			p.say("commands.file.written", "File", args[0])
			return nil
		},
	}
}

func (p *program) importCommand() *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use: "import FILE [--dry-run]",
		Example: `  focalpoint import activities.xlsx --dry-run
  focalpoint import activities.csv --json`,
		Args: exactly(1),
		RunE: p.withDesk(func(cmd *cobra.Command, d *desk.Desk, args []string) error {
			report, err := d.Import(cmd.Context(), args[0], dryRun, func(int) {})
			if err != nil {
				return err
			}
			if err := p.printImport(report, dryRun); err != nil {
				return err
			}
			if len(report.Refused) > 0 {
				return errPartly
			}
			return nil
		}),
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "")
	return cmd
}

// refusedRow is one member of `refused` of `import --json`.
type refusedRow struct {
	Line   int    `json:"line"`
	Column string `json:"column"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
}

func (p *program) printImport(r desk.ImportReport, dryRun bool) error {
	refused := []refusedRow{}
	for _, row := range r.Refused {
		refused = append(refused, refusedRow{row.Line, row.Column, row.Value, desk.Reason(p.text(), row)})
	}
	if p.json {
		return p.document(map[string]any{"imported": r.Imported, "updated": r.Updated, "refused": refused})
	}
	key := "commands.import.done"
	if dryRun {
		key = "commands.import.would"
	}
	p.say(key, "Imported", r.Imported, "Updated", r.Updated, "Refused", r.RefusedRows)
	var rows [][]string
	for _, row := range refused {
		rows = append(rows, []string{p.text().T("commands.import.line", "Line", row.Line), row.Column, row.Value, row.Reason})
	}
	return p.table(rows)
}
