package reference_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"focalpoint/assets"
	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/atlas/pack"
	"focalpoint/internal/atlas/reference"
)

func manifest() reference.Manifest {
	return reference.Manifest{
		ID: "small-pack", Name: aid.Text{UK: "Мала карта", EN: "Small map"}, Date: "2026-11-01", Licence: "CC BY 4.0",
		Attribution: aid.Text{UK: "Межі: ми.", EN: "Borders: we."}, Bounds: atlas.Ukraine,
	}
}

func content(t testing.TB) reference.Content {
	t.Helper()
	layers, err := pack.DecodeLayers(assets.GeoLayers)
	if err != nil {
		t.Fatal(err)
	}
	settlements, err := pack.DecodeSettlements(assets.GeoSettlements)
	if err != nil {
		t.Fatal(err)
	}
	return reference.Content{Layers: layers, Settlements: settlements, Units: assets.GeoUnits}
}

func written(t testing.TB, m reference.Manifest, c reference.Content) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := reference.Write(&b, m, c); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(raw []byte) (*reference.Pack, error) {
	return reference.Read(bytes.NewReader(raw), int64(len(raw)))
}

func TestPackReadsBack(t *testing.T) {
	t.Parallel()
	c := content(t)
	tiles, err := os.ReadFile("../tileset/testdata/fields.pmtiles")
	if err != nil {
		t.Fatal(err)
	}
	c.Tiles = bytes.NewReader(tiles)
	raw := written(t, manifest(), c)
	p, err := read(raw)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Check(t.Context()); err != nil {
		t.Error(err)
	}
	if set, err := p.Tiles(nil); err != nil || !p.HasTiles() || set.About().Vector {
		t.Errorf("tiles %+v, %v", set, err)
	}
	if p.Name.EN != "Small map" || p.Counts.Settlements != len(c.Settlements) || p.Size() < 300_000 {
		t.Errorf("%+v", p.Manifest)
	}
	c.Tiles = bytes.NewReader(tiles)
	if !bytes.Equal(raw, written(t, manifest(), c)) {
		t.Error("the same content gave other bytes")
	}
}

// rezipped is a pack whose entries somebody has changed.
func rezipped(t testing.TB, raw []byte, method uint16, change func(name string, content []byte) (string, []byte)) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, file := range archive.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		old, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		name, changed := change(file.Name, old)
		if name == "" {
			continue
		}
		entry, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		_, _ = entry.Write(changed)
	}
	_ = w.Close()
	return b.Bytes()
}

func TestTilesThatAreNoneAreRefused(t *testing.T) {
	t.Parallel()
	c := content(t)
	c.Tiles = strings.NewReader("PMTiles, or so it says")
	p, err := read(written(t, manifest(), c))
	if err == nil {
		err = p.Check(t.Context())
	}
	if !errors.Is(err, reference.ErrDamaged) {
		t.Error(err)
	}
}

func TestHostilePacksAreRefused(t *testing.T) {
	t.Parallel()
	good := written(t, manifest(), content(t))
	edited := func(from, to string) []byte {
		return rezipped(t, good, zip.Store, func(name string, content []byte) (string, []byte) {
			if name == "manifest.json" {
				content = bytes.Replace(content, []byte(from), []byte(to), 1)
			}
			return name, content
		})
	}
	entry := func(want, name string, content []byte) []byte {
		return rezipped(t, good, zip.Store, func(old string, now []byte) (string, []byte) {
			if old == want {
				return name, content
			}
			return old, now
		})
	}
	var crowd bytes.Buffer
	w := zip.NewWriter(&crowd)
	for range 1000 {
		_, _ = w.CreateHeader(&zip.FileHeader{Name: "manifest.json", Method: zip.Store})
	}
	_ = w.Close()
	flipped := bytes.Clone(good)
	flipped[len(flipped)/2] ^= 1
	for name, c := range map[string]struct {
		raw  []byte
		want error
	}{
		"empty":                   {nil, reference.ErrNotPack},
		"another file":            {[]byte("%PDF-1.7 and so on, and so on"), reference.ErrNotPack},
		"cut off":                 {good[:len(good)-1000], reference.ErrDamaged},
		"cut off at once":         {good[:100], reference.ErrDamaged},
		"one bit is another":      {flipped, reference.ErrDamaged},
		"a part is another":       {entry("settlements.bin.zst", "settlements.bin.zst", []byte("x")), reference.ErrDamaged},
		"a part is missing":       {entry("units.tsv.zst", "", nil), reference.ErrDamaged},
		"a way out of the folder": {entry("units.tsv.zst", "../../.profile", []byte("x")), reference.ErrDamaged},
		"compressed entries": {rezipped(t, good, zip.Deflate, func(name string, content []byte) (string, []byte) {
			return name, content
		}), reference.ErrNotPack},
		"a thousand entries":           {crowd.Bytes(), reference.ErrNotPack},
		"no manifest":                  {entry("manifest.json", "", nil), reference.ErrNotPack},
		"a manifest that is none":      {entry("manifest.json", "manifest.json", []byte("{")), reference.ErrNotPack},
		"another format":               {edited(`"format": 1`, `"format": 2`), reference.ErrNewer},
		"an id that is a path":         {edited(`"small-pack"`, `"../small"`), reference.ErrNotPack},
		"no licence":                   {edited(`"CC BY 4.0"`, `""`), reference.ErrDamaged},
		"a name that moves the cursor": {edited(`Small map`, `Small\u001b[2Jmap`), reference.ErrDamaged},
		"no date":                      {edited(`2026-11-01`, `2026-13-01`), reference.ErrDamaged},
		"bounds of another country":    {edited(`40.3`, `90.3`), reference.ErrWrongMap},
		"another SHA-256":              {edited(`"sha256": "`, `"sha256": "00`), reference.ErrDamaged},
	} {
		p, err := read(c.raw)
		if err == nil {
			err = p.Check(t.Context())
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// A map whose parts are whole can still be a lie.
func TestWrongMapsAreRefused(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*reference.Content){
		"no Crimea": func(c *reference.Content) {
			c.Layers.Oblasts = slices.DeleteFunc(c.Layers.Oblasts, func(a pack.Area) bool { return a.Code == "UA01" })
		},
		"Sevastopol is abroad": func(c *reference.Content) {
			for i, a := range c.Layers.Oblasts {
				if a.Code == "UA85" {
					c.Layers.Neighbours = append(c.Layers.Neighbours, pack.Area{Code: "XX", Rings: a.Rings})
					c.Layers.Oblasts[i].Rings = nil
				}
			}
		},
		"an oblast has no name": func(c *reference.Content) {
			c.Units = strings.Replace(c.Units, "UA14000000000091971", "UA99000000000091971", 1)
		},
	} {
		c := content(t)
		change(&c)
		p, err := read(written(t, manifest(), c))
		if err == nil {
			err = p.Check(t.Context())
		}
		if !errors.Is(err, reference.ErrWrongMap) && !errors.Is(err, reference.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	good := written(f, manifest(), reference.Content{Layers: &pack.Layers{}, Units: "#"})
	f.Add(good)
	f.Add(good[:len(good)-30])
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, err := read(raw)
		if err != nil {
			return
		}
		if _, err := json.Marshal(p.Manifest); err != nil {
			t.Error(err)
		}
		_ = p.Check(t.Context()) // refuses, and does not panic
	})
}
