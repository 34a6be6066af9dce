package atlas

import (
	"math"

	"focalpoint/internal/aid"
)

// cells finds the nearest place: a grid of tenths of a degree with the places in each.
type cells map[cell][]int32

type cell struct{ lon, lat int }

// cellsPerDegree makes a cell about 11 km high and 7 km wide.
const cellsPerDegree = 10

func cellOf(p aid.Point) cell {
	return cell{int(math.Floor(p.Lon * cellsPerDegree)), int(math.Floor(p.Lat * cellsPerDegree))}
}

func newCells(places []Place) cells {
	c := cells{}
	for i, p := range places {
		at := cellOf(p.Point)
		c[at] = append(c[at], int32(i))
	}
	return c
}

// nearest returns the place nearest to p of those that suit, and its distance in metres. It looks about 70 km around.
func (c cells) nearest(p aid.Point, places []Place, suits func(*Place) bool) (Place, float64, bool) {
	const widest = 10
	middle, flat := cellOf(p), newPlane(p)
	best, distance := int32(-1), math.Inf(1)
	for ring := 0; ring <= widest; ring++ {
		if reached := float64(ring-1) / cellsPerDegree * flat.east; best >= 0 && distance <= reached {
			break // every unseen place is further away
		}
		for lat := -ring; lat <= ring; lat++ {
			step := 1
			if lat > -ring && lat < ring && ring > 0 {
				step = 2 * ring // only the two ends of a row inside the ring
			}
			for lon := -ring; lon <= ring; lon += step {
				for _, i := range c[cell{middle.lon + lon, middle.lat + lat}] {
					x, y := flat.place(places[i].Point)
					if d := math.Hypot(x, y); d < distance && suits(&places[i]) {
						best, distance = i, d
					}
				}
			}
		}
	}
	if best < 0 {
		return Place{}, 0, false
	}
	return places[best], distance, true
}
