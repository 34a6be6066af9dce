package overview_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/mapview"
	"focalpoint/internal/ui/overview"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

func onDay() time.Time { return time.Date(2026, 11, 24, 14, 2, 11, 0, time.UTC) }

// opened is a page on a desk, and what it has asked of the window.
type opened struct {
	page    *overview.Page
	run     *runner.Sync
	window  fyne.Window
	records []aid.ID // that were opened
	began   int
}

// look is how a page is opened.
type look struct {
	lang  string
	mode  theme.Mode
	state overview.State
	size  fyne.Size
}

func open(t testing.TB, d overview.Desk, l look) *opened {
	t.Helper()
	app := test.NewTempApp(t)
	if l.mode == "" {
		l.mode = theme.Light
	}
	if l.size.IsZero() {
		l.size = fyne.NewSize(835, 600)
	}
	app.Settings().SetTheme(theme.New(l.mode))
	land, err := atlas.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	style := atlas.StyleLight
	if l.mode == theme.Dark {
		style = atlas.StyleDark
	}
	text, o := i18n.New(l.lang), &opened{run: &runner.Sync{}}
	o.page = overview.New(overview.Deps{
		Desk: d, Text: text, Runner: o.run, Explain: func(err error) string { return desk.Explain(text, err) },
		Window: func() fyne.Window { return o.window }, Tiles: atlas.NewRenderer(land, style, l.lang), Dark: l.mode == theme.Dark,
		Attribution: atlas.Attribution(l.lang), Open: func(id aid.ID) { o.records = append(o.records, id) }, New: func() { o.began++ },
		State: l.state,
	})
	o.pins().PaintAtOnce()
	o.window = test.NewTempWindow(t, o.page.Content())
	o.window.SetPadded(false)
	o.window.Resize(l.size)
	o.page.Reload()
	o.run.Flush()
	return o
}

func (o *opened) pins() *mapview.Map {
	m, _ := uitest.Find(o.page.Content(), func(*mapview.Map) bool { return true })
	return m
}

func (o *opened) words() string { return uitest.Outline(o.page.Content()) }

func decimal(s string) aid.Decimal {
	d, err := aid.ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return d
}

// save keeps an activity.
func save(t testing.TB, d *desk.Desk, uk, en string, change func(*aid.Activity)) aid.ID {
	t.Helper()
	a := desktest.Sendable(t, d, uk)
	a.Title.EN = en
	change(&a)
	if _, err := d.SaveDraft(a); err != nil {
		t.Fatal(err)
	}
	return a.ID
}

func place(uk, en string, lat, lon float64, oblast string) aid.Location {
	return aid.Location{ID: aid.NewID(), Name: aid.Text{UK: uk, EN: en}, Point: aid.Point{Lat: lat, Lon: lon}, Oblast: oblast}
}

func budget(amount, currency string) []aid.Budget {
	return []aid.Budget{{ID: aid.NewID(), Start: "2026-01-01", End: "2026-12-31", Value: aid.Money{Amount: decimal(amount), Currency: currency}}}
}

func sector(code string) []aid.Sector {
	return []aid.Sector{{ID: aid.NewID(), Vocabulary: aid.VocabularyPortal, Code: code}}
}

// portfolio is a desk with a few activities of an oblast administration.
func portfolio(t testing.TB) (*desk.Desk, map[string]aid.ID) {
	t.Helper()
	d := desktest.StartPortal(t).EnrolAt(t, onDay, "Олена", aid.RoleFocalPoint)
	ids := map[string]aid.ID{
		"school": save(t, d, "Відбудова школи № 5 у Краматорську", "Rebuilding school No. 5 in Kramatorsk", func(a *aid.Activity) {
			a.Locations = []aid.Location{place("Школа № 5", "School No. 5", 48.7389, 37.5844, "UA14"), place("Ліцей № 2", "Lyceum No. 2", 48.5956, 37.9998, "UA14")}
			a.Budgets = budget("24000000", "UAH")
		}),
		"water": save(t, d, "Водогін між Охтиркою і Тростянцем", "Water main between Okhtyrka and Trostianets", func(a *aid.Activity) {
			a.Status, a.Sectors = "4", sector("1.7")
			a.Locations = []aid.Location{place("Охтирка", "Okhtyrka", 50.31, 34.89, "UA59")}
			a.Budgets = budget("1800000", "EUR")
		}),
		"mines": save(t, d, "Розмінування полів Ізюмського району", "Clearing the fields of Izium raion", func(a *aid.Activity) {
			a.Sectors = sector("3.5")
			a.Locations = []aid.Location{place("", "", 49.2, 37.28, "UA63")}
			a.Budgets = budget("7500000", "UAH")
		}),
		"clinic": save(t, d, "Амбулаторія у Снігурівці", "Clinic in Snihurivka", func(a *aid.Activity) {
			a.Status = "3"
			a.Locations = []aid.Location{place("Снігурівка", "Snihurivka", 47.07, 32.8, "UA48")}
		}),
		"training": save(t, d, "Навчання місцевих рад", "Training of local councils", func(a *aid.Activity) {
			a.Status, a.Sectors = "1", sector("3.2")
			a.Locations = []aid.Location{{ID: aid.NewID(), Oblast: "UA14"}}
		}),
	}
	if stopped, err := d.Ready(ids["water"]); err != nil || len(stopped) > 0 {
		t.Fatal(stopped, err)
	}
	return d, ids
}

// many are so many activities, most in and around towns.
func many(n int) (entries []desk.MapEntry) {
	r := rand.New(rand.NewPCG(1, 2))
	town, oblasts := aid.Point{}, []string{"UA14", "UA63", "UA59", "UA48", "UA32", "UA46", "UA51", "UA12"}
	for i := range n {
		if i%20 == 0 {
			town = aid.Point{Lat: 46.5 + 5*r.Float64(), Lon: 24 + 15*r.Float64()}
		}
		at := aid.Point{Lat: town.Lat + r.NormFloat64()*0.05, Lon: town.Lon + r.NormFloat64()*0.08}
		entries = append(entries, desk.MapEntry{
			ID: aid.ID(fmt.Sprintf("0190a000-0000-7000-8000-%012d", i)), Title: aid.Text{UK: fmt.Sprintf("Школа № %d", i), EN: fmt.Sprintf("School No. %d", i)},
			Status: fmt.Sprint(1 + i%6), Chip: desk.ChipApproved, Component: "1.1", Components: []string{"1.1"},
			Places: []desk.MapPlace{{Point: at}}, Oblasts: []desk.OblastShare{{Oblast: oblasts[i/20%len(oblasts)], Share: 1}},
			Budget: aid.Sums{{Amount: decimal(fmt.Sprint(1000 + i)), Currency: "UAH"}},
		})
	}
	return entries
}

// crowd is a desk of which only the entries of the map count.
type crowd struct {
	*desk.Desk
	entries []desk.MapEntry
}

// The page as people see it, for the eye.
func TestPictures(t *testing.T) {
	uitest.NeedPictures(t)
	d, _ := portfolio(t)
	full := &crowd{desktest.Alone(t, onDay), many(10_000)}
	for _, lang := range i18n.Languages {
		for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
			for _, measure := range []desk.Measure{desk.MeasureNone, desk.MeasureCount, desk.MeasureMoney} {
				o := open(t, d, look{lang: lang, mode: mode})
				o.choose(func(c *overview.Choices) { c.Measure = measure })
				if measure == desk.MeasureMoney {
					o.tapPin(t, len(o.pins().Pins())-1)
				}
				if measure == desk.MeasureCount {
					o.choose(func(c *overview.Choices) { c.Colouring = desk.BySector })
				}
				uitest.Picture(t, o.window.Canvas(), fmt.Sprintf("few-%s-%s-%s", lang, mode, measure))
				o = open(t, full, look{lang: lang, mode: mode, size: fyne.NewSize(1090, 700)})
				o.choose(func(c *overview.Choices) { c.Measure = measure })
				uitest.Picture(t, o.window.Canvas(), fmt.Sprintf("many-%s-%s-%s", lang, mode, measure))
			}
			o := open(t, full, look{lang: lang, mode: mode, size: fyne.NewSize(835, 420)})
			o.choose(func(c *overview.Choices) { c.Measure = desk.MeasureMoney })
			uitest.Picture(t, o.window.Canvas(), fmt.Sprintf("low-%s-%s", lang, mode))
			o = open(t, d, look{lang: lang, mode: mode})
			o.choose(func(c *overview.Choices) {
				c.Filter.Status, c.Measure, c.Colouring = "2", desk.MeasureMoney, desk.BySector
			})
			uitest.Picture(t, o.window.Canvas(), fmt.Sprintf("crowded-%s-%s", lang, mode))
			o.choose(func(c *overview.Choices) { c.Filter.Words = "xyz" })
			uitest.Picture(t, o.window.Canvas(), fmt.Sprintf("nothing-%s-%s", lang, mode))
			o.choose(func(c *overview.Choices) { c.Filter = overview.Filter{Component: "3.2"} })
			uitest.Picture(t, o.window.Canvas(), fmt.Sprintf("nopins-%s-%s", lang, mode))
			o.page.ShowBare()
			uitest.Picture(t, o.window.Canvas(), fmt.Sprintf("bare-%s-%s", lang, mode))
			o = open(t, desktest.Alone(t, onDay), look{lang: lang, mode: mode})
			uitest.Picture(t, o.window.Canvas(), fmt.Sprintf("empty-%s-%s", lang, mode))
		}
	}
}

// choose changes what is shown, as the row above the map does.
func (o *opened) choose(change func(*overview.Choices)) {
	c := o.page.Choices()
	change(&c)
	o.page.Set(c)
}

// tapPin clicks on a pin.
func (o *opened) tapPin(t testing.TB, number int) {
	t.Helper()
	m := o.pins()
	at, here := m.PinAt(m.Pins()[number].ID)
	if !here {
		t.Fatal("the pin is not on the map")
	}
	at = at.SubtractXY(0, 17)
	m.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	m.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	test.TapAt(m, at)
}

// MapEntries are the crowd's.
func (c *crowd) MapEntries(context.Context) ([]desk.MapEntry, error) { return c.entries, nil }
