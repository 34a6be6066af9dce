package desk

import (
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/i18n"
)

// Colouring is what the colour and the sign of a mark tell.
type Colouring string

// The colourings; the zero value is ByStatus.
const (
	ByStatus Colouring = "status" // IATI ActivityStatus
	BySector Colouring = "sector" // the component of the portal's classification with the largest share
)

// MapKind is one of the values that a colouring tells apart.
type MapKind struct {
	Code string // "" for activities that have none
	Sign atlas.Sign
}

var mapKinds = map[Colouring][]MapKind{
	ByStatus: {
		{"1", atlas.Diamond}, {"2", atlas.Disc}, {"3", atlas.Square}, {"4", atlas.Hexagon}, {"5", atlas.Wedge}, {"6", atlas.Triangle}, {"", atlas.House},
	},
	BySector: {{"1", atlas.Diamond}, {"2", atlas.Square}, {"3", atlas.Triangle}, {"", atlas.Hexagon}},
}

// Kinds are the values of a colouring, in the order of a legend; the last one is that of activities without a value.
func (c Colouring) Kinds() []MapKind {
	if c == BySector {
		return mapKinds[BySector]
	}
	return mapKinds[ByStatus]
}

// KindOf is the number of an activity's kind.
func (c Colouring) KindOf(e MapEntry) int {
	code := e.Status
	if c == BySector {
		code, _, _ = strings.Cut(e.Component, ".")
	}
	kinds := c.Kinds()
	for i, kind := range kinds {
		if kind.Code == code {
			return i
		}
	}
	return len(kinds) - 1
}

// KindName is what a kind is called in the language of the localizer; list finds a list of codes by its ID.
func (c Colouring) KindName(kind MapKind, list func(id string) aid.Codelist, l *i18n.Localizer) string {
	switch {
	case kind.Code == "" && c == BySector:
		return l.T("map.picture.no_sector")
	case kind.Code == "":
		return l.T("map.picture.no_status")
	case c == BySector:
		return list(aid.ListPortalSector).Name(kind.Code, l.Lang())
	}
	return list(aid.ListStatus).Name(kind.Code, l.Lang())
}
