package main

import (
	"context"
	"errors"
	"fmt"
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
	cmd := &cobra.Command{Use: "atlas", Short: "Reference packs: maps and gazetteers that take the place of the built-in ones", RunE: needSubcommand}
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
		Use:   "pack [--boundaries FILE --codifier FILE] [--tiles FILE] --name NAME --date DATE --licence TEXT OUT" + reference.Ending,
		Short: "Make a reference pack from GeoJSON borders and the Ministry's codifier, or from map tiles",
		Long: `Borders of raions and hromadas are GeoJSON areas with a KATOTTG code as a property; the codifier is the Ministry's
workbook, or a table with code, category and name. What they do not say (coasts, rivers, neighbours, where settlements
lie) comes from the built-in map. A gazetteer is a table with code, lat, lon and, if it likes, uk, en, population and
aliases. Tiles are drawn over the map; with tiles alone, the pack is the built-in map below them. The same files give
the same pack, byte by byte.`,
		Example: `  focalpoint atlas pack --boundaries raions.geojson --boundaries hromadas.geojson --codifier katottg.xlsx \
      --name "Межі громад" --date 2026-11-01 --licence "CC BY 4.0" hromadas.fpack
  focalpoint atlas pack --tiles relief.mbtiles --name "Рельєф" --date 2026-11-01 --licence "CC BY 4.0" relief.fpack`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return p.packAtlas(cmd.Context(), r, args[0]) },
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&r.borders, "boundaries", nil, "GeoJSON `FILE` of raions or hromadas; may be given several times")
	flags.StringVar(&r.codifier, "codifier", "", "`FILE` of the codifier: .xlsx, .csv or .tsv")
	flags.StringVar(&r.gazetteer, "gazetteer", "", "`FILE` of settlements with coordinates: .xlsx, .csv or .tsv")
	flags.StringVar(&r.tiles, "tiles", "", "`FILE` of map tiles: .mbtiles or .pmtiles")
	flags.StringVar(&r.property, "code-property", "katottg", "`NAME` of the property with the code of a border")
	flags.StringVar(&r.manifest.Name.UK, "name", "", "the pack's `NAME` in Ukrainian")
	flags.StringVar(&r.manifest.Name.EN, "name-en", "", "the pack's `NAME` in English (default: the Ukrainian one in Latin letters)")
	flags.StringVar(&r.date, "date", "", "`DATE` of the data, such as 2026-11-01")
	flags.StringVar(&r.manifest.Licence, "licence", "", "the licence under which the pack may be used")
	flags.StringVar(&r.manifest.Attribution.UK, "attribution", "", "`TEXT` on the map, in Ukrainian (default: name and licence)")
	flags.StringVar(&r.manifest.Attribution.EN, "attribution-en", "", "`TEXT` on the map, in English (default: name and licence)")
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
		return usageError{err}
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
		return fmt.Errorf("--date %q is not a date such as 2026-11-01", r.date)
	case r.codifier == "" && (len(r.borders) > 0 || r.gazetteer != ""):
		return errors.New("borders and a gazetteer need --codifier")
	case r.codifier == "" && r.tiles == "":
		return errors.New("a pack is made of --boundaries and --codifier, of --tiles, or of both")
	case filepath.Ext(out) != reference.Ending:
		return fmt.Errorf("the file's name ends in %s", reference.Ending)
	case !reference.ValidID(m.ID):
		return errors.New("the file's name is made of Latin letters, digits and hyphens")
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
