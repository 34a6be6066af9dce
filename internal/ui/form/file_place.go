package form

import (
	"os"
	"slices"
)

// filePlace is where people keep files: the dialog leads there with one click.
type filePlace struct {
	key  string // of its word; "": the name says it
	name string // a drive's, or a memory stick's
	path string
}

// filePlaces are those that are there: the person's own folders, then the computer's drives and what is plugged in.
func filePlaces() (places []filePlace) {
	add := func(p filePlace) {
		if isFolder(p.path) && !slices.ContainsFunc(places, func(other filePlace) bool { return other.path == p.path }) {
			places = append(places, p)
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		add(filePlace{key: "home", path: home})
		for _, p := range ownFolders(home) {
			add(p)
		}
	}
	for _, p := range drives() {
		add(p)
	}
	return places
}
