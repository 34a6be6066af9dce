package sending

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/conflict"
	"focalpoint/internal/ui/form"
)

// disputed is a record that needs attention, with its conflicts in words.
type disputed struct {
	desk.OutboxRow
	conflicts []desk.Conflict
}

// conflicts are a record's undecided conflicts, and the buttons that decide all of them at once where there are several.
func (p *Page) conflicts(row disputed) []fyne.CanvasObject {
	id := row.Summary.ID
	var objects []fyne.CanvasObject
	if slices.ContainsFunc(row.conflicts, func(c desk.Conflict) bool { return c.Deleted == "" }) {
		objects = append(objects, p.quiet(p.text.T("sending.conflict.explain")))
	}
	if len(row.conflicts) > 1 {
		all := func(choice desk.ResolveChoice) func() {
			return func() { p.decide(func() error { return p.desk.ResolveAll(id, choice) }) }
		}
		objects = append(objects, form.Flow(
			form.NewButton(p.text.T("sending.conflict.all_mine"), all(desk.ResolveMine)),
			form.NewButton(p.text.T("sending.conflict.all_theirs"), all(desk.ResolveTheirs))))
	}
	for _, c := range row.conflicts {
		objects = append(objects, p.card(id, c))
	}
	return objects
}

func (p *Page) card(id aid.ID, c desk.Conflict) fyne.CanvasObject {
	card := conflict.New(c, conflict.Deps{
		Text: p.text,
		Choose: func(choice desk.ResolveChoice) {
			p.decide(func() error { return p.desk.Resolve(id, c.Path, choice, nil) })
		},
		Type: func(text string) { p.decide(func() error { return p.desk.ResolveTyped(id, c.Path, text) }) },
	})
	if p.first == nil {
		p.conflict, p.first = card, card.Mine
	}
	return card
}

// decide takes a decision to the desk. The keyboard goes on to the next conflict.
func (p *Page) decide(decision func() error) {
	p.Runner.Run(func(context.Context) error { return decision() }, func(err error) {
		p.deciding = err == nil
		p.Reload()
		if err != nil {
			p.ShowFailure(err)
		}
	})
}

// goOn gives the keyboard to the first conflict that is left after a decision.
func (p *Page) goOn() {
	if !p.deciding || p.first == nil {
		return
	}
	p.deciding = false
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(p.first); canvas != nil {
		canvas.Focus(p.first)
	}
}
