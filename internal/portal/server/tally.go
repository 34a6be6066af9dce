package server

import (
	"encoding/binary"
	"fmt"

	"focalpoint/internal/aid"
)

// The tallies are digests kept up to date with every change, so that no exchange has to count all records:
// all of them whole, those of one organisation whole, and what others may see, of all and of one organisation.
const (
	tallyAll   = "all"
	tallyWhole = "whole/"
	tallyOpen  = "open"
)

// books is one writing transaction's view of the small values that nearly every change touches; close writes them.
type books struct {
	tx      Tx
	seq     uint64
	numbers map[string]uint64
	tallies map[string]*aid.Digest
}

func openBooks(tx Tx) *books {
	b := &books{tx: tx, numbers: map[string]uint64{}, tallies: map[string]*aid.Digest{}}
	b.seq = readNumber(tx, "seq")
	return b
}

// add counts something: "changes", "revisions", or "records/" with the kind.
func (b *books) add(name string, n uint64) {
	if _, read := b.numbers[name]; !read {
		b.numbers[name] = readNumber(b.tx, name)
	}
	b.numbers[name] += n
}

func (b *books) tally(name string) (*aid.Digest, error) {
	if b.tallies[name] == nil {
		d, err := readTally(b.tx, name)
		if err != nil {
			return nil, err
		}
		b.tallies[name] = &d
	}
	return b.tallies[name], nil
}

// count moves a record from what it was to what it is in all tallies.
func (b *books) count(id aid.ID, was, is standing) error {
	for _, change := range []struct {
		tally string
		from  int64
		to    int64
	}{
		{tallyAll, was.rev, is.rev},
		{tallyWhole + string(was.owner), was.rev, 0},
		{tallyWhole + string(is.owner), 0, is.rev},
		{tallyOpen, was.open, is.open},
		{tallyOpen + "/" + string(was.owner), was.open, 0},
		{tallyOpen + "/" + string(is.owner), 0, is.open},
	} {
		if change.from == 0 && change.to == 0 {
			continue
		}
		d, err := b.tally(change.tally)
		if err != nil {
			return err
		}
		d.Remove(id, change.from)
		d.Add(id, change.to)
	}
	return nil
}

func (b *books) close() error {
	b.numbers["seq"] = b.seq
	for name, n := range b.numbers {
		if err := b.tx.Put(bucketMeta, []byte(name), binary.BigEndian.AppendUint64(nil, n)); err != nil {
			return fmt.Errorf("counting %s: %w", name, err)
		}
	}
	for name, d := range b.tallies {
		raw, err := d.MarshalBinary()
		if err != nil {
			return err
		}
		if err := b.tx.Put(bucketTallies, []byte(name), raw); err != nil {
			return fmt.Errorf("keeping the tally %s: %w", name, err)
		}
	}
	return nil
}

func readNumber(tx Tx, name string) uint64 {
	raw := tx.Get(bucketMeta, []byte(name))
	if len(raw) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(raw)
}

func readTally(tx Tx, name string) (d aid.Digest, err error) {
	raw := tx.Get(bucketTallies, []byte(name))
	if raw == nil {
		return d, nil
	}
	if err := d.UnmarshalBinary(raw); err != nil {
		return d, fmt.Errorf("reading the tally %s: %w", name, err)
	}
	return d, nil
}

// seen is the digest over what a person may see.
func seen(tx Tx, p person) (aid.Digest, error) {
	if p.Role == aid.RolePartner {
		return readTally(tx, tallyAll)
	}
	whole, err := readTally(tx, tallyWhole+string(p.Org))
	if err != nil {
		return whole, err
	}
	open, err := readTally(tx, tallyOpen)
	if err != nil {
		return open, err
	}
	own, err := readTally(tx, tallyOpen+"/"+string(p.Org))
	return whole.Plus(open.Minus(own)), err
}
