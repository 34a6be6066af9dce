package sending_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/sending"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

// look is the theme in which pages are opened.
var look = theme.Light

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.Local)

// office is a desk with an outbox and receipts to look at, and what the page has asked of it.
type office struct {
	status    desk.Status
	outbox    []desk.OutboxRow
	receipts  []desk.ReceiptRow
	exchanges []desk.ExchangeRow
	files     desk.Files
	left      []desk.OutboxRow // what is in the outbox after a decision
	decided   []decision
	opened    aid.ID
	sent      int
	fails     error // what SetOnRequest answers
	page      *sending.Page
	window    fyne.Window
	alone     *desk.Desk
}

type decision struct {
	path   aid.Path
	choice desk.ResolveChoice
	value  string
}

func (o *office) Status() desk.Status                     { return o.status }
func (o *office) Deliveries() (desk.Files, error)         { return o.files, nil }
func (o *office) Outbox() ([]desk.OutboxRow, error)       { return o.outbox, nil }
func (o *office) Receipts(int) ([]desk.ReceiptRow, error) { return o.receipts, nil }
func (o *office) Exchanges(l *i18n.Localizer, _ int) ([]desk.ExchangeRow, error) {
	for i := range o.exchanges {
		if reason := o.exchanges[i].Reason; reason != "" {
			o.exchanges[i].Failure = l.T("errors." + reason)
		}
	}
	return o.exchanges, nil
}

func (o *office) WriteBundle(ctx context.Context, path string) (desk.WrittenBundle, error) {
	return o.alone.WriteBundle(ctx, path)
}

func (o *office) CarryBundle(ctx context.Context, path string) (string, error) {
	return o.alone.CarryBundle(ctx, path)
}

func (o *office) OpenReceipts(ctx context.Context, path string) (desk.Report, error) {
	return o.alone.OpenReceipts(ctx, path)
}

func (o *office) SetOnRequest(on bool) error { o.status.OnRequest = on; return o.fails }

func (o *office) words() string { return uitest.Outline(o.page.Content()) }

func (o *office) Resolve(_ aid.ID, path aid.Path, choice desk.ResolveChoice, value json.RawMessage) error {
	o.decided = append(o.decided, decision{path, choice, string(value)})
	o.outbox = o.left
	return nil
}

func (o *office) open(t *testing.T, lang string) *office {
	t.Helper()
	o.alone = desktest.Alone(t, func() time.Time { return noon })
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(look))
	o.page = sending.New(sending.Deps{
		Desk: o, Text: i18n.New(lang), Runner: &runner.Sync{}, Explain: func(err error) string { return err.Error() },
		Now: func() time.Time { return noon }, Open: func(id aid.ID) { o.opened = id }, Send: func() { o.sent++ },
		Pause: func() { o.status.Pausing = true }, Window: func() fyne.Window { return o.window },
	})
	o.window = test.NewTempWindow(t, o.page.Content())
	o.window.Resize(fyne.NewSize(836, 640))
	o.page.Reload()
	o.window.Canvas().Capture() // what cannot be painted panics
	return o
}

func (o *office) ResolveAll(_ aid.ID, choice desk.ResolveChoice) error {
	return o.Resolve("", "all", choice, nil)
}

func (o *office) ResolveTyped(_ aid.ID, path aid.Path, text string) error {
	return o.Resolve("", path, desk.ResolveOther, json.RawMessage(text))
}

// Conflicts are in the words of a real desk.
func (o *office) Conflicts(l *i18n.Localizer, clashes []aid.Clash) []desk.Conflict {
	return o.alone.Conflicts(l, clashes)
}

func title(uk, en string) aid.Text { return aid.Text{UK: uk, EN: en} }

func busy() *office {
	return &office{
		status: desk.Status{Connection: desk.ConnectionIdle, Waiting: 1, Attention: 2, LastSent: noon.Add(-time.Hour)},
		outbox: []desk.OutboxRow{
			{Summary: aid.Summary{Kind: aid.KindActivity, ID: "a", Title: title("Водогін", "Water main"), Stage: aid.StageWaiting}},
			{
				Summary: aid.Summary{Kind: aid.KindActivity, ID: "b", Title: title("Хаб", "Hub"), Stage: aid.StageRefused},
				Refusal: &aid.Refusal{Type: "not-permitted"},
			},
			{
				Summary: aid.Summary{Kind: aid.KindActivity, ID: "c", Title: title("Школа", "School"), Stage: aid.StageWaiting, Clashes: 1},
				Clashes: []aid.Clash{{
					Path: "title.uk", Was: json.RawMessage(`"Школа"`), Mine: json.RawMessage(`"Школа № 5"`),
					Theirs: json.RawMessage(`"Ліцей"`), Who: "Петро", When: noon.Unix(),
				}},
			},
		},
		exchanges: []desk.ExchangeRow{
			{At: noon, Report: desk.Report{Accepted: 2, Merged: 1, Conflicts: 1, Refused: 1, Pulled: 14, BytesUp: 48_000, BytesDown: 3100, Seconds: 12.4}, Tries: 1},
			{At: noon.Add(-time.Hour), Report: desk.Report{BytesUp: 9000, Seconds: 65}, Reason: "portal.stalled", Tries: 7},
		},
		receipts: []desk.ReceiptRow{
			{Kind: aid.KindActivity, ID: "d", Title: title("Міст", "Bridge"), N: 7, Rev: 2, Outcome: aid.OutcomeAccepted, At: noon},
			{Kind: aid.KindActivity, ID: "e", Title: title("Лікарня", "Hospital"), N: 6, Rev: 4, Outcome: aid.OutcomeMerged, At: noon},
		},
	}
}

func TestPageInBothLanguages(t *testing.T) {
	for _, lang := range i18n.Languages {
		uitest.Golden(t, "busy-"+lang, busy().open(t, lang).words())
		uitest.Golden(t, "quiet-"+lang, (&office{status: desk.Status{Connection: desk.ConnectionUnknown}}).open(t, lang).words())
		failed := &office{status: desk.Status{
			Connection: desk.ConnectionOffline, LastError: errors.New("(the reason)"), Next: noon.Add(3 * time.Minute),
		}}
		uitest.Golden(t, "offline-"+lang, failed.open(t, lang).words())
		sending := &office{status: desk.Status{
			Connection: desk.ConnectionSending, Waiting: 100,
			Progress: desk.Progress{Sent: 25, Total: 100, Up: 40_000, Down: 300, Left: 95 * time.Second, Started: noon.Add(-40 * time.Second)},
		}}
		uitest.Golden(t, "sending-"+lang, sending.open(t, lang).words())
	}
}

func TestConflictIsDecided(t *testing.T) {
	for button, want := range map[string]decision{
		"Keep mine":         {"title.uk", desk.ResolveMine, ""},
		"Take the portal’s": {"title.uk", desk.ResolveTheirs, ""},
	} {
		o := busy().open(t, "en")
		uitest.Tap(t, o.page.Content(), button)
		if len(o.decided) != 1 || o.decided[0] != want {
			t.Errorf("%s decides %v", button, o.decided)
		}
	}
	o := busy().open(t, "en")
	uitest.Tap(t, o.page.Content(), "Type another…")
	entry, ok := o.window.Canvas().Focused().(*form.Entry)
	if !ok || entry.Text != "Школа № 5" {
		t.Fatalf("the field for a third value does not begin with one’s own: %v", entry)
	}
	entry.SetText("Гімназія")
	uitest.Tap(t, o.page.Content(), "Save")
	if len(o.decided) != 1 || o.decided[0] != (decision{"title.uk", desk.ResolveOther, "Гімназія"}) {
		t.Errorf("a third value decides %v", o.decided)
	}
}

func TestButtons(t *testing.T) {
	o := busy().open(t, "en")
	uitest.Tap(t, o.page.Content(), "Open")
	if o.opened == "" {
		t.Error("no record was opened")
	}
	uitest.Tap(t, o.page.Content(), "Send now")
	if o.sent != 1 {
		t.Error("nothing was sent")
	}
}

func TestReport(t *testing.T) {
	for _, lang := range i18n.Languages {
		o := busy().open(t, lang)
		o.page.ShowReport(desk.Report{Accepted: 3, Refused: 1, BytesUp: 2048})
		uitest.Golden(t, "report-"+lang, o.words())
	}
}
