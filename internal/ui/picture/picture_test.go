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
type slow struct{}

func (slow) ExportMap(ctx context.Context, _ string, _ desk.MapOptions) (desk.MapReport, error) {
	<-ctx.Done()
	return desk.MapReport{}, ctx.Err()
}

// apart does its work elsewhere; what is done then waits in the queue.
type apart struct{ *runner.Queue }

func (a apart) Run(work func(context.Context) error, done func(error)) (cancel func()) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		err := work(ctx)
		a.Post(func() { done(err) })
	}()
	return cancel
}

// While a picture is drawn the window says so, and it can be stopped; nothing more is said of it then.
func TestPictureCanBeStopped(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(800, 600))
	run := apart{runner.NewQueue()}
	picture.Saver{
		Desk: slow{}, Text: i18n.New("uk"), Runner: run, Explain: func(err error) string { return err.Error() },
		Window: func() fyne.Window { return w },
	}.Save("карта.png", desk.MapOptions{})
	waiting := w.Canvas().Overlays().Top()
	if !uitest.Says(waiting, "Готуємо зображення карти") {
		t.Fatal(uitest.Outline(waiting))
	}
	uitest.Tap(t, waiting, "Зупинити")
	run.Drain(time.Second)
	if left := w.Canvas().Overlays().Top(); left != nil {
		t.Error(uitest.Outline(left))
	}
}
