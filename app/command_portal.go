package main

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/portal/server"
)

func (p *program) portalCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "portal", Args: exactly(0), RunE: needSubcommand}
	cmd.AddCommand(p.portalServeCommand(), p.portalEnrolCommand(), p.portalStatsCommand(), p.portalReferenceCommand())
	return cmd
}

func (p *program) portalServeCommand() *cobra.Command {
	var o server.Options
	var fileLimit uint8
	requests := rate(usualRate)
	cmd := &cobra.Command{
		Use: "serve --data DIR --listen HOST:PORT",
		Example: `  focalpoint portal serve --data ./portal --listen 127.0.0.1:8080
  focalpoint portal serve --data ./workshop --listen 0.0.0.0:8443 --training`,
		Args: exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.Attachment = int64(fileLimit) << 20; fileLimit == 0 {
				o.Attachment = -1
			}
			o.Rate = requests.perSecond()
			return p.servePortal(cmd.Context(), o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.DataDir, "data", "", "")
	flags.StringVar(&o.Listen, "listen", "127.0.0.1:0", "")
	flags.Uint8Var(&fileLimit, "file-limit", 20, "")
	flags.Var(&requests, "rate", "")
	flags.BoolVar(&o.Training, "training", false, "")
	flags.StringVar(&o.CertFile, "tls-cert", "", "")
	flags.StringVar(&o.KeyFile, "tls-key", "", "")
	flags.StringVar(&o.Name.UK, "name-uk", "Портал Focalpoint", "")
	flags.StringVar(&o.Name.EN, "name-en", "Focalpoint portal", "")
	mustRequire(cmd, "data")
	return cmd
}

func (p *program) servePortal(ctx context.Context, o server.Options) error {
	if (o.CertFile == "") != (o.KeyFile == "") {
		return wrong("certificate")
	}
	o.Now, o.Log = p.env.now, slog.New(slog.NewTextHandler(p.env.stderr, nil))
	running, err := server.Start(o)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(p.env.stdout, "listening on", running.URL); err != nil {
		return err
	}
	if err := running.Wait(ctx); err != nil {
		return err
	}
	p.say("commands.portal.stopped")
	return nil
}

func (p *program) portalEnrolCommand() *cobra.Command {
	var dir string
	var i server.Invitation
	cmd := &cobra.Command{
		Use: "enrol --data DIR --person PERSON --organisation NAME --organisation-type CODE --role ROLE",
		Example: `  focalpoint portal enrol --data ./portal --person "Олена Приклад" --organisation "Обласна адміністрація" \
      --organisation-type 11 --role focal-point`,
		Args: exactly(0),
		RunE: func(*cobra.Command, []string) error {
			return p.enrol(dir, i)
		},
	}
	cmd.Flags().StringVar(&dir, "data", "", "")
	cmd.Flags().StringVar(&i.Person, "person", "", "")
	cmd.Flags().StringVar(&i.Organisation, "organisation", "", "")
	cmd.Flags().StringVar(&i.OrganisationType, "organisation-type", "", "")
	cmd.Flags().Var(oneOf[aid.Role]{&i.Role, []aid.Role{aid.RoleContributor, aid.RoleFocalPoint, aid.RolePartner}}, "role", "")
	mustRequire(cmd, "data", "person", "organisation", "organisation-type", "role")
	return cmd
}

func (p *program) enrol(dir string, i server.Invitation) error {
	lists, err := desk.BuiltinCodelists()
	if err != nil {
		return err
	}
	if !lists.Has(aid.ListOrgType, i.OrganisationType) {
		return wrong("organisation_type", "Value", i.OrganisationType)
	}
	code, expires, err := server.Invite(dir, i, p.env.now())
	if err != nil {
		return err
	}
	if p.json {
		return p.document(map[string]any{"code": code.String(), "expires": expires})
	}
	p.say("commands.portal.code", "Person", i.Person, "Expires", p.text().DateTime(expires.Local()))
	_, err = fmt.Fprintln(p.env.stdout, code)
	return err
}

func (p *program) portalStatsCommand() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:     "stats --data DIR",
		Example: "  focalpoint portal stats --data ./portal --json",
		Args:    exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			stats, err := server.ReadStats(cmd.Context(), dir)
			if err != nil {
				return err
			}
			return p.printStats(stats)
		},
	}
	cmd.Flags().StringVar(&dir, "data", "", "")
	mustRequire(cmd, "data")
	return cmd
}

func (p *program) printStats(s server.Stats) error {
	t := p.text()
	if p.json {
		return p.document(s)
	}
	var rows [][]string
	for _, kind := range slices.Sorted(maps.Keys(s.Records)) {
		name := string(kind) // of a kind that this version of the program does not know
		if key := "terminal.stats.kinds." + name; t.Has(key) {
			name = t.T(key)
		}
		rows = append(rows, []string{name, fmt.Sprint(s.Records[kind])})
	}
	return p.table(append(rows,
		[]string{t.T("terminal.stats.revisions"), fmt.Sprint(s.Revisions)}, []string{t.T("terminal.stats.changes"), fmt.Sprint(s.Changes)},
		[]string{t.T("terminal.stats.devices"), fmt.Sprint(s.Devices)}, []string{t.T("terminal.stats.conflicts"), fmt.Sprint(s.Conflicts)},
	))
}

// mustRequire marks flags as required.
func mustRequire(cmd *cobra.Command, names ...string) {
	for _, name := range names {
		if err := cmd.MarkFlagRequired(name); err != nil {
			panic(err) // the flag is declared beside the call
		}
	}
}
