package main

import (
	"github.com/spf13/cobra"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

func (p *program) readyCommand() *cobra.Command {
	var all bool
	cmd := &cobra.Command{
		Use: "ready ID… | --all",
		Example: `  focalpoint ready 0193a7c2-…
  focalpoint ready --all`,
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			if all == (len(args) > 0) {
				return wrong("ids_or_all", "Flag", "--all")
			}
			return p.ready(d, args, all)
		}),
	}
	cmd.Flags().BoolVar(&all, "all", false, "")
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
