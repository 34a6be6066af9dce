package desk_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/i18n"
	"focalpoint/internal/vault"
)

// fullDisk is a folder on a disk of its own that is full, but for a few kilobytes.
func fullDisk(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=64k"); err != nil {
		t.Skip("a disk in memory needs the rights of root:", err)
	}
	t.Cleanup(func() { must(t, syscall.Unmount(folder, 0)) })
	must(t, os.WriteFile(filepath.Join(folder, "data"), make([]byte, 56<<10), 0o600))
	return folder
}

// readOnly is a folder that takes no file, also from root.
func readOnly(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if os.Geteuid() != 0 {
		must(t, os.Chmod(folder, 0o500))
		t.Cleanup(func() { must(t, os.Chmod(folder, 0o700)) })
		return folder
	}
	if err := syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_RDONLY, ""); err != nil {
		t.Skip("a disk that is only read cannot be made here:", err)
	}
	t.Cleanup(func() { must(t, syscall.Unmount(folder, 0)) })
	return folder
}

// What cannot be written leaves nothing behind, an older file of the name stays, and the reason is said.
func TestWhatCannotBeWrittenLeavesNothing(t *testing.T) {
	p := desktest.StartPortal(t)
	d := p.Enrol(t, "Олена", aid.RoleFocalPoint)
	var ids []aid.ID
	for range 5 {
		ids = append(ids, desktest.Queued(t, d, "Школа", func(a *aid.Activity) { a.Description.UK = string(plan(4000)) }))
	}
	attached := attach(t, d, ids[0], plan(100_000), "план.pdf")
	writes := map[string]func(path string) error{
		"таблиця.xlsx": func(path string) error { _, err := d.Export(t.Context(), path, nil, "uk"); return err },
		"таблиця.csv":  func(path string) error { _, err := d.Export(t.Context(), path, nil, "uk"); return err },
		"черга.bundle": func(path string) error { _, err := d.WriteBundle(t.Context(), path); return err },
		"карта.png": func(path string) error {
			_, err := d.ExportMap(t.Context(), path, desk.MapOptions{Width: 800, Scale: 1, Lang: "uk"})
			return err
		},
		"план.pdf": func(path string) error { return d.SaveAttachment(path, ids[0], attached.ID, false) },
	}
	for what, c := range map[string]struct {
		folder string
		want   error
		said   string
	}{
		"full":      {fullDisk(t), vault.ErrFull, "На диску немає місця. Нічого не втрачено: звільніть місце і спробуйте ще раз."},
		"read only": {readOnly(t), vault.ErrReadOnly, "У цю теку не можна записувати. Оберіть іншу теку або попросіть дозвіл."},
	} {
		before := namesIn(t, c.folder)
		for name, write := range writes {
			err := write(filepath.Join(c.folder, name))
			if !errors.Is(err, c.want) || desk.Explain(i18n.New("uk"), err) != c.said {
				t.Errorf("%s, %s: %v", what, name, err)
			}
			if after := namesIn(t, c.folder); !slices.Equal(after, before) {
				t.Errorf("%s: %s leaves %q", what, name, after)
			}
		}
	}
	old := filepath.Join(fullDisk(t), "таблиця.csv")
	must(t, os.WriteFile(old, []byte("торішня"), 0o600))
	if err := writes["таблиця.csv"](old); !errors.Is(err, vault.ErrFull) {
		t.Error(err)
	}
	if kept, err := os.ReadFile(old); err != nil || string(kept) != "торішня" {
		t.Errorf("the older file holds %q, %v", kept, err)
	}
}

func namesIn(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	must(t, err)
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}
