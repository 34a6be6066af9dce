package shell

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// Room is one place of the program that the rail leads to.
type Room struct {
	Title string
	Icon  fyne.Resource
	Page  fyne.CanvasObject
}

// Shell is the frame.
type Shell struct {
	rooms   []Room
	items   []*item
	page    *fyne.Container
	notice  *fyne.Container // above the page; empty mostly
	open    int
	content fyne.CanvasObject

	// OnOpen is called after a room was opened from the rail.
	OnOpen func(room int)
}

// railWidth fits the longest Ukrainian room name with its badge, and railMost leaves the pages their room.
const (
	railWidth = 188
	railMost  = 240
)

// New makes the frame; band is the text of the training band, or "".
func New(name, band string, rooms []Room, status fyne.CanvasObject) *Shell {
	s := &Shell{rooms: rooms, page: container.NewStack(), notice: container.NewStack(), open: -1}
	title := canvas.NewText(name, theme.Of(fynetheme.ColorNameForeground))
	title.TextSize, title.TextStyle.Bold = fynetheme.TextSubHeadingSize(), true
	column := container.NewVBox(container.NewPadded(container.NewPadded(title)))
	for i, room := range rooms {
		item := newItem(room.Icon, room.Title, func() { s.Open(i) })
		s.items = append(s.items, item)
		column.Add(item)
	}
	ground := canvas.NewRectangle(theme.Of(theme.ColorRail))
	least := canvas.NewRectangle(color.Transparent)
	least.SetMinSize(fyne.NewSize(railWidth, 0))
	rail := container.NewStack(ground, least, container.NewVScroll(column))
	foot := container.NewStack(canvas.NewRectangle(theme.Of(theme.ColorRail)), container.NewVBox(line(), container.NewPadded(status)))
	s.content = container.New(&frame{}, container.NewStack(rail), line(), container.NewBorder(s.notice, nil, nil, nil, s.page), bandObject(band), foot)
	return s
}

// Content is what the window shows.
func (s *Shell) Content() fyne.CanvasObject { return s.content }

// Open opens a room by its number from the top of the rail, beginning with 0.
func (s *Shell) Open(room int) {
	if room < 0 || room >= len(s.rooms) {
		return
	}
	s.Mark(room)
	s.Show(s.rooms[room].Page)
	if s.OnOpen != nil {
		s.OnOpen(room)
	}
}

// Mark shows a room as the open one without changing the page, as when a record of the room is open.
func (s *Shell) Mark(room int) {
	for i, item := range s.items {
		item.setSelected(i == room)
	}
	s.open = room
}

// Room is the open room's number, or -1.
func (s *Shell) Room() int { return s.open }

// Show puts a page into the frame.
func (s *Shell) Show(page fyne.CanvasObject) {
	s.page.Objects = []fyne.CanvasObject{page}
	s.page.Refresh()
}

// SetNotice shows something above every page; nil takes it away.
func (s *Shell) SetNotice(notice fyne.CanvasObject) {
	s.notice.RemoveAll()
	if notice != nil {
		s.notice.Add(notice)
	}
	s.content.Refresh()
}

// SetBadge shows a number beside a room; 0 shows none.
func (s *Shell) SetBadge(room, count int) { s.items[room].setBadge(count) }

func bandObject(text string) fyne.CanvasObject {
	if text == "" {
		return container.NewStack()
	}
	return container.NewStack(canvas.NewRectangle(theme.Of(theme.ColorBand)), container.NewPadded(form.Bold(text, fynetheme.SizeNameText, theme.ColorBandInk, fyne.TextAlignCenter)))
}

func line() fyne.CanvasObject {
	l := canvas.NewRectangle(theme.Of(theme.ColorLine))
	l.SetMinSize(fyne.NewSize(1, 1))
	return l
}

// frame lays rail, the line beside it, page, band and foot out without gaps. Band and foot are the last, over the page:
// Fyne gives a click to what lies there in a scrolled list, also where the page around the list ends before it does.
type frame struct{}

func (*frame) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	band, foot, rail := form.HeightAt(objects[3], size.Width), form.HeightAt(objects[4], size.Width), objects[0].MinSize().Width
	height := size.Height - band - foot
	place := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	place(objects[0], 0, band, rail, height)
	place(objects[1], rail, band, 1, height)
	place(objects[2], rail+1, band, size.Width-rail-1, height)
	place(objects[3], 0, 0, size.Width, band)
	place(objects[4], 0, size.Height-foot, size.Width, foot)
}

func (*frame) MinSize(objects []fyne.CanvasObject) fyne.Size {
	page, rail := objects[2].MinSize(), objects[0].MinSize()
	return fyne.NewSize(page.Width+rail.Width+1, max(page.Height, rail.Height)+objects[3].MinSize().Height+objects[4].MinSize().Height)
}
