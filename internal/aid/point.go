package aid

import "math"

// Point is a position on the Earth in degrees, WGS 84: latitude -90 to 90, longitude -180 to 180.
type Point struct {
	Lat float64 `json:"lat"`
	Lon float64 `json:"lon"`
}

// Valid says whether both coordinates are finite and in range.
func (p Point) Valid() bool {
	return p.Lat >= -90 && p.Lat <= 90 && p.Lon >= -180 && p.Lon <= 180
}

// rounded is the point rounded to 1/per degree.
func (p Point) rounded(per float64) Point {
	return Point{Lat: math.Round(p.Lat*per) / per, Lon: math.Round(p.Lon*per) / per}
}

// Metres is how far another point is, along the surface of a sphere of the Earth's mean radius.
func (p Point) Metres(q Point) float64 {
	const radius, degree = 6_371_009, math.Pi / 180
	across, up := math.Sin((q.Lon-p.Lon)*degree/2), math.Sin((q.Lat-p.Lat)*degree/2)
	half := up*up + math.Cos(p.Lat*degree)*math.Cos(q.Lat*degree)*across*across
	return 2 * radius * math.Asin(math.Min(1, math.Sqrt(half)))
}
