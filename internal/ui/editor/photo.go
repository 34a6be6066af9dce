package editor

import (
	"context"
	"os"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/ui/form"
)

// photoButton lets a photograph be chosen, and offers its position as a pin.
func (p *Page) photoButton() *form.Button {
	b := form.NewButtonWithIcon(p.t("where.photo"), fynetheme.FileImageIcon(), func() {
		window := p.window()
		if window == nil || !p.model.own {
			return
		}
		form.FileDialog{
			Text: p.deps.Localizer, Runner: p.deps.Runner, Then: p.readPhoto,
			Endings: []string{".jpg", ".jpeg", ".heic", ".heif", ".avif", ".tif", ".tiff", ".png"},
		}.ShowToRead(window)
	})
	b.Alignment = widget.ButtonAlignLeading
	if !p.model.own {
		b.Disable()
	}
	return b
}

// window is the one that the page is in.
func (p *Page) window() fyne.Window {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if w.Canvas() == p.canvas() {
			return w
		}
	}
	return nil
}

// readPhoto reads where a photograph was taken, and offers it under the search box.
func (p *Page) readPhoto(path string) {
	var point aid.Point
	p.deps.Runner.Run(func(context.Context) error {
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer func() { _ = file.Close() }() // it was only read
		taken, err := p.deps.Desk.ReadPhoto(file)
		point = taken.Point
		return err
	}, func(err error) { p.search.offerPhoto(point, err) })
}

// offerPhotos asks whether pins are wanted where photographs were taken; those that are not answered yet stay.
func (s *placeSearch) offerPhotos(photos []taken) {
	if len(photos) == 0 {
		return
	}
	s.found.RemoveAll()
	s.choose = nil
	s.say(s.page.deps.Localizer.N("editor.where.photos", len(photos)))
	for i, photo := range photos {
		about := joined(s.page.lies(photo.at), atlas.FormatDecimal(photo.at))
		s.offer(s.page.t("where.place_photo", "Name", photo.name), about, func() {
			s.point(photo.at)
			s.offerPhotos(slices.Delete(slices.Clone(photos), i, i+1))
		})
	}
	s.reveal()
}

// offerPhoto asks whether a pin is wanted where a photograph was taken, or says why there is none.
func (s *placeSearch) offerPhoto(point aid.Point, err error) {
	s.found.RemoveAll()
	s.choose = nil
	if err != nil {
		s.say(s.page.deps.Explain(err))
	} else {
		s.say(s.page.t("where.photo_found", "Place", s.page.lies(point)))
		s.offer(s.page.t("where.place_here"), atlas.FormatDecimal(point), func() { s.point(point) })
	}
	s.reveal()
}

// say shows a sentence that nobody searched for, with a button that hides it and what is offered under it.
func (s *placeSearch) say(sentence string) {
	hide := form.NewButtonWithIcon("", fynetheme.CancelIcon(), s.hide)
	hide.SetName(s.page.t("action.hide"))
	hide.Importance = widget.LowImportance
	s.found.Add(container.NewBorder(nil, nil, nil, container.NewCenter(hide), note(sentence)))
}
