package compile

import (
	"focalpoint/internal/atlas/outline"
	"focalpoint/internal/atlas/pack"
)

// finder says in which shape a point lies.
type finder struct {
	shapes []unitShape
	boxes  [][2]pack.Vertex
}

func newFinder(shapes []unitShape) finder {
	f := finder{shapes: shapes}
	for _, s := range shapes {
		f.boxes = append(f.boxes, boxOf(s.rings))
	}
	return f
}

func boxOf(rings []pack.Line) [2]pack.Vertex {
	box := [2]pack.Vertex{rings[0][0], rings[0][0]}
	for _, ring := range rings {
		for _, v := range ring {
			box[0] = pack.Vertex{Lon: min(box[0].Lon, v.Lon), Lat: min(box[0].Lat, v.Lat)}
			box[1] = pack.Vertex{Lon: max(box[1].Lon, v.Lon), Lat: max(box[1].Lat, v.Lat)}
		}
	}
	return box
}

// slack is how far, in packed units, two drawings of one border may be apart where one has a vertex and the other none:
// 40 m.
const slack = 4

// beside is another shape than the one given whose border runs along a point.
func (f finder) beside(v pack.Vertex, except int) (int, bool) {
	for i, box := range f.boxes {
		if i == except || v.Lon < box[0].Lon-slack || v.Lon > box[1].Lon+slack || v.Lat < box[0].Lat-slack || v.Lat > box[1].Lat+slack {
			continue
		}
		if outline.Near(v, f.shapes[i].rings, slack) {
			return i, true
		}
	}
	return 0, false
}

// find is the prefix of the unit around a point; "" where there is none.
func (f finder) find(v pack.Vertex) string {
	for i, box := range f.boxes {
		if v.Lon >= box[0].Lon && v.Lon <= box[1].Lon && v.Lat >= box[0].Lat && v.Lat <= box[1].Lat && outline.Inside(v, f.shapes[i].rings) {
			return f.shapes[i].prefix
		}
	}
	return ""
}
