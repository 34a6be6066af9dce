package atlas

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"focalpoint/internal/aid"
)

var (
	// utmForm is zone, band or hemisphere, easting of six digits and northing of seven, in metres.
	utmForm = regexp.MustCompile(`^(\d{1,2})\s*([C-HJ-NP-X])[\s,]+E?\s*(\d{6}(?:[.,]\d{1,3})?)\s*M?\s*E?[\s,;]+N?\s*(\d{7}(?:[.,]\d{1,3})?)\s*M?\s*N?$`)
	// gaussKrueger is how rectangular coordinates of SK-42 and USK-2000 are written: northing first, and the number of the
	// zone, 4 to 7 in Ukraine, before the easting.
	gaussKrueger = regexp.MustCompile(`^[XХ]?\s*[:=]?\s*[45]\d{6}(?:[.,]\d+)?[\s,;/]+[YУ]?\s*[:=]?\s*[4-7]\d{6}(?:[.,]\d+)?$`)
)

// readUTM reads a place such as "37U 395850 5399300". The letter is a band; N and S are hemispheres too, and where that
// makes another place of S, it is asked which one is meant.
func readUTM(parts []string) (reading, error) {
	zone, _ := strconv.Atoi(parts[1])
	letter := parts[2]
	easting, eastErr := strconv.ParseFloat(strings.Replace(parts[3], ",", ".", 1), 64)
	northing, northErr := strconv.ParseFloat(strings.Replace(parts[4], ",", ".", 1), 64)
	if eastErr != nil || northErr != nil || zone < 1 || zone > 60 || northing > 1e7 {
		return reading{}, ErrNotCoordinates
	}
	north, south := fromUTM(zone, easting, northing), fromUTM(zone, easting, northing-1e7)
	var found []aid.Point
	if inBand(north, letter) || letter == "N" {
		found = append(found, north)
	}
	if inBand(south, letter) || letter == "S" {
		found = append(found, south)
	}
	if len(found) == 0 || !inZone(found[0], zone) {
		return reading{}, ErrNotCoordinates
	}
	return reading{point: found[0], stated: true, others: found[1:]}, nil
}

// formatUTM writes a point to the metre, with the letter of its band, or nothing beyond 80° S and 84° N.
func formatUTM(p aid.Point) string {
	zone, band := utmZone(p)
	if band == "" {
		return ""
	}
	easting, northing := gridOf(zone, band, p)
	return fmt.Sprintf("%02d%s %06.0f %07.0f", zone, band, easting, min(northing, 9_999_999))
}

// utmZone is the zone of a point, with the exceptions of Norway and Svalbard, and the letter of its band, empty beyond
// 80° S and 84° N.
func utmZone(p aid.Point) (zone int, band string) {
	if p.Lat < -80 || p.Lat >= 84 {
		return 0, ""
	}
	band = string(mgrsBands[min(int(p.Lat+80)/8, len(mgrsBands)-1)])
	zone = int(math.Floor(p.Lon+180))/6%60 + 1
	switch {
	case band == "V" && zone == 31 && p.Lon >= 3:
		zone = 32
	case band == "X" && p.Lon >= 0 && p.Lon < 42:
		zone = 31 + 2*int((p.Lon+3)/12)
	}
	return zone, band
}

// inBand says whether a point lies in the band of latitude with this letter, or just across its edge, where the middle of
// a square may lie.
func inBand(p aid.Point, letter string) bool {
	const slack = 0.02 // degrees
	low := 8*float64(strings.Index(mgrsBands, letter)) - 80
	high := low + 8
	if letter == "X" {
		high += 4
	}
	return p.Lat >= low-slack && p.Lat <= high+slack
}

// inZone says whether a point lies in a zone, or as near to it as the grid is used.
func inZone(p aid.Point, zone int) bool {
	width := 3.5
	if p.Lat >= 56 { // zones of Norway and Svalbard are up to 12 degrees wide
		width = 6.5
	}
	return math.Abs(math.Remainder(p.Lon-zoneMiddle(zone), 360)) <= width
}

func zoneMiddle(zone int) float64 { return float64(6*zone - 183) }

// Krüger's series to the third power of the flattening of WGS 84, exact to a millimetre inside a zone.
const (
	utmN      = 1 / (2*298.257223563 - 1) // third flattening
	utmRadius = 0.9996 * 6378137 / (1 + utmN) * (1 + utmN*utmN/4 + utmN*utmN*utmN*utmN/64)
)

var (
	utmAlpha = [3]float64{
		utmN/2 - 2*utmN*utmN/3 + 5*utmN*utmN*utmN/16, 13*utmN*utmN/48 - 3*utmN*utmN*utmN/5, 61 * utmN * utmN * utmN / 240,
	}
	utmBeta = [3]float64{
		utmN/2 - 2*utmN*utmN/3 + 37*utmN*utmN*utmN/96, utmN*utmN/48 + utmN*utmN*utmN/15, 17 * utmN * utmN * utmN / 480,
	}
	utmDelta = [3]float64{
		2*utmN - 2*utmN*utmN/3 - 2*utmN*utmN*utmN, 7*utmN*utmN/3 - 8*utmN*utmN*utmN/5, 56 * utmN * utmN * utmN / 15,
	}
)

// fromUTM converts from the Universal Transverse Mercator grid, in metres; northing is negative south of the equator.
func fromUTM(zone int, easting, northing float64) aid.Point {
	xi, eta := northing/utmRadius, (easting-5e5)/utmRadius
	x, y := xi, eta
	for i, b := range utmBeta {
		k := 2 * float64(i+1)
		x -= b * math.Sin(k*xi) * math.Cosh(k*eta)
		y -= b * math.Cos(k*xi) * math.Sinh(k*eta)
	}
	chi := math.Asin(math.Sin(x) / math.Cosh(y))
	lat := chi
	for i, d := range utmDelta {
		lat += d * math.Sin(2*float64(i+1)*chi)
	}
	lon := math.Atan2(math.Sinh(y), math.Cos(x))
	return aid.Point{Lat: lat * 180 / math.Pi, Lon: math.Remainder(zoneMiddle(zone)+lon*180/math.Pi, 360)}
}

// gridOf is where a point lies on the grid as it is written: northing counts from 10,000 km south of the equator in the
// southern bands, and does not leave its hemisphere by an error of rounding.
func gridOf(zone int, band string, p aid.Point) (easting, northing float64) {
	easting, northing = toUTM(zone, p)
	if band < "N" {
		return easting, min(northing+1e7, 1e7-1e-6)
	}
	return easting, max(northing, 0)
}

// toUTM converts to the grid; northing is negative south of the equator.
func toUTM(zone int, p aid.Point) (easting, northing float64) {
	e := 2 * math.Sqrt(utmN) / (1 + utmN) // eccentricity
	sin := math.Sin(p.Lat * math.Pi / 180)
	t := math.Sinh(math.Atanh(sin) - e*math.Atanh(e*sin))
	lon := (p.Lon - zoneMiddle(zone)) * math.Pi / 180
	xi, eta := math.Atan2(t, math.Cos(lon)), math.Atanh(math.Sin(lon)/math.Hypot(1, t))
	x, y := xi, eta
	for i, a := range utmAlpha {
		k := 2 * float64(i+1)
		x += a * math.Sin(k*xi) * math.Cosh(k*eta)
		y += a * math.Cos(k*xi) * math.Sinh(k*eta)
	}
	return 5e5 + utmRadius*y, utmRadius * x
}
