package editor

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/conflict"
)

// showClash puts the conflict of a path, if there is one, under its field, and takes a decided one away.
// It says whether it did either.
func (p *Page) showClash(box *fyne.Container, shown **fyne.Container, path aid.Path) bool {
	var clash *aid.Clash
	for i := range p.model.clashes {
		if p.model.clashes[i].Path == path && p.model.own {
			clash = &p.model.clashes[i]
		}
	}
	switch {
	case clash == nil && *shown != nil:
		box.Remove(*shown)
		*shown = nil
		return true
	case clash != nil && *shown == nil:
		*shown = p.clashPanel(*clash)
		box.Add(*shown)
		return true
	}
	return false
}

// clashPanel is an undecided conflict as it stands under its field. A third value is typed in the field itself.
func (p *Page) clashPanel(c aid.Clash) *fyne.Container {
	said := p.deps.Desk.Conflicts(p.deps.Localizer, []aid.Clash{c})
	return container.NewStack(conflict.New(said[0], conflict.Deps{
		Text: p.deps.Localizer, Head: p.t("clash.title"), Narrow: true,
		Choose: func(choice desk.ResolveChoice) { p.resolve(c.Path, choice) },
	}))
}

// resolve decides a conflict and shows the activity as it then is.
func (p *Page) resolve(path aid.Path, choice desk.ResolveChoice) {
	if p.Close() != nil {
		return
	}
	id := p.model.activity.ID
	p.deps.Runner.Run(func(context.Context) error { return p.deps.Desk.Resolve(id, path, choice, nil) }, func(err error) {
		if err != nil {
			p.failed(err)
			return
		}
		p.Open(id)
	})
}
