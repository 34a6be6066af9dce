package mapview

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// open looks closer at what is in a cluster, or lists its pins where no zoom tells them apart.
func (m *Map) open(k mark) {
	pins := m.crowd.members(k.key.zoom, k.key.node)
	if m.crowd.splitZoom(pins) > m.maxZoom {
		m.list(k.at, pins)
		return
	}
	places := make([]world, len(pins))
	for i, pin := range pins {
		places[i] = m.crowd.places[pin]
	}
	first, last := around(places)
	to := m.fit(first, last, 2*margin, m.maxZoom)
	to.zoom = max(to.zoom, float64(min(k.key.zoom+1, m.maxZoom)))
	m.fly(to)
}

// listWidth is how wide the list of a cluster is, and listRows how many of its lines are seen at once.
const (
	listWidth = 280
	listRows  = 8
)

// list lets a person choose one of the pins that stand in the same place, with mouse or keyboard.
func (m *Map) list(at fyne.Position, pins []int) {
	c := fyne.CurrentApp().Driver().CanvasForObject(m)
	if c == nil {
		return
	}
	crowd := m.crowd
	l := &pinList{}
	m.popup = widget.NewPopUp(l, c)
	l.close = func() {
		m.popup.Hide()
		c.Focus(m)
	}
	l.Length = func() int { return len(pins) }
	l.CreateItem = func() fyne.CanvasObject {
		label := widget.NewLabel("")
		label.Truncation = fyne.TextTruncateEllipsis
		return label
	}
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		o.(*widget.Label).SetText(crowd.pins[pins[i]].name())
	}
	l.OnSelected = func(i widget.ListItemID) {
		l.close()
		m.selectPin(crowd.pins[pins[i]].ID)
	}
	l.ExtendBaseWidget(l)
	row := l.MinSize().Height + fynetheme.Padding() // each with the line below it
	m.popup.Resize(fyne.NewSize(listWidth, row*float32(min(len(pins), listRows))+fynetheme.InnerPadding()))
	m.popup.ShowAtRelativePosition(at.AddXY(0, pinTouch), m)
	go m.post(func() { c.Focus(l) }) // when the click is over: Fyne takes the focus from what is not under the pointer
}

// pinList is a list that Escape closes.
type pinList struct {
	widget.List
	close func()
}

// TypedKey closes the list with Escape, and chooses with Enter as well as with Space.
func (l *pinList) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape:
		l.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		l.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	default:
		l.List.TypedKey(e)
	}
}
