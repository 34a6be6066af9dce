package vault

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"focalpoint/internal/aid"
)

// Receive takes the portal's answers in one transaction. Answers that were taken before change nothing. It returns
// ErrLate, and takes nothing, when a cursor does not continue the one held, and ErrForked when the portal holds changes
// of this device that were never made here.
//
// A position that acknowledges very many changes is taken in several transactions: each leaves what is true.
func (v *Vault) Receive(answers []aid.Answer, now time.Time) error {
	for {
		taken, err := v.receive(answers, now)
		if err != nil {
			return fmt.Errorf("taking the portal's answers: %w", err)
		}
		if answers = answers[taken:]; len(answers) == 0 {
			return nil
		}
	}
}

// receive takes answers in one transaction, and says how many are done with.
func (v *Vault) receive(answers []aid.Answer, now time.Time) (taken int, err error) {
	err = v.update(func(t transaction) error {
		s, err := t.syncState()
		if err != nil {
			return err
		}
		r := receiver{transaction: t, state: s, now: now}
		if r.digest, err = s.digest(); err != nil {
			return err
		}
		for taken = 0; taken < len(answers) && !r.full; taken++ {
			if err := r.take(answers[taken]); err != nil {
				return err
			}
		}
		if r.full {
			taken--
		}
		if err := t.trim(MaxReceipts, bucketReceipts); err != nil {
			return err
		}
		if r.state.Digest, err = r.digest.MarshalBinary(); err != nil {
			return err
		}
		return t.put(keySync, r.state, bucketState)
	})
	return taken, err
}

// receiver takes answers inside one transaction.
type receiver struct {
	transaction
	state  syncState
	digest aid.Digest
	now    time.Time
	full   bool // the last answer goes on in another transaction
}

// acknowledgeMost is how many changes one transaction acknowledges: more would be slower, and held in memory.
const acknowledgeMost = 1000

func (r *receiver) take(a aid.Answer) error {
	switch {
	case a.Receipt != nil:
		return r.receipt(*a.Receipt)
	case a.Position != nil:
		return r.position(*a.Position)
	case a.Delta != nil:
		return r.delta(*a.Delta)
	case a.Cursor != nil:
		if a.Cursor.From != r.state.Cursor {
			return ErrLate
		}
		r.state.Cursor = a.Cursor.To
	}
	return nil
}

// receipt is the answer to one numbered change.
func (r *receiver) receipt(receipt aid.Receipt) error {
	var change sentChange
	err := r.get(number(receipt.N), &change, bucketSent)
	if errors.Is(err, ErrNotFound) {
		return nil // answered before
	}
	if err != nil {
		return err
	}
	if change.N > r.state.Newest {
		r.state.Newest, r.state.NewestHash = change.N, change.Sum
	}
	if err := r.bucket(bucketSent).Delete(number(change.N)); err != nil {
		return err
	}
	before, err := r.entry(change.Kind, change.ID)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	e := before
	if e.Sent == change.N {
		e.Sent = 0
	}
	if receipt.Outcome == aid.OutcomeRefused {
		e.Refusal = receipt.Refusal
		e.Settle = append(slices.Clone(e.Settle), change.Settle...)
	} else {
		r.agree(&e, change.Change, receipt)
	}
	if err := r.keepStep(before, e, othersIn(receipt, r.now), false); err != nil {
		return err
	}
	if _, err := r.append(receiptEntry(e, change.Change, receipt, r.now), bucketReceipts); err != nil {
		return err
	}
	return r.putEntry(before, e)
}

// othersIn is the step of what a receipt brings of others. The portal names who stands behind a conflict only.
func othersIn(receipt aid.Receipt, now time.Time) Step {
	s := Step{Source: SourcePortal, At: now}
	if len(receipt.Set)+len(receipt.Del) == 0 && len(receipt.Clashes) > 0 {
		s.Who, s.Made = receipt.Clashes[0].Who, moment(receipt.Clashes[0].When)
	}
	return s
}

// moment is a time of the portal's; zero where it gives none.
func moment(seconds int64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0)
}

// agree moves the agreed version forward: the change, without its clashed fields, and what others did meanwhile.
func (r *receiver) agree(e *Entry, change aid.Change, receipt aid.Receipt) {
	old := e.Base()
	sent := old.Clone()
	sent.Apply(change.Set, change.Del)
	agreed := sent.Clone()
	agreed.Apply(receipt.Set, receipt.Del)
	for _, clash := range receipt.Clashes {
		clash.Was = old[clash.Path]
		clash.Mine = change.Set[clash.Path]
		e.clash(clash)
		if clash.Path == aid.PathDeleted {
			delete(agreed, aid.PathDeleted) // the edit stays, whoever made it
			continue
		}
		setOrRemove(agreed, clash.Path, clash.Theirs)
	}
	r.merge(e, sent, agreed, receipt.Rev, "", 0)
}

// merge takes the person's edits since base over to the new agreed version.
func (r *receiver) merge(e *Entry, base, agreed aid.Fields, rev int64, who string, when int64) {
	mine, clashes := aid.Merge(base, e.Record.Fields, agreed)
	for _, clash := range clashes {
		clash.Who, clash.When = who, when
		e.clash(clash)
	}
	r.digest.Remove(e.Record.ID, e.Record.Rev)
	r.digest.Add(e.Record.ID, rev)
	e.Record.Rev = rev
	e.rebase(agreed, mine)
}

// position acknowledges every change up to n: those without a receipt of their own were plainly accepted.
func (r *receiver) position(n uint64) error {
	switch {
	case n <= r.state.Acked:
		return nil
	case n > r.state.Last:
		return ErrForked
	}
	for acknowledged := 0; ; acknowledged++ {
		var change sentChange
		key, sealed := r.bucket(bucketSent).Cursor().First()
		if key == nil || numberOf(key) > n {
			break
		}
		if acknowledged == acknowledgeMost {
			r.full = true
			return nil
		}
		if err := r.view(key, sealed, &change, bucketSent); err != nil {
			return err
		}
		if err := r.receipt(aid.Receipt{N: change.N, Outcome: aid.OutcomeAccepted, Rev: change.Base + 1}); err != nil {
			return err
		}
		r.state.Acked, r.state.Hash = change.N, change.Sum
	}
	r.state.Acked, r.state.Hash = n, ""
	if r.state.Newest == n {
		r.state.Hash = r.state.NewestHash
	}
	return nil
}

// delta is what others did to one record.
func (r *receiver) delta(d aid.Delta) error {
	before, err := r.entryOrNew(d.Kind, d.ID)
	if errors.Is(err, ErrNotFound) {
		return nil // a kind of the future
	}
	if err != nil {
		return err
	}
	if d.Gone {
		return r.gone(before)
	}
	if d.Rev <= before.Record.Rev {
		return nil
	}
	e := before
	e.follow(d)
	base := e.Base()
	agreed := base.Clone()
	agreed.Apply(d.Set, d.Del)
	r.merge(&e, base, agreed, d.Rev, d.Who, d.When)
	if err := r.keepStep(before, e, Step{Source: SourcePortal, Who: d.Who, At: r.now, Made: moment(d.When)}, false); err != nil {
		return err
	}
	return r.putEntry(before, e)
}

// gone is a record that the person may no longer see. Unsent work on it stays, as a record of its own.
func (r *receiver) gone(e Entry) error {
	if e.Record.Rev == 0 {
		return nil
	}
	r.digest.Remove(e.Record.ID, e.Record.Rev)
	if len(e.Was) == 0 {
		if err := r.unqueue(&e); err != nil {
			return err
		}
		return r.dropEntry(e)
	}
	before := e
	e.Record.Rev = 0
	e.rebase(aid.Fields{}, e.Record.Fields)
	return r.putEntry(before, e)
}
