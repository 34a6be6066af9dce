package editor

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// Shortcuts are what the page does by key, for the window's menu: undo and redo first. A field that has the focus
// swallows shortcuts that stand on no menu.
func (p *Page) Shortcuts() []*fyne.MenuItem {
	item := func(key string, shortcut fyne.Shortcut, do func()) *fyne.MenuItem {
		i := fyne.NewMenuItem(p.t("action."+key), do)
		i.Shortcut = shortcut
		return i
	}
	control := fyne.KeyModifierShortcutDefault
	return []*fyne.MenuItem{
		item("undo", &fyne.ShortcutUndo{}, p.Undo), // the driver knows Ctrl+Z by this name only
		item("redo", &desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: control | fyne.KeyModifierShift}, p.Redo),
		item("next", &desktop.CustomShortcut{KeyName: fyne.KeyJ, Modifier: control}, p.NextFinding),
		item("ready", &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: control}, p.Ready),
		item("history", &desktop.CustomShortcut{KeyName: fyne.KeyH, Modifier: control}, p.History),
	}
}

// Undo takes the last edit back, in whatever field it was.
func (p *Page) Undo() {
	if p.model.own && p.model.undo() {
		p.show()
	}
}

// Redo makes the edit again that was undone last.
func (p *Page) Redo() {
	if p.model.own && p.model.redo() {
		p.show()
	}
}

// Ready saves the activity and marks it as ready to be sent. Findings that stop sending are shown instead.
func (p *Page) Ready() {
	if !p.model.own {
		return
	}
	if p.review.waits {
		p.Approve()
		return
	}
	if !p.stored {
		p.saver.touch() // an untouched draft: let the desk say what it lacks
	}
	if p.Close() != nil {
		return
	}
	id := p.model.activity.ID
	var stopped []desk.NotReady
	p.deps.Runner.Run(func(context.Context) (err error) {
		stopped, err = p.deps.Desk.Ready(id)
		return err
	}, func(err error) {
		switch {
		case id != p.model.activity.ID:
		case err != nil:
			p.failed(err)
		case len(stopped) > 0:
			p.stopped(stopped[0])
		default:
			p.News()
			p.banners.set("ready", banner{tone: toneGood, text: p.t("banner.ready")})
		}
	})
}

// stopped shows why the activity is not ready, and goes to the first reason.
func (p *Page) stopped(n desk.NotReady) {
	p.model.findings = n.Findings
	p.showFindings()
	stops := 0
	for _, f := range n.Findings {
		if f.Severity == desk.SeverityStop {
			stops++
		}
	}
	p.banners.set("stopped", banner{tone: toneWarn, text: p.deps.Localizer.N("editor.banner.stopped", max(stops, 1))})
	for i, s := range p.stops() {
		if s.stops {
			p.jump = i
			p.goToStop(s)
			return
		}
	}
}

// Duplicate makes a copy and opens it.
func (p *Page) Duplicate() {
	if p.Close() != nil {
		return
	}
	id := p.model.activity.ID
	var copied aid.ID
	p.deps.Runner.Run(func(context.Context) (err error) {
		copied, err = p.deps.Desk.DuplicateActivity(id)
		return err
	}, func(err error) {
		if err != nil {
			p.failed(err)
			return
		}
		p.deps.OnOpen(copied)
	})
}

// MapPicture saves the activity and lets a picture of its map be written.
func (p *Page) MapPicture() {
	if p.stored && p.Close() == nil {
		p.deps.OnMap(p.model.activity.ID)
	}
}

func (p *Page) askDelete() {
	title := p.named(p.model.activity.Title, "bar.new")
	if !p.stored {
		p.deps.OnBack()
		return
	}
	p.banners.ask(p.t("ask.delete.title")+" "+p.t("ask.delete.text", "Title", title), action{p.t("ask.delete.yes"), func() {
		p.finish(p.deps.Desk.DeleteActivity, p.deps.OnBack)
	}})
}

func (p *Page) askDiscard() {
	p.banners.ask(p.t("ask.discard.title")+" "+p.t("ask.discard.text"), action{p.t("ask.discard.yes"), func() {
		id := p.model.activity.ID
		p.finish(p.deps.Desk.Discard, func() { p.Open(id) })
	}})
}

// finish does what ends the present state of the activity; what waits to be saved is dropped when it worked.
func (p *Page) finish(do func(aid.ID) error, then func()) {
	id := p.model.activity.ID
	p.saver.hold()
	p.files.titles.hold()
	p.deps.Runner.Run(func(context.Context) error { return do(id) }, func(err error) {
		if err != nil {
			p.saver.touch()
			p.failed(err)
			return
		}
		then()
	})
}

// failed says that something did not work.
func (p *Page) failed(err error) {
	p.banners.set("failed", banner{tone: toneBad, text: p.t("banner.failed", "Reason", p.deps.Explain(err))})
}
