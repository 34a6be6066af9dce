package overview

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/atlas"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/mapview"
	"focalpoint/internal/ui/theme"
)

// legend says how much is shown and what the pins and the colours of the oblasts mean. It can be folded up.
type legend struct {
	page  *Page
	count *widget.Label
	fold  *form.Button
	bare  *form.Button
	lines *fyne.Container
	roll  *container.Scroll // of the lines, where the map is low
	foot  *fyne.Container
	panel *panel
}

// Measures at the usual size of text; the map needs its room, however large the legend's text is.
const (
	legendWidth = 262
	legendMost  = 360
	lineHeight  = 20
	keyWidth    = 24 // of what is explained
)

func newLegend(p *Page) *legend {
	l := &legend{page: p, count: widget.NewLabel(""), lines: container.New(&column{})}
	l.count.TextStyle.Bold = true
	l.count.Wrapping = fyne.TextWrapWord
	l.fold = form.NewButton("", l.toggle)
	l.fold.Importance = widget.LowImportance
	l.bare = form.NewButton("", p.ShowBare)
	l.roll = container.NewVScroll(l.lines)
	l.foot = form.Beside(0, container.NewHBox(l.bare), l.fold)
	l.panel = newPanel(form.Limited(legendWidth, legendMost, container.NewVBox(l.count, l.roll, l.foot)))
	return l
}

// fit makes the legend as high as its lines need, and at most as high as there is room.
func (l *legend) fit(height float32) fyne.Size {
	width := min(theme.Length(legendWidth), legendMost)
	l.lines.Resize(fyne.NewSize(width, l.lines.Size().Height)) // their height follows from their width
	rest := l.panel.MinSize().Height - l.roll.MinSize().Height
	l.roll.SetMinSize(fyne.NewSize(0, max(0, min(l.lines.MinSize().Height, height-rest))))
	return l.panel.MinSize()
}

func (l *legend) toggle() {
	l.page.folded = !l.page.folded
	l.show()
}

// show explains the view.
func (l *legend) show() {
	p, v := l.page, &l.page.view
	l.count.SetText(p.text.N("map.picture.records", len(v.entries)) + " · " + p.text.N("map.picture.pins", len(v.pins)))
	if p.folded {
		l.fold.SetText(p.t("legend.unfold"))
		l.roll.Hide()
	} else {
		l.fold.SetText(p.t("legend.fold"))
		l.roll.Show()
	}
	l.lines.Objects = append(l.kinds(), l.shades()...)
	l.lines.Refresh()
	l.bare.Hidden = len(v.bare) == 0
	l.bare.SetText(p.t("bare.button", "N", p.text.Number(int64(len(v.bare)))))
	l.foot.Refresh()
	l.panel.Refresh()
	p.over.Refresh()
}

// kinds are the lines of the pins that are shown.
func (l *legend) kinds() (lines []fyne.CanvasObject) {
	p := l.page
	for i, kind := range p.choices.Colouring.Kinds() {
		if i >= len(p.view.kinds) || p.view.kinds[i] == 0 {
			continue
		}
		picture, size := (&mapview.Pin{Colour: colourOf(kind.Sign), Sign: pinSigns[kind.Sign]}).Picture()
		pin := canvas.NewImageFromImage(picture)
		pin.SetMinSize(fyne.NewSize(theme.Length(size.Width*lineHeight/size.Height), theme.Length(lineHeight)))
		lines = append(lines, l.line(pin, p.choices.Colouring.KindName(kind, p.Desk.Codelist, p.text), p.view.kinds[i]))
	}
	return lines
}

// shades are the lines of the filled oblasts, and what a reader of them must know.
func (l *legend) shades() (lines []fyne.CanvasObject) {
	p, b := l.page, l.page.view.areas
	if b.Measure == desk.MeasureNone {
		return nil
	}
	if len(b.Classes) > 0 {
		title := caption(b.Title(p.text), fynetheme.ColorNameForeground)
		title.TextStyle.Bold = true
		gap := canvas.NewRectangle(color.Transparent)
		gap.SetMinSize(fyne.NewSize(0, columnEdge))
		lines = append(lines, gap, title)
	}
	colours := atlas.Shades(len(b.Classes), p.Dark)
	for class, colour := range slices.Backward(colours) {
		swatch := canvas.NewRectangle(colour)
		swatch.CornerRadius, swatch.StrokeWidth, swatch.StrokeColor = 3, 1, theme.Of(fynetheme.ColorNameInputBorder)
		swatch.SetMinSize(fyne.NewSize(theme.Length(keyWidth-4), theme.Length(lineHeight-6)))
		lines = append(lines, l.line(swatch, b.Range(p.text, class), 0))
	}
	if words := strings.Join(remarks(p.text, b), " "); words != "" {
		note := widget.NewLabel(words)
		note.Wrapping, note.SizeName, note.Importance = fyne.TextWrapWord, fynetheme.SizeNameCaptionText, widget.LowImportance
		lines = append(lines, note)
	}
	return lines
}

// remarks are those that are about these activities, and not about every map of the measure.
func remarks(l *i18n.Localizer, b desk.ByOblast) []string {
	all := b.Remarks(l)
	if len(b.Classes) > 0 && len(all) > 0 {
		return all[1:]
	}
	return all
}

// line explains a key; how many there are of it stands at the end, unless that is 0.
func (l *legend) line(key fyne.CanvasObject, name string, count int) fyne.CanvasObject {
	text := widget.NewLabel(name)
	text.Wrapping, text.SizeName = fyne.TextWrapWord, fynetheme.SizeNameCaptionText
	number := caption("", theme.ColorMuted)
	if count > 0 {
		number.Text = l.page.text.Number(int64(count))
	}
	return container.New(&legendLine{}, container.NewCenter(key), text, number)
}

func caption(text string, colour fyne.ThemeColorName) *canvas.Text {
	t := canvas.NewText(text, theme.Of(colour))
	t.TextSize = fynetheme.CaptionTextSize()
	return t
}

// legendLine puts the key, its name in as many lines as it takes, and the number side by side.
type legendLine struct{}

// Layout places the three.
func (*legendLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	number, padding := objects[2].MinSize().Width, fynetheme.InnerPadding() // which the name has around it
	place := func(o fyne.CanvasObject, x, width float32) {
		o.Resize(fyne.NewSize(width, o.Size().Height)) // its height may follow from its width
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
	}
	key := theme.Length(keyWidth)
	place(objects[0], 0, key)
	place(objects[1], key+4-padding, size.Width-key-number-8+2*padding)
	place(objects[2], size.Width-number, number)
}

// MinSize is as high as the name is at the width that it has.
func (*legendLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	name := objects[1].MinSize().Height - 2*fynetheme.InnerPadding()
	return fyne.NewSize(theme.Length(keyWidth)+8+objects[2].MinSize().Width, max(theme.Length(lineHeight)+2, name+4))
}

// column stands its objects on each other without gaps.
type column struct{}

const columnEdge = 8

// Layout gives each its height at the width there is.
func (*column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		edge := float32(columnEdge)
		if _, is := o.(*widget.Label); is {
			edge = 0 // it has one of its own
		}
		o.Resize(fyne.NewSize(size.Width-2*edge, o.Size().Height)) // its height may follow from its width
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width-2*edge, height))
		o.Move(fyne.NewPos(edge, y))
		y += height
	}
}

// MinSize is the sum of the heights.
func (*column) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range objects {
		least := o.MinSize()
		size.Height += least.Height
		if _, is := o.(*canvas.Text); !is {
			size.Width = max(size.Width, least.Width)
		}
	}
	return size
}
