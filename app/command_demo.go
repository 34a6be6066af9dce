package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
)

func (p *program) demoCommand() *cobra.Command {
	var options struct {
		pictures string
		terminal bool
	}
	cmd := &cobra.Command{
		Use: "demo [--terminal] [--pictures DIR]",
		Example: `  focalpoint demo
  focalpoint demo --terminal --pictures pictures`,
		Args: exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			display := hasDisplay(p.env.getenv)
			if display && !options.terminal && options.pictures == "" {
				return p.demoWindow(cmd.Context())
			}
			if !display && !options.terminal {
				p.say("commands.demo.nodisplay")
			}
			return p.demoTerminal(cmd.Context(), options.pictures)
		},
	}
	cmd.Flags().StringVar(&options.pictures, "pictures", "", "")
	cmd.Flags().BoolVar(&options.terminal, "terminal", false, "")
	return cmd
}

// The record that the demonstration drafts.
var (
	demoTitle = aid.Text{UK: "Укриття для дитячого садка в Краматорську", EN: "A shelter for a kindergarten in Kramatorsk"}
	demoPlace = "48°44′20″N 37°35′4″E"
)

// demoTerminal walks the whole road and says at each step what happened.
func (p *program) demoTerminal(ctx context.Context, pictures string) (err error) {
	d, err := p.startDemo(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	p.tell("commands.demo.portal", "URL", d.portal.URL)
	p.tell("commands.demo.imported", "Count", d.report.Imported)
	if err := p.demoDraft(d); err != nil {
		return err
	}
	marked, stopped, err := d.desk.ReadyAll()
	if err != nil {
		return err
	}
	p.tell("commands.demo.queued", "Count", marked)
	if len(stopped) > 0 {
		p.tell("commands.demo.held", "Count", len(stopped))
	}
	if err := p.demoSend(ctx, d, marked); err != nil {
		return err
	}
	if pictures == "" {
		return nil
	}
	if err := d.live(ctx); err != nil {
		return err
	}
	if _, err := p.drawPictures(d.desk, pictures); err != nil {
		return err
	}
	p.tell("commands.demo.pictures", "Folder", pictures)
	return nil
}

// demoDraft drafts one record and pins it from coordinates.
func (p *program) demoDraft(d *demo) error {
	a, err := d.desk.NewActivity()
	if err != nil {
		return err
	}
	a.Title, a.Status = demoTitle, "2"
	a.Dates = aid.Dates{PlannedStart: "2026-03-01", ActualStart: "2026-03-16", PlannedEnd: "2027-10-31"}
	a.Description = aid.Text{
		UK: "Захисна споруда на 150 дітей, щоб садок працював і під час повітряних тривог.",
		EN: "A shelter for 150 children, so that the kindergarten works during air alerts too.",
	}
	a.Sectors = []aid.Sector{{ID: aid.NewID(), Vocabulary: aid.VocabularyPortal, Code: "1.1", Percentage: aid.DecimalOf(100)}}
	if _, err := d.desk.SaveDraft(a); err != nil {
		return err
	}
	p.tell("commands.demo.draft", "Title", demoTitle.In(p.text().Lang()))
	location, at, err := d.desk.AddPin(a.ID, demoPlace, demoTitle.UK)
	if err != nil {
		return err
	}
	p.tell("commands.demo.pinned", "Coordinates", atlas.FormatDecimal(location.Point), "Where", p.describe(at))
	return nil
}

// demoSend sends what is queued, prints the receipts, and checks that the portal has answered every change.
func (p *program) demoSend(ctx context.Context, d *demo, queued int) error {
	report, err := d.desk.Sync(ctx)
	if err != nil {
		return err
	}
	if err := p.printReport(report); err != nil {
		return err
	}
	receipts, err := d.desk.Receipts(queued)
	if err != nil {
		return err
	}
	p.tell("commands.demo.receipts")
	for _, r := range receipts {
		p.tell("commands.demo.receipt", "N", r.N, "Rev", r.Rev, "Title", r.Title.In(p.text().Lang()),
			"Outcome", p.text().T("commands.demo.outcome."+string(r.Outcome)))
	}
	if report.Accepted != queued {
		return fmt.Errorf("the portal accepted %d of %d changes", report.Accepted, queued)
	}
	p.tell("commands.demo.done", "Records", report.Accepted)
	return nil
}

// tell prints a line of the demonstration on standard output.
func (p *program) tell(key string, args ...any) {
	fmt.Fprintln(p.env.stdout, p.text().T(key, args...))
}
