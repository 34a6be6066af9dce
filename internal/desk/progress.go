package desk

import (
	"strings"
	"time"

	"focalpoint/internal/i18n"
)

// Progress is how far the exchange under way has come.
type Progress struct {
	Sent, Total int           // changes that have left, of those to send
	Pulled      int           // records received
	Up, Down    int64         // bytes that have left and arrived
	Left        time.Duration // until all changes have left; 0: that cannot be known
	Started     time.Time
}

// Words is the progress in a line: changes, bytes, records, and the time left where it is known.
func (p Progress) Words(l *i18n.Localizer) string {
	var parts []string
	if p.Total > 0 {
		parts = append(parts, l.T("sending.progress.changes", "Sent", l.Number(int64(p.Sent)), "Total", l.Number(int64(p.Total))))
	}
	if p.Up+p.Down > 0 {
		parts = append(parts, l.T("sending.progress.bytes", "Up", l.Bytes(p.Up), "Down", l.Bytes(p.Down)))
	}
	switch {
	case p.Pulled > 0:
		parts = append(parts, l.T("sending.progress.pulled", "N", l.Number(int64(p.Pulled))))
	case p.Left > 0 && p.Sent < p.Total:
		parts = append(parts, l.T("sending.progress.left", "Time", timeLeft(l, p.Left)))
	case p.Sent >= p.Total:
		parts = append(parts, l.T("sending.progress.answer"))
	}
	return strings.Join(parts, " · ")
}

// timeLeft is as exact as such a guess may be.
func timeLeft(l *i18n.Localizer, left time.Duration) string {
	up := func(unit time.Duration) int { return int((left + unit - 1) / unit) }
	const seconds, minutes = 10, 10 // steps
	switch {
	case left <= time.Minute-seconds*time.Second:
		return l.T("sending.seconds", "N", up(seconds*time.Second)*seconds)
	case left < time.Hour:
		return l.T("sending.minutes", "N", up(time.Minute))
	}
	tens := up(minutes * time.Minute)
	return l.T("sending.hours", "N", tens/6, "Minutes", tens%6*minutes)
}
