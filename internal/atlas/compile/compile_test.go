package compile_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/atlas/compile"
	"focalpoint/internal/atlas/outline"
	"focalpoint/internal/atlas/reference"
)

// codifier is the codifier of the built-in map, as rows of code, parent, category and name, with some settlements more.
func codifier(t testing.TB, more ...[]string) [][]string {
	t.Helper()
	a, err := atlas.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	rows := [][]string{{"code", "parent", "category", "name"}}
	for _, oblast := range a.Oblasts() {
		category := "O"
		if oblast.Prefix() == "UA80" || oblast.Prefix() == "UA85" {
			category = "K"
		}
		rows = append(rows, []string{oblast.Code, "", category, strings.TrimSuffix(oblast.UK, " область")})
		for _, raion := range a.Raions(oblast.Code) {
			rows = append(rows, []string{raion.Code, oblast.Code, "P", strings.TrimSuffix(raion.UK, " район")})
			for _, hromada := range a.Hromadas(raion.Code) {
				rows = append(rows, []string{hromada.Code, raion.Code, "H", strings.TrimSuffix(hromada.UK, " громада")})
			}
		}
	}
	return append(rows, more...)
}

func text(t testing.TB, rows [][]string, comma rune) io.Reader {
	t.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = comma
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return &b
}

// workbook is the Ministry's form: a title, then a header with a column for every level.
func workbook(t testing.TB, rows [][]string) io.Reader {
	t.Helper()
	book := excelize.NewFile()
	set := func(row int, cells ...any) {
		cell, _ := excelize.CoordinatesToCellName(1, row)
		if err := book.SetSheetRow("Sheet1", cell, &cells); err != nil {
			t.Fatal(err)
		}
	}
	set(1, "Кодифікатор адміністративно-територіальних одиниць")
	set(3, "Перший рівень", "Другий рівень", "Третій рівень", "Четвертий рівень", "Категорія об’єкта", "Назва об’єкта")
	cyrillic := map[string]string{"O": "О", "K": "К", "P": "Р", "H": "Н", "M": "М", "C": "С"}
	for i, row := range rows[1:] {
		cells := make([]any, 6)
		level := strings.Index("OPHMCK", row[2])
		cells[min(3, level%5)], cells[4], cells[5] = row[0], cyrillic[row[2]], row[3]
		set(i+4, cells...)
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	return &b
}

const (
	kramatorskRaion   = "UA14120000000070232"
	kramatorskHromada = "UA14120090000098500"
	nextHromada       = "UA14120050000033910"
)

// borders is a raion of two hromadas side by side, around Kramatorsk and east of it.
func borders(property string) io.Reader {
	square := func(code string, west, east float64) string {
		return fmt.Sprintf(`{"properties":{%q:%q},"geometry":{"type":"Polygon","coordinates":[[[%g,48.6],[%g,48.6],[%g,48.9],[%g,48.9],[%g,48.6]]]}}`,
			property, code, west, east, east, west, west)
	}
	return strings.NewReader(`{"features":[` + strings.Join([]string{
		square(kramatorskRaion, 37.4, 37.8), square(kramatorskHromada, 37.4, 37.65), square(nextHromada, 37.65, 37.8),
	}, ",") + `]}`)
}

func compiled(t testing.TB, s compile.Source) (*atlas.Atlas, reference.Manifest, []byte, compile.Report) {
	t.Helper()
	content, report, err := compile.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	m, err := reference.Write(&b, reference.Manifest{
		ID: "kramatorsk", Name: aid.Text{UK: "Краматорськ", EN: "Kramatorsk"}, Date: "2026-11-01", Licence: "CC0",
		Attribution: aid.Text{UK: "Межі: ми.", EN: "Borders: we."}, Bounds: report.Bounds,
	}, content)
	if err != nil {
		t.Fatal(err)
	}
	p, err := reference.Read(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	a, err := p.Atlas()
	if err != nil {
		t.Fatal(err)
	}
	return a, m, b.Bytes(), report
}

func TestPackKnowsItsUnits(t *testing.T) {
	t.Parallel()
	a, m, _, report := compiled(t, compile.Source{
		Borders: []io.Reader{borders("katottg")}, Codifier: text(t, codifier(t, []string{"UA14120090010059262", kramatorskHromada, "M", "Краматорськ"}), ';'),
	})
	if m.Counts.Raions != 1 || m.Counts.Hromadas != 2 || report.WholeOblasts != 0 || m.Bounds != (atlas.Bounds{South: 48.6, West: 37.4, North: 48.9, East: 37.8}) {
		t.Errorf("%+v, %+v", m, report)
	}
	at := a.Where(aid.Point{Lat: 48.7389, Lon: 37.5})
	if at.Raion.Code != kramatorskRaion || at.Hromada.Code != kramatorskHromada || at.NearBorder {
		t.Errorf("%+v", at)
	}
	if at := a.Where(aid.Point{Lat: 48.7389, Lon: 37.64}); at.Hromada.Code != kramatorskHromada || at.Near.Code != nextHromada {
		t.Errorf("700 m from the next hromada: %+v", at)
	}
	if found := a.Search("Краматорськ", 1); len(found) != 1 || found[0].Code != "UA14120090010059262" {
		t.Errorf("%+v", found)
	}
	if credit := a.Attribution("en"); !strings.HasSuffix(credit, "Borders: we.") || !strings.Contains(credit, "GeoNames") {
		t.Errorf("attribution %q", credit)
	}
}

func TestSameFilesMakeTheSamePack(t *testing.T) {
	t.Parallel()
	rows := codifier(t)
	_, _, first, _ := compiled(t, compile.Source{Borders: []io.Reader{borders("code")}, Property: "code", Codifier: text(t, rows, '\t')})
	slices.Reverse(rows[1:])
	_, _, second, _ := compiled(t, compile.Source{Borders: []io.Reader{borders("code")}, Property: "code", Codifier: workbook(t, rows)})
	if !bytes.Equal(first, second) {
		t.Error("the same codifier as text and as a workbook made two packs")
	}
}

func TestGazetteerBringsPositionsAndOldNames(t *testing.T) {
	t.Parallel()
	rows := codifier(t, []string{"UA14120090990099999", kramatorskHromada, "C", "Новенька"})
	rows[0] = append(rows[0], "КОАТУУ")
	rows[len(rows)-1] = append(rows[len(rows)-1], "1412999999")
	a, _, _, _ := compiled(t, compile.Source{
		Borders: []io.Reader{borders("katottg")}, Codifier: text(t, rows, ','),
		Gazetteer: strings.NewReader("code;lat;lon;population;aliases\nUA14120090990099999;48.71;37.45;120;Червоненька|Красненька\n"),
	})
	for _, query := range []string{"Новенька", "Novenka", "Красненька", "UA14120090990099999", "1412999999"} {
		found := a.Search(query, 1)
		if len(found) != 1 || found[0].UK != "Новенька" || found[0].Population != 120 || found[0].Hromada != "UA1412009" {
			t.Errorf("%s: %+v", query, found)
		}
	}
}

func TestWhatCannotBePackedIsRefused(t *testing.T) {
	t.Parallel()
	rows := codifier(t)
	withoutCrimea := slices.DeleteFunc(slices.Clone(rows), func(row []string) bool { return strings.HasPrefix(row[0], "UA01") })
	for name, c := range map[string]struct {
		source compile.Source
		want   error
	}{
		"no Crimea":         {compile.Source{Codifier: text(t, withoutCrimea, ',')}, compile.ErrCodifier},
		"no codifier":       {compile.Source{Codifier: strings.NewReader("a,b\n1,2\n")}, compile.ErrColumns},
		"a broken workbook": {compile.Source{Codifier: strings.NewReader("PK\x03\x04 and then nothing")}, compile.ErrNotTable},
		"unknown unit": {compile.Source{
			Codifier: text(t, rows, ','), Borders: []io.Reader{borders("another_property")},
		}, compile.ErrUnknownUnit},
		"no borders": {compile.Source{
			Codifier: text(t, rows, ','), Borders: []io.Reader{strings.NewReader("not JSON")},
		}, outline.ErrGeoJSON},
		"gazetteer abroad": {compile.Source{
			Codifier: text(t, rows, ','), Gazetteer: strings.NewReader("code,lat,lon\nUA14120090010059262,37.5,48.7\n"),
		}, compile.ErrGazetteer},
	} {
		if _, _, err := compile.Compile(c.source); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}
