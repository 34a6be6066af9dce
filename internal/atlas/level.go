package atlas

import (
	"math"
	"sync"

	"focalpoint/internal/atlas/pack"
)

// The zooms for which tiles are drawn: the whole country on one tile, and a village on one.
const (
	MinZoom = 4
	MaxZoom = 14
)

// level is the map's geometry for one zoom: projected, and simplified to what can be seen.
type level struct {
	zoom       float64
	country    []path
	oblasts    []region
	neighbours []path
	urban      []path
	lakes      []path
	rivers     []watercourse
	lines      map[pack.Kind][]path
	beyond     []path // land south of the sheet, on the far shore of the Black Sea
	builtUp    []circle
}

// watercourse is a river of the level.
type watercourse struct {
	path
	rank uint8
}

// levels makes each level when it is first asked for.
type levels [MaxZoom + 1]func() *level

func newLevels(layers *pack.Layers, places []Place) levels {
	var all levels
	for z := range all {
		all[z] = sync.OnceValue(func() *level { return newLevel(layers, places, float64(z)) })
	}
	return all
}

// tolerance is how far a simplified line may be from the true one, in pixels.
const tolerance = 0.35

func newLevel(layers *pack.Layers, places []Place, zoom float64) *level {
	l := &level{zoom: zoom, lines: map[pack.Kind][]path{}}
	arcs := make([][]vec, len(layers.Arcs))
	for i, arc := range layers.Arcs {
		arcs[i] = simplify(projectLine(arc.Line, zoom), tolerance)
		if arc.Kind != pack.Hidden {
			l.lines[arc.Kind] = append(l.lines[arc.Kind], pieces(arcs[i])...)
		}
	}
	for _, ring := range layers.Country {
		l.country = append(l.country, newPath(chain(arcs, ring)))
	}
	l.oblasts = regions(layers.Oblasts, arcs)
	sheet := sheetOn(zoom)
	for _, area := range layers.Neighbours {
		for _, ring := range area.Rings {
			l.neighbours = append(l.neighbours, newPath(sheet.extend(chain(arcs, ring))))
		}
	}
	for _, ring := range layers.Urban {
		// The source is a raster's outline: steps of 800 m, which are cut to a smooth edge, and holes of one cell, which
		// are left out.
		steps := 700 / metresPerPixel(48.5, zoom)
		if line := projectLine(ring, zoom); clockwise(line) {
			l.urban = append(l.urban, newPath(rounded(simplify(line, max(tolerance, steps)), zoom)))
		}
	}
	l.builtUp = builtUp(places, l.urban, zoom)
	for _, ring := range layers.Lakes {
		l.lakes = append(l.lakes, newPath(rounded(simplify(projectLine(ring, zoom), tolerance), zoom)))
	}
	l.beyond = []path{newPath(projectLine(farShore, zoom))}
	for _, river := range layers.Rivers {
		for _, line := range river.Lines {
			for _, piece := range pieces(rounded(simplify(projectLine(line, zoom), tolerance), zoom)) {
				l.rivers = append(l.rivers, watercourse{piece, river.Rank})
			}
		}
	}
	return l
}

// chain joins the simplified arcs of a ring.
func chain(arcs [][]vec, ring pack.Ring) []vec {
	var points []vec
	for _, ref := range ring {
		if ref >= 0 {
			points = append(points, arcs[ref][:len(arcs[ref])-1]...)
			continue
		}
		arc := arcs[^ref]
		for i := len(arc) - 1; i > 0; i-- {
			points = append(points, arc[i])
		}
	}
	return points
}

// sheet is the edge of the map sheet in pixels.
type sheet rect

func sheetOn(zoom float64) sheet {
	corners := projectLine(pack.Line{
		{Lon: int32(Sheet.West * pack.Scale), Lat: int32(Sheet.North * pack.Scale)},
		{Lon: int32(Sheet.East * pack.Scale), Lat: int32(Sheet.South * pack.Scale)},
	}, zoom)
	return sheet{corners[0].x, corners[0].y, corners[1].x, corners[1].y}
}

// farShore is a sketch, to about 5 km, of the coast of the Black Sea south of the sheet with the land behind it, so that
// an overview does not end in a straight line.
var farShore = sketch(
	28.588, 43.5, 28.6, 43.4, 27.95, 43.2, 27.9, 42.7, 27.48, 42.5, 27.75, 42.35, 28.03, 41.98, 28.1, 41.6, 28.7, 41.33, 29.1, 41.22,
	30.2, 41.17, 31.2, 41.1, 31.4, 41.28, 31.8, 41.46, 32.4, 41.75, 33.76, 41.98, 34.95, 42.1, 35.2, 42.03, 35.5, 41.65, 36.0, 41.73,
	36.35, 41.3, 37.0, 41.3, 37.3, 41.13, 37.9, 41.0, 38.4, 40.93, 39.72, 41.01, 40.5, 41.03, 41.4, 41.4, 41.6, 41.65, 41.65, 42.15,
	41.45, 42.7, 41.0, 42.98, 40.6, 43.1, 40.3, 43.15, 40.25, 43.3, 39.92, 43.42, 39.862, 43.5, 80, 43.5, 80, 20, -20, 20, -20, 43.5,
)

// sketch makes a line of longitudes and latitudes in turn.
func sketch(degrees ...float64) pack.Line {
	var line pack.Line
	for i := 0; i+1 < len(degrees); i += 2 {
		line = append(line, pack.Vertex{Lon: int32(math.Round(degrees[i] * pack.Scale)), Lat: int32(math.Round(degrees[i+1] * pack.Scale))})
	}
	return line
}

// extend draws land that the edge of the sheet cuts off on beyond it, so that no straight shore appears there.
func (s sheet) extend(ring []vec) []vec {
	extended := make([]vec, 0, len(ring)+16)
	for i, v := range ring {
		pushed, edge := s.push(v)
		if !edge {
			extended = append(extended, v)
			continue
		}
		if _, before := s.push(ring[(i+len(ring)-1)%len(ring)]); !before {
			extended = append(extended, v)
		}
		extended = append(extended, pushed)
		if _, after := s.push(ring[(i+1)%len(ring)]); !after {
			extended = append(extended, v)
		}
	}
	return extended
}

// push moves a point on the edge of the sheet outwards by the sheet's width.
func (s sheet) push(v vec) (vec, bool) {
	const near = 1e-6
	by := s.x1 - s.x0
	slack := near * by
	edge := false
	if v.x <= s.x0+slack {
		v.x, edge = v.x-by, true
	}
	if v.x >= s.x1-slack {
		v.x, edge = v.x+by, true
	}
	if v.y <= s.y0+slack {
		v.y, edge = v.y-by, true
	}
	if v.y >= s.y1-slack {
		v.y, edge = v.y+by/500, true // only a little: the sea goes on, and farShore is the land
	}
	return v, edge
}
