package mapview

// Point is a place in degrees of WGS 84: latitude -90 to 90, longitude -180 to 180.
type Point struct{ Lat, Lon float64 }
