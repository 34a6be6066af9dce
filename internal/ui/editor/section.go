package editor

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"focalpoint/internal/aid"
	"focalpoint/internal/ui/form"
)

// section is one of the parts into which the form is divided; its widgets are built when it is first shown.
type section struct {
	name   string   // "what", the key of its title
	fields []string // the first parts of the paths that belong to it
	build  func(*group) fyne.CanvasObject

	group *group // nil until built
	whole fyne.CanvasObject
	at    float32 // where it was scrolled to
}

func newSections() []*section {
	return []*section{
		{name: "what", build: what, fields: []string{"title", "description", "objectives", "status", "iati_identifier", "sectors", "markers", "humanitarian"}},
		{name: "who", build: who, fields: []string{"reporting_org", "participations"}},
		{name: "where", build: where, fields: []string{"locations"}},
		{name: "when", build: when, fields: []string{"dates", "budgets", "transactions"}},
		{name: "results", build: resultsSection, fields: []string{"results", "beneficiaries"}},
		{name: "contact", build: contact, fields: []string{"contact"}},
		{name: "files", build: filesSection, fields: []string{"documents"}},
	}
}

// part is a heading and the fields under it, with free space before the heading.
func part(title string, fields ...fyne.CanvasObject) fyne.CanvasObject {
	space := canvas.NewRectangle(color.Transparent)
	space.SetMinSize(fyne.NewSize(0, 18))
	return container.New(&rows{}, space, form.Section(title, fields...))
}

// holds says whether a field belongs to the section.
func (s *section) holds(path aid.Path) bool {
	for _, field := range s.fields {
		if rest, begins := strings.CutPrefix(string(path), field); begins && (rest == "" || rest[0] == '.' || rest[0] == '/') {
			return true
		}
	}
	return false
}

// forget drops the widgets, which belong to the activity that was open before.
func (s *section) forget() { s.group, s.whole, s.at = nil, nil, 0 }

// section finds a section by its name.
func (p *Page) section(name string) *section {
	for _, s := range p.sections {
		if s.name == name {
			return s
		}
	}
	return nil
}

// sectionOf is the section that a field belongs to; the first one for what belongs to none.
func (p *Page) sectionOf(path aid.Path) *section {
	for _, s := range p.sections {
		if s.holds(path) {
			return s
		}
	}
	return p.sections[0]
}

// openSection shows a section.
func (p *Page) openSection(name string) {
	s := p.section(name)
	if s.group != nil && p.open == name && p.scroll.Content == s.whole {
		return
	}
	if before := p.section(p.open); before != nil && before.whole != nil && p.scroll.Content == before.whole {
		before.at = p.scroll.Offset.Y
	}
	p.open = name
	fresh := s.group == nil
	if fresh {
		s.group = &group{page: p}
		s.whole = container.New(&margins{}, s.build(s.group))
	}
	p.scroll.Content = s.whole
	p.scroll.Offset.Y = s.at
	p.scroll.Refresh()
	p.nav.mark(name)
	if fresh {
		p.showFindings()
	}
}
