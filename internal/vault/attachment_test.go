package vault_test

import (
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

// attach keeps a small file and attaches it.
func attach(t testing.TB, v *vault.Vault, to aid.ID, content string) vault.Attachment {
	t.Helper()
	f, err := v.AddFile(strings.NewReader(content), "application/pdf", 1<<20, noon)
	if err != nil {
		t.Fatal(err)
	}
	a := vault.Attachment{ID: aid.NewID(), Name: content + ".pdf", Hash: f.Hash}
	if err := v.SetAttachment(to, a); err != nil {
		t.Fatal(err)
	}
	return a
}

func attachments(t testing.TB, v *vault.Vault, of aid.ID) (names []string) {
	t.Helper()
	list, err := v.Attachments(of)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range list {
		names = append(names, strings.TrimSuffix(a.Name, ".pdf"))
	}
	return names
}

func TestAttachmentsStandBesideTheirActivity(t *testing.T) {
	v := vaulttest.Open(t)
	school, road := activity("Школа"), activity("Дорога")
	save(t, v, vault.Draft{Record: school, At: noon}, vault.Draft{Record: road, At: noon})
	attach(t, v, school.ID, "акт")
	attach(t, v, school.ID, "угода")
	attach(t, v, road.ID, "акт")
	if names := attachments(t, v, school.ID); strings.Join(names, " ") != "акт угода" {
		t.Errorf("%q", names)
	}
	if files, err := v.Files(); err != nil || len(files) != 2 {
		t.Errorf("the same content is kept more than once: %+v, %v", files, err)
	}
	list, err := v.Attachments(road.ID)
	if err != nil || len(list) != 1 || list[0].File.Size != int64(len("акт")) || list[0].File.Type != "application/pdf" {
		t.Errorf("%+v, %v", list, err)
	}
	if e := entry(t, v, school.ID); strings.Contains(string(e.Record.Fields["documents"]), "акт") || len(e.Record.Fields) != len(school.Fields) {
		t.Errorf("an attachment is in the record: %v", e.Record.Fields)
	}
}

func TestNothingIsAttachedToNothing(t *testing.T) {
	v := vaulttest.Open(t)
	f, err := v.AddFile(strings.NewReader("акт"), "application/pdf", 1<<20, noon)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.SetAttachment(aid.NewID(), vault.Attachment{ID: aid.NewID(), Hash: f.Hash}); !errors.Is(err, vault.ErrNotFound) {
		t.Errorf("to no activity: %v", err)
	}
	school := activity("Школа")
	save(t, v, vault.Draft{Record: school, At: noon})
	if err := v.SetAttachment(school.ID, vault.Attachment{ID: aid.NewID(), Hash: "00"}); !errors.Is(err, vault.ErrNotFound) {
		t.Errorf("no file: %v", err)
	}
}

func collect(t testing.TB, v *vault.Vault) {
	t.Helper()
	if err := v.Collect(); err != nil {
		t.Fatal(err)
	}
}

func TestFilesOfADeletedActivityStayUntilThePortalAgrees(t *testing.T) {
	v := vaulttest.Open(t)
	school := activity("Школа")
	save(t, v, vault.Draft{Record: school, Queue: true, At: noon})
	a := attach(t, v, school.ID, "акт")
	if _, err := v.Number(10); err != nil {
		t.Fatal(err)
	}
	collect(t, v)
	if err := v.Receive([]aid.Answer{{Receipt: &aid.Receipt{N: 1, Outcome: aid.OutcomeAccepted, Rev: 1}}}, noon); err != nil {
		t.Fatal(err)
	}
	school.Fields = school.Fields.Clone()
	school.Fields[aid.PathDeleted] = []byte("true")
	save(t, v, vault.Draft{Record: school, Queue: true, At: noon})
	collect(t, v)
	if _, err := v.File(a.Hash); err != nil {
		t.Fatalf("the deletion waits in the outbox, and the file is gone: %v", err)
	}
	if _, err := v.Number(10); err != nil {
		t.Fatal(err)
	}
	collect(t, v)
	if _, err := v.File(a.Hash); err != nil {
		t.Fatalf("the deletion is not answered, and the file is gone: %v", err)
	}
	if err := v.Receive([]aid.Answer{{Receipt: &aid.Receipt{N: 2, Outcome: aid.OutcomeAccepted, Rev: 2}}}, noon); err != nil {
		t.Fatal(err)
	}
	collect(t, v)
	if _, err := v.File(a.Hash); !errors.Is(err, vault.ErrNotFound) {
		t.Errorf("the file of an activity that is deleted everywhere is still here: %v", err)
	}
}

// Whatever is attached, removed, put back, discarded and collected: what is attached can be read, and nothing else is kept.
func TestCollectKeepsWhatIsAttached(t *testing.T) {
	v := vaulttest.Open(t)
	dice := rand.New(rand.NewPCG(4, 20))
	var activities []aid.ID
	attached := map[aid.ID][]vault.Attachment{}
	for range 150 {
		if len(activities) < 3 {
			record := activity("Школа")
			save(t, v, vault.Draft{Record: record, At: noon})
			activities = append(activities, record.ID)
		}
		id := activities[dice.IntN(len(activities))]
		switch list := attached[id]; dice.IntN(5) {
		case 0, 1:
			attached[id] = append(list, attach(t, v, id, []string{"акт", "угода", "знімок", "лист"}[dice.IntN(4)]))
		case 2:
			if len(list) > 0 {
				a := &list[dice.IntN(len(list))]
				a.Removed = !a.Removed
				if err := v.SetAttachment(id, *a); err != nil {
					t.Fatal(err)
				}
			}
		case 3:
			if dice.IntN(4) == 0 {
				if err := v.Discard(aid.KindActivity, id, noon); err != nil {
					t.Fatal(err)
				}
				activities = slices.DeleteFunc(activities, func(other aid.ID) bool { return other == id })
				delete(attached, id)
			}
		case 4:
			collect(t, v)
			used := map[string]bool{}
			for id, list := range attached {
				attached[id] = slices.DeleteFunc(list, func(a vault.Attachment) bool { return a.Removed })
				for _, a := range attached[id] {
					used[a.Hash] = true
				}
			}
			if files, err := v.Files(); err != nil || len(files) != len(used) || values(t, v, "chunks") != len(used) {
				t.Fatalf("%d files are kept, %d are attached: %v", len(files), len(used), err)
			}
		}
		for _, list := range attached {
			for _, a := range list {
				if content := read(t, v, a.Hash); content+".pdf" != a.Name {
					t.Fatalf("%s holds %q", a.Name, content)
				}
			}
		}
	}
}

func read(t testing.TB, v *vault.Vault, hash string) string {
	t.Helper()
	r, err := v.ReadFile(hash)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
