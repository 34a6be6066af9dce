package outline

import (
	"math"

	"focalpoint/internal/atlas/pack"
)

// Near says whether a vertex lies inside one of the rings, or at most gap packed units (of latitude) from one.
func Near(v pack.Vertex, rings []pack.Line, gap float64) bool {
	for _, ring := range rings {
		for i := range len(ring) - 1 {
			if Distance(v, ring[i], ring[i+1]) <= gap {
				return true
			}
		}
	}
	return Inside(v, rings)
}

// Inside is the even-odd rule.
func Inside(v pack.Vertex, rings []pack.Line) bool {
	odd := false
	for _, ring := range rings {
		for i := range len(ring) - 1 {
			a, b := ring[i], ring[i+1]
			if (a.Lat > v.Lat) != (b.Lat > v.Lat) {
				at := float64(b.Lon-a.Lon)*float64(v.Lat-a.Lat)/float64(b.Lat-a.Lat) + float64(a.Lon)
				if float64(v.Lon) < at {
					odd = !odd
				}
			}
		}
	}
	return odd
}

// Distance from a vertex to a segment, in packed units of latitude, on a plane that is true near 48.5 degrees north.
func Distance(v, a, b pack.Vertex) float64 {
	const squeeze = 0.66
	px, py := float64(v.Lon-a.Lon)*squeeze, float64(v.Lat-a.Lat)
	dx, dy := float64(b.Lon-a.Lon)*squeeze, float64(b.Lat-a.Lat)
	along := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		along = min(1, max(0, (px*dx+py*dy)/length))
	}
	return math.Hypot(px-along*dx, py-along*dy)
}

// Interior finds a point far from the border, where an area's name can stand: the best of three ever finer grids.
func Interior(rings []pack.Line) pack.Vertex {
	lo, hi := pack.Vertex{Lon: math.MaxInt32, Lat: math.MaxInt32}, pack.Vertex{Lon: math.MinInt32, Lat: math.MinInt32}
	for _, ring := range rings {
		for _, v := range ring {
			lo = pack.Vertex{Lon: min(lo.Lon, v.Lon), Lat: min(lo.Lat, v.Lat)}
			hi = pack.Vertex{Lon: max(hi.Lon, v.Lon), Lat: max(hi.Lat, v.Lat)}
		}
	}
	var best pack.Vertex
	clearance := -1.0
	for range 3 {
		const steps = 24
		for i := range steps + 1 {
			for j := range steps + 1 {
				v := pack.Vertex{Lon: lo.Lon + (hi.Lon-lo.Lon)*int32(i)/steps, Lat: lo.Lat + (hi.Lat-lo.Lat)*int32(j)/steps}
				if !Inside(v, rings) {
					continue
				}
				nearest := math.Inf(1)
				for _, ring := range rings {
					for k := range len(ring) - 1 {
						nearest = min(nearest, Distance(v, ring[k], ring[k+1]))
					}
				}
				if nearest > clearance {
					best, clearance = v, nearest
				}
			}
		}
		width, height := (hi.Lon-lo.Lon)/12, (hi.Lat-lo.Lat)/12
		lo = pack.Vertex{Lon: best.Lon - width, Lat: best.Lat - height}
		hi = pack.Vertex{Lon: best.Lon + width, Lat: best.Lat + height}
	}
	return best
}
