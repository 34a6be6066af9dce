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
	At       time.Time     `json:"at"`
	Duration time.Duration `json:"duration"`
	Accepted int           `json:"accepted,omitempty"`
	Others   int           `json:"others,omitempty"` // merged, in conflict or refused
	Pulled   int           `json:"pulled,omitempty"`
	Up, Down int64
	Failure  string `json:"failure,omitempty"` // the error's text; "" when it went well
}

// Receipts lists the newest answers first, at most limit.
func (v *Vault) Receipts(limit int) ([]ReceiptEntry, error) {
	return newest[ReceiptEntry](v, limit, bucketReceipts)
}

// Exchanges lists the newest exchanges first, at most limit.
func (v *Vault) Exchanges(limit int) ([]Exchange, error) {
	return newest[Exchange](v, limit, bucketExchanges)
}

// LogExchange keeps an exchange in the history.
func (v *Vault) LogExchange(x Exchange) error {
	return v.update(func(t transaction) error {
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
