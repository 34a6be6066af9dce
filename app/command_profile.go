package main

import (
	"context"

	"github.com/spf13/cobra"

	"focalpoint/internal/desk"
)

func (p *program) profileCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "profile", Args: exactly(0), RunE: needSubcommand}
	cmd.AddCommand(p.profileNewCommand(), p.profileListCommand(), p.profileConnectionCommand(), p.profilePassphraseCommand())
	return cmd
}

func (p *program) profileNewCommand() *cobra.Command {
	var e desk.Enrolment
	var roots string
	cmd := &cobra.Command{
		Use: "new --name NAME --portal URL --code CODE",
		Example: `  focalpoint profile new --name office --portal https://portal.example --code ABCD-EFGH-JKMN-PQRS
  FOCALPOINT_PASSPHRASE=… focalpoint profile new --vault office.vault --name office --portal URL --code CODE`,
		Args: exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if e.Roots, err = desk.ReadRoots(roots); err != nil {
				return err
			}
			return p.newProfile(cmd.Context(), e)
		},
	}
	cmd.Flags().StringVar(&e.Name, "name", "", "")
	cmd.Flags().StringVar(&e.Address, "portal", "", "")
	cmd.Flags().StringVar(&e.Code, "code", "", "")
	cmd.Flags().StringVar(&roots, "ca", "", "")
	cmd.Flags().StringVar(&e.Proxy, "proxy", "", "")
	for _, name := range []string{"name", "portal", "code"} {
		if err := cmd.MarkFlagRequired(name); err != nil {
			panic(err) // the flag is declared above
		}
	}
	return cmd
}

func (p *program) newProfile(ctx context.Context, e desk.Enrolment) (err error) {
	if e.Path, err = p.newVaultPath(e.Name); err != nil {
		return err
	}
	if e.Keys, err = p.keys(); err != nil {
		return err
	}
	e.Lang, e.Now = p.text().Lang(), p.env.now
	v, err := desk.Enrol(ctx, e)
	if err != nil {
		return err
	}
	d, err := p.deskOn(v)
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }()
	if p.vaultFile == "" {
		profiles, err := p.profiles()
		if err != nil {
			return err
		}
		if err := profiles.Choose(e.Name); err != nil {
			return err
		}
	}
	report, err := d.Sync(ctx)
	identity := d.Identity()
	p.say("commands.profile.made", "Name", identity.Profile, "Person", identity.Person,
		"Organisation", identity.OrgName.In(p.text().Lang()), "Portal", identity.PortalName.In(p.text().Lang()))
	if err != nil {
		return err
	}
	p.say("commands.profile.pulled", "Count", report.Pulled)
	if p.json {
		return p.document(map[string]any{"name": identity.Profile, "vault": identity.Vault, "person": identity.Person, "role": identity.Role, "pulled": report.Pulled})
	}
	return nil
}

func (p *program) profileListCommand() *cobra.Command {
	return &cobra.Command{
		Use:  "list",
		Args: exactly(0),
		RunE: func(*cobra.Command, []string) error {
			profiles, err := p.profiles()
			if err != nil {
				return err
			}
			list, err := profiles.List()
			if err != nil {
				return err
			}
			return p.printProfiles(list)
		},
	}
}

func (p *program) printProfiles(list []desk.ProfileFile) error {
	if len(list) == 0 && !p.json {
		p.say("commands.profile.none")
	}
	var rows [][]string
	for _, profile := range list {
		if p.json {
			err := p.document(map[string]any{"name": profile.Name, "vault": profile.Path, "current": profile.Current})
			if err != nil {
				return err
			}
			continue
		}
		mark := ""
		if profile.Current {
			mark = "*"
		}
		rows = append(rows, []string{mark, profile.Name, profile.Path})
	}
	return p.table(rows)
}

func (p *program) profilePassphraseCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:  "passphrase --new-passphrase-file FILE",
		Args: exactly(0),
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, _ []string) error {
			secret, err := readPassphrase(file)
			if err != nil {
				return err
			}
			if err := d.SetPassphrase(secret); err != nil {
				return err
			}
			p.say("commands.profile.passphrase")
			return nil
		}),
	}
	cmd.Flags().StringVar(&file, "new-passphrase-file", "", "")
	if err := cmd.MarkFlagRequired("new-passphrase-file"); err != nil {
		panic(err) // the flag is declared above
	}
	return cmd
}
