package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"focalpoint/internal/aid"
	"focalpoint/internal/syncer"
	"focalpoint/internal/vault"
)

// ErrNoPortal says that the profile is not connected to a portal.
var ErrNoPortal = errors.New("the profile has no portal")

// Status is for the status line; it reads only counters.
func (d *Desk) Status() Status {
	counts := d.vault.Counts()
	s := Status{
		Connection: ConnectionNone,
		Waiting:    counts.Waiting + counts.Sent, Held: counts.Held, Attention: counts.Refused + counts.Clashes,
		LastSent: d.lastSent(),
	}
	if d.syncer == nil {
		return s
	}
	state := d.syncer.State()
	s.Connection = connections[state.Phase]
	s.LastError, s.Next = state.Err, state.Next
	s.Files = FileProgress(state.Files)
	s.Progress, s.Pausing = Progress(state.Progress), state.Pausing
	p := d.vault.Profile()
	s.Paused, s.OnRequest = p.Paused, p.OnRequest
	return s
}

var connections = map[syncer.Phase]Connection{
	syncer.PhaseUnknown: ConnectionUnknown,
	syncer.PhaseIdle:    ConnectionIdle,
	syncer.PhaseSending: ConnectionSending,
	syncer.PhaseOffline: ConnectionOffline,
	syncer.PhaseStopped: ConnectionAction,
}

// Outbox lists what waits, what was refused and what needs a decision.
func (d *Desk) Outbox() ([]OutboxRow, error) {
	items, err := d.vault.Outbox()
	if err != nil {
		return nil, fmt.Errorf("reading the outbox: %w", err)
	}
	rows := make([]OutboxRow, 0, len(items))
	for _, item := range items {
		row := OutboxRow(item)
		row.Summary.Title = d.titleOf(row.Summary.Kind, row.Summary.ID, row.Summary.Title)
		rows = append(rows, row)
	}
	return rows, nil
}

// Receipts lists the latest answers of the portal, newest first.
func (d *Desk) Receipts(limit int) ([]ReceiptRow, error) {
	receipts, err := d.vault.Receipts(limit)
	if err != nil {
		return nil, fmt.Errorf("reading the receipts: %w", err)
	}
	rows := make([]ReceiptRow, 0, len(receipts))
	for _, r := range receipts {
		r.Title = d.titleOf(r.Kind, r.ID, r.Title)
		rows = append(rows, ReceiptRow(r))
	}
	return rows, nil
}

// Sync exchanges with the portal now, and ends a pause. What it did before an error is in the report and is kept. It
// returns syncer.ErrPaused when Pause ended it.
func (d *Desk) Sync(ctx context.Context) (Report, error) {
	if err := d.goOn(); err != nil {
		return Report{}, err
	}
	defer d.hold()
	result, err := d.syncer.Exchange(ctx)
	return reportOf(result), err
}

// SyncPersistently is Sync again and again, with pauses, until it succeeds or only a person can help. failed is told of
// each failure that is not the last; the report counts all that was done.
func (d *Desk) SyncPersistently(ctx context.Context, failed func(error)) (Report, error) {
	if err := d.goOn(); err != nil {
		return Report{}, err
	}
	defer d.hold()
	began := d.now()
	result, err := d.syncer.Persist(ctx, failed)
	report := reportOf(result)
	report.Seconds = d.now().Sub(began).Seconds()
	return report, err
}

func reportOf(result syncer.Result) Report {
	return Report{
		Accepted: result.Accepted, Merged: result.Merged, Conflicts: result.Conflicts, Refused: result.Refused,
		Pulled: result.Pulled, Requests: result.Requests, BytesUp: result.Up, BytesDown: result.Down,
		Seconds: result.Duration.Seconds(), Position: result.Position, Diverged: result.Diverged,
	}
}

// wake lets the background exchange know that something was queued.
func (d *Desk) wake() {
	if d.syncer != nil {
		d.syncer.Wake()
	}
}

// Resolve decides the conflict at one field of an activity or a quarter's update and queues the decision. value is the third value with ResolveOther.
func (d *Desk) Resolve(id aid.ID, path aid.Path, choice ResolveChoice, value json.RawMessage) error {
	entry, err := d.entry(id)
	if err == nil {
		err = d.vault.Resolve(entry.Record.Kind, id, path, vault.Choice(choice), value, d.now())
	}
	if err != nil {
		return fmt.Errorf("deciding the conflict at %s of %s: %w", path, id, err)
	}
	d.wake()
	return nil
}
