package mbtiles

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"strconv"
	"strings"

	"focalpoint/internal/atlas/pmtiles"
)

// metadata is what a database says of its tiles: names and values.
type metadata map[string]string

// Limits of metadata.
const (
	maxRows = 1_000
	maxText = 1 << 20 // bytes of all values together
)

func (db *database) metadata() (metadata, error) {
	rows, _, err := db.Prepare(`SELECT name, value FROM metadata`)
	if err != nil {
		return nil, db.failed(err)
	}
	defer func() { _ = rows.Close() }() // nothing was written
	m, size := metadata{}, 0
	for rows.Step() {
		name, value := rows.ColumnText(0), rows.ColumnText(1)
		if size += len(name) + len(value); size > maxText || len(m) >= maxRows {
			return nil, pmtiles.ErrTooLarge
		}
		m[name] = value
	}
	if err := rows.Err(); err != nil {
		return nil, db.failed(err)
	}
	return m, nil
}

// kind is what the tiles are said to be.
func (m metadata) kind() pmtiles.Kind {
	switch strings.ToLower(m["format"]) {
	case "png":
		return pmtiles.PNG
	case "jpg", "jpeg":
		return pmtiles.JPEG
	case "webp":
		return pmtiles.WebP
	case "pbf":
		return pmtiles.MVT
	default:
		return pmtiles.UnknownKind
	}
}

// header has the rectangle that is said to be covered, or the whole map where it makes no sense.
func (m metadata) header(kind pmtiles.Kind) pmtiles.Header {
	world := pmtiles.Header{Kind: kind, West: -180, South: -85.0511287, East: 180, North: 85.0511287}
	parts := strings.Split(m["bounds"], ",")
	if len(parts) != 4 {
		return world
	}
	var degrees [4]float64
	for i, part := range parts {
		v, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
		if err != nil || math.Abs(v) > 180 || math.IsNaN(v) {
			return world
		}
		degrees[i] = v
	}
	h := pmtiles.Header{Kind: kind, West: degrees[0], South: degrees[1], East: degrees[2], North: degrees[3]}
	if h.West >= h.East || h.South >= h.North {
		return world
	}
	return h
}

// json writes the metadata as PMTiles has it: an object in which the layers of vector tiles are no longer text.
func (m metadata) json(kind pmtiles.Kind) ([]byte, error) {
	all := map[string]any{}
	if kind == pmtiles.MVT && m["json"] != "" {
		var inner map[string]json.RawMessage
		if err := json.Unmarshal([]byte(m["json"]), &inner); err != nil {
			return nil, fmt.Errorf("the list of layers: %w: %w", ErrDamaged, err)
		}
		for key, value := range inner {
			all[key] = value
		}
	}
	outer := maps.Clone(m)
	delete(outer, "json")
	for key, value := range outer {
		all[key] = value
	}
	b, err := json.Marshal(all)
	if err != nil {
		return nil, fmt.Errorf("writing metadata: %w", err)
	}
	return b, nil
}
