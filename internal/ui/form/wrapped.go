package form

import (
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/i18n"
)

// Facts joins what is said about one thing; a line may end behind the point between two.
func Facts(facts []string) string {
	return strings.Join(facts, strings.Repeat(i18n.NoBreak, 3)+"·"+strings.Repeat(i18n.NoBreak, 2)+" ")
}

// Wrapped is a label that takes as many lines as it needs, and ends them at plain spaces only. Fyne's ends them at
// no-break spaces too, in the middle of an amount.
type Wrapped struct {
	widget.Label
	words string
}

// NewWrapped makes one of a size and colour.
func NewWrapped(size fyne.ThemeSizeName, importance widget.Importance) *Wrapped {
	w := &Wrapped{}
	w.Wrapping, w.SizeName, w.Importance = fyne.TextWrapWord, size, importance
	w.ExtendBaseWidget(w)
	return w
}

// Words is the text without its lines.
func (w *Wrapped) Words() string { return w.words }

// SetText shows another text.
func (w *Wrapped) SetText(words string) {
	if w.words != words { // laying out what has not changed is most of what a list costs
		w.words = words
		w.Label.SetText(w.lines(w.Size().Width))
	}
}

// Resize ends the lines anew.
func (w *Wrapped) Resize(size fyne.Size) {
	if size.Width != w.Size().Width {
		if lines := w.lines(size.Width); lines != w.Text {
			w.Text = lines
			defer w.Refresh()
		}
	}
	w.Label.Resize(size)
}

// lines are the words for a width.
func (w *Wrapped) lines(width float32) string {
	room := width - 2*fynetheme.InnerPadding()
	if room <= 0 || !strings.ContainsAny(w.words, i18n.NoBreak+i18n.NarrowNoBreak) || strings.Contains(w.words, "\n") {
		return w.words // as Fyne ends them
	}
	size := fynetheme.Size(w.SizeName)
	var done []string
	line := ""
	for word := range strings.SplitSeq(w.words, " ") {
		longer := strings.TrimLeft(line+" "+word, " ")
		if line != "" && fyne.MeasureText(longer, size, w.TextStyle).Width > room {
			done, longer = append(done, line), word
		}
		line = longer
	}
	return strings.Join(append(done, line), "\n")
}
