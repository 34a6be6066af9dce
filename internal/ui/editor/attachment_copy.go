package editor

import (
	"context"
	"image"
	"path"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/dialog"

	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
)

// askCopy lets a place be chosen where an attached file is written to; clean leaves out what a camera wrote into it.
func (p *Page) askCopy(file desk.Attachment, clean bool) {
	window := p.window()
	if window == nil {
		return
	}
	name := file.Name
	if clean {
		name = p.t("files.clean_name", "Name", strings.TrimSuffix(name, path.Ext(name))) + path.Ext(name)
	}
	form.FileDialog{
		Text: p.deps.Localizer, Runner: p.deps.Runner, Name: name, Then: func(path string) { p.writeCopy(path, file, clean) },
	}.ShowToWrite(window)
}

// writeCopy writes an attached file.
func (p *Page) writeCopy(path string, file desk.Attachment, clean bool) {
	id := p.model.activity.ID
	p.deps.Runner.Run(func(context.Context) error {
		return p.deps.Desk.SaveAttachment(path, id, file.ID, clean)
	}, func(err error) {
		if err != nil {
			p.failed(err)
			return
		}
		p.notice.say(p.t("files.saved", "File", path), nil)
	})
}

// viewSide is the longer side of a picture that is looked at, in pixels.
const viewSide = 1400

// viewPicture shows an attached picture over the page.
func (p *Page) viewPicture(file desk.Attachment) {
	window := p.window()
	if window == nil {
		return
	}
	id := p.model.activity.ID
	var picture image.Image
	p.deps.Runner.Run(func(context.Context) (err error) {
		picture, err = p.deps.Desk.AttachedPicture(id, file.ID, viewSide)
		return err
	}, func(err error) {
		if err != nil {
			p.failed(err)
			return
		}
		shown := canvas.NewImageFromImage(picture)
		shown.FillMode = canvas.ImageFillContain
		box := dialog.NewCustom(file.Name, p.t("action.close"), shown, window)
		size := window.Canvas().Size()
		box.Resize(fyne.NewSize(size.Width*0.8, size.Height*0.9))
		box.Show()
	})
}
