package atlas

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"focalpoint/internal/aid"
)

var (
	// addressIn finds an address in a text; map programs share it after the name of the place.
	addressIn = regexp.MustCompile(`(?i)\b(?:https?|om|ge0|mapsme|comgooglemaps|waze|yandexmaps)://[^\s<>"]+|\b(?:geo|google\.navigation):[^\s<>"]+`)
	// bareAddress is an address without its scheme.
	bareAddress = regexp.MustCompile(`(?i)^(?:[a-z0-9-]+\.)+[a-z]{2,}/\S+$`)
	threeWords  = regexp.MustCompile(`^///\p{L}+\.\p{L}+\.\p{L}+$`)
)

// parseLink reads geo URIs and addresses of maps, also in the middle of a text; ok is false if there is none.
func parseLink(s string) (r reading, ok bool, err error) {
	if threeWords.MatchString(s) {
		return r, true, ErrWords
	}
	found := addressIn.FindAllString(s, 2)
	switch {
	case len(found) == 2:
		return r, true, ErrNotCoordinates // which of them?
	case len(found) == 1:
		s = strings.TrimRight(found[0], `.,;)»”"`)
	case bareAddress.MatchString(s):
		s = "https://" + s
	default:
		return r, false, nil
	}
	if scheme, rest, _ := strings.Cut(s, ":"); strings.EqualFold(scheme, "geo") {
		r, err = readGeoURI(rest)
	} else {
		r, err = readAddress(s)
	}
	return r, true, err
}

// readGeoURI reads the part of an RFC 5870 URI after "geo:". Another reference system than WGS 84 is refused.
func readGeoURI(s string) (reading, error) {
	s, query, _ := strings.Cut(s, "?")
	position, parameters, _ := strings.Cut(s, ";")
	for parameter := range strings.SplitSeq(strings.ToLower(parameters), ";") {
		if crs, ok := strings.CutPrefix(parameter, "crs="); ok && crs != "wgs84" {
			return reading{}, ErrOtherGrid
		}
	}
	parts := strings.Split(position, ",")
	if len(parts) < 2 || len(parts) > 3 {
		return reading{}, ErrNotCoordinates
	}
	if values, err := url.ParseQuery(query); err == nil && plainZero.MatchString(parts[0]) && plainZero.MatchString(parts[1]) && values.Has("q") {
		pair, _, _ := strings.Cut(values.Get("q"), "(") // Android: geo:0,0?q=48.7,37.5(label)
		return readValue(pair)
	}
	return readNumbers(parts[0], parts[1])
}

var plainZero = regexp.MustCompile(`^-?0(?:\.0+)?$`)

// widestView is the zoom below which the middle of a map is no place: one pixel is 150 m or more.
const widestView = 10

// readAddress reads an address. A marked place comes before the middle of the map.
func readAddress(s string) (reading, error) {
	address, err := url.Parse(s)
	if err != nil {
		return reading{}, ErrNoPoint
	}
	host := strings.TrimPrefix(strings.ToLower(address.Hostname()), "www.")
	if address.Scheme == "ge0" {
		return readOrganic(address)
	}
	if site := siteOf(host); site != nil {
		if r, err := site(address); err != ErrNoPoint {
			return r, err
		}
	}
	if address.Scheme == "google.navigation" {
		address.RawQuery = address.Opaque
	}
	return readQuery(address)
}

// pairParameters name parameters whose value is a pair, latitude first; the first that is one counts.
var pairParameters = []string{
	"q", "query", "destination", "daddr", "marker", "pin", "ll", "sll", "viewpoint", "center", "cp", "coordinate", "coordinates", "loc", "point", "to", "text", "where1",
}

// readQuery reads the parameters of an address that most maps have in common, in its query or after #, and the middle of
// the map where no place is named.
func readQuery(address *url.URL) (reading, error) {
	values := address.Query()
	anchor, _ := url.ParseQuery(address.Fragment)
	for _, values := range []url.Values{values, anchor} {
		if lat, lon := first(values, "mlat", "lat", "latitude"), first(values, "mlon", "lon", "lng", "longitude"); lat != "" && lon != "" {
			return readNumbers(lat, lon)
		}
	}
	for _, name := range pairParameters {
		if value := values.Get(name); value != "" {
			if r, err := readValue(value); err == nil {
				return r, nil
			}
		}
	}
	if found := viewInFragment.FindStringSubmatch(address.Fragment); found != nil {
		return readView(found[1], found[2], found[3])
	}
	return reading{}, ErrNoPoint
}

// viewInFragment is zoom, latitude and longitude after #, as OpenStreetMap and most maps after it write them.
var viewInFragment = regexp.MustCompile(`(?:^|&)(?:map=)?(\d{1,2}(?:\.\d+)?)/(-?\d{1,2}(?:\.\d+)?)/(-?\d{1,3}(?:\.\d+)?)(?:$|[/&])`)

// valuePair is a pair in a parameter or a path, perhaps with what follows it: a zoom, a label, more of a path.
var valuePair = regexp.MustCompile(`^(?:loc:|ll\.)?\s*([-+]?\d{1,3}(?:\.\d+)?)\s*[,~/_]\s*\+?(-?\d{1,3}(?:\.\d+)?)(?:$|\s*\(|[,_~/])`)

// readValue reads a pair, latitude first, or angles in degrees, minutes and seconds.
func readValue(s string) (reading, error) {
	if found := valuePair.FindStringSubmatch(strings.TrimSpace(s)); found != nil {
		return readNumbers(found[1], found[2])
	}
	return readPair(s, '.', false)
}

// exchanged is a reading of a pair whose longitude was written first.
func exchanged(r reading, err error) (reading, error) {
	r.point = aid.Point{Lat: r.point.Lon, Lon: r.point.Lat}
	return r, err
}

// readView reads the middle of a map.
func readView(zoom, lat, lon string) (reading, error) {
	r, err := readNumbers(lat, lon)
	level, zoomErr := strconv.ParseFloat(zoom, 64)
	r.view = zoomErr != nil || level < widestView
	return r, err
}

func first(values url.Values, names ...string) string {
	for _, name := range names {
		if v := values.Get(name); v != "" {
			return v
		}
	}
	return ""
}
