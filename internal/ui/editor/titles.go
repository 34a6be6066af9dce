package editor

import (
	"context"
	"maps"
	"sync"

	"focalpoint/internal/aid"
	"focalpoint/internal/ui/runner"
)

// titles keeps what attached files are called, a little after the last key, as saver does for the record.
type titles struct {
	page  *Page
	later func()

	mu      sync.Mutex
	waiting map[attachedTo]aid.Text
	writing sync.Mutex // held while titles are written: a later one is written later
}

// attachedTo is a file of an activity.
type attachedTo struct{ activity, file aid.ID }

func newTitles(p *Page) *titles {
	t := &titles{page: p, waiting: map[attachedTo]aid.Text{}}
	t.later = runner.Debounce(p.deps.Runner, savePause, t.flush)
	return t
}

// set notes the title of a file of the activity on the page.
func (t *titles) set(file aid.ID, title aid.Text) {
	t.mu.Lock()
	t.waiting[attachedTo{t.page.model.activity.ID, file}] = title
	t.mu.Unlock()
	t.page.bar.saving()
	t.later()
}

// flush writes now what waits.
func (t *titles) flush() {
	if !t.wait() {
		return
	}
	p := t.page
	p.deps.Runner.Run(func(context.Context) error { return t.keep() }, func(err error) {
		if err != nil {
			p.deps.Runner.After(lastRetry, t.flush)
		}
		p.titlesKept(err)
	})
}

func (t *titles) wait() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.waiting) > 0
}

// keep writes what waits before it returns, on any goroutine. What could not be written waits again.
func (t *titles) keep() error {
	t.writing.Lock()
	defer t.writing.Unlock()
	t.mu.Lock()
	taken := t.waiting
	t.waiting = map[attachedTo]aid.Text{}
	t.mu.Unlock()
	for at, title := range taken {
		if err := t.page.deps.Desk.EntitleAttachment(at.activity, at.file, title); err != nil {
			t.mu.Lock()
			maps.Copy(taken, t.waiting) // what was typed meanwhile is newer
			t.waiting = taken
			t.mu.Unlock()
			return err
		}
		delete(taken, at)
	}
	return nil
}

// hold drops what waits: the activity is going.
func (t *titles) hold() {
	t.mu.Lock()
	defer t.mu.Unlock()
	clear(t.waiting)
}

// titlesKept shows what became of the titles.
func (p *Page) titlesKept(err error) {
	if err != nil {
		p.bar.unsaved()
		p.failed(err)
		return
	}
	if !p.saver.dirty && !p.files.titles.wait() {
		p.bar.saved(p.deps.Now())
	}
}
