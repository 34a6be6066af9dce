package pmtiles

// What tests look at directly.
var (
	TileID = tileID
	TileAt = tileAt
)
