package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"focalpoint/internal/desk"
	"focalpoint/internal/portal/server"
)

func (p *program) atlasInstallCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "install FILE",
		Example: "  focalpoint atlas install hromadas.fpack",
		Args:    exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			maps, err := p.openMaps()
			if err != nil {
				return err
			}
			installed, err := maps.Install(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			return p.printInstalled(installed)
		},
	}
}

func (p *program) printInstalled(installed desk.MapPack) error {
	if p.json {
		return p.document(installed)
	}
	p.say("commands.atlas.installed", "Name", installed.Name.In(p.text().Lang()), "Date", p.text().Date(installed.Date.Time()))
	return nil
}

func (p *program) atlasListCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Example: "  focalpoint atlas list --json",
		Args:    exactly(0),
		RunE: func(*cobra.Command, []string) error {
			maps, err := p.openMaps()
			if err != nil {
				return err
			}
			if trouble := maps.Trouble(); trouble != nil {
				return trouble
			}
			installed, there := maps.Installed()
			switch {
			case !there && !p.json:
				p.say("commands.atlas.builtin")
				return nil
			case !there:
				return nil
			case p.json:
				return p.document(installed)
			}
			return p.printPack(installed)
		},
	}
}

func (p *program) printPack(m desk.MapPack) error {
	t := p.text()
	return p.table([][]string{
		{t.T("commands.atlas.id"), m.ID},
		{t.T("commands.atlas.name"), m.Name.In(t.Lang())},
		{t.T("commands.atlas.date"), t.Date(m.Date.Time())},
		{t.T("commands.atlas.licence"), m.Licence},
		{t.T("commands.atlas.attribution"), m.Attribution.In(t.Lang())},
		{t.T("commands.atlas.raions"), t.Number(int64(m.Counts.Raions))},
		{t.T("commands.atlas.hromadas"), t.Number(int64(m.Counts.Hromadas))},
		{t.T("commands.atlas.settlements"), t.Number(int64(m.Counts.Settlements))},
		{t.T("commands.atlas.size"), t.Bytes(m.Size())},
	})
}

func (p *program) atlasRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "remove NAME",
		Example: "  focalpoint atlas remove hromadas",
		Args:    exactly(1),
		RunE: func(_ *cobra.Command, args []string) error {
			maps, err := p.openMaps()
			if err != nil {
				return err
			}
			if err := maps.Remove(args[0]); err != nil {
				return err
			}
			p.say("commands.atlas.builtin")
			return nil
		},
	}
}

func (p *program) atlasFetchCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "fetch [NAME]",
		Example: "  focalpoint atlas fetch",
		Args:    atMost(1),
		RunE: p.withDesk(func(cmd *cobra.Command, d *desk.Desk, args []string) error {
			name := ""
			if len(args) > 0 {
				name = args[0]
			}
			installed, err := d.FetchMap(cmd.Context(), name, p.progress())
			if err != nil {
				return err
			}
			return p.printInstalled(installed)
		}),
	}
}

// progressPause is how often a long transfer says how far it is.
const progressPause = 5 * time.Second

// progress says now and then how much of a transfer is done.
func (p *program) progress() func(have, size int64) {
	last := p.env.now()
	return func(have, size int64) {
		if now := p.env.now(); now.Sub(last) >= progressPause {
			last = now
			p.say("commands.atlas.progress", "Have", p.text().Bytes(have), "Size", p.text().Bytes(size))
		}
	}
}

func (p *program) portalReferenceCommand() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:     "reference --data DIR FILE",
		Example: "  focalpoint portal reference --data ./portal hromadas.fpack",
		Args:    exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := desk.CheckPack(cmd.Context(), args[0]); err != nil {
				return err
			}
			pack, err := server.AddReference(dir, args[0])
			if err != nil {
				return err
			}
			if p.json {
				return p.document(pack)
			}
			p.say("commands.portal.offers", "Name", pack.Name, "Size", p.text().Bytes(pack.Size))
			_, err = fmt.Fprintln(p.env.stdout, pack.Version)
			return err
		},
	}
	cmd.Flags().StringVar(&dir, "data", "", "")
	mustRequire(cmd, "data")
	return cmd
}
