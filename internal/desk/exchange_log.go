package desk

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"focalpoint/internal/i18n"
	"focalpoint/internal/syncer"
	"focalpoint/internal/vault"
)

// historyRead is how far back the last good exchange is looked for.
const historyRead = 100

// log keeps an exchange in the vault's history. Those in which nothing happened are only remembered until the program
// ends: one every few minutes would push out the others.
func (d *Desk) log(result syncer.Result, err error) {
	if err == nil {
		d.mu.Lock()
		d.last = d.now()
		d.mu.Unlock()
	}
	err = unwished(err)
	others := result.Merged + result.Conflicts + result.Refused
	if err == nil && result.Accepted+others+result.Pulled == 0 {
		return
	}
	d.keepInHistory(vault.Exchange{
		Duration: result.Duration, Accepted: result.Accepted, Others: others, Merged: result.Merged, Conflicts: result.Conflicts,
		Refused: result.Refused, Pulled: result.Pulled, Requests: result.Requests, Up: result.Up, Down: result.Down,
	}, err)
}

// logFiles keeps in the history what sending files did. They go after the records and by themselves, and may take hours: so
// that is a row of its own.
func (d *Desk) logFiles(result syncer.FileResult, err error) {
	err = unwished(err)
	if err == nil && result.Sent+result.Refused == 0 && result.Up == 0 {
		return
	}
	d.keepInHistory(vault.Exchange{
		Duration: result.Duration, Files: result.Sent, FilesRefused: result.Refused,
		Requests: result.Requests, Up: result.Up, Down: result.Down,
	}, err)
}

// unwished is nil where a person ended it: that is no failure.
func unwished(err error) error {
	if isAny(err, context.Canceled, syncer.ErrPaused) {
		return nil
	}
	return err
}

// keepInHistory adds a row, with the reason of a failure.
func (d *Desk) keepInHistory(x vault.Exchange, err error) {
	x.At = d.now()
	if err != nil {
		x.Reason, x.Failure = reasonOf(err), detailOf(err)
	}
	_ = d.vault.LogExchange(x) // the history is no reason to call what it tells of failed
}

// ExchangeRow is one exchange of the history.
type ExchangeRow struct {
	At           time.Time // when it ended; of several tries the last one
	Report                 // what it did
	FilesSent    int       // attached files that the portal has got
	FilesRefused int       // those that it did not take
	Reason       string    // why it failed: a stable name for scripts; "" when it went well
	Failure      string    // the same as a sentence for people
	Tries        int       // how many tries in a row failed like this and brought nothing; 1 for any other
}

// Exchanges lists the latest exchanges, newest first, at most limit. Those in which nothing happened are not kept.
func (d *Desk) Exchanges(l *i18n.Localizer, limit int) ([]ExchangeRow, error) {
	kept, err := d.vault.Exchanges(limit)
	if err != nil {
		return nil, fmt.Errorf("reading the exchanges: %w", err)
	}
	rows := make([]ExchangeRow, 0, len(kept))
	for _, x := range kept {
		row := ExchangeRow{At: x.At, FilesSent: x.Files, FilesRefused: x.FilesRefused, Reason: x.Reason, Tries: x.Times + 1}
		row.Report = Report{
			Accepted: x.Accepted, Merged: x.Merged, Conflicts: x.Conflicts, Refused: x.Refused, Pulled: x.Pulled,
			Requests: x.Requests, BytesUp: x.Up, BytesDown: x.Down, Seconds: x.Duration.Seconds(),
		}
		if x.Failure != "" {
			if row.Reason == "" {
				row.Reason = reasonUnexpected // kept by an earlier version
			}
			row.Failure = explainReason(l, row.Reason, x.Failure)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// Words is what the exchange did, in a line: how many changes and records, how many bytes, and how long it took.
func (x ExchangeRow) Words(l *i18n.Localizer) string {
	var parts []string
	for _, count := range []struct {
		key string
		n   int
	}{
		{"accepted", x.Accepted},
		{"merged", x.Merged},
		{"conflicts", x.Conflicts},
		{"refused", x.Refused},
		{"pulled", x.Pulled},
		{"files", x.FilesSent},
		{"files_refused", x.FilesRefused},
	} {
		if count.n > 0 {
			parts = append(parts, l.T("sending.exchange."+count.key, "N", l.Number(int64(count.n))))
		}
	}
	parts = append(parts, l.T("sending.exchange.traffic", "Up", l.Bytes(x.BytesUp), "Down", l.Bytes(x.BytesDown)))
	seconds := l.Decimal(strconv.FormatFloat(x.Seconds, 'f', 1, 64))
	parts = append(parts, l.T("sending.seconds", "N", seconds))
	if x.Tries > 1 {
		parts = append(parts, l.T("sending.exchange.tries", "N", x.Tries))
	}
	return strings.Join(parts, " · ")
}

// lastSent is when an exchange last went well; zero when none did.
func (d *Desk) lastSent() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.last
}

func lastExchange(v *vault.Vault) (time.Time, error) {
	history, err := v.Exchanges(historyRead)
	if err != nil {
		return time.Time{}, err
	}
	for _, x := range history {
		if x.Failure == "" {
			return x.At, nil
		}
	}
	return time.Time{}, nil
}
