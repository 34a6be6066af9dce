package server

import (
	"bytes"
	"slices"
	"strings"

	"focalpoint/internal/aid"
)

// standing is what of a record counts in the tallies.
type standing struct {
	owner aid.ID
	rev   int64
	open  int64 // the revision that other organisations see; 0: none
}

func (r *record) standing() standing { return standing{r.Owner, r.Rev, r.openRev()} }

// openRev is the revision that other organisations see: the current one of organisations and focal points, the approved
// one of everything else, or 0.
func (r *record) openRev() int64 {
	switch {
	case r.wholeForAll():
		return r.Rev
	case r.Public != nil:
		return r.Public.Rev
	}
	return 0
}

func (r *record) wholeForAll() bool {
	return r.Kind == aid.KindOrganisation || r.Kind == aid.KindPerson && string(r.value("role")) == `"`+string(aid.RoleFocalPoint)+`"`
}

// settle brings owner and published version in line with the fields after a change with this seq.
func (r *record) settle(was standing, seq uint64) {
	flat := r.flat()
	if r.Owner = owner(flat); r.Owner != was.owner && was.rev > 0 {
		r.Moved = seq
		if !slices.Contains(r.Former, was.owner) {
			r.Former = append(r.Former, was.owner)
		}
	}
	if r.Kind != aid.KindOrganisation && r.Kind != aid.KindPerson && flat.Fields.Text(aid.PathState) == string(aid.StateApproved) {
		r.publish(aid.Published(flat).Fields, seq)
	}
	if was.open > 0 && r.openRev() == 0 {
		r.Hidden = seq
	}
}

func (r *record) publish(fields aid.Fields, seq uint64) {
	if r.Public == nil {
		r.Public = &published{Fields: map[aid.Path]dated{}}
	}
	r.Public.Rev, r.Public.Seq = r.Rev, seq
	for path, old := range r.Public.Fields {
		if _, kept := fields[path]; !kept && old.Value != nil {
			r.Public.Fields[path] = dated{nil, seq}
		}
	}
	for path, value := range fields {
		if !bytes.Equal(r.Public.Fields[path].Value, value) {
			r.Public.Fields[path] = dated{value, seq}
		}
	}
}

const (
	everybody = "*" // stands in an order line for all organisations
	madeBy    = "=" // stands before the device that has made a record which nobody has changed since
)

// orderLine is what the bucket order keeps of a change: the record's key, which organisations may have to hear of it, and
// which device need not, so that an exchange reads only the records that it has something to tell of.
func (r *record) orderLine() []byte {
	whom := everybody
	if !r.wholeForAll() && r.Public == nil && r.Hidden == 0 {
		whom = string(r.Owner)
		for _, former := range r.Former {
			whom += " " + string(former)
		}
		if r.Rev == 1 {
			whom += " " + madeBy + string(r.Writes[r.Last].Device)
		}
	}
	return append(append(recordKey(r.Kind, r.ID), ' '), whom...)
}

// concerned reads an order line: the record's key, and whether the person may have to hear of the change. A line without
// organisations, of an older portal, concerns everybody.
func (p person) concerned(line []byte) (key string, is bool) {
	key, whom, found := strings.Cut(string(line), " ")
	return key, !found || whom == everybody || p.Role == aid.RolePartner || slices.Contains(strings.Fields(whom), string(p.Org))
}

// viewer is who asks for changes: since when, from which device, and how far the portal was when the exchange began.
type viewer struct {
	person person
	device aid.ID
	cursor uint64 // 0: everything
	start  uint64 // what the device wrote after this it has in any case
}

// missing reads the order line of a change: the record's key, and whether the viewer may have to hear of it. The records
// that the device has just made are not read again to find that they hold nothing new.
func (v viewer) missing(seq uint64, line []byte) (key string, is bool) {
	if key, is = v.person.concerned(line); !is {
		return key, false
	}
	made := bytes.HasSuffix(line, []byte(" "+madeBy+string(v.device)))
	return key, !made || v.cursor == 0 && seq <= v.start
}

// deltas are what the viewer needs to hold the record as he may see it: none, one, or a removal and a fresh start.
func (v viewer) deltas(r *record) []aid.Delta {
	if v.person.Role == aid.RolePartner {
		return v.whole(r, v.cursor)
	}
	if r.Owner == v.person.Org {
		if r.Moved > v.cursor { // what was seen of it until then was not the whole
			return v.whole(r, 0)
		}
		return v.whole(r, v.cursor)
	}
	from := v.cursor
	var list []aid.Delta
	if from > 0 && (r.Hidden > from || r.Moved > from && slices.Contains(r.Former, v.person.Org)) {
		list, from = append(list, aid.Delta{Kind: r.Kind, ID: r.ID, Rev: r.Rev, Gone: true}), 0
	}
	switch {
	case r.wholeForAll():
		return append(list, v.whole(r, from)...)
	case r.Public != nil && (r.Public.Seq > from):
		return append(list, r.Public.delta(r, from))
	}
	return list
}

func (v viewer) whole(r *record, from uint64) []aid.Delta {
	own := v.start // own writes up to here are sent again to a device that begins anew
	if from > 0 {
		own = 0
	}
	last := r.Writes[r.Last]
	if r.lastByOthers(v.device) <= from && (last.Device != v.device || last.Seq > own || last.Seq <= from) {
		return nil
	}
	d := aid.Delta{Kind: r.Kind, ID: r.ID, Rev: r.Rev, Set: aid.Fields{}, Who: last.Who, When: last.When}
	for path, f := range r.Fields {
		w := r.Writes[f.Write]
		switch {
		case w.Seq <= from, w.Device == v.device && w.Seq > own:
		case f.Value == nil:
			d.Del = append(d.Del, path)
		default:
			d.Set[path] = f.Value
		}
	}
	slices.Sort(d.Del)
	return []aid.Delta{d}
}

func (p *published) delta(r *record, from uint64) aid.Delta {
	d := aid.Delta{Kind: r.Kind, ID: r.ID, Rev: p.Rev, Set: aid.Fields{}}
	for path, f := range p.Fields {
		switch {
		case f.Seq <= from:
		case f.Value == nil:
			d.Del = append(d.Del, path)
		default:
			d.Set[path] = f.Value
		}
	}
	slices.Sort(d.Del)
	return d
}
