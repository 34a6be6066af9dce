package form

import (
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// fileList is what a folder holds. Enter opens what is marked, Backspace goes up, a letter leads to the next name that begins
// with it.
type fileList struct {
	List
	sheet   *fileSheet
	at      int // what is marked
	tapped  int // the last that was, for the second tap of two
	tapTime time.Time
}

// fileRow is one entry in the list.
type fileRow struct {
	icon        *widget.Icon
	name, about *widget.Label
}

func newFileList(s *fileSheet) *fileList {
	l := &fileList{sheet: s, tapped: -1}
	l.Name = s.Title
	rows := map[fyne.CanvasObject]*fileRow{}
	l.Length = func() int { return len(s.entries) }
	l.CreateItem = func() fyne.CanvasObject {
		row := &fileRow{widget.NewIcon(fynetheme.FileIcon()), widget.NewLabel(""), widget.NewLabel("")}
		row.name.Truncation = fyne.TextTruncateEllipsis
		row.about.SizeName, row.about.Importance = fynetheme.SizeNameCaptionText, widget.LowImportance
		whole := container.NewBorder(nil, nil, row.icon, row.about, row.name)
		if RowLines() > 1 { // the name needs the whole width
			whole = container.NewBorder(nil, nil, row.icon, nil, container.NewVBox(row.name, row.about))
		}
		rows[whole] = row
		return whole
	}
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		if i >= len(s.entries) {
			return
		}
		row, e := rows[o], s.entries[i]
		row.name.SetText(e.name)
		row.icon.SetResource(fynetheme.FileIcon())
		row.about.SetText(s.Text.Bytes(e.size) + " · " + s.Text.DateTime(e.changed.Local()))
		if e.folder {
			row.icon.SetResource(fynetheme.FolderIcon())
			row.about.SetText(s.Text.DateTime(e.changed.Local()))
		}
		o.Refresh() // the name has another width now
	}
	l.OnSelected = l.tap
	l.ExtendBaseWidget(l)
	return l
}

// tap opens a folder and takes a file's name; two taps on a file, one soon after the other, open it.
func (l *fileList) tap(i widget.ListItemID) {
	l.Unselect(i) // so that the next tap on it is told as well
	if i >= len(l.sheet.entries) {
		return
	}
	again := l.tapped == i && time.Since(l.tapTime) < fyne.CurrentApp().Driver().DoubleTapDelay()
	l.at, l.tapped, l.tapTime = i, i, time.Now()
	l.Highlight(i)
	switch e := l.sheet.entries[i]; {
	case e.folder:
		l.tapped = -1
		l.sheet.open(l.sheet.path(e.name))
	case again:
		l.sheet.confirm()
	default:
		l.sheet.name.SetText(e.name)
	}
}

// mark marks a row, as the arrow keys do.
func (l *fileList) mark(i int) {
	if len(l.sheet.entries) == 0 {
		return
	}
	l.at = max(0, min(i, len(l.sheet.entries)-1))
	l.Highlight(l.at)
}

// page is how many rows Page Up and Page Down go.
const page = 10

// TypedKey goes through the rows, opens what is marked, goes up, or leaves the dialog.
func (l *fileList) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		l.mark(l.at + 1)
	case fyne.KeyUp:
		l.mark(l.at - 1)
	case fyne.KeyPageDown:
		l.mark(l.at + page)
	case fyne.KeyPageUp:
		l.mark(l.at - page)
	case fyne.KeyHome:
		l.mark(0)
	case fyne.KeyEnd:
		l.mark(len(l.sheet.entries) - 1)
	case fyne.KeyBackspace:
		l.sheet.up()
	case fyne.KeyEscape:
		l.sheet.hide()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.take(key.Name != fyne.KeySpace)
	default:
		l.List.TypedKey(key)
	}
}

// take opens the marked folder, or takes the marked file's name; whole ends the dialog with it.
func (l *fileList) take(whole bool) {
	if l.at >= len(l.sheet.entries) {
		return
	}
	e := l.sheet.entries[l.at]
	if e.folder {
		l.sheet.open(l.sheet.path(e.name))
		return
	}
	l.sheet.name.SetText(e.name)
	if whole {
		l.sheet.confirm()
	}
}

// TypedRune goes to the next name that begins with the letter; a path is typed into the field of the name.
func (l *fileList) TypedRune(letter rune) {
	if letter == filepath.Separator {
		l.sheet.window.Canvas().Focus(l.sheet.name)
		l.sheet.name.TypedRune(letter)
		return
	}
	for i := range l.sheet.entries {
		next := (l.at + 1 + i) % len(l.sheet.entries)
		if strings.HasPrefix(strings.ToLower(l.sheet.entries[next].name), strings.ToLower(string(letter))) {
			l.mark(next)
			return
		}
	}
}
