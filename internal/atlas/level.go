package atlas

import (
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
	neighbours []path
	urban      []path
	lakes      []path
	rivers     []watercourse
	lines      map[pack.Kind][]path
}

// watercourse is a river of the level.
type watercourse struct {
	path
	rank uint8
}

// levels makes each level when it is first asked for.
type levels [MaxZoom + 1]func() *level

func newLevels(layers *pack.Layers) levels {
	var all levels
	for z := range all {
		all[z] = sync.OnceValue(func() *level { return newLevel(layers, float64(z)) })
	}
	return all
}

// tolerance is how far a simplified line may be from the true one, in pixels.
const tolerance = 0.35

func newLevel(layers *pack.Layers, zoom float64) *level {
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
	sheet := sheetOn(zoom)
	for _, area := range layers.Neighbours {
		for _, ring := range area.Rings {
			l.neighbours = append(l.neighbours, newPath(sheet.extend(chain(arcs, ring))))
		}
	}
	for _, ring := range layers.Urban {
		l.urban = append(l.urban, newPath(simplify(projectLine(ring, zoom), tolerance)))
	}
	for _, ring := range layers.Lakes {
		l.lakes = append(l.lakes, newPath(simplify(projectLine(ring, zoom), tolerance)))
	}
	for _, river := range layers.Rivers {
		for _, line := range river.Lines {
			for _, piece := range pieces(simplify(projectLine(line, zoom), tolerance)) {
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

// extend draws land that the edge of the sheet cuts off on far beyond it, so that no straight shore appears there.
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
		v.y, edge = v.y+by, true
	}
	return v, edge
}
