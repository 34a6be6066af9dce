package form

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"focalpoint/internal/i18n"
)

// fileEntry is a file or a folder as the dialog lists it.
type fileEntry struct {
	name    string
	folder  bool
	size    int64
	changed time.Time
}

// readFolder lists a folder: folders first, then the files that end in one of the endings, or all, each in the order of the
// alphabet. What cannot be looked at, such as a link to nothing, is left out.
func readFolder(path string, endings []string, hidden bool) ([]fileEntry, error) {
	list, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	entries := make([]fileEntry, 0, len(list))
	for _, e := range list {
		info, err := e.Info()
		if err == nil && info.Mode()&fs.ModeSymlink != 0 {
			info, err = os.Stat(filepath.Join(path, e.Name()))
		}
		switch {
		case err != nil, !info.IsDir() && !info.Mode().IsRegular():
		case !hidden && isHidden(e.Name(), info):
		case !info.IsDir() && !endsIn(e.Name(), endings):
		default:
			entries = append(entries, fileEntry{e.Name(), info.IsDir(), info.Size(), info.ModTime()})
		}
	}
	slices.SortFunc(entries, func(a, b fileEntry) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		return strings.Compare(i18n.SortKey(a.name), i18n.SortKey(b.name))
	})
	return entries, nil
}

func endsIn(name string, endings []string) bool {
	return len(endings) == 0 || slices.ContainsFunc(endings, func(ending string) bool {
		return strings.HasSuffix(strings.ToLower(name), strings.ToLower(ending))
	})
}

// folderFault is the key of the sentence that says why a folder cannot be shown.
func folderFault(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "denied"
	case errors.Is(err, fs.ErrNotExist):
		return "gone"
	}
	return "unreadable"
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
