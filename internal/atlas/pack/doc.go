// Package pack is the compact form in which the program and reference packs carry map and gazetteer: columns of zigzag
// varints at 1e-4 degree (about 10 m), compressed with zstd.
//
// Borders are stored once, as arcs between the points where three areas meet; an area's ring is a list of arcs. So two
// oblasts simplified for a small zoom still share one line. Encoding the same data gives the same bytes.
package pack
