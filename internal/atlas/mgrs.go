package atlas

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"focalpoint/internal/aid"
)

// mgrsForm is zone, band, column, row, and two to five digits each of easting and northing.
var mgrsForm = regexp.MustCompile(`^(\d{1,2})\s*([C-HJ-NP-X])[\s-]*([A-HJ-NP-Z])([A-HJ-NP-V])[\s-]*(\d{2,5}[\s-]+\d{2,5}|\d{4,10})$`)

// latinLetters are what Cyrillic letters of the same look stand for in a grid reference.
var latinLetters = strings.NewReplacer("А", "A", "В", "B", "С", "C", "Е", "E", "Н", "H", "К", "K", "М", "M", "Р", "P", "Т", "T", "У", "Y", "Х", "X")

// The letters of the grid: bands of 8 degrees of latitude from 80 south on, of which the last one, X, is 12 degrees high;
// columns and rows of squares of 100 km.
const (
	mgrsBands   = "CDEFGHJKLMNPQRSTUVWX"
	mgrsColumns = "ABCDEFGHJKLMNPQRSTUVWXYZ"
	mgrsRows    = "ABCDEFGHJKLMNPQRSTUV"
)

// parseGrid reads references of the Military Grid Reference System and of UTM; ok is false if the text has another form.
func parseGrid(s string) (r reading, ok bool, err error) {
	s = latinLetters.Replace(strings.ToUpper(s))
	if parts := mgrsForm.FindStringSubmatch(s); parts != nil {
		r, err = readMGRS(parts)
		return r, true, err
	}
	if parts := utmForm.FindStringSubmatch(s); parts != nil {
		r, err = readUTM(parts)
		return r, true, err
	}
	if gaussKrueger.MatchString(s) {
		return r, true, ErrOtherGrid
	}
	return r, false, nil
}

// readMGRS reads a reference on WGS 84 such as "37U CP 95850 99300", to a kilometre or finer, and returns the middle of its
// square. Digits in one run are asked about if there are fewer than ten: cut in two they would name another square.
func readMGRS(parts []string) (reading, error) {
	zone, _ := strconv.Atoi(parts[1])
	halves := strings.FieldsFunc(parts[5], func(r rune) bool { return !isDigit(byte(r)) })
	digits := strings.Join(halves, "")
	if len(digits)%2 != 0 || len(halves) == 2 && len(halves[0]) != len(halves[1]) || zone < 1 || zone > 60 {
		return reading{}, ErrNotCoordinates
	}
	precision := len(digits) / 2
	square := math.Pow10(5 - precision) // metres
	east, _ := strconv.Atoi(digits[:precision])
	north, _ := strconv.Atoi(digits[precision:])

	column := strings.Index(mgrsColumns, parts[3]) - (zone-1)%3*8
	row := strings.Index(mgrsRows, parts[4])
	if zone%2 == 0 {
		row = (row + 15) % 20 // even zones begin with F
	}
	if column < 0 || column > 7 {
		return reading{}, ErrNotCoordinates // the zone has no such column
	}
	easting := float64(column+1)*1e5 + (float64(east)+0.5)*square
	northing := float64(row)*1e5 + (float64(north)+0.5)*square
	if parts[2] < "N" {
		northing -= 1e7 // the grid counts from 10,000 km south of the equator
	}
	for ; northing < 1e7; northing += 2e6 { // rows repeat every 2,000 km
		if p := fromUTM(zone, easting, northing); inBand(p, parts[2]) {
			if !inZone(p, zone) {
				break
			}
			return reading{point: p, stated: true, cut: len(halves) == 1 && precision < 5}, nil
		}
	}
	return reading{}, ErrNotCoordinates
}

// formatMGRS writes a point as the square of a metre in which it lies, or nothing beyond 80° S and 84° N.
func formatMGRS(p aid.Point) string {
	zone, band := utmZone(p)
	if band == "" {
		return ""
	}
	easting, northing := gridOf(zone, band, p)
	east, north := int(math.Floor(easting)), int(math.Floor(northing))
	row := north / 1e5
	if zone%2 == 0 {
		row += 5
	}
	column := mgrsColumns[(zone-1)%3*8+east/1e5-1]
	return fmt.Sprintf("%02d%s %c%c %05d %05d", zone, band, column, mgrsRows[row%20], east%1e5, north%1e5)
}
