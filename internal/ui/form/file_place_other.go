//go:build !windows

package form

import (
	"bufio"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// foldersMost is how many bytes of the file that names a person's folders are read.
const foldersMost = 64 << 10

// ownFolders are a person's, which systems with a desktop name in the person's language and write down in a file.
func ownFolders(home string) []filePlace {
	named := map[string]string{}
	settings := os.Getenv("XDG_CONFIG_HOME")
	if settings == "" {
		settings = filepath.Join(home, ".config")
	}
	if file, err := os.Open(filepath.Join(settings, "user-dirs.dirs")); err == nil {
		defer file.Close() //nolint:errcheck // it was only read
		for lines := bufio.NewScanner(io.LimitReader(file, foldersMost)); lines.Scan(); {
			name, value, _ := strings.Cut(strings.TrimSpace(lines.Text()), "=")
			named[name] = strings.Replace(strings.Trim(value, `"`), "$HOME", home, 1)
		}
	}
	var places []filePlace
	for _, own := range []struct{ key, variable, usual string }{
		{"desktop", "XDG_DESKTOP_DIR", "Desktop"},
		{"documents", "XDG_DOCUMENTS_DIR", "Documents"},
		{"downloads", "XDG_DOWNLOAD_DIR", "Downloads"},
		{"pictures", "XDG_PICTURES_DIR", "Pictures"},
	} {
		path := named[own.variable]
		if path == "" {
			path = filepath.Join(home, own.usual)
		}
		places = append(places, filePlace{key: own.key, path: filepath.Clean(path)})
	}
	return places
}

// drives are the whole computer, and the memory sticks that are plugged in.
func drives() []filePlace {
	places := []filePlace{{key: "computer", path: "/"}}
	user := os.Getenv("USER")
	for _, folder := range []string{filepath.Join("/media", user), filepath.Join("/run/media", user), "/Volumes"} {
		sticks, _ := os.ReadDir(folder) // none are there where the folder is not
		for _, stick := range sticks {
			places = append(places, filePlace{name: stick.Name(), path: filepath.Join(folder, stick.Name())})
		}
	}
	return places
}

func isHidden(name string, _ fs.FileInfo) bool { return strings.HasPrefix(name, ".") }
