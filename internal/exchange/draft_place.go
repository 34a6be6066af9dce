package exchange

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"focalpoint/internal/aid"
)

func (r *reader) locations(a *aid.Activity) {
	a.Locations = append([]aid.Location(nil), a.Locations...)
	group := []string{"place", "lat", "lon", "exactness"}
	for n := range r.row.occurrences(group) {
		n++
		name, lat, lon := r.row.Cell("place", n), r.row.Cell("lat", n), r.row.Cell("lon", n)
		if name == "" && lat == "" && lon == "" && r.row.Cell("exactness", n) == "" {
			continue
		}
		count := len(a.Locations)
		location := nth(&a.Locations, n, always, func() aid.Location {
			return aid.Location{ID: r.context.NewID(), Reach: "1"}
		})
		published := location.Published()
		switch added := len(a.Locations) > count; {
		case lat != "" || lon != "":
			r.point(n, location)
			r.placeName(location, name)
		case name != "" && (added || name != location.Name.UK && name != location.Name.EN):
			r.place(n, name, location)
		case added && name == "":
			r.fail(Repeated("exactness", n), ReasonNoPlace)
		}
		r.exactness(n, location, published)
	}
}

// exactness keeps what stands in the record when the table has what was published of it.
func (r *reader) exactness(n int, location *aid.Location, published aid.Location) {
	code := location.Exactness
	r.code("exactness", n, &code)
	if code != published.Exactness {
		location.Exactness = code
	}
}

// placeName names a place whose coordinates are given; a name that stands there in either language stays.
func (r *reader) placeName(location *aid.Location, name string) {
	if name != "" && name != location.Name.UK && name != location.Name.EN {
		location.Name = inLanguage(name)
	}
}

// place looks a place up by its name.
func (r *reader) place(n int, name string, location *aid.Location) {
	column := Repeated("place", n)
	var found []Place
	if r.context.Place != nil {
		found = r.context.Place(name)
	}
	switch len(found) {
	case 0:
		r.fail(column, ReasonPlaceNotFound)
	case 1:
		place := found[0]
		location.Name, location.Point, location.Exactness = place.Name, place.Point, "2"
		location.Oblast, location.Raion, location.Hromada, location.Settlement = place.Oblast, place.Raion, place.Hromada, place.Settlement
	default:
		var labels []string
		for _, place := range found {
			labels = append(labels, place.Label)
		}
		r.fail(column, ReasonPlaceAmbiguous, "Places", strings.Join(labels, "; "))
	}
}

// point reads the coordinates. A coarse point that was published of this very place leaves the exact one as it is. Units
// that belong to another point are dropped: whoever places the pin fills them in.
func (r *reader) point(n int, location *aid.Location) {
	point, fault := r.coordinates(n)
	if fault != nil {
		r.faults = append(r.faults, *fault)
		return
	}
	if point == location.Point || point == location.Precision.Coarse(location.Point) {
		return
	}
	location.Oblast, location.Raion, location.Hromada, location.Settlement = "", "", "", ""
	location.Point = point
}

// coordinates reads lat and lon, or a whole pair in either of them.
func (r *reader) coordinates(n int) (aid.Point, *CellError) {
	lat, lon := r.row.Cell("lat", n), r.row.Cell("lon", n)
	column := Repeated("lat", n)
	if lat == "" || lon == "" {
		return r.pair(column, lat+lon, ReasonHalfPoint)
	}
	north, northErr := degrees(lat)
	east, eastErr := degrees(lon)
	if northErr != nil || eastErr != nil {
		if northErr == nil && r.context.Coordinates != nil {
			column = Repeated("lon", n)
		}
		return r.pair(column, lat+", "+lon, ReasonCoordinates)
	}
	point := aid.Point{Lat: north, Lon: east}
	switch {
	case inUkraine(east, north) && !inUkraine(north, east):
		return point, r.row.fault(column, ReasonSwapped, "Suggestion", written(aid.Point{Lat: east, Lon: north}))
	case !point.Valid():
		return point, r.row.fault(column, ReasonCoordinates)
	case r.context.Coordinates != nil && !inUkraine(north, east):
		_, err := r.context.Coordinates(written(point))
		if doubt, ok := errors.AsType[doubtful](err); ok {
			return point, r.doubt(column, doubt, ReasonDoubtful)
		}
	}
	return point, nil
}

// pair reads both coordinates from one text; reason is what is wrong when it is none.
func (r *reader) pair(column, text, reason string) (aid.Point, *CellError) {
	if r.context.Coordinates == nil {
		return aid.Point{}, r.row.fault(column, reason)
	}
	point, err := r.context.Coordinates(text)
	if err != nil {
		return aid.Point{}, r.doubt(column, err, reason)
	}
	return point, nil
}

// doubtful is an error of Context.Coordinates for a text that may mean these places, the likeliest first.
type doubtful interface {
	error
	Suggestions() []aid.Point
}

func (r *reader) doubt(column string, err error, reason string) *CellError {
	if doubt, ok := errors.AsType[doubtful](err); ok && len(doubt.Suggestions()) > 0 {
		return r.row.fault(column, ReasonDoubtful, "Suggestion", written(doubt.Suggestions()[0]))
	}
	return r.row.fault(column, reason)
}

// written is a point as it can stand in a cell.
func written(p aid.Point) string { return fmt.Sprintf("%.5f, %.5f", p.Lat, p.Lon) }

// degrees reads decimal degrees with a point or a comma.
func degrees(text string) (float64, error) {
	text = strings.Replace(strings.TrimSpace(text), ",", ".", 1)
	if strings.Trim(text, "+-0123456789.") != "" {
		return 0, strconv.ErrSyntax // ParseFloat knows words and hexadecimal numbers too
	}
	return strconv.ParseFloat(text, 64)
}

// inUkraine is a rough frame, wide enough for both ways of telling an exchanged pair.
func inUkraine(lat, lon float64) bool { return lat > 44 && lat < 53 && lon > 21.5 && lon < 41 }
