package form

import (
	"io/fs"
	"strings"
	"syscall"

	"golang.org/x/sys/windows"
)

// ownFolders are a person's, wherever Windows has put them: OneDrive moves some.
func ownFolders(string) (places []filePlace) {
	for _, own := range []struct {
		key    string
		folder *windows.KNOWNFOLDERID
	}{
		{"desktop", windows.FOLDERID_Desktop},
		{"documents", windows.FOLDERID_Documents},
		{"downloads", windows.FOLDERID_Downloads},
		{"pictures", windows.FOLDERID_Pictures},
	} {
		if path, err := windows.KnownFolderPath(own.folder, 0); err == nil {
			places = append(places, filePlace{key: own.key, path: path})
		}
	}
	return places
}

// drives are those that have a letter.
func drives() (places []filePlace) {
	letters, err := windows.GetLogicalDrives()
	if err != nil {
		return nil
	}
	for i := range 26 {
		if letters&(1<<i) != 0 {
			letter := string(rune('A'+i)) + ":"
			places = append(places, filePlace{name: letter, path: letter + `\`})
		}
	}
	return places
}

func isHidden(name string, info fs.FileInfo) bool {
	about, is := info.Sys().(*syscall.Win32FileAttributeData)
	return strings.HasPrefix(name, ".") || is && about.FileAttributes&syscall.FILE_ATTRIBUTE_HIDDEN != 0
}
