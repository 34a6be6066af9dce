// Package photo reads from a photograph where and when it was taken. The picture itself is not decoded.
package photo

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/bep/imagemeta"

	"focalpoint/internal/aid"
)

// Errors of Read.
var (
	// ErrNotPhoto: the file is no JPEG, HEIC, AVIF, TIFF or PNG, or damaged.
	ErrNotPhoto = errors.New("not a photograph that can be read")
	// ErrNoPosition: a photograph without a usable position. What else it says is returned with the error.
	ErrNoPosition = errors.New("the photograph has no position")
)

// Photo is what a photograph says of itself in EXIF.
type Photo struct {
	Point aid.Point
	// Taken is the time on the camera's clock, in UTC where the camera knew no zone; zero where it is not known.
	Taken time.Time
	// Direction is the compass bearing in which the camera looked, 0 to 360 degrees, where HasDirection.
	Direction    float64
	HasDirection bool
}

// Limits of what is read of a file, in tags, bytes a tag, and bytes and seeks in all: a hostile file ends with ErrNotPhoto.
const (
	maxTags    = 1000
	maxTagSize = 4096
	maxRead    = 16 << 20
	maxSeeks   = 10_000
)

// Read reads what a photograph says of itself, in at most 16 MiB of the file. It returns ErrNotPhoto, or ErrNoPosition for a
// photograph without coordinates, with coordinates out of range, or with the zeros of a camera that found no satellite.
func Read(file io.ReadSeeker) (Photo, error) {
	format, err := formatOf(file)
	if err != nil {
		return Photo{}, err
	}
	tags := map[string]any{}
	failed := false
	_, err = imagemeta.Decode(imagemeta.Options{
		R: &bounded{file: file, bytes: maxRead, seeks: maxSeeks}, ImageFormat: format, Sources: imagemeta.EXIF,
		LimitNumTags: maxTags, LimitTagSize: maxTagSize,
		ShouldHandleTag: func(t imagemeta.TagInfo) bool { return strings.HasPrefix(t.Namespace, "IFD0") && wanted[t.Tag] },
		HandleTag: func(t imagemeta.TagInfo) error {
			tags[t.Tag] = t.Value
			return nil
		},
		Warnf: func(format string, _ ...any) { failed = failed || strings.Contains(format, "degrees") },
	})
	if err != nil && len(tags) == 0 {
		return Photo{}, fmt.Errorf("%w: %w", ErrNotPhoto, err)
	}
	photo := Photo{Taken: taken(tags)}
	if direction, ok := number(tags["GPSImgDirection"]); ok && direction >= 0 && direction <= 360 {
		photo.Direction, photo.HasDirection = direction, true
	}
	point, ok := position(tags)
	if !ok || failed || err != nil {
		return photo, ErrNoPosition
	}
	photo.Point = point
	return photo, nil
}

// wanted are the tags that are read.
var wanted = map[string]bool{
	"GPSLatitude": true, "GPSLatitudeRef": true, "GPSLongitude": true, "GPSLongitudeRef": true, "GPSStatus": true,
	"GPSImgDirection": true, "DateTimeOriginal": true, "OffsetTimeOriginal": true,
}

// position is where the camera was. Without directions there is none: they are half of the coordinates.
func position(tags map[string]any) (aid.Point, bool) {
	lat, latOK := number(tags["GPSLatitude"])
	lon, lonOK := number(tags["GPSLongitude"])
	status, _ := tags["GPSStatus"].(string)
	if !latOK || !lonOK || lat < 0 || lon < 0 || lat == 0 && lon == 0 || strings.EqualFold(status, "V") { // V: the receiver had no fix
		return aid.Point{}, false
	}
	switch side(tags["GPSLatitudeRef"]) {
	case "N":
	case "S":
		lat = -lat
	default:
		return aid.Point{}, false
	}
	switch side(tags["GPSLongitudeRef"]) {
	case "E":
	case "W":
		lon = -lon
	default:
		return aid.Point{}, false
	}
	p := aid.Point{Lat: lat, Lon: lon}
	return p, p.Valid()
}

func side(value any) string {
	text, _ := value.(string)
	return strings.ToUpper(strings.TrimSpace(text))
}

// number is a tag's value; NaN is none.
func number(value any) (float64, bool) {
	switch v := value.(type) {
	case float64:
		return v, v == v
	case interface{ Float64() float64 }:
		f := v.Float64()
		return f, f == f
	}
	return 0, false
}

func taken(tags map[string]any) time.Time {
	text, _ := tags["DateTimeOriginal"].(string)
	offset, _ := tags["OffsetTimeOriginal"].(string)
	if at, err := time.Parse("2006:01:02 15:04:05 -07:00", text+" "+offset); err == nil {
		return at
	}
	at, err := time.Parse("2006:01:02 15:04:05", text)
	if err != nil {
		return time.Time{}
	}
	return at
}
