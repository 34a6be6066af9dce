package reference

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"

	"focalpoint/internal/atlas"
	"focalpoint/internal/atlas/pack"
	"focalpoint/internal/atlas/tileset"
)

// Pack is an open reference pack. It may be used by many goroutines.
type Pack struct {
	Manifest
	source  io.ReaderAt
	offsets map[string]int64 // of each part in the source
	close   func() error
}

// Open opens a pack and reads its manifest; the parts are only measured. It returns ErrNotPack, ErrDamaged, ErrNewer,
// ErrTooLarge or ErrWrongMap, or the system's errors.
func Open(path string) (*Pack, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening the reference pack: %w", err)
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = ErrNotPack
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("opening the reference pack: %w", err), file.Close())
	}
	p, err := Read(file, info.Size())
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	p.close = file.Close
	return p, nil
}

// Read is Open of bytes that are already at hand. The pack reads from them as long as it is used.
func Read(source io.ReaderAt, size int64) (*Pack, error) {
	if err := checkDirectory(source, size); err != nil {
		return nil, fmt.Errorf("opening the reference pack: %w", err)
	}
	archive, err := zip.NewReader(source, size)
	if err != nil {
		return nil, fmt.Errorf("opening the reference pack: %w: %w", ErrDamaged, err)
	}
	p := &Pack{source: source, offsets: map[string]int64{}, close: func() error { return nil }}
	if p.Manifest, err = p.readEntries(archive.File, size); err != nil {
		return nil, fmt.Errorf("opening the reference pack: %w", err)
	}
	return p, nil
}

// The end of a zip file without a comment, and what the directory of a pack takes at most, in bytes.
const (
	directoryEnd = 22
	maxDirectory = 4 << 10
)

// checkDirectory looks at both ends of the file before the zip reader does, which would read a directory of any length.
func checkDirectory(source io.ReaderAt, size int64) error {
	if size > maxPack {
		return ErrTooLarge
	}
	head, tail := make([]byte, 4), make([]byte, directoryEnd)
	if _, err := source.ReadAt(head, 0); err != nil || !bytes.Equal(head, []byte("PK\x03\x04")) {
		return ErrNotPack
	}
	if _, err := source.ReadAt(tail, max(0, size-directoryEnd)); err != nil || !bytes.HasPrefix(tail, []byte("PK\x05\x06")) {
		return fmt.Errorf("%w: its end is missing", ErrDamaged)
	}
	entries, length := binary.LittleEndian.Uint16(tail[10:]), binary.LittleEndian.Uint32(tail[12:])
	if int(entries) > len(required)+2 || length > maxDirectory {
		return fmt.Errorf("%w: a directory of %d entries", ErrNotPack, entries)
	}
	return nil
}

func (p *Pack) readEntries(entries []*zip.File, size int64) (Manifest, error) {
	if len(entries) == 0 || entries[0].Name != manifestEntry {
		return Manifest{}, fmt.Errorf("%w: no manifest", ErrNotPack)
	}
	for _, entry := range entries {
		if entry.Method != zip.Store || entry.CompressedSize64 != entry.UncompressedSize64 {
			return Manifest{}, fmt.Errorf("%w: %.60q is compressed", ErrNotPack, entry.Name)
		}
		offset, err := entry.DataOffset()
		if err != nil || offset < 0 || offset+int64(entry.UncompressedSize64) > size {
			return Manifest{}, fmt.Errorf("%w: %.60q reaches beyond the end", ErrDamaged, entry.Name)
		}
		p.offsets[entry.Name] = offset
	}
	if entries[0].UncompressedSize64 > maxManifest {
		return Manifest{}, fmt.Errorf("%w: its manifest", ErrTooLarge)
	}
	raw, err := io.ReadAll(io.NewSectionReader(p.source, p.offsets[manifestEntry], int64(entries[0].UncompressedSize64)))
	if err != nil {
		return Manifest{}, err
	}
	m, err := readManifest(raw)
	if err != nil {
		return m, err
	}
	if len(entries) != len(m.Parts)+1 {
		return m, fmt.Errorf("%w: %d entries, %d parts", ErrDamaged, len(entries), len(m.Parts))
	}
	for i, part := range m.Parts {
		if entry := entries[i+1]; entry.Name != part.Name || int64(entry.UncompressedSize64) != part.Size {
			return m, fmt.Errorf("%w: entry %.60q is not part %s", ErrDamaged, entry.Name, part.Name)
		}
	}
	return m, nil
}

// Close ends the use of the pack and of its tiles.
func (p *Pack) Close() error { return p.close() }

// section is a part in place; nil where the pack has it not.
func (p *Pack) section(name string) *io.SectionReader {
	for _, part := range p.Parts {
		if part.Name == name {
			return io.NewSectionReader(p.source, p.offsets[name], part.Size)
		}
	}
	return nil
}

// Tiles are the pack's, read in place until Close; nil where it brings none. report is told of the first tile that cannot
// be decoded. The error wraps ErrDamaged.
func (p *Pack) Tiles(report func(error)) (*tileset.Set, error) {
	section := p.section(tilesEntry)
	if section == nil {
		return nil, nil
	}
	set, err := tileset.Open(section, section.Size(), report)
	if err != nil {
		return nil, fmt.Errorf("reading the tiles of the reference pack: %w: %w", ErrDamaged, err)
	}
	return set, nil
}

// Check reads the whole pack: every part has its SHA-256, tiles can be decoded, and the map knows where Ukraine's
// cities are. It returns
// ErrDamaged or ErrWrongMap, or the context's error.
func (p *Pack) Check(ctx context.Context) error {
	for _, part := range p.Parts {
		sum := sha256.New()
		if _, err := io.Copy(sum, &interrupted{ctx, p.section(part.Name)}); err != nil {
			return fmt.Errorf("checking the reference pack: %w", err)
		}
		if hex.EncodeToString(sum.Sum(nil)) != part.SHA256 {
			return fmt.Errorf("checking the reference pack: %w: the SHA-256 of %s is another", ErrDamaged, part.Name)
		}
	}
	if err := p.checkTiles(ctx); err != nil {
		return err
	}
	land, err := p.Atlas()
	if err != nil {
		return err
	}
	return checkMap(land)
}

// tileSamples is how many tiles are decoded to see whether all can be.
const tileSamples = 100

func (p *Pack) checkTiles(ctx context.Context) error {
	set, err := p.Tiles(nil)
	if set == nil || err != nil {
		return err
	}
	if err := set.Check(ctx, tileSamples); err != nil {
		if ctx.Err() != nil {
			return err
		}
		return fmt.Errorf("checking the tiles of the reference pack: %w: %w", ErrDamaged, err)
	}
	return nil
}

// interrupted is a reader that ends with its context.
type interrupted struct {
	ctx context.Context
	io.Reader
}

func (r *interrupted) Read(b []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(b)
}

// Atlas reads the map and the gazetteer, in some tens of milliseconds. It returns ErrDamaged.
func (p *Pack) Atlas() (*atlas.Atlas, error) {
	parts := map[string][]byte{}
	for _, name := range required {
		raw, err := io.ReadAll(p.section(name))
		if err != nil {
			return nil, fmt.Errorf("reading the reference pack: %w", err)
		}
		parts[name] = raw
	}
	units, err := pack.DecodeUnits(parts[unitsEntry])
	if err != nil {
		return nil, fmt.Errorf("reading the reference pack: %w: %w", ErrDamaged, err)
	}
	land, err := atlas.New(parts[layersEntry], parts[settlementsEntry], units, p.Attribution)
	if err != nil {
		return nil, fmt.Errorf("reading the reference pack: %w: %w", ErrDamaged, err)
	}
	return land, nil
}

// checkMap asks a map about the largest settlement that the built-in one knows in each oblast: an oblast that is missing
// or lies elsewhere is found, and so is a map on which Crimea or Sevastopol is not Ukraine.
func checkMap(land *atlas.Atlas) error {
	builtin, err := atlas.Builtin()
	if err != nil {
		return err
	}
	for _, oblast := range builtin.Oblasts() {
		if _, known := land.Unit(oblast.Code); !known {
			return fmt.Errorf("%w: %s is missing", ErrWrongMap, oblast.EN)
		}
		var largest atlas.Place
		for _, place := range builtin.PlacesIn(oblast.Code) {
			if place.Population > largest.Population {
				largest = place
			}
		}
		if at := land.Where(largest.Point); at.Oblast.Prefix() != oblast.Prefix() {
			return fmt.Errorf("%w: %s lies in %q and not in %s", ErrWrongMap, largest.EN, at.Oblast.EN, oblast.EN)
		}
	}
	return nil
}
