package desk

import (
	"io"
	"strconv"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/atlas/photo"
	"focalpoint/internal/i18n"
)

// SearchPlaces finds settlements by name in any of the usual spellings, best first.
func (d *Desk) SearchPlaces(query string, limit int) []atlas.Place {
	return d.Atlas().Search(query, limit)
}

// Find finds what a person may mean by a text: settlements, units, codes or coordinates; see atlas.Find.
func (d *Desk) Find(text string, limit int) []atlas.Found { return d.Atlas().Find(text, limit) }

// ReadCoordinates reads coordinates in any usual notation; see atlas.ParseCoordinates for its errors.
func (d *Desk) ReadCoordinates(text string) (aid.Point, error) { return atlas.ParseCoordinates(text) }

// ReadPhoto reads where a photograph was taken; see photo.Read for its errors.
func (d *Desk) ReadPhoto(file io.ReadSeeker) (photo.Photo, error) { return photo.Read(file) }

// Where says what lies at a point.
func (d *Desk) Where(p aid.Point) atlas.Position { return d.Atlas().Where(p) }

// FromSettlement says the nearest settlement and the way from it, which is left out where it is less than 100 m.
func FromSettlement(l *i18n.Localizer, at atlas.Position) string {
	name := at.Settlement.Name(l.Lang())
	if at.Distance < 100 {
		return name
	}
	return l.T("commands.where.settlement", "Name", name,
		"Kilometres", l.Decimal(strconv.FormatFloat(at.Distance/1000, 'f', 1, 64)),
		"Direction", l.T("commands.where.directions."+at.Direction()))
}

// nearEnough is how far, in metres, the nearest settlement may be for a place to be counted as in it.
const nearEnough = 2000

// Locate fills in the administrative units that a location does not have yet from its point. Units that were chosen
// before stay, even where the point lies elsewhere: a finding says so.
func (d *Desk) Locate(l aid.Location) (aid.Location, atlas.Position) {
	at := d.Atlas().Where(l.Point)
	if l.Oblast == "" {
		l.Oblast = at.Oblast.Code
	}
	if l.Raion == "" && l.Oblast == at.Oblast.Code {
		l.Raion = at.Raion.Code
	}
	if l.Hromada == "" && at.Hromada.Code != "" && l.Raion == at.Raion.Code {
		l.Hromada = at.Hromada.Code
	}
	if l.Settlement == "" && at.Outside == "" && at.Distance <= nearEnough && l.Raion == at.Raion.Code {
		l.Settlement = at.Settlement.Code
		if l.Hromada == "" {
			hromada, _ := d.Atlas().Unit(at.Settlement.Hromada)
			l.Hromada = hromada.Code
		}
	}
	return l, at
}

// MovePin takes a location to another point. Units that followed from the old point follow to the new one; units that
// were chosen otherwise stay.
func (d *Desk) MovePin(l aid.Location, to aid.Point) (aid.Location, atlas.Position) {
	bare := l
	bare.Oblast, bare.Raion, bare.Hromada, bare.Settlement = "", "", "", ""
	derived, _ := d.Locate(bare)
	if derived.Oblast == l.Oblast && derived.Raion == l.Raion {
		l = bare
	}
	l.Point = to
	return d.Locate(l)
}

// AddPin adds a location to an activity, from coordinates in any usual notation, and saves the draft. It returns the
// errors of ReadCoordinates; a point outside Ukraine is kept, and a finding says so.
func (d *Desk) AddPin(id aid.ID, coordinates, name string) (aid.Location, atlas.Position, error) {
	point, err := atlas.ParseCoordinates(coordinates)
	if err != nil {
		return aid.Location{}, atlas.Position{}, err
	}
	return d.addExact(id, point, name)
}

// AddPhotoPin adds the location where a photograph was taken, and saves the draft. It returns the errors of photo.Read. The
// photograph is only read, at most 16 MiB of it.
func (d *Desk) AddPhotoPin(id aid.ID, file io.ReadSeeker, name string) (aid.Location, atlas.Position, error) {
	taken, err := photo.Read(file)
	if err != nil {
		return aid.Location{}, atlas.Position{}, err
	}
	return d.addExact(id, taken.Point, name)
}

// addExact adds a location whose point is exact.
func (d *Desk) addExact(id aid.ID, point aid.Point, name string) (aid.Location, atlas.Position, error) {
	sheet, err := d.Activity(id)
	if err != nil {
		return aid.Location{}, atlas.Position{}, err
	}
	location, at := d.Locate(aid.Location{ID: aid.NewID(), Name: aid.Text{UK: name}, Point: point, Exactness: "1"})
	a := sheet.Activity
	a.Locations = append(a.Locations, location)
	_, err = d.SaveDraft(a)
	return location, at, err
}

// UnitName is an administrative unit's name by its KATOTTG code or prefix; the code itself where it is not known.
func (d *Desk) UnitName(code, lang string) string {
	unit, known := d.Atlas().Unit(code)
	if !known {
		return code
	}
	return unit.Name(lang)
}
