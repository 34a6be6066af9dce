package atlas

import "math"

// circle is a settlement's built-up area where its outline is not known, in pixels of the world.
type circle struct {
	at     vec
	radius float64
}

// The zooms from which circles are drawn: around settlements whose population is known, and around all.
const (
	circlesFrom    = 11
	allCirclesFrom = 13
)

// faint is how strong circles are drawn, of 255.
const faint = 170

// builtUp returns a circle for each settlement that lies in no urban area: about as large as so many people live on,
// so that a pin in the fields can be told from one in the village. Nothing more is known of it near by.
func builtUp(places []Place, urban []path, zoom float64) []circle {
	if zoom < circlesFrom {
		return nil
	}
	var circles []circle
	for i := range places {
		p := &places[i]
		if p.locality || p.Population == 0 && zoom < allCirclesFrom {
			continue
		}
		// Towns and villages alike have 1,000 to 1,500 people to a square kilometre.
		radius := min(3000, max(220, 15*math.Sqrt(float64(p.Population)))) / metresPerPixel(p.Point.Lat, zoom)
		c := circle{radius: radius}
		c.at.x, c.at.y = Project(p.Point, zoom)
		if !within(c.at, urban) {
			circles = append(circles, c)
		}
	}
	return circles
}

func within(at vec, rings []path) bool {
	for _, ring := range rings {
		if ring.box.meets(rect{at.x, at.y, at.x, at.y}.grown(1e-9)) && surrounds(ring.points, at) {
			return true
		}
	}
	return false
}

// surrounds is the even-odd rule.
func surrounds(ring []vec, p vec) bool {
	odd := false
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		if (a.y > p.y) != (b.y > p.y) && p.x < (b.x-a.x)*(p.y-a.y)/(b.y-a.y)+a.x {
			odd = !odd
		}
	}
	return odd
}
