package desk_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
)

// What the system says of a file, in English, is said in the person's language, with the file's name.
func TestErrorsOfFilesInWords(t *testing.T) {
	dir := t.TempDir()
	_, folder := os.ReadFile(dir)
	_, missing := os.ReadFile(filepath.Join(dir, "нема.csv"))
	for want, err := range map[string]error{
		"Це тека, а не файл: " + dir:                     folder,
		"Файлу немає: " + filepath.Join(dir, "нема.csv"): missing,
		"Немає дозволу на цей файл: чужий.csv. Оберіть інший або попросіть дозвіл.":     &fs.PathError{Op: "open", Path: "чужий.csv", Err: fs.ErrPermission},
		"На диску немає місця. Нічого не втрачено: звільніть місце і спробуйте ще раз.": errFull(t),
	} {
		if got := desk.Explain(i18n.New(i18n.Ukrainian), fmt.Errorf("reading the file: %w", err)); got != want {
			t.Errorf("%v: %q, want %q", err, got, want)
		}
	}
}

// errFull is the error of writing where there is no room.
func errFull(t *testing.T) error {
	t.Helper()
	if err := os.WriteFile("/dev/full", []byte("x"), 0o600); err != nil && os.PathSeparator == '/' {
		return err
	}
	t.Skip("there is no full disk to write to")
	return nil
}
