package vault

import (
	"fmt"
	"time"

	"focalpoint/internal/aid"
)

// How much history is kept.
const (
	MaxReceipts  = 5000
	MaxExchanges = 500
)

// ReceiptEntry is one change that the portal has answered.
type ReceiptEntry struct {
	Kind    aid.Kind    `json:"k"`
	ID      aid.ID      `json:"i"`
	Title   aid.Text    `json:"t"`
	N       uint64      `json:"n"`
	Rev     int64       `json:"r"`
	Outcome aid.Outcome `json:"o"`
	At      time.Time   `json:"a"`
}

func receiptEntry(e Entry, change aid.Change, receipt aid.Receipt, now time.Time) ReceiptEntry {
	return ReceiptEntry{
		Kind: change.Kind, ID: change.ID, Title: aid.Summarise(e.Record).Title,
		N: change.N, Rev: receipt.Rev, Outcome: receipt.Outcome, At: now,
	}
}

// Exchange is one conversation with the portal, for the history.
type Exchange struct {
	At           time.Time     `json:"at"`
	Duration     time.Duration `json:"duration"`
	Accepted     int           `json:"accepted,omitempty"`
	Others       int           `json:"others,omitempty"` // merged, in conflict or refused: the sum of the three
	Merged       int           `json:"merged,omitempty"`
	Conflicts    int           `json:"conflicts,omitempty"`
	Refused      int           `json:"refused,omitempty"`
	Pulled       int           `json:"pulled,omitempty"`
	Files        int           `json:"files,omitempty"`         // attached files that the portal has got
	FilesRefused int           `json:"files_refused,omitempty"` // those that it did not take
	Requests     int           `json:"requests,omitempty"`
	Up, Down     int64
	Reason       string `json:"reason,omitempty"`  // why it failed: a stable name; "" when it went well
	Failure      string `json:"failure,omitempty"` // the error's own text; "" when it went well
	Times        int    `json:"times,omitempty"`   // how many tries in a row that brought nothing stand here as one, beyond the first
}

// follows says whether a failure is only the repetition of the one before: nothing was moved, for the same reason.
func (x Exchange) follows(before Exchange) bool {
	moved := func(x Exchange) bool { return x.Accepted+x.Others+x.Pulled+x.Files+x.FilesRefused > 0 }
	return x.Reason != "" && x.Reason == before.Reason && !moved(x) && !moved(before)
}

// Receipts lists the newest answers first, at most limit.
func (v *Vault) Receipts(limit int) ([]ReceiptEntry, error) {
	return newest[ReceiptEntry](v, limit, bucketReceipts)
}

// Exchanges lists the newest exchanges first, at most limit.
func (v *Vault) Exchanges(limit int) ([]Exchange, error) {
	return newest[Exchange](v, limit, bucketExchanges)
}

// LogExchange keeps an exchange in the history. A failure that only repeats the one before it stands there once, so that
// weeks without a connection do not push out what was exchanged before.
func (v *Vault) LogExchange(x Exchange) error {
	return v.update(func(t transaction) error {
		if key, sealed := t.bucket(bucketExchanges).Cursor().Last(); key != nil {
			var last Exchange
			if err := t.view(key, sealed, &last, bucketExchanges); err != nil {
				return err
			}
			if x.follows(last) {
				x.Times = last.Times + 1
				x.Up, x.Down, x.Requests = x.Up+last.Up, x.Down+last.Down, x.Requests+last.Requests
				x.Duration += last.Duration
				return t.put(key, x, bucketExchanges)
			}
		}
		if _, err := t.append(x, bucketExchanges); err != nil {
			return err
		}
		return t.trim(MaxExchanges, bucketExchanges)
	})
}

func newest[T any](v *Vault, limit int, bucket []byte) (list []T, err error) {
	err = v.view(func(t transaction) error {
		cursor := t.bucket(bucket).Cursor()
		for key, sealed := cursor.Last(); key != nil && len(list) < limit; key, sealed = cursor.Prev() {
			var item T
			if err := t.view(key, sealed, &item, bucket); err != nil {
				return err
			}
			list = append(list, item)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the history: %w", err)
	}
	return list, nil
}
