package overview

import (
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/picture"
)

// AskPicture lets a file of the format, picture.PNG or picture.SVG, be named, and saves what is shown as a picture.
func (p *Page) AskPicture(format string) {
	if len(p.view.entries) > 0 {
		p.saver().Ask(format, p.pictured())
	}
}

// SavePicture saves what is shown as a picture, PNG or SVG by the name's ending.
func (p *Page) SavePicture(path string) {
	if len(p.view.entries) > 0 {
		p.saver().Save(path, p.pictured())
	}
}

func (p *Page) saver() picture.Saver {
	return picture.Saver{Desk: p.Desk, Text: p.text, Runner: p.Runner, Explain: p.Explain, Window: p.Window}
}

// pictured are the options of a picture of what is shown.
func (p *Page) pictured() desk.MapOptions {
	o := desk.MapOptions{Colouring: p.choices.Colouring, Measure: p.choices.Measure, Currency: p.view.areas.Currency}
	if p.choices.Filter != (Filter{}) {
		o.IDs = p.view.ids()
	}
	return o
}
