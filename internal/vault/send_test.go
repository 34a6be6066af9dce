package vault_test

import (
	"errors"
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

func pending(t testing.TB, v *vault.Vault) (changes []aid.Change) {
	t.Helper()
	for change, err := range v.Pending(0) {
		if err != nil {
			t.Fatal(err)
		}
		changes = append(changes, change)
	}
	return changes
}

func numberAll(t testing.TB, v *vault.Vault) {
	t.Helper()
	if _, err := v.Number(1000); err != nil {
		t.Fatal(err)
	}
}

func receive(t testing.TB, v *vault.Vault, answers ...aid.Answer) {
	t.Helper()
	if err := v.Receive(answers, noon); err != nil {
		t.Fatal(err)
	}
}

func position(n uint64) aid.Answer { return aid.Answer{Position: &n} }

// accepted saves a record and lets the portal accept it as revision 1.
func accepted(t testing.TB, v *vault.Vault, record aid.Record) {
	t.Helper()
	save(t, v, vault.Draft{Record: record, Queue: true, At: noon})
	numberAll(t, v)
	changes := pending(t, v)
	receive(t, v, position(changes[len(changes)-1].N))
}

func with(record aid.Record, path aid.Path, text string) aid.Record {
	record.Fields = record.Fields.Clone()
	record.Fields.SetText(path, text)
	return record
}

func TestChangeGoesTheWholeRoad(t *testing.T) {
	v := vaulttest.Open(t)
	record := activity("Школа")
	save(t, v, vault.Draft{Record: record, At: noon})
	if n, err := v.Number(1000); err != nil || n != 0 {
		t.Fatalf("a draft was numbered: %d, %v", n, err)
	}
	save(t, v, vault.Draft{Record: record, Queue: true, At: noon})
	if got := v.Counts(); got.Waiting != 1 || got.Held != 0 {
		t.Errorf("after queueing: %+v", got)
	}
	numberAll(t, v)
	changes := pending(t, v)
	if len(changes) != 1 || changes[0].N != 1 || changes[0].Base != 0 || !changes[0].Set.Equal(record.Fields) {
		t.Fatalf("to send: %+v", changes)
	}
	receive(t, v, position(1))
	if e := entry(t, v, record.ID); e.Stage() != aid.StageClean || e.Record.Rev != 1 {
		t.Errorf("after the receipt: %+v", e)
	}
	receipts, err := v.Receipts(10)
	if err != nil || len(receipts) != 1 || receipts[0].Outcome != aid.OutcomeAccepted || receipts[0].Title.UK != "Школа" {
		t.Errorf("receipts: %+v, %v", receipts, err)
	}
	var want aid.Digest
	want.Add(record.ID, 1)
	if digest, err := v.Digest(); err != nil || digest != want {
		t.Errorf("digest %v, want %v, %v", digest, want, err)
	}
	h, err := v.Handshake()
	if err != nil || h.Acked != 1 || h.Hash != changes[0].Hash("") {
		t.Errorf("handshake: %+v, %v", h, err)
	}
}

func TestEditsWhileSendingAreTheNextChange(t *testing.T) {
	v := vaulttest.Open(t)
	record := activity("Школа")
	save(t, v, vault.Draft{Record: record, Queue: true, At: noon})
	numberAll(t, v)
	save(t, v, vault.Draft{Record: with(record, "status", "2"), Queue: true, At: noon})
	if n, _ := v.Number(1000); n != 0 {
		t.Fatal("a second change of one record was numbered before the first was answered")
	}
	if first := pending(t, v); first[0].Set.Text("status") != "" {
		t.Error("a numbered change was altered")
	}
	receive(t, v, position(1))
	numberAll(t, v)
	second := pending(t, v)
	if len(second) != 1 || second[0].N != 2 || second[0].Base != 1 || len(second[0].Set) != 1 || second[0].Set.Text("status") != "2" {
		t.Errorf("the next change: %+v", second)
	}
}

func TestSavingTheSameAgainDoesNotLeaveTheQueue(t *testing.T) {
	v := vaulttest.Open(t)
	record := activity("Школа")
	save(t, v, vault.Draft{Record: record, Queue: true, At: noon})
	save(t, v, vault.Draft{Record: record, At: noon})
	if got := v.Counts(); got.Waiting != 1 {
		t.Errorf("after saving the same: %+v", got)
	}
	save(t, v, vault.Draft{Record: with(record, "status", "1"), At: noon})
	if got := v.Counts(); got.Waiting != 0 || got.Held != 1 {
		t.Errorf("an edited record must be marked as ready again: %+v", got)
	}
}

func TestOthersChangesMergeIntoADraft(t *testing.T) {
	v := vaulttest.Open(t)
	record := activity("Школа")
	accepted(t, v, record)
	save(t, v, vault.Draft{Record: with(record, "title.uk", "Школа №5"), At: noon})
	receive(t, v, aid.Answer{Delta: &aid.Delta{Kind: aid.KindActivity, ID: record.ID, Rev: 2, Set: aid.Fields{"status": []byte(`"3"`)}}})
	e := entry(t, v, record.ID)
	if e.Record.Rev != 2 || e.Record.Fields.Text("title.uk") != "Школа №5" || e.Record.Fields.Text("status") != "3" || len(e.Clashes) != 0 {
		t.Errorf("merged: %+v", e)
	}
	if len(e.Was) != 1 {
		t.Errorf("left to send: %v", e.Was)
	}
}

func TestConflictWaitsForADecision(t *testing.T) {
	for choice, want := range map[vault.Choice]string{vault.Mine: "2", vault.Theirs: "3", vault.Other: "4"} {
		t.Run(string(choice), func(t *testing.T) {
			v := vaulttest.Open(t)
			record := activity("Школа")
			accepted(t, v, record)
			save(t, v, vault.Draft{Record: with(record, "status", "2"), Queue: true, At: noon})
			numberAll(t, v)
			receive(t, v, aid.Answer{Receipt: &aid.Receipt{
				N: 2, Outcome: aid.OutcomeConflict, Rev: 2,
				Clashes: []aid.Clash{{Path: "status", Theirs: []byte(`"3"`), Who: "Ірина"}},
			}}, position(2))
			e := entry(t, v, record.ID)
			if e.Record.Fields.Text("status") != "3" || len(e.Clashes) != 1 || string(e.Clashes[0].Mine) != `"2"` || e.Stage() != aid.StageClean {
				t.Fatalf("the conflict: %+v", e)
			}
			if got := v.Counts(); got.Clashes != 1 {
				t.Errorf("counts: %+v", got)
			}
			if err := v.Resolve(aid.KindActivity, record.ID, "status", choice, []byte(`"4"`), noon); err != nil {
				t.Fatal(err)
			}
			e = entry(t, v, record.ID)
			if e.Record.Fields.Text("status") != want || len(e.Clashes) != 0 {
				t.Errorf("decided: %+v", e)
			}
			numberAll(t, v)
			changes := pending(t, v)
			if len(changes) != 1 || len(changes[0].Settle) != 1 || changes[0].Base != 2 {
				t.Errorf("the decision on its way: %+v", changes)
			}
		})
	}
}

// clashed is a record on whose status the portal and the person differ: "3" there, "2" here.
func clashed(t *testing.T, v *vault.Vault) aid.Record {
	t.Helper()
	record := activity("Школа")
	accepted(t, v, record)
	save(t, v, vault.Draft{Record: with(record, "status", "2"), Queue: true, At: noon})
	numberAll(t, v)
	receive(t, v, aid.Answer{Receipt: &aid.Receipt{
		N: 2, Outcome: aid.OutcomeConflict, Rev: 2, Clashes: []aid.Clash{{Path: "status", Theirs: []byte(`"3"`), Who: "Ірина"}},
	}}, position(2))
	return entry(t, v, record.ID).Record
}

func TestTypingOverAConflictDecidesIt(t *testing.T) {
	for name, c := range map[string]struct {
		path  aid.Path
		value string
		open  int
	}{
		"a third value":                    {"status", "4", 0},
		"another field":                    {"title.uk", "Ліцей", 1},
		"a window that knows of nothing":   {"status", "2", 1},
		"the portal’s value, which stands": {"status", "3", 1},
	} {
		t.Run(name, func(t *testing.T) {
			v := vaulttest.Open(t)
			record := clashed(t, v)
			save(t, v, vault.Draft{Record: with(record, c.path, c.value), Queue: true, At: noon})
			e := entry(t, v, record.ID)
			if len(e.Clashes) != c.open || v.Counts().Clashes != c.open {
				t.Fatalf("undecided: %+v", e.Clashes)
			}
			numberAll(t, v)
			if c.open > 0 {
				return
			}
			changes := pending(t, v)
			if len(changes) != 1 || len(changes[0].Settle) != 1 || changes[0].Set.Text(c.path) != c.value {
				t.Errorf("the decision on its way: %+v", changes)
			}
		})
	}
}

func TestConflictShowsWhatStandsAtThePortalNow(t *testing.T) {
	v := vaulttest.Open(t)
	record := clashed(t, v)
	receive(t, v, aid.Answer{Delta: &aid.Delta{Kind: aid.KindActivity, ID: record.ID, Rev: 3, Set: aid.Fields{"status": []byte(`"5"`)}, Who: "Петро", When: 9}})
	c := entry(t, v, record.ID).Clashes
	if len(c) != 1 || string(c[0].Mine) != `"2"` || string(c[0].Theirs) != `"5"` || c[0].Who != "Петро" {
		t.Errorf("the conflict: %+v", c)
	}
}

func TestRefusedChangeKeepsTheWork(t *testing.T) {
	v := vaulttest.Open(t)
	record := activity("Школа")
	save(t, v, vault.Draft{Record: record, Queue: true, At: noon})
	numberAll(t, v)
	receive(t, v, aid.Answer{Receipt: &aid.Receipt{N: 1, Outcome: aid.OutcomeRefused, Refusal: &aid.Refusal{Type: "not-permitted"}}}, position(1))
	e := entry(t, v, record.ID)
	if e.Stage() != aid.StageRefused || !e.Record.Fields.Equal(record.Fields) || e.Refusal.Type != "not-permitted" {
		t.Fatalf("refused: %+v", e)
	}
	outbox, err := v.Outbox()
	if err != nil || len(outbox) != 1 || outbox[0].Refusal == nil {
		t.Errorf("the outbox: %+v, %v", outbox, err)
	}
	save(t, v, vault.Draft{Record: with(record, "status", "1"), Queue: true, At: noon})
	numberAll(t, v)
	if changes := pending(t, v); len(changes) != 1 || changes[0].N != 2 || changes[0].Set.Text("title.uk") != "Школа" {
		t.Errorf("sent again: %+v", changes)
	}
}

func TestLateAndRepeatedAnswersChangeNothing(t *testing.T) {
	v := vaulttest.Open(t)
	record := activity("Школа")
	accepted(t, v, record)
	answers := []aid.Answer{
		{Delta: &aid.Delta{Kind: aid.KindActivity, ID: record.ID, Rev: 2, Set: aid.Fields{"status": []byte(`"3"`)}}},
		{Cursor: &aid.Cursor{From: 0, To: 9}},
	}
	receive(t, v, answers...)
	save(t, v, vault.Draft{Record: with(entry(t, v, record.ID).Record, "status", "4"), At: noon})
	before := entry(t, v, record.ID)
	if err := v.Receive(answers, noon); !errors.Is(err, vault.ErrLate) {
		t.Errorf("a late answer: %v", err)
	}
	receive(t, v, answers[0], position(1))
	if after := entry(t, v, record.ID); !after.Record.Fields.Equal(before.Record.Fields) || len(after.Clashes) != 0 || after.Record.Rev != 2 {
		t.Errorf("a repeated answer changed %+v to %+v", before, after)
	}
}

func TestEditAgainstDeleteKeepsTheEdit(t *testing.T) {
	v := vaulttest.Open(t)
	record := activity("Школа")
	accepted(t, v, record)
	save(t, v, vault.Draft{Record: with(record, "status", "2"), Queue: true, At: noon})
	numberAll(t, v)
	receive(t, v, aid.Answer{Receipt: &aid.Receipt{
		N: 2, Outcome: aid.OutcomeConflict, Rev: 3, Clashes: []aid.Clash{{Path: aid.PathDeleted, Theirs: []byte("true")}},
	}}, position(2))
	e := entry(t, v, record.ID)
	if e.Record.Deleted() || e.Record.Fields.Text("status") != "2" || len(e.Clashes) != 1 {
		t.Errorf("edited here, deleted there: %+v", e)
	}
	if err := v.Resolve(aid.KindActivity, record.ID, aid.PathDeleted, vault.Theirs, nil, noon); err != nil {
		t.Fatal(err)
	}
	if e := entry(t, v, record.ID); !e.Record.Deleted() || len(e.Clashes) != 0 {
		t.Errorf("the deletion was taken: %+v", e)
	}
}

func TestNewIdentityKeepsTheQueue(t *testing.T) {
	v := vaulttest.Open(t)
	record := activity("Школа")
	accepted(t, v, record)
	save(t, v, vault.Draft{Record: with(record, "status", "2"), Queue: true, At: noon})
	numberAll(t, v)
	device := v.Profile().Device
	if err := v.NewIdentity(); err != nil {
		t.Fatal(err)
	}
	if v.Profile().Device == device {
		t.Error("the device is the same")
	}
	numberAll(t, v)
	if changes := pending(t, v); len(changes) != 1 || changes[0].N != 1 || changes[0].Base != 1 {
		t.Errorf("the queue as another device: %+v", changes)
	}
}

func TestGoneRecordKeepsUnsentWork(t *testing.T) {
	v := vaulttest.Open(t)
	clean, edited := activity("Хаб"), activity("Школа")
	accepted(t, v, clean)
	accepted(t, v, edited)
	save(t, v, vault.Draft{Record: with(edited, "status", "2"), At: noon})
	for _, record := range []aid.Record{clean, edited} {
		receive(t, v, aid.Answer{Delta: &aid.Delta{Kind: aid.KindActivity, ID: record.ID, Gone: true}})
	}
	if _, err := v.Entry(aid.KindActivity, clean.ID); !errors.Is(err, vault.ErrNotFound) {
		t.Errorf("the record without work: %v", err)
	}
	if e := entry(t, v, edited.ID); e.Record.Fields.Text("status") != "2" || e.Record.Rev != 0 {
		t.Errorf("the record with work: %+v", e)
	}
	if digest, _ := v.Digest(); digest != (aid.Digest{}) {
		t.Errorf("digest %v", digest)
	}
}

func TestDiscard(t *testing.T) {
	v := vaulttest.Open(t)
	sent, draft := activity("Школа"), activity("Хаб")
	accepted(t, v, sent)
	save(t, v, vault.Draft{Record: with(sent, "status", "2"), At: noon}, vault.Draft{Record: draft, At: noon})
	for _, id := range []aid.ID{sent.ID, draft.ID} {
		if err := v.Discard(aid.KindActivity, id, noon); err != nil {
			t.Fatal(err)
		}
	}
	if e := entry(t, v, sent.ID); !e.Record.Fields.Equal(sent.Fields) || e.Stage() != aid.StageClean {
		t.Errorf("back to the portal's version: %+v", e)
	}
	if _, err := v.Entry(aid.KindActivity, draft.ID); !errors.Is(err, vault.ErrNotFound) {
		t.Errorf("a draft the portal never had: %v", err)
	}
	if got := v.Counts(); got != (vault.Counts{}) {
		t.Errorf("counts: %+v", got)
	}
}
