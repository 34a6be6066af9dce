package uitest

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

// NeedPictures skips a test that is there for the eye only, unless the environment's FOCALPOINT_PICTURES names a folder.
func NeedPictures(t testing.TB) {
	t.Helper()
	if os.Getenv("FOCALPOINT_PICTURES") == "" {
		t.Skip("no folder for pictures")
	}
}

// Picture writes what a canvas shows into the folder FOCALPOINT_PICTURES as <name>.png, for the eye; without that folder
// it does nothing.
func Picture(t testing.TB, c fyne.Canvas, name string) {
	t.Helper()
	folder := os.Getenv("FOCALPOINT_PICTURES")
	if folder == "" {
		return
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, c.Capture()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), picture.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
