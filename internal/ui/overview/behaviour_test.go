package overview_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/mapview"
	"focalpoint/internal/ui/overview"
	"focalpoint/internal/ui/picture"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

func TestPageInBothLanguages(t *testing.T) {
	d, _ := portfolio(t)
	for _, lang := range i18n.Languages {
		o := open(t, d, look{lang: lang})
		uitest.Golden(t, "map-"+lang, o.words())
		o.choose(func(c *overview.Choices) { c.Measure = desk.MeasureCount })
		uitest.Golden(t, "count-"+lang, o.words())
		o.choose(func(c *overview.Choices) { c.Measure, c.Colouring = desk.MeasureMoney, desk.BySector })
		o.tapPin(t, 0)
		uitest.Golden(t, "money-"+lang, o.words())
		o.page.ShowBare()
		uitest.Golden(t, "bare-"+lang, o.words())
		o.page.ShowMap()
		o.choose(func(c *overview.Choices) { c.Filter.Component = "3.2" })
		uitest.Golden(t, "nopins-"+lang, o.words())
		o.choose(func(c *overview.Choices) { c.Filter.Words = "xyz" })
		uitest.Golden(t, "nothing-"+lang, o.words())
		uitest.Golden(t, "empty-"+lang, uitest.Outline(open(t, desktest.Alone(t, onDay), look{lang: lang}).page.Content()))
	}
}

func TestFilter(t *testing.T) {
	d, ids := portfolio(t)
	o := open(t, d, look{lang: "uk"})
	for _, c := range []struct {
		name   string
		filter overview.Filter
		want   []string // with a pin
	}{
		{"all", overview.Filter{}, []string{"clinic", "mines", "school", "water"}},
		{"a word of the title", overview.Filter{Words: "ШКОЛИ"}, []string{"school"}},
		{"words in the other language", overview.Filter{Words: "okhtyrka main"}, []string{"water"}},
		{"a place", overview.Filter{Words: "ліцей"}, []string{"school"}},
		{"a status", overview.Filter{Status: "2"}, []string{"mines", "school"}},
		{"a place in the workflow", overview.Filter{Chip: desk.ChipReady}, []string{"water"}},
		{"a part of a component", overview.Filter{Component: "1.7"}, []string{"water"}},
		{"a whole component", overview.Filter{Component: "1"}, []string{"clinic", "school", "water"}},
		{"an oblast", overview.Filter{Oblast: "UA63"}, []string{"mines"}},
		{"an organisation", overview.Filter{Org: d.Identity().Org}, []string{"clinic", "mines", "school", "water"}},
		{"several", overview.Filter{Status: "2", Oblast: "UA14"}, []string{"school"}},
		{"nothing", overview.Filter{Status: "2", Oblast: "UA59"}, nil},
	} {
		o.choose(func(choices *overview.Choices) { choices.Filter = c.filter })
		if got := o.shown(ids); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	uitest.Tap(t, o.page.Content(), "Зняти фільтр")
	if got := o.shown(ids); len(got) != 4 {
		t.Errorf("%v", got)
	}
}

// shown are the names of the activities that have pins on the map.
func (o *opened) shown(ids map[string]aid.ID) (names []string) {
	for name, id := range ids {
		if slices.ContainsFunc(o.pins().Pins(), func(p mapview.Pin) bool { return strings.HasPrefix(p.ID, string(id)) }) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// What stands in the row is what a person chooses, and what is typed there is searched when typing rests.
func TestRowAboveTheMap(t *testing.T) {
	d, ids := portfolio(t)
	o := open(t, d, look{lang: "uk"})
	for _, c := range []struct {
		option string
		want   int
	}{{"Реалізація", 2}, {"Усі стани", 4}, {"1.7 Водопостачання та водовідведення", 1}, {"Усі складові", 4}, {"Харківська область", 1}, {"Усі області", 4}, {"готово", 1}, {"Усі записи", 4}} {
		o.pick(t, c.option)
		if got := o.shown(ids); len(got) != c.want {
			t.Errorf("%s shows %v", c.option, got)
		}
	}
	o.page.FocusSearch()
	test.Type(o.window.Canvas().Focused(), "школи")
	if got := o.shown(ids); len(got) != 4 {
		t.Errorf("searched while typing: %v", got)
	}
	o.run.Flush()
	if got := o.shown(ids); !slices.Equal(got, []string{"school"}) {
		t.Errorf("%v", got)
	}
}

// pick chooses an option in the row above the map.
func (o *opened) pick(t *testing.T, option string) {
	t.Helper()
	p, found := uitest.Find(o.page.Content(), func(p *form.Pick) bool { return slices.Contains(p.Options, option) })
	if !found {
		t.Fatalf("nothing offers %q on\n%s", option, o.words())
	}
	p.SetSelected(option)
}

// A money map counts one currency; another one can be chosen where there are several.
func TestCurrency(t *testing.T) {
	d, _ := portfolio(t)
	o := open(t, d, look{lang: "uk"})
	o.pick(t, "Області: за бюджетом")
	if !uitest.Says(o.page.Content(), "Бюджет за областями, UAH") {
		t.Error(o.words())
	}
	o.pick(t, "EUR")
	if !uitest.Says(o.page.Content(), "Бюджет за областями, EUR") || !uitest.Says(o.page.Content(), "1,8 млн") {
		t.Error(o.words())
	}
	o.choose(func(c *overview.Choices) { c.Filter.Oblast = "UA14" }) // where only hryvnias are
	if !uitest.Says(o.page.Content(), "Бюджет за областями, UAH") {
		t.Error(o.words())
	}
}

// A pin tells what it stands for, and leads to the record, with the mouse as with the keys.
func TestPinLeadsToTheRecord(t *testing.T) {
	d, ids := portfolio(t)
	o := open(t, d, look{lang: "uk"})
	says := func(want bool, words string) {
		t.Helper()
		if uitest.Says(o.page.Content(), words) != want {
			t.Errorf("%q: want %t\n%s", words, want, o.words())
		}
	}
	at := slices.IndexFunc(o.pins().Pins(), func(p mapview.Pin) bool { return strings.HasPrefix(p.ID, string(ids["mines"])) })
	says(false, "Відкрити запис")
	o.tapPin(t, at)
	says(true, "Розмінування полів Ізюмського району")
	says(true, "Харківська область") // the place has no name
	uitest.Tap(t, o.page.Content(), "Відкрити запис")

	m := o.pins()
	o.page.Focus()
	if o.window.Canvas().Focused() != fyne.Focusable(m) {
		t.Fatal("the map has no keys")
	}
	press := func(name fyne.KeyName) { o.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name}) }
	press(fyne.KeyEscape)
	says(false, "Відкрити запис")
	o.window.Canvas().Unfocus()
	o.page.Focus()
	press(fyne.KeyTab)
	says(true, "Відкрити запис")
	press(fyne.KeyReturn)
	if len(o.records) != 2 || o.records[0] != ids["mines"] || !strings.HasPrefix(m.Selected(), string(o.records[1])) {
		t.Errorf("%v were opened, %s is selected", o.records, m.Selected())
	}
	test.TapAt(m, fyne.NewPos(400, 500)) // beside the pins
	says(false, "Відкрити запис")
}

// The card gives way to the pin.
func TestCardDoesNotCoverItsPin(t *testing.T) {
	d, _ := portfolio(t)
	o := open(t, d, look{lang: "uk"})
	for i, pin := range o.pins().Pins() {
		o.pins().SetCentre(mapview.Point{Lat: pin.Point.Lat - 1.1, Lon: pin.Point.Lon - 2}, 8) // it stands to the upper right
		o.tapPin(t, i)
		card, _ := uitest.Find(o.page.Content(), func(l fyne.CanvasObject) bool {
			return uitest.Says(l, "Відкрити запис") && !uitest.Says(l, "(map)")
		})
		at, _ := o.pins().PinAt(pin.ID)
		from, size := card.Position(), card.Size()
		if at.X > from.X && at.X < from.X+size.Width && at.Y > from.Y && at.Y < from.Y+size.Height {
			t.Errorf("the pin at %v is under the card at %v, %v", at, from, size)
		}
	}
}

// What is done on a panel does not reach the map below it.
func TestPanelKeepsTheMouse(t *testing.T) {
	d, _ := portfolio(t)
	o := open(t, d, look{lang: "uk"})
	zoom, centre := o.pins().Zoom(), o.pins().Centre()
	test.Scroll(o.window.Canvas(), fyne.NewPos(60, 500), 0, 25)
	test.Drag(o.window.Canvas(), fyne.NewPos(60, 500), 30, 30)
	if o.pins().Zoom() != zoom || o.pins().Centre() != centre {
		t.Error("the map moved under the legend")
	}
	test.Scroll(o.window.Canvas(), fyne.NewPos(500, 400), 0, 25)
	if o.pins().Zoom() == zoom {
		t.Error("the map did not zoom beside it")
	}
}

// Records that change show without a word; what has not changed is not laid out again, and the map stays where it is.
func TestChangesShow(t *testing.T) {
	d, ids := portfolio(t)
	o := open(t, d, look{lang: "uk"})
	o.pins().SetCentre(mapview.Point{Lat: 48, Lon: 30}, 9)
	before := &o.pins().Pins()[0]
	o.page.Reload()
	if &o.pins().Pins()[0] != before {
		t.Error("pins that are the same were made anew")
	}
	o.tapPin(t, slices.IndexFunc(o.pins().Pins(), func(p mapview.Pin) bool { return strings.HasPrefix(p.ID, string(ids["clinic"])) }))
	ids["bridge"] = save(t, d, "Міст через Псел", "Bridge over the Psel", func(a *aid.Activity) {
		a.Locations = []aid.Location{place("Гадяч", "Hadiach", 50.37, 33.98, "UA53")}
	})
	o.page.Reload()
	if got := o.shown(ids); len(got) != 5 || !uitest.Says(o.page.Content(), "6 активностей · 6 позначок") || o.pins().Zoom() != 9 {
		t.Errorf("%v at zoom %d\n%s", got, o.pins().Zoom(), o.words())
	}
	o.pick(t, "Полтавська область")
	if uitest.Says(o.page.Content(), "Відкрити запис") {
		t.Error("the card of a pin that is not shown")
	}
	if err := d.DeleteActivity(ids["bridge"]); err != nil {
		t.Fatal(err)
	}
	o.page.Reload()
	if got := o.shown(ids); len(got) != 4 {
		t.Errorf("a filter that nothing is offered for any more still counts: %v", got)
	}
}

// Filter, look and place stay when the page is made anew in another language or look.
func TestStateIsKept(t *testing.T) {
	d, ids := portfolio(t)
	o := open(t, d, look{lang: "uk"})
	o.pick(t, "Донецька область")
	o.pick(t, "Області: за кількістю")
	o.pins().SetCentre(mapview.Point{Lat: 48.6, Lon: 37.8}, 10)
	o.tapPin(t, 1)
	o = open(t, d, look{lang: "en", mode: theme.Dark, state: o.page.Kept()})
	if got := o.shown(ids); !slices.Equal(got, []string{"school"}) || o.pins().Zoom() != 10 || o.pins().Selected() == "" {
		t.Errorf("%v at zoom %d, %q is selected", got, o.pins().Zoom(), o.pins().Selected())
	}
	for _, words := range []string{"‹Donetska oblast›", "‹Oblasts: by number›", "Activities by oblast", "Open record"} {
		if !uitest.Says(o.page.Content(), words) {
			t.Errorf("%q is not on\n%s", words, o.words())
		}
	}
}

// Those without a pin are listed, and lead to their records.
func TestThoseWithoutAPin(t *testing.T) {
	d, ids := portfolio(t)
	o := open(t, d, look{lang: "uk"})
	uitest.Tap(t, o.page.Content(), "Без позначки: 1")
	list, is := o.window.Canvas().Focused().(*form.List)
	if !is {
		t.Fatal("the list has no keys")
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if !slices.Equal(o.records, []aid.ID{ids["training"]}) {
		t.Errorf("%v were opened", o.records)
	}
	o.choose(func(c *overview.Choices) { c.Filter.Status = "4" }) // all of these have pins
	if !uitest.Says(o.page.Content(), "(map)") {
		t.Error(o.words())
	}
}

// A picture shows what the page shows.
func TestPictureOfWhatIsShown(t *testing.T) {
	d, _ := portfolio(t)
	o := open(t, d, look{lang: "uk"})
	o.pick(t, "Донецька область")
	o.pick(t, "Області: за бюджетом")
	for _, format := range []string{picture.PNG, picture.SVG} {
		o.page.AskPicture(format)
		save := o.window.Canvas().Overlays().Top()
		if !uitest.Says(save, "карта"+format) || !uitest.Says(save, "[Зберегти]") || !uitest.Says(save, "Куди зберегти") {
			t.Errorf("no name is asked for:\n%s", uitest.Outline(save))
		}
		o.window.Canvas().Overlays().Remove(save)
		path := filepath.Join(t.TempDir(), "карта"+format)
		o.page.SavePicture(path)
		told := o.window.Canvas().Overlays().Top()
		for _, words := range []string{path, "2 активності · 2 позначки", "Активностей без позначки на карті: 1"} {
			if !uitest.Says(told, words) {
				t.Errorf("%q is not told:\n%s", words, uitest.Outline(told))
			}
		}
		o.window.Canvas().Overlays().Remove(told)
		drawn, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if text := string(drawn); format == picture.SVG && (!strings.Contains(text, "Бюджет за областями, UAH") || strings.Contains(text, "Ізюм")) {
			t.Error("the picture shows something else")
		}
	}
	o.choose(func(c *overview.Choices) { c.Filter.Words = "xyz" })
	o.page.SavePicture(filepath.Join(t.TempDir(), "карта.svg"))
	if o.window.Canvas().Overlays().Top() != nil {
		t.Error("a map of nothing was drawn")
	}
}

func TestEmptyPageLeadsToTheFirstRecord(t *testing.T) {
	o := open(t, desktest.Alone(t, onDay), look{lang: "uk"})
	uitest.Tap(t, o.page.Content(), "Нова")
	if o.began != 1 {
		t.Error("no record was begun")
	}
}

// What the window's goroutine and the others do for 10,000 activities: all of a look, filtered or filled.
func BenchmarkLook10000(b *testing.B) {
	full := &crowd{desktest.Alone(b, onDay), many(10_000)}
	for name, c := range map[string]overview.Choices{
		"all": {}, "words": {Filter: overview.Filter{Words: "школа 99"}}, "money": {Measure: desk.MeasureMoney},
	} {
		b.Run(name, func(b *testing.B) {
			o := open(b, full, look{lang: "uk"})
			other := c
			other.Filter.Status = "1"
			for i := 0; b.Loop(); i++ {
				o.page.Set([]overview.Choices{c, other}[i%2])
			}
		})
	}
}

// All 10,000 activities are read and offered again after a change of one.
func BenchmarkReload10000(b *testing.B) {
	o := open(b, &crowd{desktest.Alone(b, onDay), many(10_000)}, look{lang: "uk"})
	for b.Loop() {
		o.page.Reload()
	}
}
