package desk_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/exchange/bundle"
	"focalpoint/internal/portal/server"
	"focalpoint/internal/syncer"
	"focalpoint/internal/vault"
)

// road is an office without a link, and a colleague with one.
type road struct {
	*testing.T
	portal            desktest.Portal
	office, colleague *desk.Desk
	stick             string // the folder of the files
}

func newRoad(t *testing.T) *road {
	p := desktest.StartPortal(t)
	return &road{t, p, p.Enrol(t, "Олена", aid.RoleFocalPoint), p.Enrol(t, "Петро", aid.RoleFocalPoint), t.TempDir()}
}

func (r *road) write(d *desk.Desk, name string, changes int) string {
	r.Helper()
	file := filepath.Join(r.stick, name+desk.BundleEnding)
	written, err := d.WriteBundle(r.Context(), file)
	if err != nil || written.Changes != changes {
		r.Fatalf("%d changes of %d: %v", written.Changes, changes, err)
	}
	return file
}

func (r *road) carry(file string) (receipts string) {
	r.Helper()
	receipts, err := r.colleague.CarryBundle(r.Context(), file)
	if err != nil {
		r.Fatal(err)
	}
	return receipts
}

func (r *road) open(d *desk.Desk, receipts string) desk.Report {
	r.Helper()
	report, err := d.OpenReceipts(r.Context(), receipts)
	if err != nil {
		r.Fatal(err)
	}
	return report
}

func (r *road) sync(d *desk.Desk) desk.Report {
	r.Helper()
	report, err := d.Sync(r.Context())
	if err != nil {
		r.Fatal(err)
	}
	return report
}

// atPortal is how many changes the portal has taken, of everybody.
func (r *road) atPortal(want uint64) {
	r.Helper()
	stats, err := server.ReadStats(r.Context(), r.portal.Dir)
	if err != nil {
		r.Fatal(err)
	}
	if stats.Changes != want {
		r.Errorf("the portal has taken %d changes instead of %d", stats.Changes, want)
	}
}

func TestAnOfficeWithoutALinkExchangesByFile(t *testing.T) {
	r := newRoad(t)
	desktest.Queued(t, r.colleague, "Міст")
	r.sync(r.colleague)
	desktest.Queued(t, r.office, "Школа")
	desktest.Queued(t, r.office, "Лікарня")
	first := r.write(r.office, "first", 2)
	desktest.Queued(t, r.office, "Водогін")
	second := r.write(r.office, "second", 3)
	if s := r.office.Status(); s.Waiting != 3 {
		t.Errorf("%d changes wait after writing", s.Waiting)
	}
	answers := r.carry(first)
	if again := r.carry(first); again != answers {
		t.Errorf("receipts in %s", again)
	}
	later := r.carry(second)
	r.atPortal(4)

	if report := r.open(r.office, later); report.Accepted != 3 || report.Pulled == 0 || report.Diverged {
		t.Errorf("%+v", report)
	}
	for _, file := range []string{later, answers, later} {
		if report := r.open(r.office, file); report.Accepted+report.Merged+report.Conflicts+report.Refused+report.Pulled != 0 || report.Diverged {
			t.Errorf("%s again: %+v", file, report)
		}
	}
	if s := r.office.Status(); s.Waiting != 0 {
		t.Errorf("%d changes wait", s.Waiting)
	}
	if report := r.sync(r.office); report.Accepted+report.Pulled != 0 || report.Diverged {
		t.Errorf("an exchange afterwards: %+v", report)
	}
	r.atPortal(4)
}

// A file that arrives after the office has found a connection does no harm, carried or opened.
func TestALateFileChangesNothing(t *testing.T) {
	r := newRoad(t)
	desktest.Queued(t, r.office, "Школа")
	file := r.write(r.office, "late", 1)
	r.sync(r.office)
	desktest.Queued(t, r.office, "Лікарня")
	r.sync(r.office)
	r.sync(r.office) // the portal learns that its receipts were taken
	before := r.office.Status()
	if report := r.open(r.office, r.carry(file)); report.Accepted+report.Pulled != 0 || report.Diverged {
		t.Errorf("%+v", report)
	}
	if after := r.office.Status(); after.Waiting != before.Waiting || after.Attention != before.Attention {
		t.Errorf("%+v instead of %+v", after, before)
	}
	r.atPortal(2)
}

func TestChangesThatAreCarriedAndThenSentAreTakenOnce(t *testing.T) {
	r := newRoad(t)
	desktest.Queued(t, r.office, "Школа")
	answers := r.carry(r.write(r.office, "queue", 1))
	if report := r.sync(r.office); report.Accepted != 1 {
		t.Errorf("%+v", report)
	}
	r.open(r.office, answers)
	r.atPortal(1)
}

func TestForeignAndDamagedFilesAreRefused(t *testing.T) {
	r := newRoad(t)
	desktest.Queued(t, r.office, "Школа")
	file := r.write(r.office, "queue", 1)
	receipts := r.carry(file)
	if _, err := r.colleague.OpenReceipts(t.Context(), receipts); !errors.Is(err, bundle.ErrOtherKey) {
		t.Errorf("a colleague opens the receipts: %v", err)
	}
	if _, err := r.office.OpenReceipts(t.Context(), file); !errors.Is(err, desk.ErrNotReceipts) {
		t.Errorf("the queue is opened: %v", err)
	}
	if _, err := r.colleague.CarryBundle(t.Context(), receipts); !errors.Is(err, desk.ErrNotOutbox) {
		t.Errorf("receipts are carried: %v", err)
	}
	elsewhere := desktest.StartPortal(t).Enrol(t, "Ганна", aid.RoleFocalPoint)
	if _, err := elsewhere.CarryBundle(t.Context(), file); !errors.Is(err, desk.ErrBundlePortal) {
		t.Errorf("carried to another portal: %v", err)
	}
	if _, err := elsewhere.OpenReceipts(t.Context(), receipts); !errors.Is(err, desk.ErrBundlePortal) {
		t.Errorf("another portal's receipts are opened: %v", err)
	}
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range []struct {
		name    string
		content []byte
		want    error
	}{
		{"text", []byte("a letter"), bundle.ErrNotBundle},
		{"cut", content[:len(content)-10], bundle.ErrDamaged},
		{"training", bytes.Replace(content, []byte(`"training":false`), []byte(`"training":true`), 1), desk.ErrBundlePortal},
	} {
		path := filepath.Join(r.stick, change.name)
		if err := os.WriteFile(path, change.content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := r.colleague.CarryBundle(t.Context(), path); !errors.Is(err, change.want) {
			t.Errorf("%s: %v", change.name, err)
		}
		if _, err := os.Stat(path + "-receipts" + desk.BundleEnding); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: receipts of a refused file: %v", change.name, err)
		}
	}
	if report := r.open(r.office, receipts); report.Accepted != 1 {
		t.Errorf("%+v", report)
	}
}

// A backup gives numbers again that the portal knows for other changes: none of either side's is taken for the other's.
func TestARestoredVaultLosesNothing(t *testing.T) {
	r := newRoad(t)
	if err := r.office.SetPassphrase("a long secret"); err != nil {
		t.Fatal(err)
	}
	desktest.Queued(t, r.office, "Школа")
	r.open(r.office, r.carry(r.write(r.office, "first", 1)))
	backup, err := os.ReadFile(r.office.Identity().Vault)
	if err != nil {
		t.Fatal(err)
	}
	desktest.Queued(t, r.office, "Лікарня")
	answers := r.carry(r.write(r.office, "lost", 1))

	path := filepath.Join(t.TempDir(), "restored.vault")
	if err := os.WriteFile(path, backup, 0o600); err != nil {
		t.Fatal(err)
	}
	v, err := vault.Open(path, vault.Keys{Passphrase: func() (string, error) { return "a long secret", nil }})
	if err != nil {
		t.Fatal(err)
	}
	restored := desktest.Open(t, v, time.Now)
	desktest.Queued(t, restored, "Водогін")
	other := r.carry(r.write(restored, "other", 1))
	for _, file := range []string{other, answers} {
		_, err := restored.OpenReceipts(t.Context(), file)
		if !errors.Is(err, desk.ErrWriteAgain) && !errors.Is(err, syncer.ErrOtherDevice) {
			t.Errorf("%s: %v", file, err)
		}
	}
	if s := restored.Status(); s.Waiting != 1 {
		t.Errorf("%d changes wait", s.Waiting)
	}
	if report := r.open(restored, r.carry(r.write(restored, "anew", 1))); report.Accepted != 1 || report.Diverged {
		t.Errorf("%+v", report)
	}
	if list, err := restored.Activities(); err != nil || len(list) != 3 {
		t.Errorf("%d activities, %v", len(list), err)
	}
	r.atPortal(3)
}
