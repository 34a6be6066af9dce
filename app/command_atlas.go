package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas/compile"
	"focalpoint/internal/atlas/reference"
	"focalpoint/internal/atlas/spelling"
	"focalpoint/internal/desk"
)

func (p *program) atlasCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "atlas", Args: exactly(0), RunE: needSubcommand}
	cmd.AddCommand(p.atlasInstallCommand(), p.atlasFetchCommand(), p.atlasListCommand(), p.atlasRemoveCommand(), p.atlasPackCommand())
	return cmd
}

// recipe is the flags of `atlas pack`.
type recipe struct {
	borders                    []string
	codifier, gazetteer, tiles string
	property                   string
	manifest                   reference.Manifest
	date                       string
}

func (p *program) atlasPackCommand() *cobra.Command {
	var r recipe
	cmd := &cobra.Command{
		Use: "pack [--boundaries FILE --codifier FILE] [--tiles FILE] --name NAME --date DATE --licence TEXT OUT" + reference.Ending,
		Example: `  focalpoint atlas pack --boundaries raions.geojson --boundaries hromadas.geojson --codifier katottg.xlsx \
      --name "Межі громад" --date 2026-11-01 --licence "CC BY 4.0" hromadas.fpack
  focalpoint atlas pack --tiles relief.mbtiles --name "Рельєф" --date 2026-11-01 --licence "CC BY 4.0" relief.fpack`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error { return p.packAtlas(cmd.Context(), r, args[0]) },
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&r.borders, "boundaries", nil, "")
	flags.StringVar(&r.codifier, "codifier", "", "")
	flags.StringVar(&r.gazetteer, "gazetteer", "", "")
	flags.StringVar(&r.tiles, "tiles", "", "")
	flags.StringVar(&r.property, "code-property", "katottg", "")
	flags.StringVar(&r.manifest.Name.UK, "name", "", "")
	flags.StringVar(&r.manifest.Name.EN, "name-en", "", "")
	flags.StringVar(&r.date, "date", "", "")
	flags.StringVar(&r.manifest.Licence, "licence", "", "")
	flags.StringVar(&r.manifest.Attribution.UK, "attribution", "", "")
	flags.StringVar(&r.manifest.Attribution.EN, "attribution-en", "", "")
	mustRequire(cmd, "name", "date", "licence")
	return cmd
}

// packing is the answer of `atlas pack --json`.
type packing struct {
	reference.Manifest
	Coded           int `json:"coded"`            // settlements with a code
	WholeOblasts    int `json:"whole_oblasts"`    // of which every raion has a border
	WithoutPosition int `json:"without_position"` // settlements of the codifier of which nobody says where they are
}

func (p *program) packAtlas(ctx context.Context, r recipe, out string) error {
	if err := r.complete(out); err != nil {
		return err
	}
	var opened []io.Closer
	defer func() {
		for _, file := range opened {
			_ = file.Close() // it was only read
		}
	}()
	open := func(path string) (*os.File, error) {
		file, err := os.Open(path)
		if err == nil {
			opened = append(opened, file)
		}
		return file, err
	}
	source, err := r.source(open)
	if err != nil {
		return err
	}
	if r.tiles != "" {
		tiles, err := desk.OpenTiles(ctx, r.tiles)
		if err != nil {
			return err
		}
		opened = append(opened, tiles)
		source.Tiles = tiles
	}
	content, report, err := compile.Compile(source)
	if err != nil {
		return err
	}
	r.manifest.Bounds = report.Bounds
	manifest, err := desk.WritePack(out, r.manifest, content)
	if err != nil {
		return err
	}
	answer := packing{manifest, report.Coded, report.WholeOblasts, report.WithoutPosition}
	if p.json {
		return p.document(answer)
	}
	p.sayPacked(out, answer)
	return nil
}

// complete fills in what may be left out.
func (r *recipe) complete(out string) error {
	m := &r.manifest
	m.ID = strings.ToLower(strings.TrimSuffix(filepath.Base(out), filepath.Ext(out)))
	date, err := aid.ParseDate(r.date)
	switch {
	case err != nil || date == "":
		return wrong("date", "Value", r.date)
	case r.codifier == "" && (len(r.borders) > 0 || r.gazetteer != ""):
		return wrong("recipe")
	case r.codifier == "" && r.tiles == "":
		return wrong("recipe")
	case filepath.Ext(out) != reference.Ending:
		return wrong("ending", "Ending", reference.Ending)
	case !reference.ValidID(m.ID):
		return wrong("pack_name")
	}
	m.Date = date
	if m.Name.EN == "" {
		m.Name.EN = spelling.Romanise(m.Name.UK)
	}
	if m.Attribution.UK == "" {
		m.Attribution.UK = m.Name.UK + ", " + m.Licence + "."
	}
	if m.Attribution.EN == "" {
		m.Attribution.EN = m.Name.EN + ", " + m.Licence + "."
	}
	return nil
}

func (r *recipe) source(open func(path string) (*os.File, error)) (s compile.Source, err error) {
	s.Property, s.Date = r.property, r.manifest.Date
	for _, path := range r.borders {
		file, err := open(path)
		if err != nil {
			return s, err
		}
		s.Borders = append(s.Borders, file)
	}
	if r.codifier == "" {
		return s, nil
	}
	if s.Codifier, err = open(r.codifier); err != nil {
		return s, err
	}
	if r.gazetteer != "" {
		s.Gazetteer, err = open(r.gazetteer)
	}
	return s, err
}

func (p *program) sayPacked(out string, a packing) {
	t := p.text()
	info, err := os.Stat(out)
	if err != nil {
		return // it was just written; its size is no news
	}
	p.say("commands.atlas.packed", "File", out, "Size", t.Bytes(info.Size()))
	p.say("commands.atlas.borders", "Raions", t.Number(int64(a.Counts.Raions)), "Hromadas", t.Number(int64(a.Counts.Hromadas)), "Oblasts", a.WholeOblasts)
	p.say("commands.atlas.places", "Count", t.Number(int64(a.Counts.Settlements)), "Coded", t.Number(int64(a.Coded)), "Without", t.Number(int64(a.WithoutPosition)))
}
