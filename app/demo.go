package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"focalpoint/assets"
	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/portal/server"
	"focalpoint/internal/vault"
)

// demo is a demonstration: a portal in this process, a profile that is enrolled there, and sample records. It lives in a
// temporary folder that is removed at the end.
type demo struct {
	dir    string
	portal *server.Running
	desk   *desk.Desk
	report desk.ImportReport
	now    func() time.Time
}

// startDemo makes a demonstration; close ends it.
func (p *program) startDemo(ctx context.Context) (_ *demo, err error) {
	d := &demo{now: p.env.now}
	defer func() {
		if err != nil {
			err = errors.Join(err, d.close())
		}
	}()
	if d.dir, err = os.MkdirTemp("", "focalpoint-demo-"); err != nil {
		return nil, fmt.Errorf("making the demonstration's folder: %w", err)
	}
	if err := d.startPortal(p); err != nil {
		return nil, fmt.Errorf("starting the demonstration's portal: %w", err)
	}
	if err := d.enrol(ctx, p); err != nil {
		return nil, fmt.Errorf("enrolling the demonstration's profile: %w", err)
	}
	if d.report, err = d.desk.ImportBytes(ctx, "activities.csv", assets.SampleActivities); err != nil {
		return nil, fmt.Errorf("reading the sample records: %w", err)
	}
	return d, nil
}

func (d *demo) close() error {
	var err error
	if d.desk != nil {
		err = d.desk.Close()
	}
	if d.portal != nil {
		err = errors.Join(err, d.portal.Close())
	}
	if d.dir != "" {
		err = errors.Join(err, os.RemoveAll(d.dir))
	}
	return err
}

func (d *demo) portalDir() string { return filepath.Join(d.dir, "portal") }

// startPortal starts the demonstration's portal on a free port of this computer.
func (d *demo) startPortal(p *program) (err error) {
	d.portal, err = server.Start(server.Options{
		DataDir: d.portalDir(), Listen: "127.0.0.1:0", Training: true, Now: p.env.now, Log: slog.New(slog.DiscardHandler),
		Name: aid.Text{UK: "Показовий портал", EN: "Demonstration portal"},
	})
	return err
}

// invite makes a code for the demonstration's focal point.
func (p *program) invite(d *demo) (string, error) {
	t := p.text()
	code, _, err := server.Invite(d.portalDir(), server.Invitation{
		Person: t.T("commands.demo.person"), Organisation: t.T("commands.demo.organisation"),
		OrganisationType: "11", Role: aid.RoleFocalPoint,
	}, p.env.now())
	return code.String(), err
}

// enrol makes the profile as its user would, with a one-time code. Its passphrase is random: nobody opens it again.
func (d *demo) enrol(ctx context.Context, p *program) error {
	lang := p.text().Lang()
	code, err := p.invite(d)
	if err != nil {
		return err
	}
	secret := rand.Text()
	v, err := desk.Enrol(ctx, desk.Enrolment{
		Path: filepath.Join(d.dir, "demo.vault"), Name: "demo", Address: d.portal.URL, Code: code, Lang: lang, Now: p.env.now,
		Keys: vault.Keys{Passphrase: func() (string, error) { return secret, nil }},
	})
	if err != nil {
		return err
	}
	if d.desk, err = p.deskOn(v); err != nil {
		return err
	}
	_, err = d.desk.Sync(ctx)
	return err
}
