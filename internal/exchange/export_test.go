package exchange_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/aid/aidtest"
	"focalpoint/internal/exchange"
)

// school is a record with something sensitive in it.
func school() aid.Activity {
	target := aid.DecimalOf(640)
	return aid.Activity{
		ID: "01900000-0000-7000-8000-000000000001", Title: aid.Text{UK: "Школа №5", EN: "=HYPERLINK(\"http://x\")"},
		Description:  aid.Text{UK: "Дах & вікна <нові>"},
		Objectives:   aid.Text{EN: "Children learn in safety"},
		ReportingOrg: "ministry", Status: "2", Humanitarian: true,
		Participations: []aid.Participation{
			{ID: "f", Role: "1", Name: aid.Text{UK: "ПРООН", EN: "UNDP"}, Type: "40"}, {ID: "i", Role: "4", Org: "ministry"},
		},
		Dates: aid.Dates{PlannedStart: "2026-03-01", ActualStart: "2026-03-15", PlannedEnd: "2027-08-31"},
		Sectors: []aid.Sector{
			{ID: "p", Vocabulary: "99", Code: "1.10", Percentage: aid.DecimalOf(100)}, {ID: "d", Vocabulary: "1", Code: "11120"},
		},
		Locations: []aid.Location{
			{
				ID: "a", Name: aid.Text{UK: "Краматорськ"}, Point: aid.Point{Lat: 48.738912, Lon: 37.584434}, Exactness: "1", Class: "3", Reach: "1",
				Oblast: "UA14120000000052812", Precision: aid.PrecisionHromada, Note: "вхід з двору",
			},
			{ID: "b", Name: aid.Text{UK: "Київ"}, Point: aid.Point{Lat: 50.4547, Lon: 30.5238}, Oblast: "UA80"},
		},
		Budgets: []aid.Budget{{ID: "b", Type: "1", Status: "2", Start: "2026-03-01", End: "2026-12-31", Value: aid.Money{Amount: aid.DecimalOf(38_500_000), Currency: "UAH"}}},
		Transactions: []aid.Transaction{
			{ID: "t", Type: "3", Date: "2026-04-01", Value: aid.Money{Amount: aid.DecimalOf(500), Currency: "UAH"}, Description: aid.Text{UK: "Перший транш"}},
			{ID: "u", Type: "3"},
		},
		Results: []aid.Result{{ID: "r", Type: "1", Title: aid.Text{UK: "Учні"}, Indicators: []aid.Indicator{{
			Title: aid.Text{UK: "Кількість учнів"}, Measure: "1", BaselineYear: 2025, BaselineValue: &aid.Decimal{},
			Periods: []aid.Period{{Start: "2026-01-01", End: "2026-12-31", Target: &target}},
		}}}},
		Beneficiaries: aid.Beneficiaries{Girls: 320, Boys: 320}, GenderMarker: "1", Disability: "2",
		Contact:   aid.Contact{Name: "Відділ освіти", Email: "contact@example.org", Phone: "+380000000000"},
		Documents: []aid.Document{{ID: "x", URL: "https://example.org/a b.pdf", Title: aid.Text{UK: "Звіт"}}, {ID: "y"}},
		State:     aid.StateApproved,
	}
}

func export(t testing.TB, format exchange.Format, o exchange.Options, activities ...aid.Activity) []byte {
	t.Helper()
	var file bytes.Buffer
	if _, err := exchange.Export(&file, format, sequence(activities...), words(t, "uk"), o); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// What a place's precision keeps back, and a contact that is not public, leave the program only when asked for.
func TestExportsKeepSecrets(t *testing.T) {
	for _, format := range []exchange.Format{exchange.CSV, exchange.Workbook, exchange.GeoJSON, exchange.IATI} {
		careful, asked := string(export(t, format, exchange.Options{}, school())), string(export(t, format, exchange.Options{Exact: true, Contacts: true}, school()))
		if format == exchange.Workbook {
			careful, asked = unzipped(t, careful), unzipped(t, asked)
		}
		for _, secret := range []string{"48.738912", "37.584434", "Краматорськ"} {
			if strings.Contains(careful, secret) {
				t.Errorf("%s gives away %s", format, secret)
			}
			if !strings.Contains(asked, secret) {
				t.Errorf("%s lacks %s, which was asked for", format, secret)
			}
		}
		for _, secret := range []string{"contact@example.org", "Відділ освіти"} {
			if strings.Contains(careful, secret) {
				t.Errorf("%s gives away %s", format, secret)
			}
			if format != exchange.GeoJSON && !strings.Contains(asked, secret) {
				t.Errorf("%s lacks %s, which was asked for", format, secret)
			}
		}
		public := school()
		public.Contact.Public = true
		if format == exchange.CSV && !strings.Contains(string(export(t, format, exchange.Options{}, public)), "contact@example.org") {
			t.Error("a public contact is not exported")
		}
	}
}

// unzipped is the text of a workbook's cells.
func unzipped(t *testing.T, raw string) string {
	t.Helper()
	book, err := excelize.OpenReader(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	var all []string
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			all = append(all, row...)
		}
	}
	return strings.Join(all, "\n")
}

func TestCSVIsWhatItSaysItIs(t *testing.T) {
	raw := string(export(t, exchange.CSV, exchange.Options{HXL: true}, school()))
	if !strings.HasPrefix(raw, "\ufeff") {
		t.Error("no byte order mark")
	}
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(raw, "\ufeff"))).ReadAll()
	if err != nil || len(lines) != 3 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	cell := map[string]string{}
	for i, name := range lines[0] {
		cell[name] = lines[2][i]
		if !strings.HasPrefix(lines[1][i], "#") {
			t.Errorf("%s has the tag %q", name, lines[1][i])
		}
	}
	for name, want := range map[string]string{
		"title_en": `'=HYPERLINK("http://x")`, "status": "2", "sector": "1.10 Житло", "dac_sector": "11120", "funder": "ПРООН", "implementer": "Міністерство",
		"lat": "48.7", "lon": "37.6", "place": "", "exactness": "2", "lat_2": "50.4547", "place_2": "Київ", "budget": "38500000", "beneficiaries": "640",
	} {
		if cell[name] != want {
			t.Errorf("%s is %q, want %q", name, cell[name], want)
		}
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	book, err := excelize.OpenReader(bytes.NewReader(export(t, exchange.Workbook, exchange.Options{}, school())))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for _, name := range []string{"D3", "C3"} {
		formula, err := book.GetCellFormula("Активності", name)
		kind, _ := book.GetCellType("Активності", name)
		if err != nil || formula != "" || kind == excelize.CellTypeFormula {
			t.Errorf("%s is a formula %q (%v)", name, formula, err)
		}
	}
	if text, _ := book.GetCellValue("Активності", "D3"); text != `=HYPERLINK("http://x")` {
		t.Errorf("title_en is %q", text)
	}
	if visible, _ := book.GetRowVisible("Активності", 2); visible {
		t.Error("the names of the columns are not hidden")
	}
	if label, _ := book.GetCellValue("Активності", "C1"); label != "Назва українською" {
		t.Errorf("the heading is %q", label)
	}
}

func TestGeoJSON(t *testing.T) {
	nowhere := school()
	nowhere.ID, nowhere.Locations = "n", nil
	var collection struct {
		Type     string
		Features []struct {
			Type     string
			ID       string
			Geometry *struct {
				Type        string
				Coordinates []float64
			}
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(export(t, exchange.GeoJSON, exchange.Options{}, school(), nowhere), &collection); err != nil {
		t.Fatal(err)
	}
	if collection.Type != "FeatureCollection" || len(collection.Features) != 3 {
		t.Fatalf("%+v", collection)
	}
	first := collection.Features[0]
	if first.Geometry.Type != "Point" || first.Geometry.Coordinates[0] != 37.6 || first.Geometry.Coordinates[1] != 48.7 {
		t.Errorf("%+v", first.Geometry)
	}
	if first.Properties["title_uk"] != "Школа №5" || first.Properties["status_name"] != "Реалізація" || first.Properties["precision"] != "hromada" ||
		first.Properties["organisation"] != "Міністерство" || first.ID != string(school().ID)+"/a" {
		t.Errorf("%+v", first)
	}
	if collection.Features[2].Geometry != nil {
		t.Error("an activity without a place has a geometry")
	}
	if err := json.Unmarshal(export(t, exchange.GeoJSON, exchange.Options{}), &collection); err != nil {
		t.Errorf("no activities: %v", err)
	}
}

func TestIATI(t *testing.T) {
	raw := string(export(t, exchange.IATI, exchange.Options{
		Made: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC), VocabularyURI: "https://portal.example/codelists",
	}, school()))
	for _, want := range []string{
		`<iati-activities version="2.03" generated-datetime="2026-11-24T12:00:00Z">`, `humanitarian="true"`,
		`<iati-identifier>UA-EDR-37472062-01900000-0000-7000-8000-000000000001</iati-identifier>`,
		`<reporting-org ref="UA-EDR-37472062" type="10">`, `<narrative xml:lang="uk">Дах &amp; вікна &lt;нові&gt;</narrative>`,
		`<activity-date iso-date="2026-03-15" type="2"></activity-date>`, `<administrative vocabulary="A4" level="1" code="UA-30">`,
		`<pos>50.4547 30.5238</pos>`, `<sector vocabulary="99" vocabulary-uri="https://portal.example/codelists" code="1.10" percentage="100">`,
		`<sector vocabulary="1" code="11120">`, `<policy-marker vocabulary="1" code="11" significance="2">`,
		`<value currency="UAH" value-date="2026-03-01">38500000</value>`, `url="https://example.org/a%20b.pdf"`, `<target value="640">`,
	} {
		if !strings.Contains(raw, want) {
			t.Errorf("no %s in\n%s", want, raw)
		}
	}
	if strings.Count(raw, "<transaction>") != 1 || strings.Count(raw, "<document-link") != 1 {
		t.Error("what the schema would refuse was not left out")
	}
	validate(t, []byte(raw))
}

func TestIATISkipsWhatCannotBeValid(t *testing.T) {
	var file bytes.Buffer
	undated, untitled, orphan := school(), school(), school()
	undated.Dates, untitled.Title, orphan.ReportingOrg = aid.Dates{PlannedStart: "2026-02-30"}, aid.Text{}, ""
	bare := aid.Activity{ID: "bare", Title: aid.Text{UK: "Школа"}, Status: "1", ReportingOrg: "ministry", Dates: aid.Dates{PlannedStart: "2026-01-01"}}
	skipped, err := exchange.WriteIATI(&file, sequence(undated, untitled, bare, orphan), words(t, "uk"), exchange.Options{})
	if err != nil || len(skipped) != 3 || skipped[0].Field != "dates.planned_start" || skipped[1].Field != "title.uk" || skipped[2].Field != "reporting_org" {
		t.Errorf("%+v %v", skipped, err)
	}
	if !strings.Contains(file.String(), "<iati-identifier>UA-EDR-37472062-bare<") {
		t.Error("the bare record is not there")
	}
	validate(t, file.Bytes())
}

// Whatever a record holds, the file is well formed, and valid where the schema is at hand.
func TestIATIOfAnyRecord(t *testing.T) {
	w := words(t, "en")
	var all []aid.Activity
	rapid.Check(t, func(rt *rapid.T) {
		a := aidtest.Activity().Draw(rt, "activity")
		a.ReportingOrg = "ministry"
		var file bytes.Buffer
		if _, err := exchange.WriteIATI(&file, sequence(a), w, exchange.Options{}); err != nil {
			rt.Fatal(err)
		}
		if err := xml.Unmarshal(file.Bytes(), new(struct{})); err != nil {
			rt.Fatalf("%v in\n%s", err, file.String())
		}
		all = append(all, a)
	})
	validate(t, export(t, exchange.IATI, exchange.Options{}, all...))
}

// validate runs xmllint with the schema that FOCALPOINT_IATI_SCHEMA names; without it nothing is checked.
func validate(t *testing.T, raw []byte) {
	t.Helper()
	schema := os.Getenv("FOCALPOINT_IATI_SCHEMA")
	xmllint, err := exec.LookPath("xmllint")
	if schema == "" || err != nil {
		return
	}
	path := filepath.Join(t.TempDir(), "x.xml")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(xmllint, "--noout", "--nonet", "--schema", schema, path).CombinedOutput(); err != nil {
		t.Errorf("not valid: %v\n%.4000s", err, out)
	}
}

func TestTemplates(t *testing.T) {
	var text, book bytes.Buffer
	if err := exchange.WriteTemplate(&text, exchange.CSV, words(t, "uk"), "2026-11-24"); err != nil {
		t.Fatal(err)
	}
	table, rows := read(t, "template.csv", text.Bytes())
	if len(rows) != 0 || len(table.Faults) != 0 {
		t.Errorf("%+v %+v", rows, table.Faults)
	}
	for _, lang := range []string{"uk", "en"} {
		book.Reset()
		if err := exchange.WriteTemplate(&book, exchange.Workbook, words(t, lang), "2026-11-24"); err != nil {
			t.Fatal(err)
		}
		table, rows = read(t, "template.xlsx", book.Bytes())
		if len(rows) != 0 || len(table.Faults) != 0 {
			t.Errorf("%+v %+v", rows, table.Faults)
		}
		if strings.Contains(unzipped(t, book.String()), "[exchange.") {
			t.Errorf("%s: a text is missing", lang)
		}
	}
	if err := exchange.WriteTemplate(&book, exchange.IATI, words(t, "uk"), ""); !errors.Is(err, exchange.ErrFormat) {
		t.Errorf("%v", err)
	}
}

// A template that is filled in from its own lists comes in.
func TestTemplateFilledIn(t *testing.T) {
	var file bytes.Buffer
	if err := exchange.WriteTemplate(&file, exchange.Workbook, words(t, "uk"), "2026-11-24"); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	choices, err := book.GetDataValidations("Активності")
	if err != nil || len(choices) != 9 {
		t.Errorf("%d columns have choices, %v", len(choices), err)
	}
	names, err := book.GetRows("Активності")
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range names[1] {
		values := map[string]string{"title_uk": "Школа", "status": "2 Реалізація", "sector": "1.10 Житло", "dac_sector": "11120 Заклади освіти та навчання", "lat_2": "50.45", "lon_2": "30.52"}
		cell, _ := excelize.CoordinatesToCellName(i+1, 3)
		if values[name] != "" {
			book.SetCellStr("Активності", cell, values[name])
		}
	}
	file.Reset()
	if err := book.Write(&file); err != nil {
		t.Fatal(err)
	}
	_, rows := read(t, "filled.xlsx", file.Bytes())
	if len(rows) != 1 {
		t.Fatalf("%+v", rows)
	}
	draft, faults := exchange.ToActivity(rows[0], context(t))
	if len(faults) > 0 || draft.Activity.Status != "2" || draft.Activity.Sectors[0].Code != "1.10" || draft.Activity.Sectors[1].Code != "11120" ||
		draft.Activity.Locations[0].Point.Lat != 50.45 {
		t.Errorf("%+v %+v", draft, faults)
	}
}

func TestAFailingRecordFailsTheExport(t *testing.T) {
	broken := errors.New("the vault is gone")
	failing := func(yield func(aid.Activity, error) bool) { yield(aid.Activity{}, broken) }
	for _, format := range []exchange.Format{exchange.CSV, exchange.Workbook, exchange.GeoJSON, exchange.IATI} {
		var file bytes.Buffer
		if _, err := exchange.Export(&file, format, failing, words(t, "uk"), exchange.Options{}); !errors.Is(err, broken) {
			t.Errorf("%s: %v", format, err)
		}
	}
}

func TestFormatOf(t *testing.T) {
	for name, want := range map[string]exchange.Format{"a.CSV": exchange.CSV, "a.xlsx": exchange.Workbook, "a.geojson": exchange.GeoJSON, "a.b.xml": exchange.IATI} {
		if got, err := exchange.FormatOf(name); got != want || err != nil {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
	if _, err := exchange.FormatOf("a.docx"); !errors.Is(err, exchange.ErrFormat) {
		t.Errorf("%v", err)
	}
}

func BenchmarkExport10000(b *testing.B) {
	records := make([]aid.Activity, 10_000)
	for i := range records {
		records[i] = school()
	}
	for _, format := range []exchange.Format{exchange.CSV, exchange.Workbook, exchange.GeoJSON, exchange.IATI} {
		b.Run(string(format), func(b *testing.B) {
			for b.Loop() {
				export(b, format, exchange.Options{}, records...)
			}
		})
	}
}
