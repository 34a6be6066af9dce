package editor_test

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
)

// distance is between two points in degrees.
func distance(a, b aid.Point) float64 { return math.Hypot(a.Lat-b.Lat, a.Lon-b.Lon) }

func TestTapOnTheMapPlacesAPin(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	middle := o.Map().Centre()
	test.TapAt(o.Map(), fyne.NewPos(o.Map().Size().Width/2+90, o.Map().Size().Height/2))
	if o.Section() != "where" {
		t.Errorf("the section is %q", o.Section())
	}
	o.run.Flush()
	pins := m.last(t).Locations
	if len(pins) != 2 || o.Map().Selected() != string(pins[1].ID) {
		t.Fatalf("%d pins, %q is selected", len(pins), o.Map().Selected())
	}
	if pins[1].Oblast != "UA14000000000091971" || pins[1].Point.Lon <= middle.Lon || pins[1].Exactness != "1" {
		t.Errorf("the pin: %+v", pins[1])
	}
	o.sees(t, "Місце без назви", "Донецька область")
	o.Entry(aid.Path("locations/" + string(pins[1].ID) + ".name.uk")).SetText("Водогін")
	o.sees(t, "Водогін")
}

func TestPinIsDraggedAndRemovedAndPutBack(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	was := school().Activity.Locations[0].Point
	at := fyne.NewPos(o.Map().Size().Width/2, o.Map().Size().Height/2-17) // the pin stands in the middle, on its tip
	o.Map().Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at.AddXY(60, 0)}, Dragged: fyne.NewDelta(60, 0)})
	o.Map().DragEnd()
	o.run.Flush()
	moved := m.last(t).Locations[0]
	if moved.Point.Lon <= was.Lon || moved.Name.UK != "Школа № 5" {
		t.Errorf("dragged to %+v", moved)
	}
	o.Undo()
	if got := aid.Point(o.Map().Pins()[0].Point); got != was {
		t.Errorf("undo left the pin at %v", got)
	}

	o.Map().Select("l1")
	o.Map().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	o.sees(t, "Прибрано: «Школа № 5».", "[Повернути]", "Клацніть по карті")
	o.run.Flush()
	if len(m.last(t).Locations) != 0 {
		t.Fatal("the pin is still there")
	}
	o.sees(t, "Немає місця на карті.")
	o.PutBack()
	o.run.Flush()
	if got := m.last(t).Locations; len(got) != 1 || got[0].Point != was || len(o.Map().Pins()) != 1 {
		t.Errorf("put back: %+v", got)
	}
	o.seesNot(t, "Прибрано")
	o.Undo() // putting back
	o.Undo() // removing
	if len(o.Map().Pins()) != 1 {
		t.Error("undo of both")
	}
}

func TestCoordinatesAreTypedInAnyNotation(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	o.OpenSection("where")
	o.Reveal("locations/l1")
	field := o.Entry("locations/l1.point")
	field.SetText("49°59′30″N 36°13′50″E")
	o.run.Flush()
	got := m.last(t).Locations[0]
	if distance(got.Point, aid.Point{Lat: 49.99167, Lon: 36.23056}) > 0.0001 || got.Oblast[:4] != "UA63" {
		t.Errorf("%+v", got)
	}
	o.sees(t, "Харківська область")
	field.SetText("десь там")
	o.sees(t, "Причина: not coordinates")
	o.run.Flush()
	if m.last(t).Locations[0].Point != got.Point {
		t.Error("a text that is no point moved the pin")
	}
}

func TestSearchPutsAPinAtThePlace(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "en", school().Activity.ID)
	o.Search("Слов'янськ")
	o.run.Flush()
	o.sees(t, "Sloviansk\ncity, Kramatorskyi raion, Donetska oblast")
	o.SubmitSearch()
	o.run.Flush()
	pins := m.last(t).Locations
	if len(pins) != 2 || pins[1].Name.UK != "Слов’янськ" || pins[1].Name.EN != "Sloviansk" || pins[1].Settlement == "" || pins[1].Exactness != "2" {
		t.Fatalf("%+v", pins)
	}
	o.Search("48.5, 37.9")
	o.run.Flush()
	o.sees(t, "Put a pin here\n48.50000, 37.90000")
	o.SubmitSearch()
	o.run.Flush()
	if got := m.last(t).Locations; len(got) != 3 || got[2].Point != (aid.Point{Lat: 48.5, Lon: 37.9}) {
		t.Fatalf("%+v", got)
	}
	o.Search("щозасело")
	o.run.Flush()
	o.sees(t, "Nothing found. Try another name, or coordinates.")
}

func TestPrecisionDrawsACircle(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	if got := o.Map().Pins()[0].Radius; got != aid.PrecisionSettlement.Radius() {
		t.Errorf("%f m", got)
	}
	o.OpenSection("where")
	o.Reveal("locations/l1")
	o.Choose("locations/l1.precision", "громада (до 10 км)")
	if got := o.Map().Pins()[0].Radius; got != aid.PrecisionHromada.Radius() {
		t.Errorf("%f m", got)
	}
	o.run.Flush()
	if got := m.last(t).Locations[0].Precision; got != aid.PrecisionHromada {
		t.Errorf("saved %q", got)
	}
}

func TestTapDoesNothingOnAnothersActivity(t *testing.T) {
	sheet := school()
	sheet.Own = false
	o := open(t, newMemory(t, sheet), "uk", sheet.Activity.ID)
	test.TapAt(o.Map(), fyne.NewPos(10, 10))
	if len(o.Map().Pins()) != 1 {
		t.Error("a pin was placed")
	}
}
