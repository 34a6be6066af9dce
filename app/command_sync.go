package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"focalpoint/internal/desk"
)

func (p *program) syncCommand() *cobra.Command {
	var wait bool
	cmd := &cobra.Command{
		Use: "sync [--wait]",
		Example: `  focalpoint sync
  focalpoint sync --wait --json`,
		Args: exactly(0),
		RunE: p.withDesk(func(cmd *cobra.Command, d *desk.Desk, _ []string) error {
			return p.sync(cmd.Context(), d, wait)
		}),
	}
	cmd.Flags().BoolVar(&wait, "wait", false, "")
	return cmd
}

func (p *program) sync(ctx context.Context, d *desk.Desk, wait bool) error {
	exchange := d.Sync
	if wait {
		exchange = func(ctx context.Context) (desk.Report, error) { return d.SyncPersistently(ctx, p.complain) }
	}
	progress := p.showProgress(d)
	report, err := exchange(ctx)
	if err != nil {
		return errors.Join(err, progress.Close())
	}
	files, err := d.SendFiles(ctx, wait, p.complain)
	if err = errors.Join(err, progress.Close()); err != nil {
		return errors.Join(p.printReport(report), err) // the records are sent
	}
	if files.Requests > 0 || files.Left.Any() {
		report.Files = &files
	}
	return p.reportExchange(report)
}

// reportExchange prints what an exchange did; errPartly when not everything was taken.
func (p *program) reportExchange(report desk.Report) error {
	if err := p.printReport(report); err != nil {
		return err
	}
	if report.Refused+report.Conflicts > 0 {
		return errPartly
	}
	return nil
}

func (p *program) printReport(r desk.Report) error {
	if p.json {
		return p.document(r)
	}
	t := p.text()
	var rows [][]string
	for _, line := range []struct {
		key   string
		count int
	}{
		{"accepted", r.Accepted}, {"merged", r.Merged}, {"conflicts", r.Conflicts}, {"refused", r.Refused}, {"pulled", r.Pulled},
	} {
		rows = append(rows, []string{t.T("commands.sync." + line.key), t.Number(int64(line.count))})
	}
	rows = append(rows, []string{t.T("commands.sync.traffic"), t.T("commands.sync.bytes", "Up", t.Bytes(r.BytesUp), "Down", t.Bytes(r.BytesDown))})
	if r.Files != nil {
		if words := r.Files.Left.Words(t, desk.FileProgress{}); words != "" {
			rows = append(rows, []string{t.T("commands.sync.files"), words})
		}
		for _, file := range r.Files.Left.Refused {
			fmt.Fprintln(p.env.stderr, file.Words(t))
		}
	}
	return p.table(rows)
}
