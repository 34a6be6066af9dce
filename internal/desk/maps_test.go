package desk_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"focalpoint/assets"
	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/atlas/compile"
	"focalpoint/internal/atlas/reference"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/portal/server"
)

var kramatorsk = aid.Point{Lat: 48.7389, Lon: 37.5844}

// hromadaPack is a pack that knows the border of one hromada.
func hromadaPack(t *testing.T) string {
	t.Helper()
	var codifier strings.Builder
	codifier.WriteString("code\tcategory\tname\n")
	for line := range strings.Lines(assets.GeoUnits) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		category := "H"
		switch code := fields[0]; {
		case strings.HasPrefix(line, "#"):
			continue
		case code[4:6] == "00":
			category = "O"
		case code[6:9] == "000":
			category = "P"
		}
		codifier.WriteString(fields[0] + "\t" + category + "\t" + fields[1] + "\n")
	}
	borders := `{"features":[{"properties":{"katottg":"UA14120090000098500"},"geometry":
{"type":"Polygon","coordinates":[[[37.4,48.6],[37.8,48.6],[37.8,48.9],[37.4,48.9],[37.4,48.6]]]}}]}`
	content, report, err := compile.Compile(compile.Source{
		Codifier: strings.NewReader(codifier.String()), Borders: []io.Reader{strings.NewReader(borders)},
	})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "hromada.fpack")
	_, err = desk.WritePack(path, reference.Manifest{
		ID: "hromada", Name: aid.Text{UK: "Громада", EN: "Hromada"}, Date: "2026-11-01", Licence: "CC0",
		Attribution: aid.Text{UK: "Межі: ми.", EN: "Borders: we."}, Bounds: report.Bounds,
	}, content)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestInstalledMapIsUsedUntilItIsRemoved(t *testing.T) {
	d := desktest.Alone(t, time.Now)
	news := 0
	defer d.Watch(func() { news++ })()
	if l, _ := d.Locate(aid.Location{Point: aid.Point{Lat: 48.61, Lon: 37.41}}); l.Hromada != "" {
		t.Errorf("the built-in map knows hromada %s", l.Hromada)
	}
	if _, err := d.InstallMap(t.Context(), hromadaPack(t)); err != nil {
		t.Fatal(err)
	}
	if pack, installed := d.MapPack(); !installed || pack.ID != "hromada" || news == 0 {
		t.Errorf("%+v, %v, %d news", pack, installed, news)
	}
	if l, at := d.Locate(aid.Location{Point: aid.Point{Lat: 48.61, Lon: 37.41}}); l.Hromada != "UA14120090000098500" || !at.NearBorder && at.Hromada.Code == "" {
		t.Errorf("%+v, %+v", l, at)
	}
	if !strings.HasSuffix(d.Atlas().Attribution("en"), "Borders: we.") {
		t.Error("the pack is not named as a source")
	}
	if err := d.RemoveMap("another"); !errors.Is(err, desk.ErrNoMap) {
		t.Errorf("removing another pack: %v", err)
	}
	if err := d.RemoveMap("hromada"); err != nil || d.Where(kramatorsk).Hromada != (atlas.Unit{}) {
		t.Errorf("after removal: %v, %+v", err, d.Where(kramatorsk))
	}
}

// The next start finds the map; a pack that was damaged meanwhile is said and does not keep the program from working.
func TestMapOutlivesTheProgram(t *testing.T) {
	home := t.TempDir()
	open := func() *desk.Maps {
		maps, err := desk.OpenMaps(home)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = maps.Close() })
		return maps
	}
	if _, err := open().Install(t.Context(), hromadaPack(t)); err != nil {
		t.Fatal(err)
	}
	if at := open().Atlas().Where(kramatorsk); at.Hromada.Code != "UA14120090000098500" {
		t.Errorf("%+v", at)
	}
	files, err := filepath.Glob(filepath.Join(home, "atlas", "*.fpack"))
	if err != nil || len(files) != 1 || os.Truncate(files[0], 1000) != nil {
		t.Fatal(files, err)
	}
	maps := open()
	if !errors.Is(maps.Trouble(), reference.ErrDamaged) || maps.Atlas().Where(kramatorsk).Oblast.Prefix() != "UA14" {
		t.Errorf("trouble: %v", maps.Trouble())
	}
}

// A download that breaks goes on where it broke.
func TestMapIsFetchedOverABrokenLine(t *testing.T) {
	p := desktest.StartPortal(t)
	offered, err := server.AddReference(p.Dir, hromadaPack(t))
	if err != nil {
		t.Fatal(err)
	}
	target, err := url.Parse(p.URL)
	if err != nil {
		t.Fatal(err)
	}
	var sent, breaks atomic.Int64
	proxy := httputil.NewSingleHostReverseProxy(target)
	line := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/v1/reference/") {
			proxy.ServeHTTP(w, r)
			return
		}
		proxy.ServeHTTP(&broken{ResponseWriter: w, left: 200_000, sent: &sent, breaks: &breaks}, r)
	}))
	defer line.Close()
	d := p.EnrolBy(t, line.URL, "Олена", aid.RoleFocalPoint)
	if _, err := d.FetchMap(t.Context(), "another", func(int64, int64) {}); !errors.Is(err, desk.ErrNoMap) {
		t.Errorf("a pack that the portal does not have: %v", err)
	}
	var have, size int64
	pack, err := d.FetchMap(t.Context(), "", func(h, s int64) { have, size = h, s })
	if err != nil || pack.ID != "hromada" || have != offered.Size || size != offered.Size {
		t.Fatalf("%+v, %v: %d of %d", pack, err, have, size)
	}
	if breaks.Load() == 0 || sent.Load() > offered.Size+64<<10 {
		t.Errorf("%d breaks, %d bytes sent for %d", breaks.Load(), sent.Load(), offered.Size)
	}
	if d.Where(kramatorsk).Hromada.Code == "" {
		t.Error("the fetched pack is not the map")
	}
}

// broken is an answer that ends in the middle.
type broken struct {
	http.ResponseWriter
	left         int64
	sent, breaks *atomic.Int64
}

func (b *broken) Write(p []byte) (int, error) {
	if int64(len(p)) > b.left {
		b.breaks.Add(1)
		panic(http.ErrAbortHandler)
	}
	n, err := b.ResponseWriter.Write(p)
	b.left -= int64(n)
	b.sent.Add(int64(n))
	if f, can := b.ResponseWriter.(http.Flusher); can {
		f.Flush()
	}
	return n, err
}
