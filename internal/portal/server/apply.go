package server

import (
	"encoding/binary"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
)

// applyOne takes one change, or says why not. It gives nil when the change was plainly accepted.
func (s *Server) applyOne(b *books, p person, device aid.ID, arrived arrival) (*aid.Receipt, error) {
	b.add("changes", 1)
	c := arrived.Change
	if arrived.refusal != nil {
		return refused(c, arrived.refusal), nil
	}
	r, err := loadRecord(b.tx, c.Kind, c.ID)
	if err != nil {
		return nil, err
	}
	if c.Base > r.Rev {
		return refused(c, &aid.Refusal{Type: portal.RefusedBadBase, Detail: "The portal has no such revision of the record."}), nil
	}
	before, was := r.flat(), r.standing()
	b.seq++
	receipt := r.merge(c, write{Seq: b.seq, Device: device, Who: p.Name, When: s.Now().Unix()}, r.rule(p.Role, c))
	after := r.flat()
	refusal, err := p.permitsAt(b.tx, before, after)
	if err != nil {
		return nil, err
	}
	if refusal != nil {
		b.seq--
		return refused(c, refusal), nil
	}
	if r.size() > limits.Record {
		b.seq--
		return refused(c, &aid.Refusal{Type: portal.RefusedTooLarge, Detail: "The record would be too large."}), nil
	}
	if err := s.keepClashes(b, r, c, receipt); err != nil {
		return nil, err
	}
	if r.Rev == was.rev {
		return receipt, nil
	}
	return receipt, s.store(b, r, was)
}

func refused(c aid.Change, why *aid.Refusal) *aid.Receipt {
	return &aid.Receipt{N: c.N, Outcome: aid.OutcomeRefused, Refusal: why}
}

// store writes a changed record and its place in the order, and counts it.
func (s *Server) store(b *books, r *record, was standing) error {
	r.settle(was, r.Seq)
	key := recordKey(r.Kind, r.ID)
	if old := b.tx.Get(bucketRecords, key); old != nil {
		before, err := loadRecord(b.tx, r.Kind, r.ID)
		if err != nil {
			return err
		}
		if err := b.tx.Delete(bucketOrder, seqKey(before.Seq)); err != nil {
			return err
		}
	} else {
		b.add("records/"+string(r.Kind), 1)
	}
	b.add("revisions", uint64(r.Rev-was.rev))
	if err := putJSON(b.tx, bucketRecords, key, r); err != nil {
		return err
	}
	if err := b.tx.Put(bucketOrder, seqKey(r.Seq), r.orderLine()); err != nil {
		return err
	}
	return b.count(r.ID, was, r.standing())
}

func seqKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

// portalWrite makes a record on the portal's own account, as at an enrolment.
func (s *Server) portalWrite(b *books, record aid.Record) error {
	r, err := loadRecord(b.tx, record.Kind, record.ID)
	if err != nil {
		return err
	}
	was := r.standing()
	b.seq++
	r.merge(aid.Change{Kind: record.Kind, ID: record.ID, Set: record.Fields}, write{Seq: b.seq, When: s.Now().Unix()}, nil)
	return s.store(b, r, was)
}

// keepClashes keeps the values that lost until a person decides, and drops those that the change decides.
func (s *Server) keepClashes(b *books, r *record, c aid.Change, receipt *aid.Receipt) error {
	for _, path := range c.Settle {
		if err := b.tx.Delete(bucketConflicts, conflictKey(r, path)); err != nil {
			return err
		}
	}
	if receipt == nil {
		return nil
	}
	for _, clash := range receipt.Clashes {
		if err := putJSON(b.tx, bucketConflicts, conflictKey(r, clash.Path), clash); err != nil {
			return err
		}
	}
	return nil
}

func conflictKey(r *record, path aid.Path) []byte {
	return append(append(recordKey(r.Kind, r.ID), ' '), path...)
}
