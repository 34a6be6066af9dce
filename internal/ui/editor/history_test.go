package editor_test

import (
	"errors"
	"testing"
)

// What was put back from the history is a step of undo among the others, also while the desk announces it.
func TestRestoreIsAStepOfUndo(t *testing.T) {
	m := newMemory(t, school())
	m.before = school()
	m.before.Activity.Title.UK = "Школа № 5"
	o := open(t, m, "uk", school().Activity.ID)
	o.Entry("title.uk").SetText("Ліцей № 5")
	var changed int
	restore := func() {
		o.Restore(1, func(n int, err error) {
			if err != nil {
				t.Fatal(err)
			}
			changed = n
		})
		o.News()
	}
	restore()
	if title := o.Entry("title.uk").Text; changed != 1 || title != "Школа № 5" {
		t.Errorf("%d fields changed; the title is %q", changed, title)
	}
	if last := o.desk.last(t); last.Title.UK != "Ліцей № 5" {
		t.Errorf("what was typed before was not saved: %q", last.Title.UK)
	}
	o.Undo()
	o.run.Flush()
	if title, last := o.Entry("title.uk").Text, o.desk.last(t); title != "Ліцей № 5" || last.Title.UK != title {
		t.Errorf("undo shows %q and saves %q", title, last.Title.UK)
	}
	o.Undo()
	if title := o.Entry("title.uk").Text; title != school().Activity.Title.UK {
		t.Errorf("undo of what was typed before shows %q", title)
	}
	o.Redo()
	o.Redo()
	if title := o.Entry("title.uk").Text; title != "Школа № 5" {
		t.Errorf("redo shows %q", title)
	}
}

// What cannot be put back leaves the page as it is.
func TestRestoreThatFails(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	m.full = errors.New("диск повний")
	failed := error(nil)
	o.Restore(1, func(_ int, err error) { failed = err })
	if title := o.Entry("title.uk").Text; !errors.Is(failed, m.full) || title != school().Activity.Title.UK {
		t.Errorf("%q, %v", title, failed)
	}
}
