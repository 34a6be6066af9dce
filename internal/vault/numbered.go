package vault

import (
	"errors"
	"iter"

	"focalpoint/internal/aid"
)

// sentChange is a change with its number, and its hash.
type sentChange struct {
	aid.Change
	Sum string `json:"hash,omitempty"` // Change.Hash
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
