package shell

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// item is one room on the rail: icon, name, badge. It is reached with Tab and opened with Enter or Space.
type item struct {
	widget.BaseWidget
	icon     *widget.Icon
	name     *canvas.Text
	badge    *canvas.Text
	plate    *canvas.Rectangle
	ground   *canvas.Rectangle
	edge     *canvas.Rectangle
	open     func()
	selected bool
	hovered  bool
	focused  bool
}

var (
	_ fyne.Focusable    = (*item)(nil)
	_ fyne.Tappable     = (*item)(nil)
	_ desktop.Hoverable = (*item)(nil)
)

func newItem(icon fyne.Resource, name string, open func()) *item {
	i := &item{
		icon: widget.NewIcon(icon), name: canvas.NewText(name, color.Black), badge: canvas.NewText("", color.White),
		plate: canvas.NewRectangle(color.Transparent), ground: canvas.NewRectangle(color.Transparent), edge: canvas.NewRectangle(color.Transparent), open: open,
	}
	i.ground.CornerRadius, i.plate.CornerRadius, i.edge.CornerRadius = 6, 9, 2
	i.badge.TextSize, i.badge.TextStyle.Bold = fynetheme.CaptionTextSize(), true
	i.ExtendBaseWidget(i)
	i.paint()
	return i
}

func (i *item) setSelected(selected bool) { i.selected = selected; i.paint() }

func (i *item) setBadge(count int) {
	i.badge.Text = ""
	if count > 0 {
		i.badge.Text = fmt.Sprint(count)
	}
	i.paint()
}

func (i *item) paint() {
	i.name.Color, i.name.TextStyle.Bold = theme.Of(fynetheme.ColorNameForeground), i.selected
	i.ground.FillColor, i.edge.FillColor, i.plate.FillColor = color.Transparent, color.Transparent, color.Transparent
	if i.hovered {
		i.ground.FillColor = theme.Of(fynetheme.ColorNameHover)
	}
	if i.selected {
		i.ground.FillColor = theme.Of(fynetheme.ColorNameSelection)
		i.edge.FillColor = theme.Of(fynetheme.ColorNamePrimary)
	}
	i.ground.StrokeWidth = 0
	if i.focused {
		i.ground.StrokeWidth, i.ground.StrokeColor = 2, theme.Of(fynetheme.ColorNamePrimary)
	}
	if i.badge.Text != "" {
		i.plate.FillColor = theme.Of(fynetheme.ColorNamePrimary)
		i.badge.Color = theme.Of(fynetheme.ColorNameForegroundOnPrimary)
	}
	i.Refresh()
}

// AccessibilityLabel is the room's name and its number.
func (i *item) AccessibilityLabel() string { return form.Speak(i.name.Text, i.badge.Text) }

// AccessibilityRole is that of a button.
func (i *item) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Tapped opens the room.
func (i *item) Tapped(*fyne.PointEvent) { i.open() }

// FocusGained shows where the keys go.
func (i *item) FocusGained() { i.focused = true; i.paint() }

// FocusLost takes the frame away.
func (i *item) FocusLost() { i.focused = false; i.paint() }

// TypedRune opens with Space.
func (i *item) TypedRune(r rune) {
	if r == ' ' {
		i.open()
	}
}

// TypedKey opens with Enter.
func (i *item) TypedKey(e *fyne.KeyEvent) {
	switch {
	case form.FunctionKey(i, e):
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		i.open()
	}
}

// MouseIn shows that it can be clicked.
func (i *item) MouseIn(*desktop.MouseEvent) { i.hovered = true; i.paint() }

// MouseMoved is nothing new.
func (i *item) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the shade away.
func (i *item) MouseOut() { i.hovered = false; i.paint() }

// CreateRenderer lays the parts out.
func (i *item) CreateRenderer() fyne.WidgetRenderer { return &itemRenderer{i} }

type itemRenderer struct{ i *item }

// Measures of an item at the usual size of text.
const (
	itemHeight  = 40
	itemIcon    = 20
	itemBadge   = 18 // the height of its plate
	itemEdge    = 20 // free space at both sides
	stackedIcon = 22
	stackedEdge = 5 // over the icon
)

// stacked says that icon and badge stand over the name: beside it, large text would take the pages' room.
func stacked() bool { return theme.Length(railWidth) > railMost }

func (r *itemRenderer) Layout(size fyne.Size) {
	i := r.i
	name, badge := i.name.MinSize(), i.badge.MinSize()
	side, plate := theme.Length(itemIcon), fyne.NewSize(badge.Width+12, max(itemBadge, badge.Height))
	icon, at := fyne.NewPos(itemEdge, (size.Height-side)/2), fyne.NewPos(itemEdge+side+12, (size.Height-name.Height)/2)
	middle := size.Height / 2 // of the badge
	if stacked() {
		side = stackedIcon
		icon, at = fyne.NewPos(itemEdge, stackedEdge), fyne.NewPos(itemEdge, r.top())
		middle = 1 + plate.Height/2
	}
	i.ground.Move(fyne.NewPos(6, 2))
	i.ground.Resize(fyne.NewSize(size.Width-12, size.Height-4))
	i.edge.Move(fyne.NewPos(6, 10))
	i.edge.Resize(fyne.NewSize(3, size.Height-20))
	i.icon.Resize(fyne.NewSquareSize(side))
	i.icon.Move(icon)
	i.name.Resize(name)
	i.name.Move(at)
	i.plate.Resize(plate)
	i.plate.Move(fyne.NewPos(size.Width-plate.Width-16, middle-plate.Height/2))
	i.badge.Resize(badge)
	i.badge.Move(fyne.NewPos(size.Width-plate.Width-16+6, middle-badge.Height/2))
}

// top is how high icon and badge are where they stand over the name.
func (r *itemRenderer) top() float32 {
	return max(stackedEdge+stackedIcon, r.i.badge.MinSize().Height+1)
}

func (r *itemRenderer) MinSize() fyne.Size {
	name := r.i.name.MinSize()
	if stacked() {
		return fyne.NewSize(2*itemEdge+name.Width, r.top()+name.Height+2)
	}
	return fyne.NewSize(itemEdge+theme.Length(itemIcon)+12+name.Width+theme.Length(50), theme.Length(itemHeight))
}

func (r *itemRenderer) Refresh() {
	r.Layout(r.i.Size())
	for _, o := range r.Objects() {
		canvas.Refresh(o)
	}
}

func (r *itemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.i.ground, r.i.edge, r.i.icon, r.i.name, r.i.plate, r.i.badge}
}

func (r *itemRenderer) Destroy() {}
