package vault_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"testing/iotest"

	bolt "go.etcd.io/bbolt"

	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

func TestFileIsKeptOnceAndSealed(t *testing.T) {
	v := vaulttest.Open(t)
	content := bytes.Repeat([]byte("школа на світлині "), 100_000) // several chunks
	f, err := v.AddFile(bytes.NewReader(content), "image/jpeg", 25<<20, noon)
	if err != nil {
		t.Fatal(err)
	}
	again, err := v.AddFile(bytes.NewReader(content), "image/jpeg", 25<<20, noon)
	if err != nil || again != f {
		t.Errorf("kept again: %+v, %v", again, err)
	}
	if files, err := v.Files(); err != nil || len(files) != 1 || files[0].Size != int64(len(content)) {
		t.Errorf("kept: %+v, %v", files, err)
	}
	r, err := v.ReadFile(f.Hash)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, content) {
		t.Errorf("%d bytes came back of %d: %v", len(got), len(content), err)
	}
	raw, err := os.ReadFile(v.Path())
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(raw, []byte("світлині")) {
		t.Error("the file can be read in the vault")
	}
}

// A file that is refused, or stops in the middle, leaves nothing behind.
func TestFileThatDoesNotArriveLeavesNothing(t *testing.T) {
	v := vaulttest.Open(t)
	broken := errors.New("the stick was pulled out")
	cut := io.MultiReader(bytes.NewReader(make([]byte, 5<<19)), iotest.ErrReader(broken))
	if _, err := v.AddFile(cut, "image/png", 25<<20, noon); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
	if _, err := v.AddFile(bytes.NewReader(make([]byte, 3<<20)), "image/png", 3<<20-1, noon); !errors.Is(err, vault.ErrTooLarge) {
		t.Errorf("%v", err)
	}
	if files, err := v.Files(); err != nil || len(files) > 0 {
		t.Errorf("kept: %+v, %v", files, err)
	}
	if n := values(t, v, "chunks"); n != 0 {
		t.Errorf("%d chunks were left", n)
	}
}

func TestFileThatIsChangedOnTheDiskIsAnError(t *testing.T) {
	path := filepath.Join(t.TempDir(), "office.vault")
	keys := vault.Keys{Keyring: vaulttest.Ring{}}
	v, err := vault.Create(path, keys, vaulttest.Profile())
	if err != nil {
		t.Fatal(err)
	}
	f, err := v.AddFile(bytes.NewReader(bytes.Repeat([]byte("зошит "), 1<<18)), "application/pdf", 25<<20, noon)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(chunks *bolt.Bucket) error{
		"flipped": func(chunks *bolt.Bucket) error {
			key, sealed := chunks.Cursor().Last()
			changed := bytes.Clone(sealed)
			changed[len(changed)-1] ^= 1
			return chunks.Put(bytes.Clone(key), changed)
		},
		"swapped": func(chunks *bolt.Bucket) error {
			first, a := chunks.Cursor().First()
			last, b := chunks.Cursor().Last()
			a, b = bytes.Clone(a), bytes.Clone(b)
			return errors.Join(chunks.Put(bytes.Clone(first), b), chunks.Put(bytes.Clone(last), a))
		},
		"missing": func(chunks *bolt.Bucket) error {
			key, _ := chunks.Cursor().Last()
			return chunks.Delete(key)
		},
	} {
		copied := filepath.Join(t.TempDir(), "copy.vault")
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(copied, content, 0o600); err != nil {
			t.Fatal(err)
		}
		spoil(t, copied, "chunks", change)
		spoilt, err := vault.Open(copied, keys)
		if err != nil {
			t.Fatal(err)
		}
		r, err := spoilt.ReadFile(f.Hash)
		if err != nil {
			t.Fatal(err)
		}
		var damaged *vault.DamagedError
		if n, err := io.Copy(io.Discard, r); !errors.As(err, &damaged) {
			t.Errorf("%s: %d bytes, %v", name, n, err)
		}
		if err := spoilt.Close(); err != nil {
			t.Error(err)
		}
	}
}

// values counts what stands in a bucket; none where there is no such bucket.
func values(t testing.TB, v *vault.Vault, bucket string) (n int) {
	t.Helper()
	copied, err := v.Backup(noon)
	if err != nil {
		t.Fatal(err)
	}
	db, err := bolt.Open(copied, 0o600, &bolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.View(func(tx *bolt.Tx) error {
		if b := tx.Bucket([]byte(bucket)); b != nil {
			n = b.Stats().KeyN
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// spoil changes what stands in a bucket of a closed vault.
func spoil(t testing.TB, path, bucket string, change func(*bolt.Bucket) error) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bolt.Tx) error { return change(tx.Bucket([]byte(bucket))) })
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}
