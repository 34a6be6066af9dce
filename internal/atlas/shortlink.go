package atlas

import (
	"math"
	"net/url"
	"strings"

	"focalpoint/internal/aid"
)

// readOSM reads OpenStreetMap's short addresses, /go/CODE, which hold the place itself: six bits a character, bits of
// longitude and latitude in turn. See https://wiki.openstreetmap.org/wiki/Shortlink.
func readOSM(address *url.URL) (reading, error) {
	_, code, ok := strings.Cut(address.Path, "/go/")
	if !ok {
		return reading{}, ErrNoPoint
	}
	code, _, _ = strings.Cut(code, "/")
	if values := address.Query(); values.Has("m") {
		code = strings.TrimSuffix(code, "?m")
	}
	digits := strings.TrimRight(code, "-")
	lon, lat, bits, ok := interleaved(digits, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~")
	if !ok || bits == 0 {
		return reading{}, ErrNotCoordinates
	}
	steps := math.Exp2(float64(bits))
	zoom := bits - 8
	if dashes := len(code) - len(digits); dashes > 0 {
		zoom -= 3 - dashes
	}
	point := aid.Point{Lat: (float64(lat)+0.5)/steps*180 - 90, Lon: (float64(lon)+0.5)/steps*360 - 180}
	return reading{point: point, stated: true, view: zoom < widestView}, nil
}

// readOrganic reads the addresses of Organic Maps and its relatives, whose path begins with a character for the zoom and
// then has six bits a character, bits of latitude and longitude in turn.
func readOrganic(address *url.URL) (reading, error) {
	code, _, _ := strings.Cut(strings.TrimPrefix(address.Path, "/"), "/")
	if address.Scheme == "ge0" {
		code = address.Host
	}
	const fewest, most = 7, 10 // characters: about 100 m to a centimetre
	if len(code) < fewest || len(code) > most {
		return reading{}, ErrNoPoint
	}
	lat, lon, bits, ok := interleaved(code[1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
	if !ok {
		return reading{}, ErrNoPoint
	}
	steps := math.Exp2(float64(bits))
	return reading{point: aid.Point{Lat: (float64(lat)+0.5)/steps*180 - 90, Lon: (float64(lon)+0.5)/steps*360 - 180}, stated: true}, nil
}

// interleaved takes two numbers apart whose bits were written in turn, six a character, the first number's bit first.
// bits is how many each of them has; at most ten characters are read.
func interleaved(code, alphabet string) (first, second uint64, bits int, ok bool) {
	if len(code) > 10 {
		return 0, 0, 0, false
	}
	for i := range len(code) {
		value := strings.IndexByte(alphabet, code[i])
		if value < 0 {
			return 0, 0, 0, false
		}
		for bit := 5; bit > 0; bit -= 2 {
			first = first<<1 | uint64(value>>bit&1)
			second = second<<1 | uint64(value>>(bit-1)&1)
		}
		bits += 3
	}
	return first, second, bits, true
}
