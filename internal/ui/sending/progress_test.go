package sending_test

import (
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/uitest"
)

// underway is a desk that is sending.
func underway() *office {
	o := busy()
	o.status = desk.Status{Connection: desk.ConnectionSending, Waiting: 1480, Progress: desk.Progress{
		Sent: 1320, Total: 2800, Up: 612_000, Down: 2100, Left: 12 * time.Minute, Started: noon.Add(-10 * time.Minute),
	}}
	return o
}

func halted() *office {
	o := busy()
	o.status.Paused, o.status.Connection = true, desk.ConnectionUnknown
	return o
}

func metered() *office {
	o := busy()
	o.status.OnRequest = true
	return o
}

func TestHeadInBothLanguages(t *testing.T) {
	for _, lang := range i18n.Languages {
		for name, o := range map[string]*office{"underway": underway(), "paused": halted(), "on-request": metered()} {
			alone := &office{status: o.status}
			uitest.Golden(t, name+"-"+lang, alone.open(t, lang).words())
		}
		pausing := &office{status: underway().status}
		pausing.status.Pausing = true
		uitest.Golden(t, "pausing-"+lang, pausing.open(t, lang).words())
	}
}

func TestPauseAndGoOn(t *testing.T) {
	o := underway().open(t, "en")
	uitest.Tap(t, o.page.Content(), "Pause")
	if !o.status.Pausing {
		t.Error("the exchange goes on")
	}
	o.status = halted().status
	o.page.ShowStatus(o.status)
	uitest.Tap(t, o.page.Content(), "Continue")
	if o.sent != 1 {
		t.Error("nothing goes on")
	}
}

func TestOnRequestIsKept(t *testing.T) {
	o := busy().open(t, "en")
	check, _ := uitest.Find(o.page.Content(), func(*form.Check) bool { return true })
	test.Tap(check)
	if !o.status.OnRequest {
		t.Error("it is not kept")
	}
	o.fails = errors.New("(disk full)")
	test.Tap(check)
	if !uitest.Says(o.page.Content(), "(disk full)") {
		t.Error("the failure is not shown")
	}
}
