package reference_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"focalpoint/internal/atlas/reference"
)

func file(t testing.TB, name string, raw []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func names(t testing.TB, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

func current(t testing.TB, s reference.Shelf) string {
	t.Helper()
	p, err := s.Current()
	if errors.Is(err, reference.ErrNone) {
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	return p.ID + " " + string(p.Date)
}

func TestShelfHoldsOnePack(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "atlas")
	shelf := reference.OpenShelf(dir)
	if got := current(t, shelf); got != "" {
		t.Errorf("a new shelf holds %q", got)
	}
	c, older, newer := content(t), manifest(), manifest()
	newer.Date = "2026-12-01"
	newer.ID = "newer"
	for _, m := range []reference.Manifest{older, newer} {
		installed, err := shelf.Install(t.Context(), file(t, "any name", written(t, m, c)))
		if err != nil || installed.ID != m.ID {
			t.Fatalf("%+v, %v", installed, err)
		}
		if got := current(t, shelf); got != m.ID+" "+string(m.Date) {
			t.Errorf("current is %q", got)
		}
	}
	if left := names(t, dir); len(left) != 2 {
		t.Errorf("on the shelf: %v", left)
	}
	if err := shelf.Remove("small-pack"); !errors.Is(err, reference.ErrNone) {
		t.Errorf("removing a pack that is not there: %v", err)
	}
	if err := shelf.Remove("newer"); err != nil || current(t, shelf) != "" || len(names(t, dir)) > 0 {
		t.Errorf("after removal: %v, %v", err, names(t, dir))
	}
}

// A pack that is refused changes nothing and leaves nothing, whatever is wrong with it.
func TestRefusedPackChangesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	shelf := reference.OpenShelf(dir)
	good := written(t, manifest(), content(t))
	if _, err := shelf.Install(t.Context(), file(t, "good.fpack", good)); err != nil {
		t.Fatal(err)
	}
	before := names(t, dir)
	flipped := slices.Clone(good)
	flipped[len(flipped)/2] ^= 1
	for _, raw := range [][]byte{nil, good[:len(good)/2], flipped} {
		if _, err := shelf.Install(t.Context(), file(t, "bad.fpack", raw)); err == nil {
			t.Error("a bad pack was installed")
		}
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := shelf.Install(stopped, file(t, "good.fpack", good)); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if got := current(t, shelf); got != "small-pack 2026-11-01" || !slices.Equal(names(t, dir), before) {
		t.Errorf("%q, %v", got, names(t, dir))
	}
}

// What a power cut or another program leaves on the shelf is an error to be shown, and can be removed and replaced.
func TestDamagedShelfIsMended(t *testing.T) {
	t.Parallel()
	for name, current := range map[string]string{"a way out": "../secret.fpack", "nothing": "", "a pack that is gone": "gone-1.fpack"} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "current"), []byte(current), 0o600); err != nil {
			t.Fatal(err)
		}
		shelf := reference.OpenShelf(dir)
		if _, err := shelf.Current(); err == nil || errors.Is(err, reference.ErrNone) {
			t.Errorf("%s: %v", name, err)
		}
		if err := shelf.Remove("any"); err != nil || len(names(t, dir)) > 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDownloadsHavePlainNames(t *testing.T) {
	t.Parallel()
	shelf := reference.OpenShelf(t.TempDir())
	for _, bad := range [][2]string{{"../x", "00"}, {"x", "zz"}, {"x", ""}} {
		if _, err := shelf.Download(bad[0], bad[1]); !errors.Is(err, reference.ErrNotPack) {
			t.Errorf("%v: %v", bad, err)
		}
	}
}
