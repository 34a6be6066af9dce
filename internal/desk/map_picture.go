package desk

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/exchange"
	"focalpoint/internal/i18n"
)

// MapOptions are what a person can choose for a picture of the map. The zero value is a picture of all activities, in
// Ukrainian, light, as large as is good for a page, with places as they may be published.
type MapOptions struct {
	IDs   []aid.ID // nil: all activities
	Lang  string
	Title string  // "": the title of the only activity, or that it is a map of activities
	Width int     // pixels of a usual screen; 0: 1600
	Scale float64 // of a PNG: its pixels for one of a usual screen, 1 to 3; 0: 2
	Dark  bool
	Exact bool // exact places, for the office's own use; the picture says so

	Colouring Colouring // what the signs tell
	Measure   Measure   // by which oblasts are filled
	Currency  string    // of MeasureMoney; "": that of the most activities
}

// MapReport is what a picture shows; its JSON keys are those that scripts rely on.
type MapReport struct {
	Records int `json:"records"` // activities
	Pins    int `json:"pins"`
	Without int `json:"without_pin"` // activities that have no place on a map
}

// IsMapPicture says whether a file's name asks for a picture of the map.
func IsMapPicture(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".png", ".svg":
		return true
	}
	return false
}

// ExportMap writes a map of activities to a file whose ending says in which format: .png or .svg. The file appears whole
// or not at all. It returns exchange.ErrFormat, vault.ErrNotFound, the context's
// and the system's errors.
func (d *Desk) ExportMap(ctx context.Context, path string, o MapOptions) (MapReport, error) {
	if !IsMapPicture(path) {
		return MapReport{}, fmt.Errorf("drawing a map as %q: %w", filepath.Ext(path), exchange.ErrFormat)
	}
	figure, shown, report, err := d.mapFigure(ctx, o)
	if err != nil {
		return MapReport{}, fmt.Errorf("drawing the map: %w", err)
	}
	renderer := d.MapRenderer(o.Dark, o.Lang)
	if o.Measure != MeasureNone {
		renderer = renderer.Tinted(shade(&figure, shown, o))
	}
	err = writeWhole(path, func(file io.Writer) error {
		to := unlessDone{ctx, file}
		if strings.EqualFold(filepath.Ext(path), ".svg") {
			return renderer.SVG(to, figure)
		}
		return renderer.PNG(to, figure, orDefault(o.Scale, 2))
	})
	if err != nil {
		return MapReport{}, fmt.Errorf("drawing the map: %w", err)
	}
	return report, nil
}

// unlessDone writes as long as its context lasts, so that a picture that is not wanted any more leaves no file.
type unlessDone struct {
	ctx context.Context
	to  io.Writer
}

func (w unlessDone) Write(part []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.to.Write(part)
}

func orDefault[T int | float64](value, standard T) T {
	if value == 0 {
		return standard
	}
	return value
}

// shade puts a measure by oblast into the legend and the notes, and returns the colours of the map.
func shade(f *atlas.Figure, shown []MapEntry, o MapOptions) atlas.Tint {
	l, b := i18n.New(o.Lang), CountByOblast(shown, o.Measure, o.Currency)
	for class, colour := range atlas.Shades(len(b.Classes), o.Dark) {
		name := b.Range(l, class)
		if class == 0 {
			name = b.Title(l) + ": " + name
		}
		f.Shades = append(f.Shades, atlas.Shade{Name: name, Colour: colour})
	}
	f.Notes = append(f.Notes, strings.Join(b.Remarks(l), " "))
	return b.Tint(o.Dark)
}

// mapFigure gathers what a picture shows, and the activities that are on it.
func (d *Desk) mapFigure(ctx context.Context, o MapOptions) (f atlas.Figure, shown []MapEntry, report MapReport, err error) {
	l := i18n.New(o.Lang)
	f = atlas.Figure{Date: l.Date(d.now()), Width: orDefault(o.Width, 1600), Words: atlas.FigureWords{
		Metres: l.T("map.metres"), Kilometres: l.T("map.kilometres"), Several: l.T("map.picture.several"),
		Hollow: l.T("map.picture.hollow"), Around: l.T("map.picture.around"),
	}}
	for _, kind := range o.Colouring.Kinds() {
		f.Kinds = append(f.Kinds, atlas.MarkKind{Name: o.Colouring.KindName(kind, d.Codelist, l), Sign: kind.Sign})
	}
	only, coarse := aid.Activity{}, false
	for a, err := range d.chosen(ctx, o.IDs) {
		if err != nil {
			return atlas.Figure{}, nil, MapReport{}, err
		}
		entry := d.mapEntry(a, "")
		if o.Measure != MeasureNone {
			shown = append(shown, entry)
		}
		kind := o.Colouring.KindOf(entry)
		before := len(f.Marks)
		for _, location := range a.Locations {
			if onMap(location) {
				mark := d.mark(l, location, o.Exact)
				coarse = coarse || !o.Exact && location.Precision.Radius() > 0
				mark.Kind = kind
				if len(o.IDs) != 1 {
					mark.Text = joined(": ", a.Title.In(l.Lang()), mark.Text)
				}
				f.Marks = append(f.Marks, mark)
			}
		}
		report.Records++
		if len(f.Marks) == before {
			report.Without++
		}
		only = a
	}
	report.Pins = len(f.Marks)
	d.describe(&f, l, o, report, only)
	switch {
	case o.Exact:
		f.Notes = append(f.Notes, l.T("map.picture.exact"))
	case coarse:
		f.Notes = append(f.Notes, l.T("map.picture.published"))
	}
	return f, shown, report, nil
}

// describe sets what stands above the map, and what a reader must know.
func (d *Desk) describe(f *atlas.Figure, l *i18n.Localizer, o MapOptions, report MapReport, only aid.Activity) {
	pins := l.N("map.picture.pins", report.Pins)
	f.Title, f.Subtitle = l.T("map.picture.title"), joined(" · ", l.N("map.picture.records", report.Records), pins)
	if report.Records == 1 {
		if title := only.Title.In(l.Lang()); title != "" {
			f.Title = title
		}
		f.Subtitle = joined(" · ", d.organisationName(only.ReportingOrg).In(l.Lang()), pins)
	}
	if o.Title != "" {
		f.Title = o.Title
	}
	if d.Identity().Training {
		f.Notes = append(f.Notes, l.T("map.picture.training"))
	}
	if report.Without > 0 {
		f.Notes = append(f.Notes, l.T("map.picture.without", "N", l.Number(int64(report.Without))))
	}
}

// mark is where a location stands on a picture, and its name. A place that is published by its oblast stands where the
// oblast's name does: the rounded point could lie in another one.
func (d *Desk) mark(l *i18n.Localizer, location aid.Location, exact bool) atlas.Mark {
	radius := location.Precision.Radius()
	if exact {
		radius = 0
	} else {
		location = location.Published()
	}
	m := atlas.Mark{Point: location.Point, Around: radius, Hollow: location.Exactness == "2"}
	if middle, known := d.Atlas().OblastMiddle(location.Oblast); known && !exact && location.Precision == aid.PrecisionOblast {
		m.Point, m.Around = middle, 0
	}
	name := location.Name.In(l.Lang())
	for _, code := range []string{location.Settlement, location.Hromada, location.Raion} {
		if name == "" && code != "" {
			name = d.UnitName(code, l.Lang())
		}
	}
	oblast := ""
	if location.Oblast != "" {
		oblast = d.UnitName(location.Oblast, l.Lang())
	}
	if strings.Contains(name, oblast) {
		oblast = "" // people write it into names, too
	}
	m.Text = joined(", ", name, oblast)
	return m
}

// joined is the texts that are not empty, with a separator between them.
func joined(separator string, texts ...string) string {
	var all []string
	for _, text := range texts {
		if text != "" {
			all = append(all, text)
		}
	}
	return strings.Join(all, separator)
}
