package main

import (
	"archive/zip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"focalpoint/assets"
	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

func (p *program) doctorCommand() *cobra.Command {
	var bundle string
	cmd := &cobra.Command{
		Use: "doctor [--bundle FILE]",
		Example: `  focalpoint doctor
  focalpoint doctor --bundle support.zip`,
		Args: exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error { return p.doctor(cmd.Context(), bundle) },
	}
	cmd.Flags().StringVar(&bundle, "bundle", "", "")
	return cmd
}

// verdict is how a part is.
type verdict string

const (
	well   verdict = "ok"
	uneasy verdict = "warn"
	broken verdict = "fail"
)

// diagnosis is one part of the examination. Detail holds no name, text or secret of the person's.
type diagnosis struct {
	Part    string  `json:"part"`
	Verdict verdict `json:"verdict"`
	Detail  string  `json:"detail"`
}

func (p *program) doctor(ctx context.Context, bundle string) error {
	list := []diagnosis{p.examineVersion(), p.examineKeyring(), p.examineDisplay(), p.examineFont(), p.examineAtlas(), p.examineClock(), p.examineCrashes()}
	list = append(list, p.examineVault(ctx)...)
	failed := false
	var rows [][]string
	for _, d := range list {
		failed = failed || d.Verdict == broken
		if p.json {
			if err := p.document(d); err != nil {
				return err
			}
		}
		rows = append(rows, []string{p.text().T("commands.doctor." + string(d.Verdict)), p.text().T("commands.doctor." + d.Part), d.Detail})
	}
	if !p.json {
		if err := p.table(rows); err != nil {
			return err
		}
	}
	if bundle != "" {
		if err := writeBundle(bundle, list, p.env.now()); err != nil {
			return err
		}
		p.say("commands.doctor.bundle", "File", bundle)
	}
	if failed {
		return errPartly
	}
	return nil
}

func (p *program) examineVersion() diagnosis {
	return diagnosis{"version", well, fmt.Sprintf("%s, %s/%s, %s", version, runtime.GOOS, runtime.GOARCH, runtime.Version())}
}

func (p *program) examineKeyring() diagnosis {
	if p.keyring() == nil {
		return diagnosis{"keyring", uneasy, p.text().T("commands.doctor.keyring_none")}
	}
	return diagnosis{"keyring", well, p.text().T("commands.doctor.keyring_ok")}
}

func (p *program) examineDisplay() diagnosis {
	if !hasDisplay(p.env.getenv) {
		return diagnosis{"display", uneasy, p.text().T("commands.doctor.display_none")}
	}
	return diagnosis{"display", well, p.env.getenv("DISPLAY") + p.env.getenv("WAYLAND_DISPLAY")}
}

func (p *program) examineFont() diagnosis {
	return diagnosis{"fonts", well, fmt.Sprintf("Inter, %s", p.text().Bytes(int64(len(assets.InterRegular)+len(assets.InterSemiBold))))}
}

func (p *program) examineAtlas() diagnosis {
	maps, err := p.openMaps()
	if err != nil {
		return diagnosis{"atlas", broken, err.Error()}
	}
	if trouble := maps.Trouble(); trouble != nil {
		return diagnosis{"atlas", uneasy, desk.Explain(p.text(), trouble)}
	}
	at := maps.Atlas().Where(aid.Point{Lat: 50.4547, Lon: 30.5238}) // Kyiv
	said := at.Oblast.Name(p.text().Lang())
	if pack, installed := maps.Installed(); installed {
		said = pack.Name.In(p.text().Lang())
	}
	return diagnosis{"atlas", well, said}
}

// The years between which a clock is believed.
const (
	firstYear = 2025
	lastYear  = 2045
)

func (p *program) examineClock() diagnosis {
	now := p.env.now()
	if now.Year() < firstYear || now.Year() > lastYear {
		return diagnosis{"clock", uneasy, p.text().T("commands.doctor.clock_odd", "Date", p.text().Date(now))}
	}
	return diagnosis{"clock", well, p.text().DateTime(now)}
}

// examineVault opens the vault and, through it, asks the portal.
func (p *program) examineVault(ctx context.Context) []diagnosis {
	d, err := p.openDesk()
	if errors.Is(err, desk.ErrNoProfile) {
		return []diagnosis{{"vault", uneasy, p.text().T("commands.doctor.no_profile")}}
	}
	if err != nil {
		return []diagnosis{{"vault", broken, desk.Explain(p.text(), err)}}
	}
	defer func() { _ = d.Close() }()
	summaries, err := d.Activities()
	if err != nil {
		return []diagnosis{{"vault", broken, desk.Explain(p.text(), err)}}
	}
	list := []diagnosis{{"vault", well, p.text().T("commands.doctor.records", "Count", len(summaries), "Waiting", d.Status().Waiting)}}
	return append(list, p.examinePortal(ctx, d))
}

// clockTolerance is how far this computer's clock and the portal's may differ without a word.
const clockTolerance = 5 * time.Minute

func (p *program) examinePortal(ctx context.Context, d *desk.Desk) diagnosis {
	meta, err := d.AskPortal(ctx)
	switch {
	case errors.Is(err, desk.ErrNoPortal):
		return diagnosis{"portal", uneasy, p.text().T("commands.doctor.no_portal")}
	case err != nil:
		return diagnosis{"portal", uneasy, desk.Explain(p.text(), err)}
	}
	if off := p.env.now().Sub(meta.Time).Abs(); !meta.Time.IsZero() && off > clockTolerance {
		return diagnosis{"portal", uneasy, p.text().T("commands.doctor.clock_off", "Minutes", int(off.Minutes()))}
	}
	return diagnosis{"portal", well, p.text().T("commands.doctor.answers", "Name", meta.Name.In(p.text().Lang()))}
}

// writeBundle writes a zip file with the examination alone.
func writeBundle(path string, list []diagnosis, now time.Time) (err error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("writing the support file: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	archive := zip.NewWriter(file)
	part, err := archive.CreateHeader(&zip.FileHeader{Name: "doctor.json", Method: zip.Deflate, Modified: now})
	if err != nil {
		return fmt.Errorf("writing the support file: %w", err)
	}
	if err := writeJSON(part, list); err != nil {
		return fmt.Errorf("writing the support file: %w", err)
	}
	return archive.Close()
}

func writeJSON(to io.Writer, value any) error {
	encoder := json.NewEncoder(to)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}
