package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"focalpoint/internal/desk"
)

// exchangeRow is one line of `exchanges --json`.
type exchangeRow struct {
	At time.Time `json:"at"`
	desk.Report
	FilesSent    int    `json:"files_sent"`
	FilesRefused int    `json:"files_refused"`    // those that the portal did not take
	Reason       string `json:"reason,omitempty"` // why it failed
	Tries        int    `json:"tries"`
}

func (p *program) exchangesCommand() *cobra.Command {
	limit := 50
	cmd := &cobra.Command{
		Use:     "exchanges [--limit N]",
		Example: "  focalpoint exchanges\n  focalpoint exchanges --limit 500 --json | jq -r 'select(.reason) | .at + \" \" + .reason'",
		Args:    exactly(0),
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, _ []string) error {
			rows, err := d.Exchanges(p.text(), limit)
			if err != nil {
				return err
			}
			return p.printExchanges(rows)
		}),
	}
	cmd.Flags().IntVar(&limit, "limit", limit, "")
	return cmd
}

func (p *program) printExchanges(rows []desk.ExchangeRow) error {
	if len(rows) == 0 && !p.json {
		p.say("sending.exchange.none")
	}
	for _, x := range rows {
		if p.json {
			if err := p.document(exchangeRow{At: x.At, Report: x.Report, FilesSent: x.FilesSent, FilesRefused: x.FilesRefused, Reason: x.Reason, Tries: x.Tries}); err != nil {
				return err
			}
			continue
		}
		line := p.text().DateTime(x.At) + "  " + x.Words(p.text())
		if x.Failure != "" {
			line += "\n   " + x.Failure
		}
		if _, err := fmt.Fprintln(p.env.stdout, line); err != nil {
			return err
		}
	}
	return nil
}
