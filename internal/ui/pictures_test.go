package ui_test

import (
	"image/png"
	"os"
	"testing"

	"fyne.io/fyne/v2/test"

	"focalpoint/internal/ui"
	"focalpoint/internal/ui/runner"
)

// The pictures of demo --pictures are drawn without a display: every page, in both languages and both looks, whole. A
// folder in FOCALPOINT_PICTURES keeps them for the eye.
func TestDrawPictures(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute with the race detector")
	}
	dir := os.Getenv("FOCALPOINT_PICTURES")
	if dir == "" {
		dir = t.TempDir()
	}
	test.NewTempApp(t)
	queue := runner.NewQueue()
	files, err := ui.DrawPictures(dir, deps(newMemory(t), queue), queue)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 28 {
		t.Errorf("%d pictures, want seven pages in two languages and two looks", len(files))
	}
	for _, name := range files {
		file, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(file)
		file.Close()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if size := picture.Bounds().Size(); size.X != 1280 || size.Y != 800 {
			t.Errorf("%s is %v", name, size)
		}
	}
}
