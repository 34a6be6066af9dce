// Package reference is the file in which an institution hands out its own map: borders, gazetteer, table of units and, if
// it likes, tiles, which take the place of what the program carries.
//
// A pack (ending .fpack, media type application/vnd.focalpoint.pack+zip) is a zip file with these entries in this order,
// all of them stored and not deflated, so that nothing in it grows when it is read and tiles are read in place:
//
//	manifest.json         Manifest: names, date, licence, bounds; size and SHA-256 of every other entry
//	layers.bin.zst        the map in the form of package pack, with borders of raions and hromadas
//	settlements.bin.zst   the gazetteer in the form of package pack
//	units.tsv.zst         the table of units
//	tiles.pmtiles         may be missing
//
// A pack is hostile until it is checked: Open bounds what it reads, and Check compares every SHA-256 and asks the map
// where known cities are. The same content gives the same bytes.
package reference
