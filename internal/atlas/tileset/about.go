package tileset

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"focalpoint/internal/atlas/pmtiles"
)

// About is what a file says of itself. Degrees are WGS 84.
type About struct {
	Name                     string
	Attribution              string // plain text, which has to stand on the map
	West, South, East, North float64
	MinZoom, MaxZoom         int
	Vector                   bool // not pictures
	OwnNames                 bool // the pictures show the names of places
	OwnWater                 bool // the vector tiles show seas, lakes and rivers
}

// The longest name and attribution, in letters.
const (
	maxName        = 120
	maxAttribution = 300
)

// description is the metadata that is used.
type description struct {
	Name        text `json:"name"`
	Attribution text `json:"attribution"`
	Type        text `json:"type"`   // of MBTiles: "baselayer" or "overlay"
	Format      text `json:"format"` // of MBTiles
	Names       text `json:"labels"` // ours: whether the pictures show names
	Layers      []struct {
		ID text `json:"id"`
	} `json:"vector_layers"`
}

// text is a JSON value that should be text, and is taken as none where it is not.
type text string

func (t *text) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) == nil {
		*t = text(s)
	} else if string(b) == "true" || string(b) == "false" {
		*t = text(b)
	}
	return nil
}

func describe(a *pmtiles.Archive) (About, error) {
	about := About{West: a.West, South: a.South, East: a.East, North: a.North, MinZoom: a.MinZoom, MaxZoom: a.MaxZoom}
	switch a.Kind {
	case pmtiles.MVT:
		about.Vector = true
	case pmtiles.PNG, pmtiles.JPEG, pmtiles.WebP:
	default:
		return About{}, fmt.Errorf("tiles of kind %d: %w", a.Kind, pmtiles.ErrUnsupported)
	}
	metadata, err := a.Metadata()
	if err != nil || len(metadata) == 0 {
		return about, err
	}
	var d description
	if err := json.Unmarshal(metadata, &d); err != nil {
		return About{}, fmt.Errorf("the metadata of tiles: %w: %w", pmtiles.ErrDamaged, err)
	}
	about.Name = plain(string(d.Name), maxName)
	about.Attribution = plain(string(d.Attribution), maxAttribution)
	about.OwnNames = !about.Vector && d.ownNames(a.Kind)
	for _, l := range d.Layers {
		about.OwnWater = about.OwnWater || about.Vector && water[string(l.ID)]
	}
	return about, nil
}

// water are the layers of seas and lakes in the usual schemas.
var water = map[string]bool{"water": true, "ocean": true, "water_polygons": true}

// ownNames says whether pictures show names. Where the file does not say, a whole map drawn as PNG does; photographs,
// and what is meant to lie over another map, do not: a name written twice is a lesser harm than a map without names.
func (d *description) ownNames(kind pmtiles.Kind) bool {
	switch strings.ToLower(string(d.Names)) {
	case "true", "yes", "1":
		return true
	case "false", "no", "0":
		return false
	default:
		return d.Type == "baselayer" && kind == pmtiles.PNG
	}
}

// plain returns the words of a piece of HTML on one line, of at most a number of letters.
func plain(source string, most int) string {
	var words strings.Builder
	tokens := html.NewTokenizer(strings.NewReader(source))
	hidden := false
	for {
		switch tokens.Next() {
		case html.ErrorToken: // the end
			line := []rune(strings.Join(strings.Fields(words.String()), " "))
			if len(line) > most {
				line = append(line[:most-1], '…')
			}
			return string(line)
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			token := tokens.Token()
			switch token.Data {
			case "script", "style":
				hidden = token.Type == html.StartTagToken
			case "br", "p", "div", "li":
				words.WriteByte(' ')
			}
		case html.TextToken:
			if !hidden {
				words.WriteString(strings.Map(visible, tokens.Token().Data))
			}
		}
	}
}

// visible leaves out what is no letter, mark or space: control characters, and those that turn the direction of text.
func visible(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsGraphic(r):
		return r
	default:
		return -1
	}
}
