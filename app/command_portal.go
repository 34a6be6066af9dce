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
	cmd := &cobra.Command{Use: "portal", Short: "Run a portal: for workshops, small institutions and tests", RunE: needSubcommand}
	cmd.AddCommand(p.portalServeCommand(), p.portalEnrolCommand(), p.portalStatsCommand(), p.portalReferenceCommand())
	return cmd
}

func (p *program) portalServeCommand() *cobra.Command {
	var o server.Options
	cmd := &cobra.Command{
		Use:   "serve --data DIR --listen HOST:PORT",
		Short: "Serve a portal until it is ended; prints «listening on URL» when it is ready",
		Long: `Plain HTTP on loopback only; elsewhere HTTPS, with a certificate of the portal's own making unless one is given.
Enrolment codes carry the fingerprint of such a certificate, so nobody has to type it.`,
		Example: `  focalpoint portal serve --data ./portal --listen 127.0.0.1:8080
  focalpoint portal serve --data ./workshop --listen 0.0.0.0:8443 --training`,
		Args: cobra.ExactArgs(0),
		RunE: func(cmd *cobra.Command, _ []string) error { return p.servePortal(cmd.Context(), o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.DataDir, "data", "", "the portal's `DIR`")
	flags.StringVar(&o.Listen, "listen", "127.0.0.1:0", "`HOST:PORT`; port 0 takes a free one")
	flags.BoolVar(&o.Training, "training", false, "a training portal: its records never mix with a real one's")
	flags.StringVar(&o.CertFile, "tls-cert", "", "PEM `FILE` of the certificate")
	flags.StringVar(&o.KeyFile, "tls-key", "", "PEM `FILE` of the certificate's key")
	flags.StringVar(&o.Name.UK, "name-uk", "Портал Focalpoint", "the portal's name in Ukrainian")
	flags.StringVar(&o.Name.EN, "name-en", "Focalpoint portal", "the portal's name in English")
	cmd.MarkFlagsRequiredTogether("tls-cert", "tls-key")
	mustRequire(cmd, "data")
	return cmd
}

func (p *program) servePortal(ctx context.Context, o server.Options) error {
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
	var role string
	cmd := &cobra.Command{
		Use:   "enrol --data DIR --person NAME --organisation NAME --organisation-type CODE --role ROLE",
		Short: "Print a one-time code with which a person joins; works while the portal is running",
		Example: `  focalpoint portal enrol --data ./portal --person "Олена Приклад" --organisation "Обласна адміністрація" \
      --organisation-type 11 --role focal-point`,
		Args: cobra.ExactArgs(0),
		RunE: func(*cobra.Command, []string) error {
			i.Role = aid.Role(role)
			if !i.Role.Known() {
				return usageError{fmt.Errorf("--role is contributor, focal-point or partner")}
			}
			return p.enrol(dir, i)
		},
	}
	cmd.Flags().StringVar(&dir, "data", "", "the portal's `DIR`")
	cmd.Flags().StringVar(&i.Person, "person", "", "the person's `NAME`")
	cmd.Flags().StringVar(&i.Organisation, "organisation", "", "the organisation's `NAME`")
	cmd.Flags().StringVar(&i.OrganisationType, "organisation-type", "", "IATI OrganisationType `CODE`, such as 11 for a local government")
	cmd.Flags().StringVar(&role, "role", "", "contributor, focal-point or partner")
	mustRequire(cmd, "data", "person", "organisation", "organisation-type", "role")
	return cmd
}

func (p *program) enrol(dir string, i server.Invitation) error {
	lists, err := desk.BuiltinCodelists()
	if err != nil {
		return err
	}
	if !lists.Has(aid.ListOrgType, i.OrganisationType) {
		return usageError{fmt.Errorf("--organisation-type %q is not an IATI OrganisationType code", i.OrganisationType)}
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
		Short:   "Count what the portal holds; works while it is running",
		Example: "  focalpoint portal stats --data ./portal --json",
		Args:    cobra.ExactArgs(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			stats, err := server.ReadStats(cmd.Context(), dir)
			if err != nil {
				return err
			}
			return p.printStats(stats)
		},
	}
	cmd.Flags().StringVar(&dir, "data", "", "the portal's `DIR`")
	mustRequire(cmd, "data")
	return cmd
}

func (p *program) printStats(s server.Stats) error {
	if p.json {
		return p.document(s)
	}
	var rows [][]string
	for _, kind := range slices.Sorted(maps.Keys(s.Records)) {
		rows = append(rows, []string{"records " + string(kind), fmt.Sprint(s.Records[kind])})
	}
	return p.table(append(rows,
		[]string{"revisions", fmt.Sprint(s.Revisions)}, []string{"changes", fmt.Sprint(s.Changes)},
		[]string{"devices", fmt.Sprint(s.Devices)}, []string{"conflicts", fmt.Sprint(s.Conflicts)},
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
