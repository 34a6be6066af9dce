package vault

import (
	"fmt"

	"focalpoint/internal/aid"
)

// Counts says how many records are where on their way to the portal.
type Counts struct {
	Held    int `json:"held,omitempty"`
	Waiting int `json:"waiting,omitempty"`
	Sent    int `json:"sent,omitempty"`
	Refused int `json:"refused,omitempty"`
	Clashes int `json:"clashes,omitempty"` // records with undecided conflicts
}

// Counts is kept in memory: it costs nothing.
func (v *Vault) Counts() Counts {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.counts
}

// move takes a record from where it was to where it is; an empty entry is nowhere.
func (c *Counts) move(before, after Entry) {
	c.add(before, -1)
	c.add(after, 1)
}

func (c *Counts) add(e Entry, n int) {
	if e.Record.ID == "" || e.Edited.IsZero() && e.Record.Rev == 0 {
		return
	}
	switch e.Stage() {
	case aid.StageHeld:
		c.Held += n
	case aid.StageWaiting:
		c.Waiting += n
	case aid.StageSent:
		c.Sent += n
	case aid.StageRefused:
		c.Refused += n
	}
	if len(e.Clashes) > 0 {
		c.Clashes += n
	}
}

// OutboxItem is a record that has something to send or to decide.
type OutboxItem struct {
	Summary aid.Summary
	Refusal *aid.Refusal
	Clashes []aid.Clash
}

// Outbox lists what waits, what was sent and not answered, what was refused and what needs a decision; records in no
// such state are passed over by their summaries alone.
func (v *Vault) Outbox() ([]OutboxItem, error) {
	var items []OutboxItem
	err := v.view(func(t transaction) error {
		if err := t.eachWaiting(func(e Entry) { items = append(items, outboxItem(e)) }); err != nil {
			return err
		}
		for _, kind := range aid.Kinds {
			if err := t.eachMarked(kind, func(e Entry) { items = append(items, outboxItem(e)) }); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the outbox: %w", err)
	}
	return items, nil
}

func outboxItem(e Entry) OutboxItem {
	return OutboxItem{Summary: e.Summary(), Refusal: e.Refusal, Clashes: e.Clashes}
}

// eachWaiting gives the records of the waiting line, in its order.
func (t transaction) eachWaiting(f func(Entry)) error {
	return t.bucket(bucketWaiting).ForEach(func(key, sealed []byte) error {
		var w waiting
		if err := t.view(key, sealed, &w, bucketWaiting); err != nil {
			return err
		}
		e, err := t.entry(w.Kind, w.ID)
		if err == nil {
			f(e)
		}
		return err
	})
}

// eachMarked gives the records that are not in the line, but sent, refused or in conflict.
func (t transaction) eachMarked(kind aid.Kind, f func(Entry)) error {
	return t.bucket(bucketSummaries, []byte(kind)).ForEach(func(key, sealed []byte) error {
		var s aid.Summary
		if err := t.view(key, sealed, &s, bucketSummaries, []byte(kind)); err != nil {
			return err
		}
		if s.Stage != aid.StageSent && s.Stage != aid.StageRefused && s.Clashes == 0 {
			return nil
		}
		e, err := t.entry(kind, s.ID)
		if err == nil && e.Wait == 0 {
			f(e)
		}
		return err
	})
}
