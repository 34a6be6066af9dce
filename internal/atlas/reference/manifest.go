package reference

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"time"
	"unicode"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
)

const (
	// Ending is that of a pack's file name.
	Ending = ".fpack"
	// MediaType is what a pack is called on the way.
	MediaType = "application/vnd.focalpoint.pack+zip"
	// Format is the version of the file that this program writes, and the newest that it reads.
	Format = 1
)

// The entries of a pack, in their order.
const (
	manifestEntry    = "manifest.json"
	layersEntry      = "layers.bin.zst"
	settlementsEntry = "settlements.bin.zst"
	unitsEntry       = "units.tsv.zst"
	tilesEntry       = "tiles.pmtiles"
)

// Manifest says what a pack is.
type Manifest struct {
	Format      int          `json:"format"`
	ID          string       `json:"id"` // lower-case Latin letters, digits and hyphens; the name of its file
	Name        aid.Text     `json:"name"`
	Date        aid.Date     `json:"date"` // of the data
	Licence     string       `json:"licence"`
	Attribution aid.Text     `json:"attribution"` // one line, stands on the map
	Bounds      atlas.Bounds `json:"bounds"`      // of the borders, in degrees
	Counts      Counts       `json:"counts"`
	Parts       []Part       `json:"parts"`
}

// Counts says how much a pack holds.
type Counts struct {
	Raions      int `json:"raions"`   // whose borders are known
	Hromadas    int `json:"hromadas"` // whose borders are known
	Settlements int `json:"settlements"`
	Vertices    int `json:"vertices"` // of all borders
}

// Part is an entry of the pack.
type Part struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"` // bytes
	SHA256 string `json:"sha256"`
}

// Size is that of all parts together, in bytes.
func (m Manifest) Size() (total int64) {
	for _, part := range m.Parts {
		total += part.Size
	}
	return total
}

// HasTiles says whether the pack brings tiles.
func (m Manifest) HasTiles() bool {
	return slices.ContainsFunc(m.Parts, func(p Part) bool { return p.Name == tilesEntry })
}

var (
	// ErrNotPack says that a file is something else.
	ErrNotPack = errors.New("not a reference pack")
	// ErrDamaged says that a pack is cut off, or that its content is not what its manifest says.
	ErrDamaged = errors.New("the reference pack is damaged")
	// ErrNewer says that a pack was made for a newer program.
	ErrNewer = errors.New("the reference pack is newer than this program")
	// ErrTooLarge says that a pack holds more than is read.
	ErrTooLarge = errors.New("the reference pack is too large")
	// ErrWrongMap says that a pack's map is readable and cannot be true: an oblast is missing, or a known city lies elsewhere.
	ErrWrongMap = errors.New("the reference pack's map is wrong")
)

// The most that a pack may hold.
const (
	maxPack     = 4<<30 - 1 // bytes: what FAT32 on a stick can carry, and zip without extensions
	maxPart     = 64 << 20  // bytes of any part but tiles
	maxManifest = 64 << 10  // bytes
	maxText     = 300       // characters of a name, licence or attribution
)

var (
	plainID  = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,59}$`)
	required = []string{layersEntry, settlementsEntry, unitsEntry}
)

// ValidID says whether a text can be a pack's ID.
func ValidID(id string) bool { return plainID.MatchString(id) }

func readManifest(raw []byte) (Manifest, error) {
	var version struct {
		Format int `json:"format"`
	}
	if err := json.Unmarshal(raw, &version); err != nil {
		return Manifest{}, fmt.Errorf("%w: manifest: %w", ErrNotPack, err)
	}
	if version.Format > Format {
		return Manifest{}, fmt.Errorf("%w: format %d", ErrNewer, version.Format)
	}
	var m Manifest
	if err := json.Unmarshal(raw, &m); err != nil {
		return Manifest{}, fmt.Errorf("%w: manifest: %w", ErrDamaged, err)
	}
	return m, m.check()
}

// check looks for what a person or a script would stumble over, whoever made the pack.
func (m Manifest) check() error {
	if m.Format != Format || !ValidID(m.ID) {
		return fmt.Errorf("%w: format %d, id %.60q", ErrNotPack, m.Format, m.ID)
	}
	for what, text := range map[string]string{
		"Ukrainian name": m.Name.UK, "English name": m.Name.EN, "licence": m.Licence,
		"Ukrainian attribution": m.Attribution.UK, "English attribution": m.Attribution.EN,
	} {
		if text == "" || len([]rune(text)) > maxText || slices.ContainsFunc([]rune(text), unicode.IsControl) {
			return fmt.Errorf("%w: no %s, or one that is too long", ErrDamaged, what)
		}
	}
	if _, err := time.Parse(time.DateOnly, string(m.Date)); err != nil {
		return fmt.Errorf("%w: date %.20q", ErrDamaged, m.Date)
	}
	b := m.Bounds
	if !(b.South < b.North && b.West < b.East && b.South >= atlas.Sheet.South && b.North <= atlas.Sheet.North && b.West >= atlas.Sheet.West && b.East <= atlas.Sheet.East) {
		return fmt.Errorf("%w: bounds %v lie outside the map", ErrWrongMap, b)
	}
	return m.checkParts()
}

func (m Manifest) checkParts() error {
	for i, part := range m.Parts {
		if i < len(required) && part.Name != required[i] || i == len(required) && part.Name != tilesEntry || i > len(required) {
			return fmt.Errorf("%w: part %.60q", ErrDamaged, part.Name)
		}
		if sum, err := hex.DecodeString(part.SHA256); err != nil || len(sum) != 32 {
			return fmt.Errorf("%w: SHA-256 of %s", ErrDamaged, part.Name)
		}
		if part.Size < 0 || part.Name != tilesEntry && part.Size > maxPart || part.Size > maxPack {
			return fmt.Errorf("%w: %s has %d bytes", ErrTooLarge, part.Name, part.Size)
		}
	}
	if len(m.Parts) < len(required) {
		return fmt.Errorf("%w: %d parts", ErrDamaged, len(m.Parts))
	}
	return nil
}
