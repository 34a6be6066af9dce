package editor_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/uitest"
)

func TestDoubtfulCoordinatesInTheSearchAreAChoice(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	o.Search("37.5844, 48.7389")
	o.run.Flush()
	o.sees(t, "Причина: ", "48.73890, 37.58440", "37.58440, 48.73890", "Найближче: Краматорськ", "Точка за межами України.")
	o.SubmitSearch()
	o.run.Flush()
	if len(o.Map().Pins()) != 1 {
		t.Fatal("Enter took an answer to a question")
	}
	o.Search("https://maps.app.goo.gl/abc")
	o.run.Flush()
	o.sees(t, "Причина: not coordinates: a short address")
}

func TestDoubtfulCoordinatesInTheFieldAreAChoice(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	was := o.Map().Pins()[0].Point
	o.OpenSection("where")
	o.Reveal("locations/l1")
	o.Entry("locations/l1.point").SetText("36.25, 49.99")
	if o.Map().Pins()[0].Point != was {
		t.Fatal("the pin went to a doubtful place")
	}
	b, ok := uitest.Find(o.Content(), func(b *form.Button) bool {
		return strings.HasPrefix(b.Text, "49.99000, 36.25000 · Найближче: Харків")
	})
	if !ok {
		t.Fatal(o.words())
	}
	test.Tap(b)
	o.run.Flush()
	if got := m.last(t).Locations[0]; distance(got.Point, aid.Point{Lat: 49.99, Lon: 36.25}) > 1e-9 {
		t.Errorf("%+v", got)
	}
	if got := o.Entry("locations/l1.point").Text; got != "49.99000, 36.25000" {
		t.Errorf("the field says %q", got)
	}
	o.seesNot(t, "Причина")
}

func TestPhotographIsOfferedAsAPin(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	o.ReadPhoto("../../atlas/photo/testdata/kramatorsk.jpg")
	o.run.Flush()
	o.sees(t, "Фотографію зроблено тут. Найближче: Краматорськ", "48.73890, 37.58440")
	if len(o.Map().Pins()) != 1 {
		t.Fatal("the pin was placed without a question")
	}
	o.TakeFound(1)
	o.run.Flush()
	if pins := m.last(t).Locations; len(pins) != 2 || pins[1].Exactness != "1" || distance(pins[1].Point, aid.Point{Lat: 48.7389, Lon: 37.5844}) > 1e-6 {
		t.Errorf("%+v", pins)
	}
	o.ReadPhoto("../../atlas/photo/testdata/nowhere.jpg")
	o.run.Flush()
	o.sees(t, "Причина: the photograph has no position")
}

func TestCoordinatesAreCopiedInEachNotation(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	for _, item := range o.CopyMenu(aid.Point{Lat: 48.7389, Lon: 37.5844}).Items {
		item.Action()
		copied := fyne.CurrentApp().Clipboard().Content()
		if copied != item.Label && !strings.HasPrefix(copied, "https://www.openstreetmap.org/") {
			t.Errorf("%q copies %q", item.Label, copied)
		}
	}
}
