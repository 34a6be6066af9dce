package assets

import _ "embed" // the map and the gazetteer are part of the program

// The built-in geography, made by assets/generate/geo and read by internal/atlas.
var (
	// GeoLayers is the map in the form of internal/atlas/pack: borders, coasts, rivers, lakes, urban areas.
	//go:embed geo/layers.bin.zst
	GeoLayers []byte
	// GeoSettlements is the gazetteer in the form of internal/atlas/pack.
	//go:embed geo/settlements.bin.zst
	GeoSettlements []byte
	// GeoUnits is a table of oblasts, raions and hromadas: KATOTTG code, Ukrainian and English name; # begins a comment.
	//go:embed geo/units.tsv
	GeoUnits string
	// GeoOldNames is a table of names before a renaming, and of names common abroad: oblast, present name, year of the
	// renaming or a dash, and the other names between bars, the last official one first; # begins a comment.
	//go:embed geo/oldnames.tsv
	GeoOldNames string
)
