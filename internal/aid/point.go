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
