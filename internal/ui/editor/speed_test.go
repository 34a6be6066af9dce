package editor_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// crowded is an activity with more items than most have.
func crowded() desk.Sheet {
	sheet := school()
	for i := range 40 {
		id := aid.ID(fmt.Sprintf("x%d", i))
		sheet.Activity.Locations = append(sheet.Activity.Locations, aid.Location{ID: id, Point: aid.Point{Lat: 48 + float64(i)/40, Lon: 37}})
		sheet.Activity.Budgets = append(sheet.Activity.Budgets, aid.Budget{ID: id, Value: aid.Money{Amount: aid.DecimalOf(int64(i)), Currency: "UAH"}})
	}
	return sheet
}

// BenchmarkOpen is from the click in the list to the painted page, software rendering included.
func BenchmarkOpen(b *testing.B) {
	o := open(b, newMemory(b, crowded()), "uk", crowded().Activity.ID)
	for b.Loop() {
		o.Open(crowded().Activity.ID)
		o.window.Canvas().Capture()
	}
}

// BenchmarkOpenWithoutPainting is what the program itself needs of it.
func BenchmarkOpenWithoutPainting(b *testing.B) {
	o := open(b, newMemory(b, crowded()), "uk", crowded().Activity.ID)
	for b.Loop() {
		o.Open(crowded().Activity.ID)
	}
}

// BenchmarkPaint is a picture of the page as it stands, to compare with.
func BenchmarkPaint(b *testing.B) {
	o := open(b, newMemory(b, crowded()), "uk", crowded().Activity.ID)
	for b.Loop() {
		o.window.Canvas().Capture()
	}
}

// BenchmarkSections is showing every section for the first time.
func BenchmarkSections(b *testing.B) {
	o := open(b, newMemory(b, crowded()), "uk", crowded().Activity.ID)
	for b.Loop() {
		o.Open(crowded().Activity.ID)
		for _, section := range []string{"what", "who", "where", "when", "results", "contact"} {
			o.OpenSection(section)
		}
	}
}

// BenchmarkKeystroke is a letter typed into the title, while a section with many rows is built too.
func BenchmarkKeystroke(b *testing.B) {
	o := open(b, newMemory(b, crowded()), "uk", crowded().Activity.ID)
	o.OpenSection("when")
	o.OpenSection("where")
	o.OpenSection("what")
	title := o.Entry("title.uk")
	n := 0
	for b.Loop() {
		if n++; n%80 == 0 {
			title.SetText("")
		}
		test.Type(title, "щ")
	}
}
