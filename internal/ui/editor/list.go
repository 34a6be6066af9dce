package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// lister is a list of any kind of items.
type lister interface {
	live
	place() aid.Path                  // where findings about the whole list belong
	heads() []*row                    // the rows as they stand
	reveal(key string) *row           // opens a row
	remove(key string)                // takes an item out
	object() *fyne.Container          // where the list stands
	setFinding(form.Severity, string) // a sentence about the list as a whole
}

// looks says how a list and its items are shown.
type looks[T any] struct {
	empty, add string                                       // keys of what an empty list says and of the button
	title      func(*T) (title, about string)               // of an item's head; nil: items stand open, without head
	fill       func(g *group, key string) fyne.CanvasObject // an item's fields
	fresh      func() T                                     // a new item
	only       func(*T) bool                                // the items that the list shows; nil: all
	total      func([]T) (string, form.Tone)                // what stands under the list; nil: nothing
	share      func(*T) *aid.Decimal                        // an item's percentage of the whole; nil: they have none
	place      aid.Path                                     // of a list that shows only a part of its collection
	opened     func(key string)                             // after a row was opened; may be nil
}

// list shows a collection: items are added, opened, edited and removed.
type list[T any] struct {
	page  *Page
	items collection[T]
	looks looks[T]
	rows  []*row
	box   *fyne.Container // the rows
	none  *widget.Label
	foot  *widget.Label
	fair  *sharing // nil: the items have no shares
	found bool     // the foot shows a finding
	whole *fyne.Container
}

// row is one item of a list.
type row struct {
	key   string
	path  aid.Path
	head  *disclosure // nil: without head
	group *group      // nil until the row was opened first
	body  *fyne.Container
	whole *fyne.Container
	lower *fyne.Container // the body with its margin
	found finding
	clash *fyne.Container // the conflict as it is shown; nil: none
}

// newList makes a list and joins it to the group.
func newList[T any](g *group, items collection[T], looks looks[T]) *list[T] {
	l := &list[T]{page: g.page, items: items, looks: looks, box: container.NewVBox(), none: note(g.page.t(looks.empty)), foot: note("")}
	l.whole = container.NewVBox(l.none, l.box, l.foot)
	l.foot.Hide()
	if g.page.model.own && looks.share != nil {
		l.fair = newSharing(g.page, l.giveRest, l.giveEqually)
		l.whole.Add(l.fair.whole)
	}
	if g.page.model.own && looks.add != "" {
		add := form.NewButtonWithIcon(g.page.t(looks.add), fynetheme.ContentAddIcon(), l.add)
		l.whole.Add(form.Flow(add))
	}
	g.lists = append(g.lists, l)
	l.show()
	return l
}

func (l *list[T]) object() *fyne.Container { return l.whole }

// place is where findings about the list as a whole are shown.
func (l *list[T]) place() aid.Path {
	if l.looks.place != "" {
		return l.looks.place
	}
	return l.items.path
}

func (l *list[T]) heads() []*row { return l.rows }

// shown are the activity's items that belong in this list, and their keys.
func (l *list[T]) shown() (items []T, keys []string) {
	all := l.items.items(&l.page.model.activity)
	for i := range all {
		if l.looks.only == nil || l.looks.only(&all[i]) {
			items, keys = append(items, all[i]), append(keys, l.items.key(i, &all[i]))
		}
	}
	return items, keys
}

// show keeps the rows whose items are still there, as they stand, and makes and removes the others.
func (l *list[T]) show() {
	_, keys := l.shown()
	before := map[string]*row{}
	for _, r := range l.rows {
		before[r.key] = r
	}
	same := len(keys) == len(l.rows)
	kept := make([]*row, len(keys))
	for i, key := range keys {
		same = same && l.rows[i].key == key
		if kept[i] = before[key]; kept[i] == nil {
			kept[i] = l.newRow(key)
		}
	}
	l.rows = kept
	if !same {
		l.box.RemoveAll()
		for _, r := range l.rows {
			l.box.Add(r.whole)
		}
	}
	for _, r := range l.rows {
		if r.group != nil {
			r.group.show()
		}
	}
	l.retitle()
}

// retitle is cheap: it is called after every edit.
func (l *list[T]) retitle() {
	items, _ := l.shown()
	l.none.Hidden = len(items) > 0
	if l.looks.title != nil && len(items) == len(l.rows) {
		for i := range items {
			l.rows[i].head.set(l.looks.title(&items[i]))
		}
	}
	for _, r := range l.rows {
		if r.group != nil {
			r.group.retitle()
		}
	}
	if l.fair != nil {
		l.fair.offer(restOf(items, l.looks.share))
	}
	if l.looks.total != nil && !l.found {
		text, tone := l.looks.total(items)
		l.setFoot(text, tone)
	}
}

func (l *list[T]) setFoot(text string, tone form.Tone) {
	importance := map[form.Tone]widget.Importance{
		form.Plain: widget.LowImportance, form.Good: widget.SuccessImportance,
		form.Caution: widget.WarningImportance, form.Bad: widget.DangerImportance,
	}[tone]
	if l.foot.Text == text && l.foot.Importance == importance {
		return
	}
	l.foot.Importance = importance
	l.foot.SetText(text)
	if hidden := text == ""; hidden != l.foot.Hidden {
		l.foot.Hidden = hidden
		l.page.relayout()
	}
}

func (l *list[T]) setFinding(s form.Severity, text string) {
	l.found = s != form.None
	if !l.found {
		l.setFoot("", form.Plain)
		l.retitle()
		return
	}
	l.setFoot(text, map[form.Severity]form.Tone{form.Stop: form.Bad, form.Warn: form.Caution}[s])
}

func (l *list[T]) newRow(key string) *row {
	r := &row{key: key, path: l.items.at(key), body: container.NewVBox()}
	if l.looks.title == nil {
		r.group = &group{page: l.page}
		r.body.Add(l.looks.fill(r.group, key))
		aligned := container.New(&belowLabel{}, l.removeButton("", key))
		r.whole = container.NewBorder(nil, nil, nil, aligned, r.body)
		return r
	}
	r.head = newDisclosure(func() { l.turn(r, !r.head.open) })
	card := canvas.NewRectangle(theme.Of(theme.ColorCard))
	card.StrokeColor, card.StrokeWidth, card.CornerRadius = theme.Of(theme.ColorLine), 1, fynetheme.InputRadiusSize()
	r.lower = container.NewPadded(r.body)
	r.lower.Hide()
	r.whole = container.NewVBox(container.NewStack(card, container.NewVBox(r.head, r.lower)))
	return r
}

func (l *list[T]) removeButton(text, key string) *form.Button {
	b := form.NewButtonWithIcon(text, fynetheme.DeleteIcon(), func() { l.remove(key) })
	b.Importance = widget.LowImportance
	b.Hidden = !l.page.model.own
	return b
}

// turn opens or closes a row; its fields are made when it is opened first.
func (l *list[T]) turn(r *row, open bool) {
	if r.group == nil && open {
		r.group = &group{page: l.page}
		r.body.Add(l.looks.fill(r.group, r.key))
		r.body.Add(container.NewHBox(layout.NewSpacer(), l.removeButton(l.page.t("action.remove"), r.key)))
		l.page.showFindings()
	}
	r.head.setOpen(open)
	if open {
		r.lower.Show()
	} else {
		r.lower.Hide()
	}
	l.page.relayout()
	if open && l.looks.opened != nil {
		l.looks.opened(r.key)
	}
}

// reveal opens the row with the key, if there is one.
func (l *list[T]) reveal(key string) *row {
	for _, r := range l.rows {
		if r.key == key {
			if r.head != nil && !r.head.open {
				l.turn(r, true)
			}
			return r
		}
	}
	return nil
}

func (l *list[T]) add() {
	key := l.items.add(l.page.model, l.looks.fresh())
	l.page.shown()
	if r := l.reveal(key); r != nil {
		l.page.goTo(r.whole)
		if len(r.group.fields) > 0 {
			l.page.focus(r.group.fields[0].focus)
		}
	}
}

func (l *list[T]) remove(key string) {
	name := ""
	if item := l.items.item(key)(&l.page.model.activity); item != nil && l.looks.title != nil {
		name, _ = l.looks.title(item)
	}
	restore := l.items.remove(l.page.model, key)
	l.page.shown()
	if restore != nil {
		l.page.sayRemoved(name, func() {
			restore()
			l.page.shown()
		})
	}
}

// belowLabel puts the remove button of a row without head at the height of the fields' controls.
type belowLabel struct{}

const labelHeight = 30 // at the usual size of text

func (*belowLabel) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	least := objects[0].MinSize()
	objects[0].Resize(least)
	objects[0].Move(fyne.NewPos(0, theme.Length(labelHeight)))
}

func (*belowLabel) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(0, theme.Length(labelHeight))
}
