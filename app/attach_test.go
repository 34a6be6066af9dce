package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"focalpoint/internal/desk"
)

func TestFilesAreAttachedAndWrittenOut(t *testing.T) {
	dir := t.TempDir()
	o := newOffice(t)
	o.join(servePortal(t, dir), dir, "Олена", "focal-point")
	id := decode[struct{ ID string }](t, o.run(exitDone, "new", "--title-uk", "Школа", "--json")).ID
	picture := "../internal/exchange/attachment/testdata/school.jpg"
	attached := decode[desk.Attached](t, o.run(exitDone, "attach", id, picture, "--json"))
	if attached.Name != "school.jpg" || attached.Point == nil {
		t.Errorf("%+v", attached)
	}
	o.run(exitFailed, "attach", id, "main.go")
	o.run(exitFailed, "attach", id, dir)
	if want := "Це тека, а не файл: " + dir; strings.TrimSpace(o.stderr) != want {
		t.Errorf("a folder: %q", o.stderr)
	}
	o.run(exitPartly, "attach", id, "main.go", picture)
	o.run(exitUsage, "attach", id)
	if out := o.run(exitDone, "show", id); !strings.Contains(out, "school.jpg") {
		t.Error(out)
	}
	listed := decode[struct{ Attachments []desk.Attachment }](t, o.run(exitDone, "show", id, "--json")).Attachments
	if len(listed) != 1 || listed[0].ID != attached.ID {
		t.Errorf("%+v", listed)
	}
	same, clean := filepath.Join(dir, "same.jpg"), filepath.Join(dir, "clean.jpg")
	o.run(exitDone, "attachment", "save", id, string(attached.ID), same)
	o.run(exitFailed, "attachment", "save", id, string(attached.ID), same) // it exists
	o.run(exitDone, "attachment", "save", id, string(attached.ID), clean, "--clean")
	whole, err := os.ReadFile(picture)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(same); err != nil || !bytes.Equal(got, whole) {
		t.Errorf("%d bytes of %d: %v", len(got), len(whole), err)
	}
	if got, err := os.ReadFile(clean); err != nil || len(got) == 0 || bytes.Contains(got, []byte("Kamera")) {
		t.Errorf("%d bytes: %v", len(got), err)
	}
	o.run(exitDone, "attachment", "remove", id, string(attached.ID))
	o.run(exitFailed, "attachment", "save", id, string(attached.ID), filepath.Join(dir, "gone.jpg"))
	if _, err := os.Stat(filepath.Join(dir, "gone.jpg")); err == nil {
		t.Error("an empty file was left")
	}
}
