package main

import (
	"github.com/spf13/cobra"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

func (p *program) distinctCommand() *cobra.Command {
	var undo bool
	cmd := &cobra.Command{
		Use:     "distinct ID ID",
		Example: "  focalpoint distinct 0193a7c2-… 0193a7d0-…",
		Args:    exactly(2),
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			if undo {
				return d.UndoDistinguish(aid.ID(args[0]), aid.ID(args[1]))
			}
			return d.Distinguish(aid.ID(args[0]), aid.ID(args[1]))
		}),
	}
	cmd.Flags().BoolVar(&undo, "undo", false, "")
	return cmd
}
