package shell

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// StatusLine says whether there is a connection, what waits, and when something was sent last.
type StatusLine struct {
	text    *i18n.Localizer
	now     func() time.Time
	explain func(error) string
	dot     *canvas.Circle
	words   *widget.Label
	bar     *widget.ProgressBar
	track   *fyne.Container // of the bar
	send    *form.Button
	pause   *form.Button
	content fyne.CanvasObject
}

// NewStatusLine makes the line; send begins an exchange, or goes on with it, and pause stops it.
func NewStatusLine(text *i18n.Localizer, now func() time.Time, explain func(error) string, send, pause func()) *StatusLine {
	s := &StatusLine{
		text: text, now: now, explain: explain,
		dot: canvas.NewCircle(theme.Of(theme.ColorMuted)), words: widget.NewLabel(""), bar: widget.NewProgressBar(),
		send:  form.NewButtonWithIcon(text.T("shell.send"), fynetheme.UploadIcon(), send),
		pause: form.NewButtonWithIcon(text.T("shell.pause"), fynetheme.MediaPauseIcon(), pause),
	}
	s.words.Wrapping = fyne.TextWrapWord
	s.send.Importance = widget.HighImportance
	dot := container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(10), s.dot))
	s.track = container.NewGridWrap(fyne.NewSize(theme.Length(140), s.bar.MinSize().Height), s.bar)
	s.content = form.Beside(320, container.NewBorder(nil, nil, container.NewPadded(dot), nil, s.words), form.Flow(s.track, s.pause, s.send))
	return s
}

// Content is the line.
func (s *StatusLine) Content() fyne.CanvasObject { return s.content }

// Text is what the line says.
func (s *StatusLine) Text() string { return s.words.Text }

// Show makes the line say how things stand.
func (s *StatusLine) Show(status desk.Status) {
	s.words.SetText(s.sentence(status))
	s.dot.FillColor = theme.Of(dots[status.Connection])
	s.dot.Refresh()
	sending := status.Connection == desk.ConnectionSending
	files := !sending && status.Files.Sending
	visible(s.track, sending && status.Progress.Total > 0 || files)
	visible(s.pause, (sending || files) && !status.Pausing)
	visible(s.send, !sending && status.Connection != desk.ConnectionNone)
	if words := s.text.T(offers[status.Paused]); s.send.Text != words {
		s.send.SetText(words)
	}
	switch {
	case files:
		s.bar.SetValue(float64(status.Files.Sent) / float64(max(1, status.Files.Total)))
	case status.Progress.Total > 0:
		s.bar.SetValue(float64(status.Progress.Sent) / float64(status.Progress.Total))
	}
}

var dots = map[desk.Connection]fyne.ThemeColorName{
	desk.ConnectionNone: theme.ColorMuted, desk.ConnectionUnknown: theme.ColorMuted, desk.ConnectionOffline: theme.ColorWarn,
	desk.ConnectionIdle: theme.ColorGood, desk.ConnectionSending: theme.ColorHint, desk.ConnectionAction: theme.ColorStop,
}

// offers are what the button says, by whether sending is paused.
var offers = map[bool]string{false: "shell.send", true: "shell.go_on"}

func (s *StatusLine) sentence(status desk.Status) string {
	words := s.connection(status)
	if status.Connection == desk.ConnectionAction && status.LastError != nil {
		return s.explain(status.LastError)
	}
	if status.Waiting > 0 {
		words += " · " + s.text.N("shell.waiting", status.Waiting)
	}
	if status.Attention > 0 {
		words += " · " + s.text.N("shell.attention", status.Attention)
	}
	if !status.LastSent.IsZero() {
		words += " · " + s.text.T("shell.last", "Day", s.day(status.LastSent), "Time", s.text.Time(status.LastSent))
	}
	return words
}

// connection is how the way to the portal is, and what keeps the program from using it by itself.
func (s *StatusLine) connection(status desk.Status) string {
	words := s.text.T("shell.connection." + string(status.Connection))
	switch {
	case status.Pausing:
		return s.text.T("shell.pausing")
	case status.Connection == desk.ConnectionSending && status.Progress.Total > 0:
		return s.text.T("shell.sending", "Sent", status.Progress.Sent, "Total", status.Progress.Total)
	case status.Connection == desk.ConnectionSending, status.Connection == desk.ConnectionNone:
		return words
	case status.Files.Sending:
		return status.Files.Words(s.text)
	case status.Paused:
		return s.text.T("shell.connection.paused")
	case status.OnRequest && status.Connection == desk.ConnectionOffline:
		return words + " · " + s.text.T("shell.on_request")
	case status.OnRequest:
		return s.text.T("shell.connection.on_request")
	}
	return words
}

func (s *StatusLine) day(t time.Time) string {
	if now := s.now(); now.Year() == t.Year() && now.YearDay() == t.YearDay() {
		return s.text.T("shell.today")
	}
	return s.text.DayMonth(t)
}

func visible(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}
