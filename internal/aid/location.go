package aid

// Location is a place where an activity happens, IATI location; on the screen it is a pin.
type Location struct {
	ID         ID        `json:"-"`
	Name       Text      `json:"name,omitzero"`
	Point      Point     `json:"point"`
	Exactness  string    `json:"exactness,omitempty"` // IATI GeographicExactness: 1 exact, 2 approximate
	Class      string    `json:"class,omitempty"`     // IATI GeographicLocationClass 1 to 4
	Reach      string    `json:"reach,omitempty"`     // IATI GeographicLocationReach: 1 activity, 2 beneficiaries
	Oblast     string    `json:"oblast,omitempty"`    // KATOTTG codes, or their prefixes where only those are known
	Raion      string    `json:"raion,omitempty"`
	Hromada    string    `json:"hromada,omitempty"`
	Settlement string    `json:"settlement,omitempty"`
	Percentage Decimal   `json:"percentage,omitzero"` // the share of the activity, 0 to 100
	Precision  Precision `json:"precision,omitempty"`
	Note       string    `json:"note,omitempty"`
	Unknown    Extra     `json:"-"`
}

// Precision says how exactly a location may be published; what is kept and sent to the portal is always exact.
type Precision string

// The precisions of publication. The empty value means exact.
const (
	PrecisionExact      Precision = "exact"
	PrecisionSettlement Precision = "settlement"
	PrecisionHromada    Precision = "hromada"
	PrecisionOblast     Precision = "oblast"
)

// Precisions lists them from the finest to the coarsest.
var Precisions = []Precision{PrecisionExact, PrecisionSettlement, PrecisionHromada, PrecisionOblast}

// Radius is how far, in metres, the published point may lie from the real one: half the diagonal of the cell that
// Coarse rounds to, at the equator's end of the country (44° N).
func (p Precision) Radius() float64 {
	switch p {
	case PrecisionSettlement:
		return 700
	case PrecisionHromada:
		return 7_000
	case PrecisionOblast:
		return 70_000
	}
	return 0
}

// Coarse is the point as it is published at this precision: rounded to 0.01, 0.1 or 1 degree.
func (p Precision) Coarse(point Point) Point {
	switch p {
	case PrecisionSettlement:
		return point.rounded(100)
	case PrecisionHromada:
		return point.rounded(10)
	case PrecisionOblast:
		return point.rounded(1)
	}
	return point
}

// Published is the location without what its precision keeps back: the exact point, the finer units, name and note.
func (l Location) Published() Location {
	l.Note = ""
	l.Point = l.Precision.Coarse(l.Point)
	switch l.Precision {
	case PrecisionOblast:
		l.Raion, l.Hromada, l.Settlement, l.Name = "", "", "", Text{}
	case PrecisionHromada:
		l.Settlement, l.Name = "", Text{}
	}
	if l.Precision != PrecisionExact && l.Precision != "" {
		l.Exactness = "2"
	}
	return l
}
