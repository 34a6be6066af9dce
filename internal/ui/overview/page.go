package overview

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/country"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/mapview"
	"focalpoint/internal/ui/picture"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/theme"
)

// Desk is what the page asks of the desk. Codelist and UnitName are quick.
type Desk interface {
	picture.Desk
	MapEntries(ctx context.Context) ([]desk.MapEntry, error)
	Organisations() ([]desk.OrgChoice, error)
	Codelist(id string) aid.Codelist
	UnitName(code, lang string) string
}

// Deps is what the page is made of.
type Deps struct {
	Desk        Desk
	Text        *i18n.Localizer
	Runner      runner.Runner
	Explain     func(error) string
	Window      func() fyne.Window
	Tiles       *atlas.Renderer // of the look and the language of the page
	Dark        bool            // the look
	Attribution string
	Open        func(aid.ID) // shows a record
	New         func()       // begins one
	State       State        // of the page before, when the window is built anew
}

// State is what the page keeps when it is made anew in another language or look.
type State struct {
	Choices  Choices
	Folded   bool          // the legend
	Placed   bool          // the map has been looked at: Centre and Zoom count
	Centre   mapview.Point // of the map
	Zoom     int
	Selected string // the pin
}

// searchPause is how long typing must rest before the map follows.
const searchPause = 120 * time.Millisecond

// Page is the page. Its methods are called on the window's goroutine.
type Page struct {
	Deps
	text *i18n.Localizer

	choices Choices
	folded  bool
	placed  bool // the map shows what the person, or the page before, has made it show

	rows   []row
	orgs   map[aid.ID]aid.Text
	view   view
	tint   atlas.Tint
	loaded bool

	reading bool   // the records are being read
	again   bool   // and have changed meanwhile
	looks   int    // how many were begun: only the latest counts
	stop    func() // ends it

	bar    *bar
	pins   *mapview.Map
	legend *legend
	card   *card
	notice *notice
	bare   *bare
	over   *fyne.Container
	body   *fyne.Container
	listed bool // the list of those without a pin is shown

	content fyne.CanvasObject
}

// mapLeast is the height that the map keeps.
const mapLeast = 210

// New makes the page; Reload fills it.
func New(d Deps) *Page {
	p := &Page{Deps: d, text: d.Text, choices: d.State.Choices, folded: d.State.Folded, placed: d.State.Placed, stop: func() {}}
	if p.choices.Colouring == "" {
		p.choices.Colouring = desk.ByStatus
	}
	p.pins = p.newMap()
	p.legend, p.card, p.notice, p.bare = newLegend(p), newCard(p), newNotice(p), newBare(p)
	p.over = container.New(over{p}, p.pins, p.legend.panel, p.card.panel, p.notice.panel)
	p.body = container.NewStack(p.over)
	p.bar = newBar(p)
	p.content = form.HeadPage(mapLeast, container.NewPadded(p.bar.content), p.body) // Tab goes from the row to the map
	return p
}

func (p *Page) newMap() *mapview.Map {
	m := country.NewMap(p.Tiles, p.Runner, p.text, p.Attribution)
	m.SetReadOnly(true)
	m.OnPinSelected = func(id string) { p.card.show(id) }
	m.OnPinOpened = func(id string) {
		if e, _, here := p.view.placeOf(id); here {
			p.Open(e.ID)
		}
	}
	m.OnLetGo = func() { p.card.hide() }
	if p.State.Placed {
		m.SetCentre(p.State.Centre, p.State.Zoom)
	}
	return m
}

// Content is what the frame shows.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Landmarks are what the sentences of the page's help speak of, in their order.
func (p *Page) Landmarks() [3]fyne.CanvasObject {
	return [3]fyne.CanvasObject{p.pins, p.bar.content, p.bar.save}
}

// Kept is what a page that is made anew begins with.
func (p *Page) Kept() State {
	return State{p.choices, p.folded, p.placed, p.pins.Centre(), p.pins.Zoom(), p.pins.Selected()}
}

// Focus gives the keys to the map, or to the list in its place.
func (p *Page) Focus() {
	switch {
	case p.loaded && len(p.rows) == 0:
	case p.listed:
		p.Window().Canvas().Focus(p.bare.list)
	default:
		p.Window().Canvas().Focus(p.pins)
	}
}

// FocusSearch puts the cursor into the search.
func (p *Page) FocusSearch() { p.Window().Canvas().Focus(p.bar.words) }

func (p *Page) t(key string, args ...any) string { return p.text.T("overview."+key, args...) }

// title is an activity's title in the language of the window.
func (p *Page) title(e desk.MapEntry) string {
	if title := e.Title.In(p.text.Lang()); title != "" {
		return title
	}
	return p.text.T("activities.untitled")
}

// oblasts names the oblasts of an activity.
func (p *Page) oblasts(e desk.MapEntry) string {
	names := make([]string, len(e.Oblasts))
	for i, s := range e.Oblasts {
		names[i] = p.Desk.UnitName(s.Oblast, p.text.Lang())
	}
	return strings.Join(names, ", ")
}

// showBody shows the map, the list in its place, or why there is neither.
func (p *Page) showBody() {
	p.listed = p.listed && len(p.view.bare) > 0
	var shown fyne.CanvasObject = p.over
	switch {
	case len(p.rows) == 0:
		add := form.NewButtonWithIcon(p.text.T("activities.new"), fynetheme.ContentAddIcon(), p.New)
		add.Importance = widget.HighImportance
		shown = form.Empty(theme.MapIcon(), p.t("empty.title"), p.t("empty.text"), add)
	case p.listed:
		shown = p.bare.content
	}
	if len(p.body.Objects) != 1 || p.body.Objects[0] != shown {
		p.body.Objects = []fyne.CanvasObject{shown}
		p.body.Refresh()
	}
}

// ShowBare lists the activities without a pin in the place of the map.
func (p *Page) ShowBare() {
	p.listed = true
	p.showBody()
	p.Focus()
}

// ShowMap goes back from the list.
func (p *Page) ShowMap() {
	p.listed = false
	p.showBody()
	p.Focus()
}

// letGo closes the card.
func (p *Page) letGo() {
	p.pins.Select("")
	p.card.hide()
	p.Focus()
}

// ClearFilter shows everything again.
func (p *Page) ClearFilter() {
	p.choices.Filter = Filter{}
	p.Set(p.choices)
}

// Choices are what the page shows.
func (p *Page) Choices() Choices { return p.choices }

// Set shows something else, as if it were chosen in the row above.
func (p *Page) Set(c Choices) {
	p.choices = c
	p.bar.follow()
	p.look()
}
