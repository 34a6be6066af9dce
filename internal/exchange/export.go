package exchange

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// Format is a kind of file that an export can be.
type Format string

// The formats.
const (
	CSV      Format = "csv"
	Workbook Format = "xlsx"
	GeoJSON  Format = "geojson" // RFC 7946
	IATI     Format = "xml"     // IATI 2.03
)

// FormatOf is the format that a file's name asks for by its ending; ErrFormat when there is none.
func FormatOf(name string) (Format, error) {
	switch extension := strings.ToLower(filepath.Ext(name)); extension {
	case ".csv", ".xlsx", ".geojson", ".xml":
		return Format(extension[1:]), nil
	}
	return "", fmt.Errorf("writing %q: %w", filepath.Ext(name), ErrFormat)
}

// Export writes the activities in the format. skipped are those that the format cannot hold: an IATI file is valid only
// with records that have a title, a status and a date.
func Export(to io.Writer, format Format, activities Activities, w Words, o Options) (skipped []Skipped, err error) {
	switch format {
	case CSV:
		return nil, WriteCSV(to, activities, w, o)
	case Workbook:
		return nil, WriteWorkbook(to, activities, w, o)
	case GeoJSON:
		return nil, WriteGeoJSON(to, activities, w, o)
	case IATI:
		return WriteIATI(to, activities, w, o)
	}
	return nil, fmt.Errorf("writing %q: %w", format, ErrFormat)
}
