package server_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
)

// change sends one change by bare HTTP and gives its receipt: the zero one where it was plainly accepted.
func (o *office) change(c aid.Change) (receipt aid.Receipt) {
	o.Helper()
	o.n++
	c.N = o.n
	line, err := json.Marshal(c)
	if err != nil {
		o.Fatal(err)
	}
	a := o.exchange("", append(append([]byte(o.handshake()), line...), '\n'))
	if a.status != http.StatusOK {
		o.Fatal(a.status, string(a.body))
	}
	for _, line := range o.lines(a) {
		if line.Receipt != nil && line.Receipt.N == c.N {
			return *line.Receipt
		}
	}
	return receipt
}

func (o *office) lines(a answer) (lines []aid.Answer) {
	o.Helper()
	body, err := portal.Decode("zstd", bytes.NewReader(a.body))
	if err != nil {
		o.Fatal(err)
	}
	defer body.Close()
	for decoder := json.NewDecoder(body); decoder.More(); {
		var line aid.Answer
		if err := decoder.Decode(&line); err != nil {
			o.Fatal(err)
		}
		lines = append(lines, line)
	}
	return lines
}

// record is what the portal has of a record, as a device sees it that begins anew.
func (o *office) record(id aid.ID) aid.Delta {
	o.Helper()
	for _, line := range o.lines(o.exchange("", []byte(o.handshake()))) {
		if line.Delta != nil && line.Delta.ID == id {
			return *line.Delta
		}
	}
	o.Fatalf("the portal shows nothing of %s", id)
	return aid.Delta{}
}

// published are the public fields of an activity; nil when it is not public.
func (o *office) published(id aid.ID) aid.Fields {
	o.Helper()
	var public struct {
		Activities []struct {
			ID     aid.ID     `json:"id"`
			Fields aid.Fields `json:"fields"`
		} `json:"activities"`
	}
	if err := json.Unmarshal(o.ask("GET", "/v1/activities", nil, nil).body, &public); err != nil {
		o.Fatal(err)
	}
	for _, a := range public.Activities {
		if a.ID == id {
			return a.Fields
		}
	}
	return nil
}

// set makes the fields of a change out of pairs.
func set(pairs ...any) aid.Fields {
	fields := aid.Fields{}
	for i := 0; i < len(pairs); i += 2 {
		raw, err := json.Marshal(pairs[i+1])
		if err != nil {
			panic(err)
		}
		fields[aid.Path(pairs[i].(string))] = raw
	}
	return fields
}

func (o *office) activity(base int64, id aid.ID, pairs ...any) aid.Change {
	fields := set(pairs...)
	if base == 0 {
		fields.SetText(aid.PathReportingOrg, string(o.org))
	}
	return aid.Change{Kind: aid.KindActivity, ID: id, Base: base, Set: fields}
}

func accepted(t *testing.T, what string, r aid.Receipt) {
	t.Helper()
	if r.Outcome == aid.OutcomeRefused || r.Outcome == aid.OutcomeConflict {
		t.Fatalf("%s: %+v %+v", what, r, r.Refusal)
	}
}

// A quarter's update belongs to the organisation of its activity, and has the one id that both computers can work out.
func TestQuarterUpdateBelongsToItsActivity(t *testing.T) {
	focal := open(t)
	foreign := focal.as("Петро", "Фонд", aid.RoleFocalPoint)
	partner := focal.as("Марія", "Міністерство", aid.RolePartner)
	theirs, q := aid.NewID(), aid.Quarter{Year: 2026, N: 4}
	accepted(t, "the activity", focal.change(focal.activity(0, theirs, "title.uk", "Школа", "state", "approved")))
	update := func(by *office, id, activity aid.ID) aid.Receipt {
		return by.change(aid.Change{Kind: aid.KindQuarterUpdate, ID: id, Set: set(
			"reporting_org", by.org, "activity", activity, "quarter", q.String(), "no_change", true)})
	}
	refused := func(what string, r aid.Receipt) {
		t.Helper()
		if r.Outcome != aid.OutcomeRefused || r.Refusal.Type != portal.RefusedNotPermitted {
			t.Errorf("%s: %+v", what, r)
		}
	}
	refused("another organisation's activity", update(foreign, aid.QuarterUpdateID(theirs, q), theirs))
	refused("an id of its own", update(focal, aid.NewID(), theirs))
	later := aid.NewID()
	accepted(t, "an activity that comes later", update(foreign, aid.QuarterUpdateID(later, q), later))
	accepted(t, "the own activity", update(focal, aid.QuarterUpdateID(theirs, q), theirs))
	other := aid.Quarter{Year: 2026, N: 3}
	accepted(t, "a partner, for anybody", partner.change(aid.Change{
		Kind: aid.KindQuarterUpdate, ID: aid.QuarterUpdateID(theirs, other),
		Set: set("reporting_org", focal.org, "activity", theirs, "quarter", other.String(), "no_change", true),
	}))
}

// What a contributor has done off line is never lost to the focal point's decision meanwhile, nor published without one.
func TestContributorsLateWorkWaitsForReview(t *testing.T) {
	focal := open(t)
	ivan := focal.as("Іван", "ОДА", aid.RoleContributor)
	begin := func(state aid.State) aid.ID {
		id := aid.NewID()
		accepted(t, "the draft", ivan.change(ivan.activity(0, id, "title.uk", "Школа", "state", "review")))
		accepted(t, "the decision", focal.change(focal.activity(1, id, "state", state, "review.seen", 1, "review_notes/title.uk", map[string]any{"text": "повна назва"})))
		return id
	}
	for _, c := range []struct {
		name   string
		stands aid.State
		late   aid.Change
		state  aid.State
		told   bool
	}{
		{"without a word of the state", aid.StateApproved, ivan.activity(1, "", "title.en", "School"), aid.StateReview, true},
		{"marked as ready", aid.StateApproved, ivan.activity(1, "", "title.en", "School", "state", "review"), aid.StateReview, true},
		{"in the knowledge of the approval", aid.StateApproved, ivan.activity(2, "", "title.en", "School", "state", "review"), aid.StateReview, false},
		{"a return not read yet", aid.StateReturned, ivan.activity(1, "", "title.en", "School", "state", "review"), aid.StateReturned, true},
		{"a return that is dealt with", aid.StateReturned, ivan.activity(2, "", "title.en", "School", "state", "review"), aid.StateReview, false},
	} {
		c.late.ID = begin(c.stands)
		r := ivan.change(c.late)
		accepted(t, c.name, r)
		if got := ivan.record(c.late.ID); got.Set.Text(aid.PathState) != string(c.state) || got.Set.Text("title.en") != "School" {
			t.Errorf("%s: %s", c.name, got.Set)
		}
		if (r.Set.Text(aid.PathState) == string(c.state)) != c.told {
			t.Errorf("%s: the receipt says %s", c.name, r.Set)
		}
		if public := focal.published(c.late.ID); public["title.en"] != nil || public["review_notes/title.uk"] != nil || public["review.seen"] != nil {
			t.Errorf("%s: published: %s", c.name, public)
		}
	}
	for name, change := range map[string]aid.Change{
		"approved by a contributor": ivan.activity(0, aid.NewID(), "title.uk", "Школа", "state", "approved"),
		"deleted by a contributor":  ivan.activity(2, begin(aid.StateApproved), "deleted", true),
	} {
		if r := ivan.change(change); r.Outcome != aid.OutcomeRefused || r.Refusal.Type != portal.RefusedBadState {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

// A note that was rewritten since it was read is not taken away with the old one.
func TestNoteNotReadYetStays(t *testing.T) {
	focal := open(t)
	ivan := focal.as("Іван", "ОДА", aid.RoleContributor)
	id, note := aid.NewID(), "review_notes/title.uk"
	accepted(t, "the draft", ivan.change(ivan.activity(0, id, "title.uk", "Школа", "state", "review")))
	accepted(t, "the return", focal.change(focal.activity(1, id, "state", "returned", note, map[string]any{"text": "яка?"})))
	accepted(t, "the second thought", focal.change(focal.activity(2, id, note, map[string]any{"text": "у якому місті?"})))
	done := ivan.activity(2, id, "state", "review", "title.uk", "Школа №5")
	done.Del = []aid.Path{aid.Path(note)}
	r := ivan.change(done)
	accepted(t, "the answer to the first", r)
	if string(r.Set[aid.Path(note)]) != `{"text":"у якому місті?"}` || string(ivan.record(id).Set[aid.Path(note)]) == "" {
		t.Errorf("the receipt says %s, the portal has %s", r.Set, ivan.record(id).Set)
	}
}

// An approval covers the revision that was read: edits that came after it wait for another look.
func TestApprovalCoversWhatWasSeen(t *testing.T) {
	focal := open(t)
	ivan := focal.as("Іван", "ОДА", aid.RoleContributor)
	id := aid.NewID()
	accepted(t, "the draft", ivan.change(ivan.activity(0, id, "title.uk", "Школа", "state", "review")))
	accepted(t, "an edit", ivan.change(ivan.activity(1, id, "title.uk", "Школа, якої немає")))
	for name, base := range map[string]int64{"sent before the edit was pulled": 1, "sent after": 2} {
		r := focal.change(focal.activity(base, id, "state", "approved", "review.seen", 1))
		accepted(t, name, r)
		if r.Set.Text(aid.PathState) != string(aid.StateReview) || focal.published(id) != nil {
			t.Errorf("%s: the receipt says %s, published is %s", name, r.Set, focal.published(id))
		}
	}
	rev := ivan.record(id).Rev
	if r := focal.change(focal.activity(rev, id, "state", "approved", "review.seen", rev)); r.Outcome != "" {
		t.Errorf("the latest revision: %+v", r)
	}
	if public := focal.published(id); public.Text("title.uk") != "Школа, якої немає" || public["review.seen"] != nil {
		t.Errorf("published is %s", public)
	}
}
