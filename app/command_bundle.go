package main

import (
	"github.com/spf13/cobra"

	"focalpoint/internal/desk"
)

func (p *program) bundleCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "bundle",
		Example: `  focalpoint bundle write queue.bundle
  focalpoint bundle carry queue.bundle
  focalpoint bundle open queue-receipts.bundle`,
		RunE: needSubcommand,
	}
	cmd.AddCommand(p.bundleWriteCommand(), p.bundleCarryCommand(), p.bundleOpenCommand())
	return cmd
}

func (p *program) bundleWriteCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "write FILE",
		Example: "  focalpoint bundle write /media/stick/queue.bundle",
		Args:    exactly(1),
		RunE: p.withDesk(func(cmd *cobra.Command, d *desk.Desk, args []string) error {
			written, err := d.WriteBundle(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			p.say("commands.bundle.written", "File", written.File, "Changes", p.text().N("commands.bundle.changes", written.Changes))
			if p.json {
				return p.document(written)
			}
			return nil
		}),
	}
}

func (p *program) bundleCarryCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "carry FILE",
		Example: "  focalpoint bundle carry /media/stick/queue.bundle",
		Args:    exactly(1),
		RunE: p.withDesk(func(cmd *cobra.Command, d *desk.Desk, args []string) error {
			receipts, err := d.CarryBundle(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			p.say("commands.bundle.carried", "File", receipts)
			if p.json {
				return p.document(map[string]string{"file": args[0], "receipts": receipts})
			}
			return nil
		}),
	}
}

func (p *program) bundleOpenCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "open FILE",
		Example: "  focalpoint bundle open /media/stick/queue-receipts.bundle",
		Args:    exactly(1),
		RunE: p.withDesk(func(cmd *cobra.Command, d *desk.Desk, args []string) error {
			report, err := d.OpenReceipts(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			return p.reportExchange(report)
		}),
	}
}
