package editor

import (
	"context"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/history"
)

// History saves what was typed and shows what has changed in the record, when and by whom.
func (p *Page) History() {
	window := p.window()
	if window == nil || p.Close() != nil || !p.stored {
		return
	}
	p.model.pause()
	p.newHistory().Show(window)
}

func (p *Page) newHistory() *history.Sheet {
	return history.New(history.Deps{
		Desk: p.deps.Desk, Text: p.deps.Localizer, Runner: p.deps.Runner, Explain: p.deps.Explain,
		Record: p.model.activity.ID, Own: p.model.own, Restore: p.restore,
	})
}

// restore puts the record, or fields of it, back to before a step of its history: an edit that undo takes back.
func (p *Page) restore(step uint64, paths []aid.Path, done func(changed int, err error)) {
	id := p.model.activity.ID
	if p.restoring || p.Close() != nil {
		return
	}
	p.restoring = true
	changed := 0
	var sheet desk.Sheet
	p.deps.Runner.Run(func(context.Context) (err error) {
		if changed, err = p.deps.Desk.Restore(id, step, paths...); err == nil {
			sheet, err = p.deps.Desk.Activity(id)
		}
		return err
	}, func(err error) {
		p.restoring = false
		if err == nil && changed > 0 && id == p.model.activity.ID {
			p.restored(sheet)
		}
		done(changed, err)
		p.News()
	})
}

// restored shows a record that was put back. What others did meanwhile comes as news.
func (p *Page) restored(sheet desk.Sheet) {
	p.opening++ // news that was read before says less
	p.model.replace(sheet.Activity)
	p.saver.know(sheet.Activity)
	p.take(sheet)
	p.bar.saved(sheet.Edited)
	p.bar.retitle()
	p.show()
}
