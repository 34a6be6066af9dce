package atlas

import (
	"fmt"
	"math"
	"strings"

	"focalpoint/internal/aid"
)

// Notation is a way to write a point. ParseCoordinates reads all of them.
type Notation string

// The notations, with how far a written point lies from the real one at most.
const (
	NotationDecimal   Notation = "decimal" // 48.73890, 37.58440: 0.8 m
	NotationMinutes   Notation = "dm"      // 48°44.334′N 37°35.064′E: 1.4 m
	NotationSeconds   Notation = "dms"     // 48°44′20.0″N 37°35′03.8″E: 2.2 m
	NotationUkrainian Notation = "dms-uk"  // 48°44′20,0″ пн. ш. 37°35′03,8″ сх. д.: 2.2 m
	NotationMGRS      Notation = "mgrs"    // 37U CP 95843 99284: the square of a metre, 1.5 m; not beyond 80° S and 84° N
	NotationUTM       Notation = "utm"     // 37U 395844 5399285: 0.8 m; not beyond 80° S and 84° N
	NotationGeo       Notation = "geo"     // geo:48.73890,37.58440
	NotationOSM       Notation = "osm"     // an address of OpenStreetMap with a marker
)

// Notations are all of them, in the order in which they are offered.
var Notations = []Notation{
	NotationDecimal, NotationMinutes, NotationSeconds, NotationUkrainian, NotationMGRS, NotationUTM, NotationGeo, NotationOSM,
}

// Format writes a point in the notation. It is empty where the notation cannot say the point or is not known.
func (n Notation) Format(p aid.Point) string {
	switch n {
	case NotationDecimal:
		return FormatDecimal(p)
	case NotationMinutes:
		return formatMinutes(p.Lat, "N", "S") + " " + formatMinutes(p.Lon, "E", "W")
	case NotationSeconds:
		return FormatDMS(p)
	case NotationUkrainian:
		lat, lon := formatSeconds(p.Lat, "", ""), formatSeconds(p.Lon, "", "")
		return strings.ReplaceAll(lat, ".", ",") + side(p.Lat, " пн. ш. ", " пд. ш. ") + strings.ReplaceAll(lon, ".", ",") + side(p.Lon, " сх. д.", " зх. д.")
	case NotationMGRS:
		return formatMGRS(p)
	case NotationUTM:
		return formatUTM(p)
	case NotationGeo:
		return fmt.Sprintf("geo:%.5f,%.5f", p.Lat, p.Lon)
	case NotationOSM:
		return fmt.Sprintf("https://www.openstreetmap.org/?mlat=%.5[1]f&mlon=%.5[2]f#map=15/%.5[1]f/%.5[2]f", p.Lat, p.Lon)
	}
	return ""
}

// FormatDecimal writes a point as "48.73890, 37.58440": latitude and longitude in degrees, to about 1 m.
func FormatDecimal(p aid.Point) string { return fmt.Sprintf("%.5f, %.5f", p.Lat, p.Lon) }

// FormatDMS writes a point as "48°44′20.0″N 37°35′03.8″E", to about 3 m.
func FormatDMS(p aid.Point) string {
	return formatSeconds(p.Lat, "N", "S") + " " + formatSeconds(p.Lon, "E", "W")
}

func formatSeconds(degrees float64, positive, negative string) string {
	tenths := int64(math.Round(math.Abs(degrees) * 36000)) // of a second
	return fmt.Sprintf("%d°%02d′%02d.%d″%s", tenths/36000, tenths/600%60, tenths/10%60, tenths%10, side(degrees, positive, negative))
}

func formatMinutes(degrees float64, positive, negative string) string {
	thousandths := int64(math.Round(math.Abs(degrees) * 60000)) // of a minute
	return fmt.Sprintf("%d°%02d.%03d′%s", thousandths/60000, thousandths/1000%60, thousandths%1000, side(degrees, positive, negative))
}

func side(degrees float64, positive, negative string) string {
	if degrees < 0 {
		return negative
	}
	return positive
}
