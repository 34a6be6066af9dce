package vault

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"focalpoint/internal/aid"
)

// syncState is how far this device and the portal have come.
type syncState struct {
	Last     uint64 `json:"last"`                // the last number given
	LastHash string `json:"last_hash,omitempty"` // of the change with number Last
	Acked    uint64 `json:"acked"`               // answers up to this number are held
	Hash     string `json:"hash"`                // of the change with number Acked
	Cursor   uint64 `json:"cursor"`
	Digest   []byte `json:"digest,omitempty"`
	// Newest and NewestHash are the highest number answered by a receipt line, which may run ahead of Acked.
	Newest     uint64 `json:"newest,omitempty"`
	NewestHash string `json:"newest_hash,omitempty"`
}

// sentChange is a change with its number, and its hash.
type sentChange struct {
	aid.Change
	Sum string `json:"hash,omitempty"` // Change.Hash
}

func (t transaction) syncState() (s syncState, err error) {
	return s, t.getOr(keySync, &s, bucketState)
}

func (s syncState) digest() (d aid.Digest, err error) {
	if len(s.Digest) == 0 {
		return d, nil
	}
	return d, d.UnmarshalBinary(s.Digest)
}

// Handshake is what this device says of itself at the beginning of an exchange.
func (v *Vault) Handshake() (h aid.Handshake, err error) {
	p := v.Profile()
	err = v.view(func(t transaction) error {
		s, err := t.syncState()
		h = aid.Handshake{Protocol: aid.Protocol, Device: p.Device, Epoch: p.Epoch, Cursor: s.Cursor, Acked: s.Acked, Hash: s.Hash}
		return err
	})
	return h, err
}

// Digest is over every record that the portal has.
func (v *Vault) Digest() (d aid.Digest, err error) {
	err = v.view(func(t transaction) error {
		s, err := t.syncState()
		if err != nil {
			return err
		}
		d, err = s.digest()
		return err
	})
	return d, err
}

// Number gives the next numbers to at most limit waiting changes, whose contents are then fixed, and says to how many.
// A record has at most one numbered change; a second one waits for the answer to the first.
func (v *Vault) Number(limit int) (numbered int, err error) {
	err = v.update(func(t transaction) error {
		numbered = 0
		s, err := t.syncState()
		if err != nil {
			return err
		}
		line, err := t.line(limit)
		if err != nil {
			return err
		}
		for _, w := range line {
			before, err := t.entry(w.Kind, w.ID)
			if err != nil {
				return err
			}
			e := before
			if err := t.unqueue(&e); err != nil {
				return err
			}
			c := e.change()
			if len(c.Set)+len(c.Del)+len(c.Settle) > 0 {
				s.Last++
				c.N, e.Sent, e.Settle = s.Last, s.Last, nil
				s.LastHash = c.Hash(s.LastHash)
				if err := t.put(number(c.N), sentChange{c, s.LastHash}, bucketSent); err != nil {
					return err
				}
				numbered++
			}
			if err := t.putEntry(before, e); err != nil {
				return err
			}
		}
		return t.put(keySync, s, bucketState)
	})
	return numbered, err
}

// line is the beginning of the waiting line, without records that wait for an answer.
func (t transaction) line(limit int) (line []waiting, err error) {
	cursor := t.bucket(bucketWaiting).Cursor()
	for key, sealed := cursor.First(); key != nil && len(line) < limit; key, sealed = cursor.Next() {
		var w waiting
		if err := t.view(key, sealed, &w, bucketWaiting); err != nil {
			return nil, err
		}
		e, err := t.entry(w.Kind, w.ID)
		if err != nil {
			return nil, err
		}
		if e.Sent == 0 {
			line = append(line, w)
		}
	}
	return line, nil
}

// Left is how many numbered changes wait for the portal's answer.
func (v *Vault) Left() (n int, err error) {
	err = v.view(func(t transaction) error {
		return t.bucket(bucketSent).ForEach(func(_, _ []byte) error { n++; return nil })
	})
	return n, err
}

// pendingPage is how many changes one read transaction of Pending takes.
const pendingPage = 256

// Pending yields the numbered changes after a number that the portal has not answered, in order. It holds no
// transaction while the caller works.
func (v *Vault) Pending(after uint64) iter.Seq2[aid.Change, error] {
	return func(yield func(aid.Change, error) bool) {
		for {
			page, err := v.pendingPage(after)
			if err != nil {
				yield(aid.Change{}, err)
				return
			}
			for _, change := range page {
				if !yield(change, nil) {
					return
				}
				after = change.N
			}
			if len(page) < pendingPage {
				return
			}
		}
	}
}

func (v *Vault) pendingPage(after uint64) (page []aid.Change, err error) {
	err = v.view(func(t transaction) error {
		cursor := t.bucket(bucketSent).Cursor()
		for key, sealed := cursor.Seek(number(after + 1)); key != nil && len(page) < pendingPage; key, sealed = cursor.Next() {
			var c aid.Change
			if err := t.view(key, sealed, &c, bucketSent); err != nil {
				return err
			}
			page = append(page, c)
		}
		return nil
	})
	return page, err
}

// Own says whether the change that the portal holds under a number may be this device's: it is not when this device
// has never given that number, or has given it to another change.
func (v *Vault) Own(n uint64, hash string) (own bool, err error) {
	err = v.view(func(t transaction) error {
		s, err := t.syncState()
		if err != nil {
			return err
		}
		var sent sentChange
		switch err := t.get(number(n), &sent, bucketSent); {
		case err == nil:
			own = sent.Sum == hash
		case !errors.Is(err, ErrNotFound):
			return err
		case n == s.Newest:
			own = s.NewestHash == hash
		default:
			own = n <= s.Last
		}
		return nil
	})
	return own, err
}

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

// ResetCursor makes the next exchange bring everything that the person may see. Nothing here is removed.
func (v *Vault) ResetCursor() error {
	return v.update(func(t transaction) error {
		s, err := t.syncState()
		if err != nil {
			return err
		}
		s.Cursor = 0
		return t.put(keySync, s, bucketState)
	})
}

// NewIdentity makes this installation another device: with a number line of its own, and its queue kept. What was
// numbered goes back to the front of the waiting line.
func (v *Vault) NewIdentity() error {
	p := v.Profile()
	p.Device, p.Epoch = aid.NewID(), newEpoch()
	err := v.update(func(t transaction) error {
		for {
			key, sealed := t.bucket(bucketSent).Cursor().First()
			if key == nil {
				break
			}
			var change aid.Change
			if err := t.view(key, sealed, &change, bucketSent); err != nil {
				return err
			}
			if err := t.requeue(change); err != nil {
				return err
			}
		}
		s, err := t.syncState()
		if err != nil {
			return err
		}
		s = syncState{Digest: s.Digest}
		if err := t.put(keySync, s, bucketState); err != nil {
			return err
		}
		return t.put(keyProfile, p, bucketState)
	})
	if err != nil {
		return fmt.Errorf("taking a new identity: %w", err)
	}
	v.mu.Lock()
	v.profile = p
	v.mu.Unlock()
	return nil
}

func (t transaction) requeue(change aid.Change) error {
	if err := t.bucket(bucketSent).Delete(number(change.N)); err != nil {
		return err
	}
	before, err := t.entry(change.Kind, change.ID)
	if err != nil {
		return err
	}
	e := before
	e.Sent = 0
	e.Settle = append(slices.Clone(e.Settle), change.Settle...)
	if err := t.queue(&e); err != nil {
		return err
	}
	return t.putEntry(before, e)
}
