package reference

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"focalpoint/internal/atlas/pack"
)

// Content is what a pack is made of.
type Content struct {
	Layers      *pack.Layers
	Settlements []pack.Settlement
	Units       string        // table, as atlas.New reads it
	Tiles       io.ReadSeeker // PMTiles; nil for none
}

// Write writes a pack and returns its manifest, which is m with parts and counts. The same content gives the same bytes.
func Write(w io.Writer, m Manifest, c Content) (Manifest, error) {
	parts := map[string][]byte{}
	var err error
	if parts[layersEntry], err = pack.EncodeLayers(c.Layers); err != nil {
		return m, err
	}
	if parts[settlementsEntry], err = pack.EncodeSettlements(c.Settlements); err != nil {
		return m, err
	}
	if parts[unitsEntry], err = pack.EncodeUnits(c.Units); err != nil {
		return m, err
	}
	m.Format = Format
	m.Counts = Counts{Raions: len(c.Layers.Raions), Hromadas: len(c.Layers.Hromadas), Settlements: len(c.Settlements)}
	for _, arc := range c.Layers.Arcs {
		m.Counts.Vertices += len(arc.Line)
	}
	m.Parts = nil
	for _, name := range required {
		sum := sha256.Sum256(parts[name])
		m.Parts = append(m.Parts, Part{name, int64(len(parts[name])), hex.EncodeToString(sum[:])})
	}
	if c.Tiles != nil {
		sum := sha256.New()
		size, err := io.Copy(sum, c.Tiles)
		if err != nil {
			return m, fmt.Errorf("reading the tiles: %w", err)
		}
		m.Parts = append(m.Parts, Part{tilesEntry, size, hex.EncodeToString(sum.Sum(nil))})
		if _, err := c.Tiles.Seek(0, io.SeekStart); err != nil {
			return m, fmt.Errorf("reading the tiles: %w", err)
		}
	}
	if err := m.check(); err != nil {
		return m, err
	}
	return m, writeZip(w, m, parts, c.Tiles)
}

func writeZip(w io.Writer, m Manifest, parts map[string][]byte, tiles io.Reader) error {
	archive := zip.NewWriter(w)
	manifest, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	add := func(name string, write func(io.Writer) error) {
		if err != nil {
			return
		}
		var entry io.Writer
		if entry, err = archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store}); err == nil {
			err = write(entry)
		}
	}
	bytes := func(raw []byte) func(io.Writer) error {
		return func(w io.Writer) error { _, err := w.Write(raw); return err }
	}
	add(manifestEntry, bytes(manifest))
	for _, name := range required {
		add(name, bytes(parts[name]))
	}
	if tiles != nil {
		add(tilesEntry, func(w io.Writer) error { _, err := io.Copy(w, tiles); return err })
	}
	if err != nil {
		return fmt.Errorf("writing the reference pack: %w", err)
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("writing the reference pack: %w", err)
	}
	return nil
}
