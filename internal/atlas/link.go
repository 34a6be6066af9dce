package atlas

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"focalpoint/internal/aid"
)

// Places in web addresses where maps write the point, latitude first. A marked place comes before the view's middle.
var (
	googlePin  = regexp.MustCompile(`!3d(-?\d{1,2}\.\d+)!4d(-?\d{1,3}\.\d+)`)
	googleView = regexp.MustCompile(`/@(-?\d{1,2}\.\d+),(-?\d{1,3}\.\d+)`)
	pathPair   = regexp.MustCompile(`/(?:place|search|dir/)/?(-?\d{1,2}\.\d+),\+?(-?\d{1,3}\.\d+)`)
	osmView    = regexp.MustCompile(`(?:^|&|#)map=\d+(?:\.\d+)?/(-?\d{1,2}(?:\.\d+)?)/(-?\d{1,3}(?:\.\d+)?)`)
	plainPair  = regexp.MustCompile(`^(?:loc:)?\s*(-?\d{1,2}(?:\.\d+)?)\s*[,~]\s*(-?\d{1,3}(?:\.\d+)?)$`)
)

// pairParameters name parameters whose value is a pair; the first that is present counts.
var pairParameters = []string{"q", "query", "destination", "daddr", "marker", "pin", "ll", "sll", "center", "cp", "coordinate", "loc"}

// parseLink reads geo URIs and addresses of maps; ok is false if the text is neither.
func parseLink(s string) (p aid.Point, ok bool, err error) {
	lower := strings.ToLower(s)
	switch {
	case strings.HasPrefix(lower, "geo:"):
		p, err = parseGeoURI(s[len("geo:"):])
	case strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://"):
		p, err = parseAddress(s)
	default:
		return p, false, nil
	}
	return p, true, err
}

// parseGeoURI reads the part of an RFC 5870 URI after "geo:". Another reference system than WGS 84 is refused.
func parseGeoURI(s string) (aid.Point, error) {
	s, query, _ := strings.Cut(s, "?")
	position, parameters, _ := strings.Cut(s, ";")
	if crs := strings.ToLower(parameters); strings.Contains(crs, "crs=") && !strings.Contains(crs, "crs=wgs84") {
		return aid.Point{}, ErrNotCoordinates
	}
	parts := strings.Split(position, ",")
	if len(parts) < 2 || len(parts) > 3 {
		return aid.Point{}, ErrNotCoordinates
	}
	if values, err := url.ParseQuery(query); err == nil && parts[0] == "0" && parts[1] == "0" {
		pair, _, _ := strings.Cut(values.Get("q"), "(") // Android: geo:0,0?q=48.7,37.5(label)
		return parsePair(plainPair.FindStringSubmatch(pair), false)
	}
	return parsePair([]string{"", parts[0], parts[1]}, false)
}

func parseAddress(s string) (aid.Point, error) {
	address, err := url.Parse(s)
	if err != nil {
		return aid.Point{}, ErrNotCoordinates
	}
	values := address.Query()
	if lat, lon := first(values, "mlat", "lat"), first(values, "mlon", "lon", "lng"); lat != "" && lon != "" {
		return parsePair([]string{"", lat, lon}, false)
	}
	path := address.Path
	if found := googlePin.FindStringSubmatch(path + address.RawQuery); found != nil {
		return parsePair(found, false)
	}
	// Yandex writes longitude first.
	lonFirst := strings.Contains(address.Host, "yandex.")
	if lonFirst {
		pairParameters := []string{"whatshere[point]", "pt", "ll"}
		return parsePair(plainPair.FindStringSubmatch(first(values, pairParameters...)), true)
	}
	for _, name := range pairParameters {
		if found := plainPair.FindStringSubmatch(values.Get(name)); found != nil {
			return parsePair(found, false)
		}
	}
	for _, pattern := range []*regexp.Regexp{pathPair, googleView} {
		if found := pattern.FindStringSubmatch(path); found != nil {
			return parsePair(found, false)
		}
	}
	return parsePair(osmView.FindStringSubmatch(address.Fragment), false)
}

func first(values url.Values, names ...string) string {
	for _, name := range names {
		if v := values.Get(name); v != "" {
			return v
		}
	}
	return ""
}

// parsePair makes a point of the two groups of a match, or ErrNotCoordinates if there was none.
func parsePair(match []string, lonFirst bool) (aid.Point, error) {
	if len(match) != 3 {
		return aid.Point{}, ErrNotCoordinates
	}
	lat, latErr := strconv.ParseFloat(match[1], 64)
	lon, lonErr := strconv.ParseFloat(match[2], 64)
	if latErr != nil || lonErr != nil {
		return aid.Point{}, ErrNotCoordinates
	}
	if lonFirst {
		return inRange(aid.Point{Lat: lon, Lon: lat})
	}
	return checkPair(aid.Point{Lat: lat, Lon: lon})
}
