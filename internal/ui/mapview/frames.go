package mapview

import (
	"image"

	"fyne.io/fyne/v2/canvas"
)

// frames are picture objects that are used again. Fyne keeps the texture of every object, and with it the picture, until
// a minute after it was last drawn: a new object for each tile would hold a minute's tiles, some thousands of them
// while the map is dragged, twice. A frame whose picture is taken out gives its texture back with the next frame.
type frames struct{ free []*canvas.Image }

// take is an object that shows a picture.
func (f *frames) take(picture image.Image) *canvas.Image {
	last := len(f.free) - 1
	if last < 0 {
		frame := canvas.NewImageFromImage(picture)
		frame.ScaleMode = canvas.ImageScaleFastest // by the graphics card, and not by Fyne for every size
		return frame
	}
	frame := f.free[last]
	f.free = f.free[:last]
	show(frame, picture)
	return frame
}

// show changes the picture of a frame.
func show(frame *canvas.Image, picture image.Image) {
	frame.Image = picture
	frame.Refresh()
}

// give gets an object back that is not shown any more.
func (f *frames) give(frame *canvas.Image) {
	show(frame, nil)
	f.free = append(f.free, frame)
}
