package pack

// Locality is the class of a place that the codifier does not have in its oblast: a part of a city, or an old name.
const Locality = 'L'

// Settlement is one place of the gazetteer. EN is empty where it is the romanisation of UK by resolution 55.
type Settlement struct {
	UK, EN     string
	At         Vertex
	Population int      // 0 where unknown
	Area       string   // KATOTTG prefix of the raion (UA1412), or of the city with special status (UA80)
	Code       string   // full KATOTTG code of 19 characters, empty where it could not be matched without doubt
	Class      byte     // category in the codifier: K, M city, X selyshche, C village, Locality; 0 unknown
	Aliases    []string // old, Russian and other spellings
}
