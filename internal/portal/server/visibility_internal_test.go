package server

import (
	"testing"

	"focalpoint/internal/aid"
)

// A record that its maker's device has just sent is not read again for it. Everybody who has something to hear of it
// does: another device, the same one once it begins anew, and the maker after somebody else's change.
func TestOnlyTheMakersDeviceIsSparedItsNewRecord(t *testing.T) {
	mine, other, org := aid.NewID(), aid.NewID(), aid.NewID()
	r := &record{Kind: aid.KindActivity, ID: aid.NewID(), Fields: map[aid.Path]field{}}
	change := func(device aid.ID, seq uint64, set aid.Fields) {
		was := r.standing()
		r.merge(aid.Change{Kind: r.Kind, ID: r.ID, Base: r.Rev, Set: set}, write{Seq: seq, Device: device}, nil)
		r.settle(was, seq)
	}
	spared := func(cursor, start uint64, device aid.ID) bool {
		v := viewer{person: person{Org: org, Role: aid.RoleFocalPoint}, device: device, cursor: cursor, start: start}
		_, missing := v.missing(r.Seq, r.orderLine())
		if told := v.deltas(r); !missing && len(told) > 0 {
			t.Errorf("cursor %d, start %d: %+v would not be told", cursor, start, told)
		}
		return !missing
	}
	change(mine, 7, aid.Fields{aid.PathReportingOrg: []byte(`"` + string(org) + `"`)})
	for _, tt := range []struct {
		cursor, start uint64
		device        aid.ID
		want          bool
	}{
		{3, 5, mine, true},
		{0, 5, mine, true},
		{3, 9, mine, true},
		{0, 9, mine, false}, // it begins anew
		{3, 5, other, false},
		{0, 9, other, false},
	} {
		if got := spared(tt.cursor, tt.start, tt.device); got != tt.want {
			t.Errorf("cursor %d, start %d, the maker's device %t: spared %t", tt.cursor, tt.start, tt.device == mine, got)
		}
	}
	change(other, 8, aid.Fields{"title.uk": []byte(`"Школа"`)})
	if spared(7, 7, mine) {
		t.Error("the maker does not hear of another's change")
	}
}
