package desk_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/exchange"
	"focalpoint/internal/vault"
)

// school saves an activity with a pin at each of the precisions of publication.
func school(t testing.TB, d *desk.Desk, title string, precisions ...aid.Precision) aid.ID {
	t.Helper()
	a := desktest.Sendable(t, d, title)
	for i, precision := range precisions {
		l, _ := d.Locate(aid.Location{
			ID: aid.NewID(), Name: aid.Text{UK: fmt.Sprintf("Школа № %d", i+1)}, Point: aid.Point{Lat: 48.7389, Lon: 37.5844},
			Exactness: "1", Precision: precision,
		})
		a.Locations = append(a.Locations, l)
	}
	if _, err := d.SaveDraft(a); err != nil {
		t.Fatal(err)
	}
	return a.ID
}

func onDay() time.Time { return time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC) }

func picture(t testing.TB, d *desk.Desk, name string, o desk.MapOptions) ([]byte, desk.MapReport) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	report, err := d.ExportMap(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return raw, report
}

func TestMapOfARecord(t *testing.T) {
	t.Parallel()
	d := desktest.Alone(t, onDay)
	id := school(t, d, "Відбудова шкіл", aid.PrecisionExact, aid.PrecisionSettlement)
	raw, report := picture(t, d, "map.svg", desk.MapOptions{IDs: []aid.ID{id}})
	if report != (desk.MapReport{Records: 1, Pins: 2}) {
		t.Errorf("%+v", report)
	}
	for _, text := range []string{
		">Відбудова шкіл<", "2 позначки", ">Школа № 1, Донецька область<", ">25.11.2026", "Natural Earth", "приблизне місце", "з тією точністю",
	} {
		if !bytes.Contains(raw, []byte(text)) {
			t.Errorf("%q is missing", text)
		}
	}
	if again, _ := picture(t, d, "map.svg", desk.MapOptions{IDs: []aid.ID{id}}); !bytes.Equal(raw, again) {
		t.Error("the same map made other bytes")
	}
	english, _ := picture(t, d, "map.SVG", desk.MapOptions{IDs: []aid.ID{id}, Lang: "en", Title: "Our schools"})
	if !bytes.Contains(english, []byte(">Our schools<")) || !bytes.Contains(english, []byte("Donetska oblast")) {
		t.Error("the English map is not English")
	}
	pixels, _ := picture(t, d, "map.png", desk.MapOptions{IDs: []aid.ID{id}, Width: 800, Scale: 1.5, Dark: true})
	if m, err := png.DecodeConfig(bytes.NewReader(pixels)); err != nil || m.Width != 1200 {
		t.Errorf("%+v, %v", m, err)
	}
}

// Whatever the precision of publication keeps back is not in the picture: two places that are published alike make the
// same bytes, wherever they are. With Exact they differ, and the picture says for whom it is.
func TestMapKeepsBackExactPlaces(t *testing.T) {
	t.Parallel()
	for _, precision := range aid.Precisions[1:] {
		maps, exact := [2][]byte{}, [2][]byte{}
		for i, point := range []aid.Point{{Lat: 48.7389, Lon: 37.5844}, {Lat: 48.7361, Lon: 37.5811}} {
			d := desktest.Alone(t, onDay)
			a := desktest.Sendable(t, d, "Прихисток")
			a.Locations = []aid.Location{{
				ID: aid.NewID(), Name: aid.Text{UK: "Прихисток"}, Point: point, Exactness: "1", Precision: precision,
				Oblast: "UA14000000000091971", Note: "вхід з двору",
			}}
			if _, err := d.SaveDraft(a); err != nil {
				t.Fatal(err)
			}
			maps[i], _ = picture(t, d, "map.svg", desk.MapOptions{})
			exact[i], _ = picture(t, d, "map.svg", desk.MapOptions{Exact: true})
		}
		if !bytes.Equal(maps[0], maps[1]) {
			t.Errorf("%s: the map tells the places apart", precision)
		}
		if bytes.Equal(exact[0], exact[1]) || !bytes.Contains(exact[0], []byte("Для службового користування")) {
			t.Errorf("%s: the map for internal use does not show the exact place, or does not say so", precision)
		}
		for _, raw := range [][]byte{maps[0], exact[0]} {
			if bytes.Contains(raw, []byte("вхід з двору")) {
				t.Errorf("%s: a note is printed", precision)
			}
		}
	}
}

func TestMapOfManyRecords(t *testing.T) {
	t.Parallel()
	d := desktest.Alone(t, onDay)
	school(t, d, "Перша", aid.PrecisionExact)
	school(t, d, "Друга", aid.PrecisionOblast)
	school(t, d, "Третя")
	raw, report := picture(t, d, "map.svg", desk.MapOptions{})
	if report != (desk.MapReport{Records: 3, Pins: 2, Without: 1}) {
		t.Errorf("%+v", report)
	}
	for _, text := range []string{">Карта активностей<", "3 активності · 2 позначки", ">Друга: Донецька область<", "без позначки на карті: 1"} {
		if !bytes.Contains(raw, []byte(text)) {
			t.Errorf("%q is missing", text)
		}
	}
	if _, report := picture(t, d, "map.svg", desk.MapOptions{IDs: []aid.ID{}}); report.Records != 0 {
		t.Errorf("of no records: %+v", report)
	}
}

func TestMapThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	d := desktest.Alone(t, onDay)
	for _, c := range []struct {
		path string
		o    desk.MapOptions
		want error
	}{
		{"map.bmp", desk.MapOptions{}, exchange.ErrFormat},
		{"map.svg", desk.MapOptions{IDs: []aid.ID{aid.NewID()}}, vault.ErrNotFound},
	} {
		path := filepath.Join(t.TempDir(), c.path)
		if _, err := d.ExportMap(t.Context(), path, c.o); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.path, err, c.want)
		}
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s: a file is there", c.path)
		}
	}
}

func BenchmarkMapOf10000Pins(b *testing.B) {
	d := desktest.Alone(b, onDay)
	for i := range 2500 {
		a := desktest.Sendable(b, d, fmt.Sprintf("Активність %d", i))
		for j := range 4 {
			a.Locations = append(a.Locations, aid.Location{
				ID: aid.NewID(), Point: aid.Point{Lat: 46.5 + float64(i%67)/15, Lon: 24 + float64((i*7+j*31)%211)/15}, Oblast: "UA14", Precision: aid.Precisions[j],
			})
		}
		if _, err := d.SaveDraft(a); err != nil {
			b.Fatal(err)
		}
	}
	for _, ending := range []string{"png", "svg"} {
		b.Run(ending, func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "map."+ending)
			for b.Loop() {
				if report, err := d.ExportMap(b.Context(), path, desk.MapOptions{}); err != nil || report.Pins != 10_000 {
					b.Fatal(report, err)
				}
			}
			if info, err := os.Stat(path); err == nil {
				b.ReportMetric(float64(info.Size())/1024, "KiB")
			}
		})
	}
}

// patience is a context that ends when it was asked so many times.
type patience struct {
	context.Context
	left int
}

func (p *patience) Err() error {
	if p.left--; p.left < 0 {
		return context.Canceled
	}
	return nil
}

// A picture that is not wanted any more leaves nothing behind, whenever that is said.
func TestPictureThatIsStoppedLeavesNoFile(t *testing.T) {
	t.Parallel()
	d := desktest.Alone(t, onDay)
	school(t, d, "Школа", aid.PrecisionExact)
	folder := t.TempDir()
	for left := 0; ; left++ {
		_, err := d.ExportMap(&patience{t.Context(), left}, filepath.Join(folder, "map.svg"), desk.MapOptions{})
		files, readErr := os.ReadDir(folder)
		if readErr != nil {
			t.Fatal(readErr)
		}
		if err == nil {
			if left < 2 || len(files) != 1 {
				t.Errorf("asked %d times, %d files", left, len(files))
			}
			return
		}
		if !errors.Is(err, context.Canceled) || len(files) != 0 {
			t.Fatalf("%v, %d files", err, len(files))
		}
	}
}

// A point that was never given is no pin.
func TestNoPinInTheOcean(t *testing.T) {
	t.Parallel()
	d := desktest.Alone(t, onDay)
	placed(t, d, "Школа", nil, aid.Location{Oblast: "UA14"})
	if _, report := picture(t, d, "map.svg", desk.MapOptions{}); report != (desk.MapReport{Records: 1, Without: 1}) {
		t.Errorf("%+v", report)
	}
	if list := entries(t, d); len(list[0].Places) != 0 || len(list[0].Oblasts) != 1 {
		t.Errorf("%+v", list)
	}
}
