package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"focalpoint/assets"
	"focalpoint/internal/atlas"
	"focalpoint/internal/desk"
)

// codifierTable is the built-in table of units in the form of the codifier: code, category, name.
func codifierTable(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("code\tcategory\tname\n")
	for line := range strings.Lines(assets.GeoUnits) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		category := "H"
		switch code := fields[0]; {
		case code[:4] == "UA80" || code[:4] == "UA85":
			category = "K"
		case code[4:6] == "00":
			category = "O"
		case code[6:9] == "000":
			category = "P"
		}
		b.WriteString(fields[0] + "\t" + category + "\t" + fields[1] + "\n")
	}
	return write(t, "katottg.tsv", b.String())
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// kramatorsk is the border of a hromada, more or less.
const kramatorsk = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"katottg":"UA14120090000098500"},"geometry":
{"type":"Polygon","coordinates":[[[37.4,48.6],[37.8,48.6],[37.8,48.9],[37.4,48.9],[37.4,48.6]]]}}]}`

func packKramatorsk(o *office, t *testing.T) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "kramatorsk.fpack")
	o.run(exitDone, "atlas", "pack", "--boundaries", write(t, "borders.geojson", kramatorsk), "--codifier", codifierTable(t),
		"--name", "Межі Краматорська", "--date", "2026-11-01", "--licence", "CC0", out, "--json")
	return out
}

func TestPackIsMadeFromFiles(t *testing.T) {
	o := newOffice(t)
	path := packKramatorsk(o, t)
	made := decode[packing](t, o.stdout)
	if made.ID != "kramatorsk" || made.Name.EN != "Mezhi Kramatorska" || made.Counts.Hromadas != 1 || made.Bounds.West != 37.4 {
		t.Errorf("%+v", made)
	}
	first, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	again, err := os.ReadFile(packKramatorsk(o, t))
	if err != nil || string(first) != string(again) {
		t.Errorf("the same files made another pack (%v)", err)
	}
}

func TestPackBringsTiles(t *testing.T) {
	o := newOffice(t)
	pack := func(status int, tiles string) string {
		out := filepath.Join(t.TempDir(), "tiles.fpack")
		o.run(status, "atlas", "pack", "--codifier", codifierTable(t), "--tiles", tiles, "--name", "Плитки", "--date", "2026-11-01", "--licence", "CC0", out, "--lang", "en")
		return out
	}
	pack(exitFailed, codifierTable(t))
	if !strings.Contains(o.stderr, "MBTiles or PMTiles") {
		t.Errorf("of a table as tiles it says %q", o.stderr)
	}
	for _, tiles := range []string{"town.pmtiles", "town.mbtiles", "fields.mbtiles"} {
		o.run(exitDone, "atlas", "install", pack(exitDone, filepath.Join("..", "internal", "atlas", "tileset", "testdata", tiles)))
		if installed := decode[desk.MapPack](t, o.run(exitDone, "atlas", "list", "--json")); !installed.HasTiles() {
			t.Errorf("%s: %+v", tiles, installed)
		}
		maps, err := desk.OpenMaps(o.home)
		if err != nil {
			t.Fatal(err)
		}
		bare := atlas.NewRenderer(maps.Atlas(), atlas.StyleLight, "uk").Tile(12, 2339, 1394) // the town and the fields lie there
		if bytes.Equal(bare.Pix, maps.Renderer(false, "uk").Tile(12, 2339, 1394).Pix) {
			t.Errorf("%s: the tiles are not drawn over the map", tiles)
		}
		if err := maps.Close(); err != nil {
			t.Error(err)
		}
	}
}

// Who has nothing but tiles gets the built-in map below them.
func TestPackOfTilesAlone(t *testing.T) {
	o := newOffice(t)
	folder := t.TempDir()
	tiles := filepath.Join("..", "internal", "atlas", "tileset", "testdata", "town.mbtiles")
	call := func(status int, more ...string) string {
		out := filepath.Join(folder, "town.fpack")
		o.run(status, append([]string{"atlas", "pack", "--name", "Містечко", "--date", "2026-11-01", "--licence", "CC0", out}, more...)...)
		return out
	}
	before := o.run(exitDone, "where", "48.7389, 37.5844")
	call(exitUsage)
	call(exitUsage, "--tiles", tiles, "--boundaries", tiles)
	o.run(exitDone, "atlas", "install", call(exitDone, "--tiles", tiles))
	if after := o.run(exitDone, "where", "48.7389, 37.5844"); after != before {
		t.Errorf("where says\n%s, before the tiles\n%s", after, before)
	}
	if installed := decode[desk.MapPack](t, o.run(exitDone, "atlas", "list", "--json")); !installed.HasTiles() || installed.Counts.Settlements < 17_000 {
		t.Errorf("%+v", installed)
	}
	o.run(exitFailed, "atlas", "install", tiles, "--lang", "uk")
	if !strings.Contains(o.stderr, "atlas pack --tiles") {
		t.Errorf("of bare tiles it says %q", o.stderr)
	}
}

func TestInstalledPackAnswersUntilItIsRemoved(t *testing.T) {
	o := newOffice(t)
	path := packKramatorsk(o, t)
	hromada := func() string {
		return decode[position](t, o.run(exitDone, "where", "48.7389, 37.5844", "--json")).Hromada
	}
	if o.run(exitDone, "atlas", "list", "--json") != "" || hromada() != "" {
		t.Error("a new computer has a pack")
	}
	o.run(exitDone, "atlas", "install", path)
	if hromada() != "UA1412009" || decode[desk.MapPack](t, o.run(exitDone, "atlas", "list", "--json")).ID != "kramatorsk" {
		t.Errorf("after the installation: hromada %q, %s", hromada(), o.stdout)
	}
	o.run(exitFailed, "atlas", "install", codifierTable(t))
	o.run(exitFailed, "atlas", "remove", "another")
	if hromada() != "UA1412009" {
		t.Error("what was refused has changed the map")
	}
	o.run(exitDone, "atlas", "remove", "kramatorsk")
	if hromada() != "" {
		t.Error("the pack is still used")
	}
}

func TestPackComesFromThePortal(t *testing.T) {
	dir := t.TempDir()
	url := servePortal(t, dir)
	o := newOffice(t)
	o.join(url, dir, "Олена", "focal-point")
	o.run(exitFailed, "atlas", "fetch")
	o.run(exitFailed, "portal", "reference", "--data", dir, codifierTable(t))
	o.run(exitDone, "portal", "reference", "--data", dir, packKramatorsk(o, t))
	if got := decode[desk.MapPack](t, o.run(exitDone, "atlas", "fetch", "--json")); got.ID != "kramatorsk" {
		t.Errorf("fetched %+v", got)
	}
	if said := o.run(exitDone, "atlas", "list", "--lang", "uk"); !strings.Contains(said, "Межі Краматорська") || !strings.Contains(said, "CC0") {
		t.Errorf("list says %s", said)
	}
}

func TestPackCallsThatAreRefused(t *testing.T) {
	o := newOffice(t)
	codifier := codifierTable(t)
	call := func(status int, name, date, out string, more ...string) string {
		o.run(status, append([]string{"atlas", "pack", "--codifier", codifier, "--name", name, "--date", date, "--licence", "CC0", out, "--lang", "en"}, more...)...)
		return o.stderr
	}
	folder := t.TempDir()
	call(exitUsage, "Межі", "yesterday", filepath.Join(folder, "a.fpack"))
	call(exitUsage, "Межі", "2026-11-01", filepath.Join(folder, "a.zip"))
	call(exitUsage, "Межі", "2026-11-01", filepath.Join(folder, "межі.fpack"))
	said := call(exitFailed, "Межі", "2026-11-01", filepath.Join(folder, "a.fpack"), "--boundaries", codifier)
	if !strings.Contains(said, "not GeoJSON") {
		t.Errorf("of borders that are a table it says %q", said)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
