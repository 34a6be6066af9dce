package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

func (p *program) patternCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:  "pattern",
		Args: exactly(0),
		RunE: needSubcommand,
	}
	cmd.AddCommand(p.patternListCommand(), p.patternSaveCommand(), p.patternRenameCommand(), p.patternRemoveCommand())
	return cmd
}

func (p *program) patternListCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list", Example: "  focalpoint pattern list --json", Args: exactly(0),
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, _ []string) error {
			patterns, err := d.Patterns()
			if err != nil {
				return err
			}
			rows := [][]string{{p.text().T("commands.pattern.name"), p.text().T("commands.list.pins"), p.text().T("commands.list.title")}}
			for _, pattern := range patterns {
				if p.json {
					if err := p.document(pattern); err != nil {
						return err
					}
				}
				rows = append(rows, []string{pattern.Name, fmt.Sprint(pattern.Pins), pattern.Title.In(p.text().Lang())})
			}
			if p.json {
				return nil
			}
			return p.table(rows)
		}),
	}
}

func (p *program) patternSaveCommand() *cobra.Command {
	var places, contact bool
	cmd := &cobra.Command{
		Use:     "save ID NAME",
		Example: "  focalpoint pattern save 0193a7c2-… 'Ремонт школи' --places", Args: exactly(2),
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			return d.SavePattern(aid.ID(args[0]), args[1], places, contact)
		}),
	}
	cmd.Flags().BoolVar(&places, "places", false, "")
	cmd.Flags().BoolVar(&contact, "contact", false, "")
	return cmd
}

func (p *program) patternRenameCommand() *cobra.Command {
	return &cobra.Command{
		Use: "rename NAME NEW", Args: exactly(2),
		Example: "  focalpoint pattern rename 'Ремонт' 'Ремонт школи'",
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			pattern, err := d.PatternNamed(args[0])
			if err != nil {
				return err
			}
			return d.RenamePattern(pattern.ID, args[1])
		}),
	}
}

func (p *program) patternRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove NAME", Args: exactly(1),
		Example: "  focalpoint pattern remove 'Ремонт школи'",
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			pattern, err := d.PatternNamed(args[0])
			if err != nil {
				return err
			}
			return d.RemovePattern(pattern.ID)
		}),
	}
}
