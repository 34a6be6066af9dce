package picture_test

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/picture"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/uitest"
)

// slow draws until it is stopped.
type slow struct{ stopped chan struct{} }

func (s slow) ExportMap(ctx context.Context, _ string, _ desk.MapOptions) (desk.MapReport, error) {
	<-ctx.Done()
	close(s.stopped)
	return desk.MapReport{}, ctx.Err()
}

// While a picture is drawn the window says so, and it can be stopped; nothing more is said of it then.
func TestPictureCanBeStopped(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(800, 600))
	s := slow{make(chan struct{})}
	picture.Saver{
		Desk: s, Text: i18n.New("uk"), Runner: runner.Async{}, Explain: func(err error) string { return err.Error() },
		Window: func() fyne.Window { return w },
	}.Save("карта.png", desk.MapOptions{})
	waiting := w.Canvas().Overlays().Top()
	if !uitest.Says(waiting, "Готуємо зображення карти") {
		t.Fatal(uitest.Outline(waiting))
	}
	uitest.Tap(t, waiting, "Зупинити")
	<-s.stopped
	for range 100 {
		if w.Canvas().Overlays().Top() == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error(uitest.Outline(w.Canvas().Overlays().Top()))
}
