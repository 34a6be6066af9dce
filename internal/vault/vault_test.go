package vault_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func passphrase(secret string) vault.Keys {
	return vault.Keys{Passphrase: func() (string, error) { return secret, nil }}
}

func activity(title string) aid.Record {
	return aid.Activity{ID: aid.NewID(), Title: aid.Text{UK: title}, State: aid.StateDraft}.Record()
}

func save(t testing.TB, v *vault.Vault, drafts ...vault.Draft) {
	t.Helper()
	if err := v.Save(drafts...); err != nil {
		t.Fatal(err)
	}
}

func entry(t testing.TB, v *vault.Vault, id aid.ID) vault.Entry {
	t.Helper()
	e, err := v.Entry(aid.KindActivity, id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestPassphraseOpensTheVault(t *testing.T) {
	path := filepath.Join(t.TempDir(), "office.vault")
	v, err := vault.Create(path, passphrase("їжак у тумані"), vaulttest.Profile())
	if err != nil {
		t.Fatal(err)
	}
	record := activity("Школа №5")
	save(t, v, vault.Draft{Record: record, At: noon})
	if _, err := vault.Open(path, passphrase("їжак у тумані")); !errors.Is(err, vault.ErrInUse) {
		t.Errorf("a second window: %v", err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := vault.Open(path, passphrase("їжак")); !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("a wrong passphrase: %v", err)
	}
	if _, err := vault.Open(path, vault.Keys{}); !errors.Is(err, vault.ErrLocked) {
		t.Errorf("no key at all: %v", err)
	}
	v, err = vault.Open(path, passphrase("їжак у тумані"))
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if got := entry(t, v, record.ID); !got.Record.Fields.Equal(record.Fields) || got.Stage() != aid.StageHeld {
		t.Errorf("after opening again: %+v", got)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Школа", "Олена", "їжак"} {
		if bytes.Contains(raw, []byte(secret)) {
			t.Errorf("%q can be read in the file", secret)
		}
	}
}

func TestEitherLockOpens(t *testing.T) {
	path := filepath.Join(t.TempDir(), "office.vault")
	ring := vaulttest.Ring{}
	v, err := vault.Create(path, vault.Keys{Keyring: ring}, vaulttest.Profile())
	if err != nil {
		t.Fatal(err)
	}
	if err := v.SetPassphrase("друга"); err != nil {
		t.Fatal(err)
	}
	if names := v.WrappedBy(); len(names) != 2 {
		t.Errorf("locks: %v", names)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	for name, keys := range map[string]vault.Keys{"keyring": {Keyring: ring}, "passphrase": passphrase("друга")} {
		v, err := vault.Open(path, keys)
		if err != nil {
			t.Errorf("with the %s: %v", name, err)
			continue
		}
		if err := v.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestCreateRefuses(t *testing.T) {
	dir := t.TempDir()
	taken := filepath.Join(dir, "taken.vault")
	if err := os.WriteFile(taken, []byte("something else"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := vault.Create(taken, passphrase("x"), vaulttest.Profile()); !errors.Is(err, vault.ErrExists) {
		t.Errorf("over a file: %v", err)
	}
	if _, err := vault.Open(taken, passphrase("x")); !errors.Is(err, vault.ErrNotVault) {
		t.Errorf("opening a text file: %v", err)
	}
	if _, err := vault.Create(filepath.Join(dir, "new.vault"), vault.Keys{}, vaulttest.Profile()); !errors.Is(err, vault.ErrNoKey) {
		t.Errorf("without a key: %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
	if _, err := vault.Open(filepath.Join(dir, "none.vault"), passphrase("x")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}

func TestNewestBackupIsNamedWhenTheFileIsDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "office.vault")
	keys := vault.Keys{Keyring: vaulttest.Ring{}}
	v, err := vault.Create(path, keys, vaulttest.Profile())
	if err != nil {
		t.Fatal(err)
	}
	record := activity("Школа")
	save(t, v, vault.Draft{Record: record, At: noon})
	for day := range vault.KeptBackups + 3 {
		if _, err := v.Backup(noon.AddDate(0, 0, day)); err != nil {
			t.Fatal(err)
		}
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	if kept := vault.Backups(path); len(kept) != vault.KeptBackups {
		t.Errorf("%d backups kept", len(kept))
	}
	damage(t, path)
	_, err = vault.Open(path, keys)
	var damaged *vault.DamagedError
	if !errors.As(err, &damaged) || damaged.Backup != vault.NewestBackup(path) {
		t.Fatalf("opening a damaged file: %v", err)
	}
	if _, err := vault.Restore(path, damaged.Backup, noon); err != nil {
		t.Fatal(err)
	}
	v, err = vault.Open(path, keys)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if entry(t, v, record.ID).Record.Fields.Text("title.uk") != "Школа" {
		t.Error("the restored vault does not hold the record")
	}
}

// damage overwrites everything behind the two meta pages.
func damage(t *testing.T, path string) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 2 * os.Getpagesize(); i < len(raw); i++ {
		raw[i] ^= 0xA5
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

// Whatever byte of the file is wrong: the record is read as it was, or there is an error, never a crash or other data.
func TestAnyDamageIsAnErrorOrHarmless(t *testing.T) {
	path := filepath.Join(t.TempDir(), "office.vault")
	keys := vault.Keys{Keyring: vaulttest.Ring{}}
	v, err := vault.Create(path, keys, vaulttest.Profile())
	if err != nil {
		t.Fatal(err)
	}
	record := activity("Школа")
	save(t, v, vault.Draft{Record: record, At: noon})
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const step = 499 // bytes
	errs := 0
	for at := 0; at < len(raw); at += step {
		broken := bytes.Clone(raw)
		broken[at] ^= 0xFF
		// A file of its own each time: an open that crashed inside bbolt may still hold the lock of the last one.
		path := filepath.Join(t.TempDir(), "broken.vault")
		if err := os.WriteFile(path, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		v, err := vault.Open(path, keys)
		if err != nil {
			errs++
			continue
		}
		e, err := v.Entry(aid.KindActivity, record.ID)
		switch {
		case err != nil:
			errs++
		case !e.Record.Fields.Equal(record.Fields):
			t.Fatalf("byte %d wrong: other data was read: %s", at, e.Record.Fields)
		}
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if errs == 0 {
		t.Error("no damage was ever noticed: the test does not reach the data")
	}
}

// A file that ends too early, at whatever byte, is damaged, and left as it is: bbolt would take an empty one for a new one.
func TestCutFilesAreDamagedAndLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "office.vault")
	keys := vault.Keys{Keyring: vaulttest.Ring{}}
	v, err := vault.Create(path, keys, vaulttest.Profile())
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{0, 5000, 20_000, 20_000} { // twice: a damaged file is not kept locked
		if err := os.WriteFile(path, whole[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		var damaged *vault.DamagedError
		if _, err := vault.Open(path, keys); !errors.As(err, &damaged) {
			t.Errorf("%d of %d bytes: %v", size, len(whole), err)
		}
		if left, err := os.ReadFile(path); err != nil || !bytes.Equal(left, whole[:size]) {
			t.Errorf("%d of %d bytes: the file was changed (%v)", size, len(whole), err)
		}
	}
}

func TestFullDiskHasAName(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full on this system")
	}
	defer full.Close()
	if _, err := full.WriteString("a record"); !errors.Is(vault.Classify(err), vault.ErrFull) {
		t.Errorf("writing to a full disk: %v", err)
	}
}

// Weeks without a connection are one line of the history, and what was exchanged before stays.
func TestRepeatedFailuresStandOnce(t *testing.T) {
	v := vaulttest.Open(t)
	failed := vault.Exchange{At: noon, Reason: "portal.unreachable", Failure: "no route", Requests: 1}
	broken := failed
	broken.Accepted = 3
	for _, x := range []vault.Exchange{{At: noon, Accepted: 5}, failed, failed, failed, broken, failed, {At: noon, Reason: "portal.stalled", Failure: "stalled"}} {
		if err := v.LogExchange(x); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := v.Exchanges(100)
	if err != nil {
		t.Fatal(err)
	}
	var times []int
	for _, x := range kept {
		times = append(times, x.Times)
	}
	if want := []int{0, 0, 0, 2, 0}; !slices.Equal(times, want) || kept[3].Requests != 3 || kept[4].Accepted != 5 {
		t.Errorf("%d: %+v", times, kept)
	}
}
