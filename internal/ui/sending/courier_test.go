package sending_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/sending"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

// pageOn is the page of a real desk.
func pageOn(t *testing.T, d *desk.Desk, lang string) (*sending.Page, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	text := i18n.New(lang)
	var window fyne.Window
	page := sending.New(sending.Deps{
		Desk: d, Text: text, Runner: &runner.Sync{}, Explain: func(err error) string { return desk.Explain(text, err) },
		Now: time.Now, Open: func(aid.ID) {}, Send: func() {}, Pause: func() {}, Window: func() fyne.Window { return window },
	})
	window = test.NewTempWindow(t, page.Content())
	window.Resize(fyne.NewSize(836, 640))
	page.Reload()
	return page, window
}

func says(t *testing.T, page *sending.Page, words ...string) {
	t.Helper()
	for _, want := range words {
		if !uitest.Says(page.Content(), want) {
			t.Errorf("%q is not said on\n%s", want, uitest.Outline(page.Content()))
		}
	}
}

// An office without a connection writes its queue into a file, a colleague passes it on, and the receipts come back: on
// the same page, with the same button, whatever the file holds.
func TestQueueIsCarriedByHand(t *testing.T) {
	p := desktest.StartPortal(t)
	office, colleague := p.Enrol(t, "Олена", aid.RoleFocalPoint), p.Enrol(t, "Петро", aid.RoleFocalPoint)
	desktest.Queued(t, office, "Школа")
	desktest.Queued(t, office, "Лікарня")
	stick := t.TempDir()
	queue, receipts := filepath.Join(stick, "queue.bundle"), filepath.Join(stick, "queue-receipts.bundle")

	here, _ := pageOn(t, office, "uk")
	here.WriteBundle(queue)
	says(t, here, "Записано: "+queue, "2 зміни")
	there, _ := pageOn(t, colleague, "en")
	there.OpenBundle(queue)
	says(t, there, "Give the receipts back to its author: "+receipts)
	here.OpenBundle(receipts)
	says(t, here, "Прийнято: 2", "Зміна 2 · ревізія 1", "Усе надіслано.")
	here.OpenBundle(receipts) // again: nothing changes
	says(t, here, "Прийнято: 0", "Зміна 2 · ревізія 1")
}

func TestWhatIsWrongWithAFileIsSaid(t *testing.T) {
	p := desktest.StartPortal(t)
	office, stick := p.Enrol(t, "Олена", aid.RoleFocalPoint), t.TempDir()
	page, _ := pageOn(t, office, "en")
	queue := filepath.Join(stick, "queue.bundle")
	page.WriteBundle(filepath.Join(stick, "no such folder", "queue.bundle"))
	says(t, page, "There is no folder")
	page.OpenBundle(filepath.Join(stick, "missing.bundle"))
	says(t, page, "missing.bundle")
	if err := os.WriteFile(queue, []byte("a letter"), 0o600); err != nil {
		t.Fatal(err)
	}
	page.OpenBundle(queue)
	says(t, page, "This is no file with a queue or receipts")
	desktest.Queued(t, office, "Школа")
	page.WriteBundle(queue)
	other, _ := pageOn(t, desktest.StartPortal(t).Enrol(t, "Петро", aid.RoleFocalPoint), "en")
	other.OpenBundle(queue)
	says(t, other, "This file belongs to another portal")
}

func TestFilesAreChosenInDialogs(t *testing.T) {
	page, window := pageOn(t, desktest.StartPortal(t).Enrol(t, "Олена", aid.RoleFocalPoint), "en")
	for _, button := range []string{"Write the queue into a file…", "Open a file…"} {
		uitest.Tap(t, page.Content(), button)
		overlays := window.Canvas().Overlays()
		if overlays.Top() == nil {
			t.Errorf("%s opens no dialog", button)
			continue
		}
		overlays.Remove(overlays.Top())
	}
}

// Who has no portal sees nothing of the way to it.
func TestWithoutAPortalNothingIsCarried(t *testing.T) {
	page, _ := pageOn(t, desktest.Alone(t, time.Now), "en")
	for _, words := range []string{"Without a connection", "Exchange only on request", "Send now"} {
		if uitest.Says(page.Content(), words) {
			t.Errorf("%q is said", words)
		}
	}
}
