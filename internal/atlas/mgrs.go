package atlas

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"focalpoint/internal/aid"
)

// mgrsForm is zone, band, column, row, and two to five digits each of easting and northing.
var mgrsForm = regexp.MustCompile(`^(\d{1,2})([C-HJ-NP-X])\s*([A-HJ-NP-Z])([A-HJ-NP-V])\s*(\d{2,5}\s+\d{2,5}|\d{4,10})$`)

// mgrsBands are the letters of bands of 8 degrees of latitude from 80 south on; the last one, X, is 12 degrees high.
const mgrsBands = "CDEFGHJKLMNPQRSTUVWX"

// parseMGRS reads a reference of the Military Grid Reference System on WGS 84, such as "37U CP 95850 99300", to a
// kilometre or finer, and returns the middle of its square; ok is false if the text has another form.
func parseMGRS(s string) (p aid.Point, ok bool, err error) {
	parts := mgrsForm.FindStringSubmatch(strings.ToUpper(strings.TrimSpace(s)))
	if parts == nil {
		return p, false, nil
	}
	zone, _ := strconv.Atoi(parts[1])
	digits := strings.Join(strings.Fields(parts[5]), "")
	if halves := strings.Fields(parts[5]); len(digits)%2 != 0 || len(halves) == 2 && len(halves[0]) != len(halves[1]) || zone < 1 || zone > 60 {
		return p, true, ErrNotCoordinates
	}
	precision := len(digits) / 2
	square := math.Pow10(5 - precision) // metres
	east, _ := strconv.Atoi(digits[:precision])
	north, _ := strconv.Atoi(digits[precision:])

	const columns, rows = "ABCDEFGHJKLMNPQRSTUVWXYZ", "ABCDEFGHJKLMNPQRSTUV"
	column := strings.Index(columns, parts[3]) - (zone-1)%3*8
	row := strings.Index(rows, parts[4])
	if zone%2 == 0 {
		row = (row + 15) % 20 // even zones begin with F
	}
	if column < 0 || column > 7 {
		return p, true, ErrNotCoordinates // the zone has no such column
	}
	easting := float64(column+1)*1e5 + (float64(east)+0.5)*square
	northing := float64(row)*1e5 + (float64(north)+0.5)*square
	band := strings.Index(mgrsBands, parts[2])
	low := -80 + 8*float64(band)
	high := low + 8
	if parts[2] == "X" {
		high += 4
	}
	if low < 0 {
		northing -= 1e7 // the grid counts from 10,000 km south of the equator
	}
	for ; northing < 1e7; northing += 2e6 { // rows repeat every 2,000 km
		p = fromUTM(zone, easting, northing)
		const slack = 0.02 // degrees: the middle of a square may lie across the edge
		if p.Lat >= low-slack && p.Lat <= high+slack {
			if middle := float64(6*zone - 183); math.Abs(p.Lon-middle) > 3.5 {
				break // not in the zone
			}
			return p, true, nil
		}
	}
	return aid.Point{}, true, ErrNotCoordinates
}

// fromUTM converts from the Universal Transverse Mercator grid; northing is negative south of the equator. It is Krüger's
// series to the third power of the flattening, exact to a millimetre inside a zone.
func fromUTM(zone int, easting, northing float64) aid.Point {
	const (
		n      = 1 / (2*298.257223563 - 1) // third flattening of WGS 84
		radius = 6378137 / (1 + n) * (1 + n*n/4 + n*n*n*n/64)
		scale  = 0.9996
	)
	beta := [3]float64{n/2 - 2*n*n/3 + 37*n*n*n/96, n*n/48 + n*n*n/15, 17 * n * n * n / 480}
	delta := [3]float64{2*n - 2*n*n/3 - 2*n*n*n, 7*n*n/3 - 8*n*n*n/5, 56 * n * n * n / 15}
	xi, eta := northing/(scale*radius), (easting-5e5)/(scale*radius)
	x, y := xi, eta
	for i, b := range beta {
		k := 2 * float64(i+1)
		x -= b * math.Sin(k*xi) * math.Cosh(k*eta)
		y -= b * math.Cos(k*xi) * math.Sinh(k*eta)
	}
	chi := math.Asin(math.Sin(x) / math.Cosh(y))
	lat := chi
	for i, d := range delta {
		lat += d * math.Sin(2*float64(i+1)*chi)
	}
	lon := math.Atan2(math.Sinh(y), math.Cos(x))
	return aid.Point{Lat: lat * 180 / math.Pi, Lon: float64(6*zone-183) + lon*180/math.Pi}
}
