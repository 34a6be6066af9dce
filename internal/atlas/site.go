package atlas

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// sites are the maps whose addresses differ from what readQuery knows, by the host's name or its end. They return
// ErrNoPoint for what readQuery should try.
var sites = []struct {
	host string // a whole host, or its last labels; with a dot at its end, the first labels
	read func(*url.URL) (reading, error)
}{
	{"maps.app.goo.gl", readShort},
	{"goo.gl", readShort},
	{"g.co", readShort},
	{"share.google", readShort},
	{"maps.apple", readShort},
	{"bit.ly", readShort},
	{"tinyurl.com", readShort},
	{"binged.it", readShort},
	{"w3w.co", readWords},
	{"what3words.com", readWords},
	{"google.", readGoogle},
	{"yandex.", readYandex},
	{"osm.org", readOSM},
	{"openstreetmap.org", readOSM},
	{"omaps.app", readOrganic},
	{"comaps.app", readOrganic},
	{"comaps.at", readOrganic},
	{"ge0.me", readOrganic},
	{"bing.com", readBing},
	{"here.com", readHERE},
	{"mapy.cz", readMapy},
	{"mapy.com", readMapy},
	{"visicom.ua", readVisicom},
	{"geohack.toolforge.org", readGeoHack},
	{"waze.com", readWaze},
}

func siteOf(host string) func(*url.URL) (reading, error) {
	for _, s := range sites {
		if host == s.host || strings.HasSuffix(host, "."+s.host) || strings.HasSuffix(s.host, ".") && strings.Contains("."+host, "."+s.host) {
			return s.read
		}
	}
	return nil
}

func readShort(*url.URL) (reading, error) { return reading{}, ErrShortLink }

func readWords(*url.URL) (reading, error) { return reading{}, ErrWords }

var (
	googlePin   = regexp.MustCompile(`!3d(-?\d{1,2}(?:\.\d+)?)!4d(-?\d{1,3}(?:\.\d+)?)`)
	googleStop  = regexp.MustCompile(`!1d(-?\d{1,3}\.\d+)!2d(-?\d{1,2}\.\d+)`)
	googleEmbed = regexp.MustCompile(`!2d(-?\d{1,3}(?:\.\d+)?)!3d(-?\d{1,2}(?:\.\d+)?)`)
	googleView  = regexp.MustCompile(`/@(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?)z)?`)
)

// readGoogle reads Google's addresses: a place by !3d and !4d, a pair in the path, the ends of a route, the view after @.
func readGoogle(address *url.URL) (reading, error) {
	path := address.Path
	whole := path + "?" + unescaped(address.RawQuery)
	if found := googlePin.FindAllStringSubmatch(whole, -1); found != nil {
		last := found[len(found)-1]
		return readNumbers(last[1], last[2])
	}
	segments := strings.Split(strings.Trim(path, "/"), "/")
	if slices.Contains(segments, "dir") {
		return readRoute(segments, whole)
	}
	if found := googleEmbed.FindStringSubmatch(whole); found != nil {
		return readNumbers(found[2], found[1])
	}
	for i, segment := range segments {
		if i > 0 && (segments[i-1] == "place" || segments[i-1] == "search") {
			if r, err := readValue(strings.ReplaceAll(segment, "+", " ")); err == nil {
				return r, nil
			}
		}
	}
	if r, err := readQuery(address); err != ErrNoPoint {
		return r, err
	}
	if found := googleView.FindStringSubmatch(path); found != nil {
		if found[3] == "" {
			found[3] = "15" // a panorama or a picture from above
		}
		return readView(found[3], found[1], found[2])
	}
	return reading{}, ErrNoPoint
}

// readRoute reads a route. If several of its stops are points, it is asked which one is meant.
func readRoute(segments []string, whole string) (r reading, err error) {
	var stops []reading
	add := func(stop reading, err error) {
		if err == nil && stop.point.Valid() && !slices.ContainsFunc(stops, func(s reading) bool { return s.point == stop.point }) {
			stops = append(stops, stop)
		}
	}
	for _, segment := range segments[slices.Index(segments, "dir")+1:] {
		if !strings.HasPrefix(segment, "@") && !strings.HasPrefix(segment, "data=") {
			add(readValue(strings.ReplaceAll(segment, "+", " ")))
		}
	}
	for _, found := range googleStop.FindAllStringSubmatch(whole, -1) {
		add(readNumbers(found[2], found[1]))
	}
	if len(stops) == 0 {
		return r, ErrNoPoint
	}
	slices.Reverse(stops) // where it ends is the likeliest
	r = stops[0]
	for _, stop := range stops[1:min(len(stops), maxReadings)] {
		r.others = append(r.others, stop.point)
	}
	return r, nil
}

// readYandex reads Yandex's addresses, which mostly write longitude first.
func readYandex(address *url.URL) (reading, error) {
	values := address.Query()
	for _, name := range []string{"whatshere[point]", "pt"} {
		if value := values.Get(name); value != "" {
			return exchanged(readValue(value))
		}
	}
	if stops := strings.Split(values.Get("rtext"), "~"); stops[0] != "" || len(stops) > 1 {
		return readValue(stops[len(stops)-1])
	}
	if r, err := readValue(values.Get("text")); err == nil {
		return r, nil
	}
	if value := values.Get("ll"); value != "" {
		r, err := exchanged(readValue(value))
		zoom, zoomErr := readZoom(values.Get("z"))
		r.view = zoomErr == nil && zoom < widestView
		return r, err
	}
	if strings.Contains(address.Path, "/-/") {
		return readShort(address)
	}
	return reading{}, ErrNoPoint
}

// readBing reads a point named in sp; cp is the middle of the map.
func readBing(address *url.URL) (reading, error) {
	values := address.Query()
	if pair, ok := strings.CutPrefix(values.Get("sp"), "point."); ok {
		return readValue(pair)
	}
	if value := values.Get("where1"); value != "" {
		if r, err := readValue(value); err == nil {
			return r, nil
		}
	}
	r, err := readValue(values.Get("cp"))
	if err != nil {
		return reading{}, ErrNoPoint
	}
	zoom, zoomErr := readZoom(values.Get("lvl"))
	r.view = zoomErr == nil && zoom < widestView
	return r, nil
}

// readHERE reads a shared place, /l/lat,lon,name, or the middle of the map in the parameter map.
func readHERE(address *url.URL) (reading, error) {
	if _, place, ok := strings.Cut(address.Path, "/l/"); ok {
		return readValue(place)
	}
	parts := strings.Split(address.Query().Get("map"), ",")
	if len(parts) < 3 {
		return reading{}, ErrNoPoint
	}
	return readView(parts[2], parts[0], parts[1])
}

// readMapy reads a place, source=coor with id=lon,lat, or the middle of the map in x and y.
func readMapy(address *url.URL) (reading, error) {
	values := address.Query()
	switch {
	case strings.HasPrefix(address.Path, "/s/"):
		return readShort(address)
	case values.Get("source") == "coor":
		return exchanged(readValue(values.Get("id")))
	case values.Has("x") && values.Has("y"):
		return readView(values.Get("z"), values.Get("y"), values.Get("x"))
	}
	return reading{}, ErrNoPoint
}

// visicomPath is longitude, latitude and zoom.
var visicomPath = regexp.MustCompile(`^/[cm]/(-?\d{1,3}(?:\.\d+)?),(-?\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?`)

func readVisicom(address *url.URL) (reading, error) {
	found := visicomPath.FindStringSubmatch(address.Path)
	if found == nil {
		return reading{}, ErrNoPoint
	}
	if found[3] == "" {
		found[3] = "15"
	}
	return readView(found[3], found[2], found[1])
}

// readGeoHack reads what Wikipedia's coordinates link to: params=48_44_20_N_37_35_04_E_type:city.
func readGeoHack(address *url.URL) (reading, error) {
	params := strings.ReplaceAll(address.Query().Get("params"), "_", " ")
	for _, end := range []string{" E", " W"} {
		if before, _, ok := strings.Cut(params+" ", end+" "); ok {
			return readPair(before+end, '.', false)
		}
	}
	return reading{}, ErrNoPoint
}

func readWaze(address *url.URL) (reading, error) {
	if strings.HasPrefix(address.Path, "/ul/h") {
		return readShort(address)
	}
	return reading{}, ErrNoPoint
}

func readZoom(s string) (float64, error) { return strconv.ParseFloat(s, 64) }

// unescaped is a query with its escapes taken out; one that cannot be read stays as it is.
func unescaped(query string) string {
	if text, err := url.QueryUnescape(query); err == nil {
		return text
	}
	return query
}
