package editor

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/ui/form"
)

// field is one widget, joined to one value of the activity.
type field struct {
	path  aid.Path
	box   *fyne.Container // the widget, and the conflict under it when there is one
	frame *form.Frame     // nil: no rule speaks of the field
	focus control
	show  func() // puts the activity's value into the widget
	found finding
	clash *fyne.Container // the conflict as it is shown; nil: none
}

// control is the part of a field that takes the keys.
type control interface {
	fyne.Focusable
	fyne.Disableable
}

// group is the fields and lists of a section, or of one item of a list.
type group struct {
	page   *Page
	fields []*field
	lists  []lister
	sums   []live
	notes  map[aid.Path]noted // of the review, as they are shown
}

// live is what follows every edit.
type live interface {
	show()    // puts the activity's values into the widgets
	retitle() // puts titles and sums right, cheaply
}

// show puts the activity's values into every widget.
func (g *group) show() {
	for _, f := range g.fields {
		f.show()
	}
	for _, l := range g.lists {
		l.show()
	}
	for _, s := range g.sums {
		s.show()
	}
}

// retitle is called after every edit.
func (g *group) retitle() {
	for _, l := range g.lists {
		l.retitle()
	}
	for _, s := range g.sums {
		s.retitle()
	}
}

// add joins a widget to the group. The box that it returns stands in the section.
func (g *group) add(f *field) *fyne.Container {
	return g.put(f, f.frame)
}

func (g *group) put(f *field, object fyne.CanvasObject) *fyne.Container {
	f.box = container.NewVBox(object)
	if !g.page.model.own {
		f.focus.Disable()
	}
	g.fields = append(g.fields, f)
	return f.box
}

// label and hint are the texts of a field: editor.<key>, and editor.<key>_hint where there is one.
func (g *group) label(key string) string { return g.page.t(key) }

func (g *group) hint(key string) string {
	return g.page.known("editor." + key + "_hint")
}

// text is a field of one line.
func (g *group) text(path aid.Path, key string, value lens[string]) *fyne.Container {
	return g.words(path, form.NewText(g.label(key), g.hint(key), "", nil), value)
}

func (g *group) words(path aid.Path, t *form.Text, value lens[string]) *fyne.Container {
	t.Entry.OnChanged = func(text string) { edit(g.page, path, value, text) }
	t.Entry.OnLeave = g.page.leave
	show := func() { t.SetValue(get(g.page, value)) }
	show()
	return g.add(&field{path: path, frame: t.Frame, focus: t.Entry, show: show})
}

// both is a text in both languages, Ukrainian above.
func (g *group) both(path aid.Path, key string, area bool, value lens[aid.Text]) fyne.CanvasObject {
	field := form.NewText
	if area {
		field = form.NewArea
	}
	p := g.page
	uk := field(p.t("lang.uk", "Label", g.label(key)), g.hint(key), "", nil)
	en := field(p.t("lang.en", "Label", g.label(key)), g.hint("lang.twin"), "", nil)
	return container.New(&rows{},
		g.words(path+".uk", uk, in(value, func(t *aid.Text) *string { return &t.UK })),
		g.words(path+".en", en, in(value, func(t *aid.Text) *string { return &t.EN })))
}

// code is a choice from a short list of codes.
func (g *group) code(path aid.Path, key, list string, value lens[string]) *fyne.Container {
	return g.choice(path, key, g.page.codes(list), value)
}

func (g *group) choice(path aid.Path, key string, options []form.Option, value lens[string]) *fyne.Container {
	none := g.page.t("input.choose")
	options = append([]form.Option{{Label: none}}, options...)
	c := form.NewChoice(g.label(key), g.hint(key), none, options, "", func(code string) { edit(g.page, path, value, code) })
	show := func() { c.SetValue(get(g.page, value)) }
	show()
	return g.add(&field{path: path, frame: c.Frame, focus: c.Select, show: show})
}

// lookup is a choice from a long list of codes.
func (g *group) lookup(path aid.Path, key, list string, value lens[string]) *fyne.Container {
	p := g.page
	l := form.NewLookup(g.label(key), g.hint(key), "", form.Option{}, false, p.finder(list),
		func(o form.Option) { edit(p, path, value, o.Code) })
	show := func() { l.SetValue(p.option(list, get(p, value))) }
	show()
	return g.add(&field{path: path, frame: l.Frame, focus: l.Entry().(control), show: show})
}

// date is a field for a day.
func (g *group) date(path aid.Path, key string, value lens[aid.Date]) *fyne.Container {
	f := &field{path: path}
	d := form.NewDate(g.page.deps.Localizer, g.label(key), g.hint(key), g.page.t("input.date"), "", func(iso string) {
		f.found = finding{} // the widget has cleared its line
		edit(g.page, path, value, aid.Date(iso))
	})
	d.Entry.OnLeave = g.page.leave
	f.frame, f.focus, f.show = d.Frame, d.Entry, func() { d.SetValue(string(get(g.page, value))) }
	f.show()
	return g.add(f)
}

// decimal is a field for an amount or a percentage; nothing stands for 0.
func (g *group) decimal(path aid.Path, key string, value lens[aid.Decimal]) *fyne.Container {
	return g.number(path, key, "input.number", 4, func() string {
		if d := get(g.page, value); !d.IsZero() {
			return d.String()
		}
		return ""
	}, func(text string) { edit(g.page, path, value, decimalOf(text)) })
}

// known is a field for a number that may be unknown, which is not the same as 0.
func (g *group) known(path aid.Path, key string, value lens[*aid.Decimal]) *fyne.Container {
	return g.number(path, key, "input.number", 4, func() string {
		if d := get(g.page, value); d != nil {
			return d.String()
		}
		return ""
	}, func(text string) {
		var known *aid.Decimal
		if text != "" {
			d := decimalOf(text)
			known = &d
		}
		edit(g.page, path, value, known)
	})
}

// count is a field for a whole number; nothing stands for 0.
func (g *group) count(path aid.Path, key, wrong string, show func(string) string, value lens[int]) *fyne.Container {
	return g.shown(path, key, wrong, 0, show, func() string {
		if n := get(g.page, value); n != 0 {
			return strconv.Itoa(n)
		}
		return ""
	}, func(text string) {
		n, err := strconv.Atoi(text)
		if err != nil {
			n = 0 // an empty field: the widget lets nothing but numbers through
		}
		edit(g.page, path, value, max(n, 0))
	})
}

func (g *group) number(path aid.Path, key, wrong string, places int, read func() string, write func(string)) *fyne.Container {
	return g.shown(path, key, wrong, places, g.page.deps.Localizer.Decimal, read, write)
}

func (g *group) shown(path aid.Path, key, wrong string, places int, as func(string) string, read func() string, write func(string)) *fyne.Container {
	f := &field{path: path}
	n := form.NewNumber(g.label(key), g.hint(key), form.NumberForm{Places: places, Show: as, Wrong: g.page.t(wrong)}, "", func(text string) {
		f.found = finding{} // the widget has cleared its line
		write(text)
	})
	tidy := n.Entry.OnLeave
	n.Entry.OnLeave = func() {
		tidy()
		g.page.leave()
	}
	f.frame, f.focus, f.show = n.Frame, n.Entry, func() { n.SetValue(read()) }
	f.show()
	return g.add(f)
}

// check is a yes or no, with its label beside it and its help below.
func (g *group) check(path aid.Path, key string, value lens[bool]) *fyne.Container {
	box := form.NewCheck(g.label(key), nil)
	show := func() {
		box.OnChanged = nil
		box.SetChecked(get(g.page, value))
		box.OnChanged = func(yes bool) {
			edit(g.page, path, value, yes)
			g.page.leave()
		}
	}
	show()
	return g.put(&field{path: path, focus: box, show: show}, container.New(&rows{overlap: 6}, box, g.note(key+"_hint")))
}

// note is a sentence of help that may take several lines.
func (g *group) note(key string) *widget.Label { return note(g.page.t(key)) }

func note(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	l.SizeName = fynetheme.SizeNameCaptionText
	l.Importance = widget.LowImportance
	return l
}

// get reads a value of the activity on the page.
func get[V any](p *Page, value lens[V]) (v V) {
	if found := value(&p.model.activity); found != nil {
		return *found
	}
	return v
}

// edit writes a value that a person has given.
func edit[V any](p *Page, path aid.Path, value lens[V], v V) {
	if value(&p.model.activity) == nil {
		return // the item was removed while its field had the focus
	}
	p.model.edit(path, func(a *aid.Activity) { *value(a) = v })
}

// decimalOf reads what a number field reports, which is always a decimal; too large a number is 0.
func decimalOf(text string) aid.Decimal {
	d, err := aid.ParseDecimal(text)
	if err != nil {
		return aid.Decimal{}
	}
	return d
}
