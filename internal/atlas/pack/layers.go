package pack

// Vertex is a position in units of 1e-4 degree, WGS 84.
type Vertex struct{ Lon, Lat int32 }

// Scale is the number of units in a degree.
const Scale = 1e4

// Line is a chain of vertices.
type Line []Vertex

// Kind says what an arc separates, and so how it is drawn.
type Kind uint8

// The kinds of arcs.
const (
	Hidden        Kind = iota // the edge of the map sheet, or a neighbour's side of the state border
	OblastBorder              // between two oblasts
	StateBorder               // the land border of Ukraine
	Coast                     // land and sea
	ForeignBorder             // between two neighbours
	RaionBorder               // between two raions of an oblast
	HromadaBorder             // between two hromadas of a raion
)

// Arc is a piece of border between two nodes, or a closed ring.
type Arc struct {
	Kind Kind
	Line Line
}

// Ring is a closed chain of arcs. A reference i >= 0 is arc i forwards, i < 0 is arc ^i backwards.
type Ring []int32

// Area is a named area: an oblast, raion or hromada with its KATOTTG prefix (UA14, UA1412, UA1412013), or a neighbouring
// state with its ISO 3166 code (PL). Names of raions and hromadas are empty: the table of units has them.
// Label is a point well inside it.
type Area struct {
	Code, UK, EN string
	Label        Vertex
	Rings        []Ring
}

// River is a river or canal. Rank is Natural Earth's scalerank: 2 for the largest, 9 for the smallest; names may be empty.
type River struct {
	UK, EN string
	Rank   uint8
	Lines  []Line
}

// Layers is everything that is drawn except settlements.
type Layers struct {
	Arcs       []Arc
	Country    []Ring // Ukraine in its internationally recognised borders
	Oblasts    []Area
	Neighbours []Area
	Urban      []Line // closed rings
	Lakes      []Line // closed rings
	Rivers     []River
	// Raions and Hromadas are those of which a reference pack knows the borders. The built-in map knows none.
	Raions, Hromadas []Area
}
