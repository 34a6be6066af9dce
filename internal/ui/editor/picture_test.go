package editor_test

import (
	"errors"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

// TestPictures draws the page as people see it into the folder FOCALPOINT_PICTURES, for the eye.
func TestPictures(t *testing.T) {
	uitest.NeedPictures(t)
	for _, lang := range []string{"uk", "en"} {
		for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
			for _, size := range []fyne.Size{{Width: 844, Height: 640}, {Width: 1090, Height: 740}, {Width: 844, Height: 1700}} {
				look = mode
				o := open(t, withFiles(t, newMemory(t, school())), lang, school().Activity.ID)
				o.drop(samples(t, photographs+"school.jpg", photographs+"school.png", photographs+"cmyk.jpg")...)
				o.drop(written(t, "Акт приймання-передачі виконаних робіт.pdf", []byte("%PDF-1.7")))
				o.window.Resize(size)
				for _, section := range []string{"what", "who", "where", "when", "results", "contact", "files"} {
					o.OpenSection(section)
					o.RevealAll()
					if section == "files" {
						o.TurnFile(0)
					}
					o.picture(t, fmt.Sprintf("%s-%s-%.0fx%.0f-%s", section, lang, size.Width, size.Height, mode))
				}
			}
		}
		look = theme.Light
		pictureTroubles(t, lang)
	}
}

// pictureTroubles draws the page when something is to be decided or went wrong.
func pictureTroubles(t *testing.T, lang string) {
	sheet := twice()
	sheet.Refusal = &aid.Refusal{Type: "bad-field"}
	sheet.Clashes = sheet.Clashes[:1]
	o := open(t, newMemory(t, sheet), lang, sheet.Activity.ID)
	o.picture(t, "conflict-"+lang)

	o = open(t, newMemory(t), lang, "")
	o.desk.full = errors.New("на диску немає місця. Звільніть місце і спробуйте ще раз")
	o.Entry("title.uk").SetText("Школа")
	o.run.Flush()
	o.picture(t, "unsaved-"+lang)

	empty := desk.Sheet{Own: true, Activity: aid.Activity{ID: "0190a000-0000-7000-8000-0000000000a2"}}
	o = open(t, newMemory(t, empty), lang, empty.Activity.ID)
	o.Ready()
	o.picture(t, "stopped-"+lang)
	o.Search("Слов")
	o.run.Flush()
	o.OpenSection("where")
	o.picture(t, "search-"+lang)

	sheet = school()
	sheet.Own = false
	o = open(t, newMemory(t, sheet), lang, sheet.Activity.ID)
	o.picture(t, "reading-"+lang)

	o = open(t, newMemory(t, school()), lang, sheet.Activity.ID)
	o.Map().Select("l1")
	o.Map().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	o.AskDelete()
	o.picture(t, "removed-"+lang)
}

func (o *opened) picture(t *testing.T, name string) {
	t.Helper()
	o.run.settle()
	o.Map().PaintAtOnce()
	o.Map().Refresh()
	uitest.Picture(t, o.window.Canvas(), name)
}
