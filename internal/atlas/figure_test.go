package atlas_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
)

var figureWords = atlas.FigureWords{
	Metres: "м", Kilometres: "км", Several: "кілька позначок поруч", Hollow: "приблизне місце", Around: "місце десь у цьому колі",
}

// small is the map of one record: three places, one of which is published by its hromada only.
func small() atlas.Figure {
	return atlas.Figure{
		Title: "Відбудова шкіл <Бахмут & Краматорськ>", Subtitle: "3 позначки", Date: "25.11.2026", Width: 560, Words: figureWords,
		Notes: []string{"Місця показано так, як їх оприлюднено."},
		Kinds: []atlas.MarkKind{{Name: "Триває", Sign: atlas.Disc}, {Name: "Завершено", Sign: atlas.Square}},
		Marks: []atlas.Mark{
			{Point: aid.Point{Lat: 48.7389, Lon: 37.5844}, Text: "Школа № 5, Краматорськ"},
			{Point: aid.Point{Lat: 48.5946, Lon: 38.0008}, Kind: 1, Text: "Школа № 2, Бахмут"},
			{Point: aid.Point{Lat: 48.9, Lon: 37.6}, Text: "Слов’янська міська громада", Hollow: true, Around: 7000},
		},
	}
}

// many is the map of a filter with so many places all over the country.
func many(n int) atlas.Figure {
	f := small()
	f.Width, f.Marks = 1600, nil
	random := rand.New(rand.NewPCG(7, 7)) //nolint:gosec // a sample, not a secret
	for i := range n {
		f.Marks = append(f.Marks, atlas.Mark{
			Point: aid.Point{Lat: 48.6 + 1.1*random.NormFloat64(), Lon: 31.5 + 3*random.NormFloat64()}, Kind: i % 2, Hollow: i%5 == 0,
		})
	}
	return f
}

func drawn(t testing.TB, style atlas.Style, draw func(*atlas.Renderer, io.Writer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := draw(atlas.NewRenderer(builtin(t), style, "uk"), &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestFigureAsSVG(t *testing.T) {
	t.Parallel()
	got := drawn(t, atlas.StyleLight, func(r *atlas.Renderer, to io.Writer) error { return r.SVG(to, small()) })
	again := drawn(t, atlas.StyleLight, func(r *atlas.Renderer, to io.Writer) error { return r.SVG(to, small()) })
	if !bytes.Equal(got, again) {
		t.Error("the same figure made other bytes")
	}
	file := filepath.Join("testdata", "figure.svg")
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("differs from %s: see go test ./internal/atlas -update, git diff", file)
	}
	for _, text := range []string{">1<", "км<", "Natural Earth", "&lt;Бахмут &amp; Краматорськ&gt;", ">25.11.2026<", "місце десь у цьому колі"} {
		if !bytes.Contains(got, []byte(text)) {
			t.Errorf("%q is missing", text)
		}
	}
}

// Titles and names come from records that anybody may have written: they never become markup.
func TestSVGIsWellFormedAndWithoutScripts(t *testing.T) {
	t.Parallel()
	hostile := `"/></svg><script>alert(1)</script><svg x="` + "\x00\x1b\ufffe"
	f := small()
	f.Title, f.Subtitle, f.Date, f.Notes[0], f.Kinds[0].Name, f.Marks[0].Text, f.Words.Kilometres = hostile, hostile, hostile, hostile, hostile, hostile, hostile
	for _, f := range []atlas.Figure{f, many(3000), {}} {
		decoder := xml.NewDecoder(bytes.NewReader(drawn(t, atlas.StyleDark, func(r *atlas.Renderer, to io.Writer) error { return r.SVG(to, f) })))
		for {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if start, ok := token.(xml.StartElement); ok && !strings.Contains(" svg title rect path g text clipPath linearGradient stop ", " "+start.Name.Local+" ") {
				t.Errorf("an element %s", start.Name.Local)
			}
		}
	}
}

func TestFigureAsPNG(t *testing.T) {
	t.Parallel()
	for _, scale := range []float64{1, 2} {
		raw := drawn(t, atlas.StyleLight, func(r *atlas.Renderer, to io.Writer) error { return r.PNG(to, small(), scale) })
		m, err := png.Decode(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if m.Bounds().Dx() != int(560*scale) || m.Bounds().Dy() < int(400*scale) {
			t.Errorf("scale %v: %v", scale, m.Bounds())
		}
		if !bytes.Equal(raw, drawn(t, atlas.StyleLight, func(r *atlas.Renderer, to io.Writer) error { return r.PNG(to, small(), scale) })) {
			t.Error("the same figure made other bytes")
		}
	}
}

// Whatever is asked for, a figure is drawn: places come from records, and records from anywhere.
func TestOddFigures(t *testing.T) {
	t.Parallel()
	crowd := small()
	for range 20 {
		crowd.Marks = append(crowd.Marks, crowd.Marks[0])
	}
	wordy := small()
	wordy.Title = strings.Repeat("Дуже довга назва ", 80)
	wordy.Marks[0].Text = strings.Repeat("ъ", 5000)
	for name, f := range map[string]atlas.Figure{
		"empty":     {},
		"crowd":     crowd,
		"wordy":     wordy,
		"wide":      {Width: math.MaxInt},
		"antarctic": {Marks: []atlas.Mark{{Point: aid.Point{Lat: -90, Lon: 3}, Around: 1e9, Kind: -4}}},
		"nowhere":   {Marks: []atlas.Mark{{Point: aid.Point{Lat: math.NaN(), Lon: math.Inf(1)}, Kind: 99}}},
	} {
		for _, scale := range []float64{0, math.NaN()} {
			if raw := drawn(t, atlas.StyleDark, func(r *atlas.Renderer, to io.Writer) error { return r.PNG(to, f, scale) }); len(raw) == 0 {
				t.Errorf("%s: nothing", name)
			}
		}
		if raw := drawn(t, atlas.StyleDark, func(r *atlas.Renderer, to io.Writer) error { return r.SVG(to, f) }); len(raw) == 0 {
			t.Errorf("%s: nothing", name)
		}
	}
}

func BenchmarkFigure(b *testing.B) {
	for _, n := range []int{3, 10_000} {
		f := many(n)
		for format, draw := range map[string]func(*atlas.Renderer, io.Writer) error{
			"png": func(r *atlas.Renderer, to io.Writer) error { return r.PNG(to, f, 2) },
			"svg": func(r *atlas.Renderer, to io.Writer) error { return r.SVG(to, f) },
		} {
			b.Run(fmt.Sprintf("%s/%d", format, n), func(b *testing.B) {
				size := 0
				for b.Loop() {
					size = len(drawn(b, atlas.StyleLight, draw))
				}
				b.ReportMetric(float64(size)/1024, "KiB")
			})
		}
	}
}

// The small map of Ukraine lies in its own frame at every scale: what of the map is abroad in Donetsk oblast is only there,
// and about half of that frame is Ukraine.
func TestSmallMapLiesInItsFrameAtEveryScale(t *testing.T) {
	t.Parallel()
	for _, scale := range []float64{1, 2, 3} {
		raw := drawn(t, atlas.StyleLight, func(r *atlas.Renderer, to io.Writer) error { return r.PNG(to, small(), scale) })
		picture, err := png.Decode(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		at := func(x, y int) color.Color { return color.RGBAModel.Convert(picture.At(x, y)) }
		frame := image.Rectangle{}
		for y := range picture.Bounds().Dy() {
			for x := range picture.Bounds().Dx() {
				if at(x, y) == atlas.StyleLight.Abroad {
					frame = frame.Union(image.Rect(x, y, x+1, y+1))
				}
			}
		}
		land := 0
		for y := frame.Min.Y; y < frame.Max.Y; y++ {
			for x := frame.Min.X; x < frame.Max.X; x++ {
				if at(x, y) == atlas.StyleLight.Land {
					land++
				}
			}
		}
		if area := frame.Dx() * frame.Dy(); frame.Dx() > int(160*scale) || land < area/4 || land > area*3/4 {
			t.Errorf("scale %v: %d of %d pixels of the frame %v are Ukraine", scale, land, area, frame)
		}
	}
}
