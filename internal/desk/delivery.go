package desk

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"focalpoint/internal/exchange/attachment"
	"focalpoint/internal/i18n"
	"focalpoint/internal/syncer"
	"focalpoint/internal/vault"
)

// refusedFor is how long a file that the portal did not take is not offered again.
const refusedFor = 24 * time.Hour

// FileProgress is how far the sending of files has come.
type FileProgress struct {
	Sending     bool
	File, Files int   // the one that is being sent, counted from 1, of those that waited when it began
	Sent, Total int64 // bytes of them
}

// Words is which file is being sent, in a line.
func (p FileProgress) Words(l *i18n.Localizer) string {
	return l.T("sending.files.progress", "N", l.Number(int64(p.File)), "Of", l.Number(int64(p.Files)))
}

// Files says how many attached files are at the portal, and which are not. Those of drafts stay here and are not counted.
type Files struct {
	Sent         int           `json:"sent"`
	Waiting      int           `json:"waiting"`
	WaitingBytes int64         `json:"waiting_bytes"`
	Refused      []RefusedFile `json:"refused,omitempty"`
}

// Any says whether there are any files.
func (f Files) Any() bool { return f.Sent+f.Waiting+len(f.Refused) > 0 }

// RefusedFile is a file that the portal does not take.
type RefusedFile struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`            // bytes
	Reason string `json:"reason"`          // a stable name: those of syncer.RefusedError
	Limit  int64  `json:"limit,omitempty"` // the largest file that the portal takes, in bytes; 0: not known
}

// FileReport is what sending files did.
type FileReport struct {
	Sent     int     `json:"sent"`     // files that the portal has now
	Requests int     `json:"requests"` // it took
	BytesUp  int64   `json:"bytes_up"`
	Seconds  float64 `json:"seconds"`
	Left     Files   `json:"left"` // how all of them stand afterwards
}

// Deliveries says how the attached files stand. It reads the vault.
func (d *Desk) Deliveries() (f Files, err error) {
	list, err := d.vault.Deliveries()
	if err != nil {
		return f, err
	}
	for _, file := range list {
		switch {
		case file.Refused != "":
			f.Refused = append(f.Refused, RefusedFile{file.Name, file.File.Size, file.Refused, file.Limit})
		case file.At.IsZero():
			f.Waiting++
			f.WaitingBytes += file.File.Size
		default:
			f.Sent++
		}
	}
	return f, nil
}

// SendFiles sends the attached files that wait, once the exchange of records went well; persistently: again and again,
// with pauses, of which failed is told. Without files it asks the portal nothing.
func (d *Desk) SendFiles(ctx context.Context, persistently bool, failed func(error)) (FileReport, error) {
	if d.syncer == nil {
		return FileReport{}, ErrNoPortal
	}
	send := d.syncer.SendFiles
	if persistently {
		send = func(ctx context.Context) (syncer.FileResult, error) { return d.syncer.PersistFiles(ctx, failed) }
	}
	result, err := send(ctx)
	report := FileReport{Sent: result.Sent, Requests: result.Requests, BytesUp: result.Up, Seconds: result.Duration.Seconds()}
	if err != nil {
		return report, err
	}
	report.Left, err = d.Deliveries()
	return report, err
}

// carryFiles lets the syncer send files where the portal is one that takes them.
func (d *Desk) carryFiles() {
	if portal, is := d.link.(syncer.FilePortal); is {
		d.syncer.CarryFiles(files{d.vault, d.now}, portal)
	}
}

// files is the vault as the syncer sees it when it sends files.
type files struct {
	vault *vault.Vault
	now   func() time.Time
}

var _ syncer.FileStore = files{}

// Unsent are the files that the portal has not got, and has not refused within a day.
func (f files) Unsent() (unsent []syncer.File, err error) {
	list, err := f.vault.Deliveries()
	for _, file := range list {
		if file.At.IsZero() || file.Refused != "" && f.now().Sub(file.At).Abs() > refusedFor {
			unsent = append(unsent, syncer.File{Hash: file.File.Hash, Size: file.File.Size})
		}
	}
	return unsent, err
}

// Content is a file without what a camera wrote beside the picture. It is a few megabytes and held in memory.
func (f files) Content(file syncer.File) (c syncer.Content, err error) {
	kept, err := f.vault.File(file.Hash)
	if err != nil {
		return c, err
	}
	whole, err := f.vault.ReadFile(file.Hash)
	if err != nil {
		return c, err
	}
	var clean bytes.Buffer
	clean.Grow(int(kept.Size))
	if err := attachment.Clean(&clean, whole, kept.Type); err != nil {
		return c, &syncer.RefusedError{Reason: syncer.RefusedDamaged, Err: err}
	}
	sum := sha256.Sum256(clean.Bytes())
	return syncer.Content{Name: hex.EncodeToString(sum[:]), Bytes: clean.Bytes()}, nil
}

// Sent notes that the portal has the file.
func (f files) Sent(file syncer.File) error {
	return f.vault.SetDelivery(file.Hash, vault.Delivery{At: f.now()})
}

// Refuse notes why the portal does not take the file.
func (f files) Refuse(file syncer.File, why *syncer.RefusedError) error {
	return f.vault.SetDelivery(file.Hash, vault.Delivery{At: f.now(), Refused: why.Reason, Limit: why.Limit})
}

// Words is how the files stand in a line; "" where there are none.
func (f Files) Words(l *i18n.Localizer, p FileProgress) string {
	var facts []string
	add := func(key string, n int, more ...any) {
		if n > 0 {
			facts = append(facts, l.T("sending.files."+key, append([]any{"N", l.Number(int64(n))}, more...)...))
		}
	}
	if p.Sending {
		facts = append(facts, l.T("sending.files.sending", "Sent", l.Bytes(p.Sent), "Total", l.Bytes(p.Total)))
	} else {
		add("waiting", f.Waiting, "Size", l.Bytes(f.WaitingBytes))
	}
	add("sent", f.Sent)
	add("refused", len(f.Refused))
	return strings.Join(facts, " · ")
}

// Words is why the portal did not take the file, in a sentence.
func (f RefusedFile) Words(l *i18n.Localizer) string {
	reason := f.Reason
	if reason == syncer.RefusedTooLarge && f.Limit == 0 || !l.Has("sending.files.refusal."+reason) {
		reason = syncer.RefusedOther
	}
	return l.T("sending.files.refusal."+reason, "Name", f.Name, "Size", l.Bytes(f.Size), "Limit", l.Bytes(f.Limit))
}
