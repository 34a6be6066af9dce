package exchange_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"focalpoint/internal/exchange"
)

func TestTextTablesOfManyKinds(t *testing.T) {
	windows, err := charmap.Windows1251.NewEncoder().String("title_uk;status\r\nШкола їжака;2\r\n")
	if err != nil {
		t.Fatal(err)
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("title_uk\tstatus\nШкола їжака\t2\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"commas":               "title_uk,status\nШкола їжака,2\n",
		"semicolons":           "title_uk;status\nШкола їжака;2\n",
		"tabs":                 "title_uk\tstatus\nШкола їжака\t2",
		"byte order mark":      "\ufefftitle_uk,status\nШкола їжака,2\n",
		"quoted":               "\"title_uk\",\"status\"\r\n\"Школа їжака\",\"2\"\r\n",
		"windows-1251":         windows,
		"UTF-16":               utf16,
		"HXL tags":             "title_uk,status\n#activity+name+i_uk,#status+code\nШкола їжака,2\n",
		"a heading above":      "Активності за 2026 рік\n\ntitle_uk,status\nШкола їжака,2\n",
		"empty rows":           "title_uk,status\n,\n\n  , \nШкола їжака,2\n",
		"a comma in a heading": "\"Звіт, 2026\";;\ntitle_uk;status;\nШкола їжака;2;\n",
	} {
		_, rows := read(t, "x.csv", []byte(text))
		if len(rows) != 1 || rows[0].Cell("title_uk", 1) != "Школа їжака" || rows[0].Cell("status", 1) != "2" {
			t.Errorf("%s: %+v", name, rows)
		}
	}
}

func TestARowOfNumberSignsIsNoTags(t *testing.T) {
	if _, rows := read(t, "x.csv", []byte("title_uk,status\n#5 школа,\n#org,#status\n")); len(rows) != 1 || rows[0].Line != 2 {
		t.Errorf("%+v", rows)
	}
}

func TestLinesAreThoseOfTheFile(t *testing.T) {
	_, rows := read(t, "x.csv", []byte("title_uk,status\n\"два\nрядки\",2\n\nтри,2\n"))
	if len(rows) != 2 || rows[0].Line != 2 || rows[1].Line != 5 || rows[0].Cell("title_uk", 1) != "два\nрядки" {
		t.Errorf("%+v", rows)
	}
}

func TestFilesThatAreSomethingElse(t *testing.T) {
	png := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
	doc := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	for _, tt := range []struct {
		name, content string
		want          error
	}{
		{"picture.csv", png, exchange.ErrNotTable},
		{"picture.xlsx", png, exchange.ErrNotWorkbook},
		{"letter.csv", doc, exchange.ErrNotTable},
		{"letter.xlsx", doc, exchange.ErrNotWorkbook},
		{"report.csv", "%PDF-1.7", exchange.ErrNotTable},
		{"book.csv", "PK\x03\x04x", exchange.ErrNotTable},
		{"broken.xlsx", "PK\x03\x04 and then nothing", exchange.ErrNotWorkbook},
		{"empty.xlsx", "", exchange.ErrNotWorkbook},
		{"empty.csv", "", exchange.ErrNoColumns},
		{"other.csv", "a,b\n1,2\n", exchange.ErrNoColumns},
		{"one.csv", "name,status,colour,size\n1,2,3,4\n", exchange.ErrNoColumns}, // one of our names by chance
		{"page.csv", "<html><body>", exchange.ErrNotTable},
		{"noise.csv", "title_uk\n\x01\x02", exchange.ErrNotTable},
		{"x.docx", "PK\x03\x04", exchange.ErrFormat},
		{"x", "title_uk\nx\n", exchange.ErrFormat},
	} {
		_, err := exchange.ReadTable(tt.name, strings.NewReader(tt.content), int64(len(tt.content)))
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}

func TestLimits(t *testing.T) {
	for _, tt := range []struct{ limit, text string }{
		{"cell", "title_uk\n" + strings.Repeat("ї", exchange.MaxCell/2+1) + "\n"},
		{"cell", "title_uk\n\"" + strings.Repeat("x", 5<<20)},
		{"rows", "title_uk\n" + strings.Repeat("x\n", exchange.MaxRows+1)},
		{"columns", "title_uk\nx" + strings.Repeat(",", exchange.MaxColumns) + "\n"},
	} {
		table, err := exchange.ReadTable("x.csv", strings.NewReader(tt.text), int64(len(tt.text)))
		if err == nil {
			for _, rowErr := range table.Rows() {
				err = rowErr
			}
		}
		var limit *exchange.LimitError
		if !errors.As(err, &limit) || limit.Limit != tt.limit {
			t.Errorf("%s: %v", tt.limit, err)
		}
	}
	var limit *exchange.LimitError
	if _, err := exchange.ReadTable("x.csv", strings.NewReader(""), exchange.MaxFile+1); !errors.As(err, &limit) || limit.Limit != "file" {
		t.Errorf("file: %v", err)
	}
}

func TestHeaderFaultsAreTold(t *testing.T) {
	table, rows := read(t, "x.csv", []byte("title_uk,status,title_uk,Примітка,lat_0,title_en_2\nа,2,б,в,г,ґ\n"))
	var got []string
	for _, fault := range table.Faults {
		got = append(got, fault.Column+" "+fault.Reason)
	}
	if strings.Join(got, "; ") != "title_uk repeated-column; Примітка unknown-column; lat_0 unknown-column; title_en_2 unknown-column" {
		t.Errorf("%v", got)
	}
	if rows[0].Cell("title_uk", 1) != "а" {
		t.Errorf("%+v", rows)
	}
}

func TestWorkbookAsExcelWritesIt(t *testing.T) {
	book := excelize.NewFile()
	defer book.Close()
	for cell, value := range map[string]any{
		"A1": "Назва", "B1": "Стан", "C1": "Початок", "D1": "Широта", "E1": "Довгота", "F1": "Бюджет", "G1": "Валюта",
		"A2": "title_uk", "B2": "status", "C2": "planned_start", "D2": "lat", "E2": "lon", "F2": "budget", "G2": "currency",
		"A4": "Школа", "B4": 2, "C4": 46022, "D4": 48.7389, "E4": 37.5844, "F4": 0.1 + 0.2, "G4": "UAH",
	} {
		if err := book.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SetCellFormula("Sheet1", "A5", "=1+1"); err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := book.Write(&file); err != nil {
		t.Fatal(err)
	}
	_, rows := read(t, "x.xlsx", file.Bytes())
	if len(rows) != 1 || rows[0].Line != 4 {
		t.Fatalf("%+v", rows)
	}
	draft, faults := exchange.ToActivity(rows[0], context(t))
	if len(faults) > 0 {
		t.Fatalf("%+v", faults)
	}
	a := draft.Activity
	if a.Status != "2" || a.Dates.PlannedStart != "2025-12-31" || a.Locations[0].Point.Lat != 48.7389 || a.Budgets[0].Value.Amount.String() != "0.3" {
		t.Errorf("%+v", a)
	}
}

// Workbooks that are made to harm: one that unfolds to gigabytes, and sheets whose rows and cells lie about their places.
func TestHostileWorkbooks(t *testing.T) {
	var huge bytes.Buffer
	archive := zip.NewWriter(&huge)
	if _, err := archive.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", UncompressedSize64: 4 << 30}); err != nil {
		t.Fatal(err)
	}
	archive.Close()
	files := [][]byte{huge.Bytes()}
	for _, rows := range []string{
		`<row r="2147483600"><c r="A2147483600"><v>1</v></c></row>`, `<row r="2"><c r="ZZZZZ2"><v>1</v></c></row>`,
		`<row r="-5"><c r="A-1" t="s"><v>-1</v></c></row>`, `<row r="2"><c r="XFD2"><v>1</v></c></row>`,
	} {
		files = append(files, withSheet(t, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+
			`<row r="1"><c r="A1" t="inlineStr"><is><t>title_uk</t></is></c></row>`+rows+`</sheetData></worksheet>`))
	}
	for i, file := range files {
		table, err := exchange.ReadTable("x.xlsx", bytes.NewReader(file), int64(len(file)))
		if err == nil {
			for _, rowErr := range table.Rows() {
				err = rowErr
			}
		}
		var limit *exchange.LimitError
		if !errors.Is(err, exchange.ErrNotWorkbook) && !errors.As(err, &limit) {
			t.Errorf("file %d: %v", i, err)
		}
	}
}

// withSheet is a workbook whose only sheet is the XML given.
func withSheet(t *testing.T, sheet string) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	var whole, changed bytes.Buffer
	if err := book.Write(&whole); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(whole.Bytes()), int64(whole.Len()))
	if err != nil {
		t.Fatal(err)
	}
	out := zip.NewWriter(&changed)
	for _, file := range archive.File {
		if file.Name != "xl/worksheets/sheet1.xml" {
			if err := out.Copy(file); err != nil {
				t.Fatal(err)
			}
			continue
		}
		part, err := out.Create(file.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(sheet)); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return changed.Bytes()
}

func TestOpenTable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Активності.CSV")
	if err := os.WriteFile(path, []byte("title_uk,status\nШкола,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	table, err := exchange.OpenTable(path)
	if err != nil {
		t.Fatal(err)
	}
	if rows := collect(t, table.Rows()); len(rows) != 1 {
		t.Errorf("%+v", rows)
	}
	if err := table.Close(); err != nil {
		t.Error(err)
	}
	if _, err := exchange.OpenTable(path + "x"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

func FuzzReadText(f *testing.F) {
	f.Add([]byte("title_uk,status,lat\nШкола,2,48.7\n"))
	f.Add([]byte("\xff\xfet\x00\n\x00"))
	f.Add([]byte("title_uk;status\n\"a;2\n"))
	c := context(f)
	f.Fuzz(func(t *testing.T, raw []byte) { readAll(t, "x.csv", raw, c) })
}

// The sheet of a workbook is what a stranger's program writes; it is also read as a workbook by itself, which it is not.
func FuzzReadWorkbook(f *testing.F) {
	f.Add([]byte(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>title_uk</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData></worksheet>`))
	f.Add([]byte(`<worksheet><sheetData><row r="9"><c r="XFD9" t="s"><v>7</v></c></row></sheetData></worksheet>`))
	c := context(f)
	f.Fuzz(func(t *testing.T, sheet []byte) {
		readAll(t, "x.xlsx", sheet, c)
		readAll(t, "x.xlsx", withSheet(t, string(sheet)), c)
	})
}

// readAll reads whatever it is given; it may fail, with an error.
func readAll(t *testing.T, name string, raw []byte, c exchange.Context) {
	table, err := exchange.ReadTable(name, bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return
	}
	for row, err := range table.Rows() {
		if err != nil {
			continue
		}
		if draft, faults := exchange.ToActivity(row, c); (len(faults) == 0) == draft.Activity.Title.Empty() {
			t.Errorf("%+v makes %+v and %+v", row, draft, faults)
		}
	}
}

func BenchmarkImport10000(b *testing.B) {
	var text strings.Builder
	text.WriteString("title_uk,status,planned_start,sector,lat,lon,budget,currency\n")
	for i := range 10_000 {
		fmt.Fprintf(&text, "Школа %d,2,2026-01-01,1.1 Освіта,48.7389,37.5844,1000,UAH\n", i)
	}
	c := context(b)
	for b.Loop() {
		table, err := exchange.ReadTable("x.csv", strings.NewReader(text.String()), int64(text.Len()))
		if err != nil {
			b.Fatal(err)
		}
		for row := range table.Rows() {
			if _, faults := exchange.ToActivity(row, c); len(faults) > 0 {
				b.Fatal(faults)
			}
		}
	}
}
