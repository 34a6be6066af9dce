package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"focalpoint/internal/desk"
	"focalpoint/internal/syncer"
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
	report, err := d.Sync(ctx)
	for failures := 1; wait && worthWaiting(err); failures++ {
		p.complain(err)
		if err := pause(ctx, syncer.Wait(failures, err)); err != nil {
			return err
		}
		report, err = d.Sync(ctx)
	}
	if err != nil {
		return err
	}
	if err := p.printReport(report); err != nil {
		return err
	}
	if report.Refused+report.Conflicts > 0 {
		return errPartly
	}
	return nil
}

// worthWaiting says whether the same exchange may go through later without anybody's doing.
func worthWaiting(err error) bool {
	var retry *syncer.RetryError
	return errors.Is(err, syncer.ErrOffline) || errors.Is(err, syncer.ErrIncomplete) || errors.As(err, &retry)
}

func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
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
	return p.table(rows)
}
