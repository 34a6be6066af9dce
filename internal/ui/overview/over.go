package overview

import "fyne.io/fyne/v2"

// over lays what stands over the map: the legend to the lower left above the scale, the card to the upper right, or to the
// lower right where the pin is up there, and the notice in the middle.
type over struct{ page *Page }

// Room that the map's own buttons, the coordinates and the scale take.
const (
	overEdge    = 8
	overScale   = 46
	overSources = 30
	overButton  = 52 // beside the buttons
)

// Layout gives the map everything, and the others what they need.
func (o over) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p := o.page
	objects[0].Resize(size)
	legend := p.legend.fit(size.Height - overScale - overEdge)
	p.legend.panel.Resize(legend)
	p.pins.SetCovered(legend.Width + overEdge)
	p.legend.panel.Move(fyne.NewPos(overEdge, max(overEdge, size.Height-legend.Height-overScale)))
	card := p.card.panel.MinSize()
	p.card.panel.Resize(card)
	at := fyne.NewPos(size.Width-card.Width-overButton, overEdge)
	if pin, here := p.pins.PinAt(p.pins.Selected()); here && pin.X > at.X-cardGap && pin.Y < at.Y+card.Height+cardGap {
		at = fyne.NewPos(size.Width-card.Width-overEdge, size.Height-card.Height-overSources)
	}
	p.card.panel.Move(at)
	notice := p.notice.panel.MinSize()
	p.notice.panel.Resize(notice)
	middle := max((size.Width-notice.Width)/2, min(legend.Width+2*overEdge, size.Width-notice.Width)) // beside the legend
	p.notice.panel.Move(fyne.NewPos(middle, (size.Height-notice.Height)/2))
}

// cardGap is how near a pin may be to the card.
const cardGap = 24

// MinSize is the map's.
func (over) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
