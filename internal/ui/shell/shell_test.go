package shell_test

import (
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/shell"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

func noon() time.Time { return time.Date(2026, 11, 25, 12, 0, 0, 0, time.Local) }

// frame is a shell of two rooms.
func frame(t *testing.T, lang string) (*shell.Shell, *shell.StatusLine, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	text := i18n.New(lang)
	line := shell.NewStatusLine(text, noon, func(err error) string { return desk.Explain(text, err) }, func() {}, func() {})
	var rooms []shell.Room
	for _, name := range []string{"quarter", "sending"} {
		title := text.T("shell.rooms." + name)
		rooms = append(rooms, shell.Room{Title: title, Icon: fynetheme.ListIcon(), Page: widget.NewLabel("(" + title + ")")})
	}
	s := shell.New(text.T("shell.name"), text.T("shell.training"), rooms, line.Content())
	w := test.NewTempWindow(t, s.Content())
	w.Resize(fyne.NewSize(1024, 700))
	return s, line, w
}

func TestFrameInBothLanguages(t *testing.T) {
	for _, lang := range i18n.Languages {
		s, line, w := frame(t, lang)
		s.Open(0)
		s.SetBadge(0, 8)
		line.Show(desk.Status{Connection: desk.ConnectionOffline, Waiting: 6, Attention: 1, LastSent: noon().AddDate(0, 0, -13)})
		w.Canvas().Capture() // what cannot be painted panics
		uitest.Golden(t, "offline-"+lang, uitest.Outline(s.Content()))
		s.Open(1)
		s.SetBadge(0, 0)
		sending := desk.Status{Connection: desk.ConnectionSending, Waiting: 6, LastSent: noon()}
		sending.Progress.Sent, sending.Progress.Total = 2, 6
		line.Show(sending)
		uitest.Golden(t, "sending-"+lang, uitest.Outline(s.Content()))
		line.Show(desk.Status{Connection: desk.ConnectionIdle, Waiting: 1, LastSent: noon(), Files: desk.FileProgress{Sending: true, File: 1, Files: 3, Sent: 1_000_000, Total: 4_000_000}})
		uitest.Golden(t, "files-"+lang, uitest.Outline(s.Content()))
		line.Show(desk.Status{Connection: desk.ConnectionAction, LastError: errors.New("broken pipe")})
		uitest.Golden(t, "action-"+lang, line.Text()+"\n")
	}
}

// What a person has decided about exchanges stands where the connection does, and never hides that there is none.
func TestLineSaysWhatAPersonHasDecided(t *testing.T) {
	_, line, w := frame(t, "en")
	for _, tt := range []struct {
		status desk.Status
		want   string
	}{
		{desk.Status{Connection: desk.ConnectionUnknown, Paused: true, Waiting: 2}, "Sending is paused · 2 changes waiting"},
		{desk.Status{Connection: desk.ConnectionOffline, Paused: true, OnRequest: true}, "Sending is paused"},
		{desk.Status{Connection: desk.ConnectionIdle, OnRequest: true}, "Exchange only on request"},
		{desk.Status{Connection: desk.ConnectionOffline, OnRequest: true}, "No connection · exchange only on request"},
		{desk.Status{Connection: desk.ConnectionSending, Pausing: true}, "Stopping the exchange…"},
		{desk.Status{Connection: desk.ConnectionIdle, OnRequest: true, Files: desk.FileProgress{Sending: true, File: 2, Files: 3}}, "Sending files: 2 of 3"},
		{desk.Status{Connection: desk.ConnectionSending, Files: desk.FileProgress{Sending: true, File: 2, Files: 3}}, "Talking to the portal…"},
		{desk.Status{Connection: desk.ConnectionNone, OnRequest: true}, "No portal: records stay on this computer"},
	} {
		if line.Show(tt.status); line.Text() != tt.want {
			t.Errorf("%q, want %q", line.Text(), tt.want)
		}
	}
	line.Show(desk.Status{Connection: desk.ConnectionUnknown, Paused: true})
	uitest.Button(t, w.Content(), "Continue  F9")
}
