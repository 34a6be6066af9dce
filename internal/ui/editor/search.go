package editor

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/theme"
)

const (
	searchPause = 150 * time.Millisecond
	searchShown = 7
)

// placeSearch is the box above the map: a place in any spelling or coordinates in any notation, and under it what was
// found, over the map.
type placeSearch struct {
	page   *Page
	place  func(atlas.Place)
	unit   func(atlas.Found)
	point  func(aid.Point)
	entry  *searchEntry
	found  *fyne.Container // the results
	sheet  *fyne.Container // the results on their background
	later  func()
	query  int    // number of the latest query: a late answer to an older one is dropped
	choose func() // takes the first result
}

func newPlaceSearch(p *Page, place func(atlas.Place), unit func(atlas.Found), point func(aid.Point)) *placeSearch {
	s := &placeSearch{page: p, place: place, unit: unit, point: point, found: container.NewVBox()}
	s.later = runner.Debounce(p.deps.Runner, searchPause, s.look)
	s.entry = &searchEntry{search: s}
	s.entry.ExtendBaseWidget(s.entry)
	s.entry.SetPlaceHolder(p.t("where.search"))
	s.entry.SetIcon(fynetheme.SearchIcon())
	s.entry.OnChanged = func(string) { s.later() }
	s.entry.OnSubmitted = func(string) {
		if s.choose != nil {
			s.choose()
		}
	}
	back := canvas.NewRectangle(theme.Of(fynetheme.ColorNameOverlayBackground))
	back.StrokeColor, back.StrokeWidth, back.CornerRadius = theme.Of(theme.ColorLine), 1, fynetheme.InputRadiusSize()
	s.sheet = container.NewStack(back, container.NewPadded(s.found))
	s.sheet.Hide()
	return s
}

// over is the box above a map, and the results over it.
func (s *placeSearch) over(m fyne.CanvasObject) fyne.CanvasObject {
	results := container.New(&rows{}, container.NewPadded(s.sheet))
	box := container.NewPadded(s.entry)
	if theme.Large() { // the words have no room in the entry beside its sign
		words := widget.NewLabel(s.entry.PlaceHolder)
		words.Wrapping = fyne.TextWrapWord
		s.entry.SetPlaceHolder("")
		box = container.NewVBox(words, box)
	}
	return container.NewBorder(box, nil, nil, nil, container.NewStack(m, results))
}

// look searches for what stands in the box.
func (s *placeSearch) look() {
	text := s.entry.Text
	s.query++
	query := s.query
	if text == "" || !s.page.model.own {
		s.hide()
		return
	}
	var found []atlas.Found
	var point aid.Point
	var unread error
	desk := s.page.deps.Desk
	s.page.deps.Runner.Run(func(context.Context) error {
		if point, unread = desk.ReadCoordinates(text); unread != nil {
			found = desk.Find(text, searchShown)
		}
		return nil
	}, func(error) {
		switch {
		case query != s.query:
		case unread == nil:
			s.showPoint(point)
		case s.ask(unread):
		default:
			s.showFound(found)
		}
	})
}

func (s *placeSearch) showPoint(point aid.Point) {
	s.found.RemoveAll()
	s.offer(s.page.t("where.place_here"), atlas.FormatDecimal(point), func() { s.point(point) })
	s.reveal()
}

func (s *placeSearch) showFound(found []atlas.Found) {
	s.found.RemoveAll()
	s.choose = nil
	for _, f := range found {
		name, about := s.page.foundName(f)
		s.offer(name, about, func() {
			if f.Unit.Code != "" {
				s.unit(f)
				return
			}
			s.place(f.Place)
		})
	}
	if len(found) == 0 {
		s.found.Add(note(s.page.t("where.found_none")))
	}
	s.reveal()
}

// foundName is the name of what was found, with the former one that was typed, and what tells it from its namesakes:
// its kind, raion and oblast.
func (p *Page) foundName(f atlas.Found) (name, about string) {
	lang := p.deps.Localizer.Lang()
	name = f.Name(lang)
	if !f.Former.Empty() {
		name += " (" + f.Former.In(lang) + ")"
	}
	var units []string
	if kind := p.deps.Localizer.T("map.kinds." + string(f.Kind)); f.Unit.Code == "" || f.Unit.Level == atlas.Oblast {
		units = append(units, kind) // the names of raions and hromadas say it
	}
	for _, code := range []string{f.Raion(), f.Oblast()} {
		if code != "" && code != f.Unit.Prefix() {
			units = append(units, p.deps.Desk.UnitName(code, lang))
		}
	}
	return name, strings.Join(units, ", ")
}

// offer adds a result; the first one is taken with Enter too.
func (s *placeSearch) offer(text, about string, take func()) {
	done := func() {
		s.hide()
		s.entry.clear()
		take()
	}
	if len(s.found.Objects) == 0 {
		s.choose = done
	}
	head := newDisclosure(done)
	head.arrow.SetResource(fynetheme.SearchIcon())
	head.title.TextStyle.Bold = false
	head.set(text, about)
	s.found.Add(head)
}

func (s *placeSearch) reveal() {
	s.sheet.Show()
	s.found.Refresh()
	s.page.content.Refresh()
}

func (s *placeSearch) hide() {
	s.choose = nil
	s.sheet.Hide()
}

// searchEntry closes the results with Escape.
type searchEntry struct {
	form.Entry
	search *placeSearch
}

// TypedKey takes Escape for the results.
func (e *searchEntry) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		e.search.hide()
		return
	}
	e.Entry.TypedKey(key)
}

// clear empties the box without searching for nothing.
func (e *searchEntry) clear() {
	e.OnChanged = nil
	e.SetText("")
	e.OnChanged = func(string) { e.search.later() }
}
