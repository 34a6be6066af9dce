package server

import (
	"encoding/json"
	"fmt"
	"slices"

	"focalpoint/internal/aid"
)

// record is a record as the portal keeps it: each field with the write that gave it its value.
type record struct {
	Kind   aid.Kind           `json:"-"`
	ID     aid.ID             `json:"-"`
	Rev    int64              `json:"rev"`
	Seq    uint64             `json:"seq"` // of the last change; the record's place in the bucket order
	Fields map[aid.Path]field `json:"fields"`
	Writes []write            `json:"writes"`          // those that a field or Last refers to
	Last   int                `json:"last"`            // the write that made Rev
	Other  uint64             `json:"other,omitempty"` // seq of the last write by another device than Last's

	Owner  aid.ID     `json:"owner,omitempty"`  // the organisation it belongs to
	Moved  uint64     `json:"moved,omitempty"`  // seq of the last change of Owner
	Former []aid.ID   `json:"former,omitempty"` // earlier owners
	Public *published `json:"public,omitempty"` // what other organisations see
	Hidden uint64     `json:"hidden,omitempty"` // seq when others ceased to see it
}

// field is a value, or nil for one that was removed, and the index of its write.
type field struct {
	Value json.RawMessage `json:"v,omitempty"`
	Write int             `json:"w"`
}

// write is one accepted change of a record: which revision it made, and who made it.
type write struct {
	Rev    int64  `json:"rev"`
	Seq    uint64 `json:"seq"`
	Device aid.ID `json:"device,omitempty"` // empty: the portal itself
	Who    string `json:"who,omitempty"`    // the person's name
	When   int64  `json:"when"`             // Unix seconds by the portal's clock
}

// published is the version at the last approval as aid.Published shows it. Each field has the seq since which it is so.
type published struct {
	Rev    int64              `json:"rev"`
	Seq    uint64             `json:"seq"`
	Fields map[aid.Path]dated `json:"fields"`
}

type dated struct {
	Value json.RawMessage `json:"v,omitempty"`
	Seq   uint64          `json:"s"`
}

func recordKey(kind aid.Kind, id aid.ID) []byte { return []byte(string(kind) + "/" + string(id)) }

// loadRecord reads a record; one that is not there yet has revision 0.
func loadRecord(tx Tx, kind aid.Kind, id aid.ID) (*record, error) {
	r := &record{Kind: kind, ID: id, Fields: map[aid.Path]field{}}
	raw := tx.Get(bucketRecords, recordKey(kind, id))
	if raw == nil {
		return r, nil
	}
	if err := json.Unmarshal(raw, r); err != nil {
		return nil, fmt.Errorf("reading %s %s: %w", kind, id, err)
	}
	return r, nil
}

// value is what stands at a path now, or nil.
func (r *record) value(path aid.Path) json.RawMessage { return r.Fields[path].Value }

// changedSince says whether the field at path was written after the revision base.
func (r *record) changedSince(path aid.Path, base int64) bool {
	f, present := r.Fields[path]
	return present && r.Writes[f.Write].Rev > base
}

// flat is the record as others know it.
func (r *record) flat() aid.Record {
	fields := aid.Fields{}
	for path, f := range r.Fields {
		if f.Value != nil {
			fields[path] = f.Value
		}
	}
	return aid.Record{Kind: r.Kind, ID: r.ID, Rev: r.Rev, Fields: fields}
}

// size is about how many bytes the record takes on the wire.
func (r *record) size() (bytes int) {
	for path, f := range r.Fields {
		if f.Value != nil {
			bytes += len(path) + len(f.Value) + 4
		}
	}
	return bytes
}

// lastByOthers is the seq of the last write by another device.
func (r *record) lastByOthers(device aid.ID) uint64 {
	if last := r.Writes[r.Last]; last.Device != device {
		return last.Seq
	}
	return r.Other
}

// bump makes w the record's last write and gives its index.
func (r *record) bump(w write) int {
	if r.Rev > 0 {
		r.Other = r.lastByOthers(w.Device)
	}
	r.Rev++
	w.Rev = r.Rev
	r.Seq = w.Seq
	r.Writes = append(r.Writes, w)
	r.Last = len(r.Writes) - 1
	return r.Last
}

// prune forgets writes that nothing refers to any more.
func (r *record) prune() {
	used := make([]int, len(r.Writes))
	used[r.Last] = 1
	for _, f := range r.Fields {
		used[f.Write] = 1
	}
	if !slices.Contains(used, 0) {
		return
	}
	kept := make([]write, 0, len(r.Writes))
	for i, w := range r.Writes {
		if used[i] == 1 {
			used[i] = len(kept)
			kept = append(kept, w)
		}
	}
	for path, f := range r.Fields {
		r.Fields[path] = field{f.Value, used[f.Write]}
	}
	r.Last, r.Writes = used[r.Last], kept
}
