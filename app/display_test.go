//go:build !headless

package main

import (
	"strings"
	"testing"
)

// Without a screen there is no window, and the sentence says what works all the same.
func TestNoDisplayIsSaidInTheLanguage(t *testing.T) {
	if nativeWindows {
		t.Skip("the system always has a screen")
	}
	o := newOffice(t)
	for lang, want := range map[string]string{"uk": "Екрана немає, тож вікно не відкрити.", "en": "There is no screen to open a window on."} {
		o.run(exitUsage, "--lang", lang)
		if !strings.HasPrefix(o.stderr, want) {
			t.Errorf("%q, want %q", o.stderr, want)
		}
	}
}
