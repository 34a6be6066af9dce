package sending

import (
	"context"

	fynetheme "fyne.io/fyne/v2/theme"

	"focalpoint/internal/desk"
)

// ShowReport says what the last exchange did.
func (p *Page) ShowReport(r desk.Report) {
	p.report = p.reportWords(r) + " · " + p.text.Bytes(r.BytesUp+r.BytesDown)
	p.ShowStatus(p.desk.Status())
}

func (p *Page) reportWords(r desk.Report) string {
	return p.text.T("sending.report", "Accepted", r.Accepted, "Merged", r.Merged, "Conflicts", r.Conflicts, "Refused", r.Refused, "Pulled", r.Pulled)
}

// ShowStatus says how far the exchange has come, or why there is none.
func (p *Page) ShowStatus(s desk.Status) {
	sending := s.Connection == desk.ConnectionSending
	show(p.bar, sending && s.Progress.Total > 0)
	if s.Progress.Total > 0 {
		p.bar.SetValue(float64(s.Progress.Sent) / float64(s.Progress.Total))
	}
	show(p.pause, sending || s.Files.Sending)
	p.files.show(p.text, s.Files)
	show(p.send, !sending && s.Connection != desk.ConnectionNone)
	p.top.Refresh() // makes room for both buttons while files are being sent
	if s.Pausing {
		p.pause.Disable()
	} else {
		p.pause.Enable()
	}
	p.offer(s.Paused)
	words := p.words(s)
	p.progress.SetText(words)
	show(p.progress, words != "")
	p.failure.SetText(p.why(s))
	show(p.failure, p.failure.Text != "")
	show(p.onRequest, s.Connection != desk.ConnectionNone)
	show(p.courier.content, s.Connection != desk.ConnectionNone)
	p.onRequest.OnChanged = nil // what is so already is not kept again
	p.onRequest.SetChecked(s.OnRequest)
	p.onRequest.OnChanged = p.setOnRequest
}

// offer makes the button say whether sending begins or goes on.
func (p *Page) offer(paused bool) {
	words, icon := p.text.T("sending.send"), fynetheme.UploadIcon()
	if paused {
		words, icon = p.text.T("sending.go_on"), fynetheme.MediaPlayIcon()
	}
	if p.send.Text != words {
		p.send.SetText(words)
		p.send.SetIcon(icon)
	}
}

func (p *Page) words(s desk.Status) string {
	switch {
	case s.Pausing:
		return p.text.T("sending.pausing")
	case s.Connection == desk.ConnectionSending:
		return s.Progress.Words(p.text)
	case s.Paused:
		return p.text.T("sending.paused")
	}
	return p.report
}

func (p *Page) why(s desk.Status) string {
	if s.LastError == nil {
		return ""
	}
	words := p.Explain(s.LastError)
	if !s.Next.IsZero() {
		words += " " + p.text.T("sending.next", "Time", p.text.Time(s.Next)) + "."
	}
	return words
}

func (p *Page) setOnRequest(on bool) {
	p.Runner.Run(func(context.Context) error { return p.desk.SetOnRequest(on) }, func(err error) {
		p.ShowStatus(p.desk.Status())
		if err != nil {
			p.ShowFailure(err)
		}
	})
}

// ShowFailure says why something that was asked for did not happen.
func (p *Page) ShowFailure(err error) {
	p.failure.SetText(p.Explain(err))
	show(p.failure, true)
}
