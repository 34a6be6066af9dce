package overview

import (
	"context"
	"errors"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/mapview"
)

// Reload reads what has changed in the records, and keeps everything that was chosen. What changes while it reads is read
// afterwards, once.
func (p *Page) Reload() {
	if p.reading {
		p.again = true
		return
	}
	p.reading = true
	var rows []row
	var found offer
	orgs := map[aid.ID]aid.Text{}
	p.Runner.Run(func(ctx context.Context) error {
		entries, err := p.Desk.MapEntries(ctx)
		if err != nil {
			return err
		}
		choices, err := p.Desk.Organisations()
		for _, org := range choices {
			orgs[org.ID] = org.Name
		}
		rows = makeRows(entries)
		found = makeOffer(rows, orgs, p.Desk, p.text)
		return err
	}, func(err error) {
		p.reading = false
		if err != nil {
			p.trouble(err)
			return
		}
		p.rows, p.orgs, p.loaded = rows, orgs, true
		p.choices.Filter = found.within(p.choices.Filter)
		p.bar.show(found)
		p.look()
		if p.again {
			p.again = false
			p.Reload()
		}
	})
}

func (p *Page) trouble(err error) {
	if !errors.Is(err, context.Canceled) {
		p.body.Objects = []fyne.CanvasObject{form.Empty(fynetheme.ErrorIcon(), p.t("failed"), p.Explain(err), form.NewButton(p.t("again"), p.Reload))}
		p.body.Refresh()
	}
}

// look shows what was chosen; a new look ends the one that is being taken.
func (p *Page) look() {
	p.stop()
	p.looks++
	number := p.looks
	rows, choices, before := p.rows, p.choices, p.view.pins
	var v view
	var tint atlas.Tint
	var pins *mapview.Gathered
	p.stop = p.Runner.Run(func(ctx context.Context) (err error) {
		v, err = look(ctx, rows, choices, p.text.Lang())
		if err != nil {
			return err
		}
		tint = v.areas.Tint(p.Dark)
		if !slices.Equal(v.pins, before) {
			pins = p.pins.Gather(v.pins)
		}
		return ctx.Err()
	}, func(err error) {
		if err == nil && number == p.looks {
			p.show(v, tint, pins)
		}
	})
}

// show puts a view on the page; pins are nil where they are the same as before. They and the tiles then stay as they are.
func (p *Page) show(v view, tint atlas.Tint, pins *mapview.Gathered) {
	p.view = v
	if pins != nil {
		p.pins.SetGathered(pins)
	}
	if !maps.Equal(tint, p.tint) {
		p.tint = tint
		p.pins.SetTiles(p.Tiles.Tinted(tint))
	}
	if len(v.pins) > 0 && !p.placed {
		p.placed = true
		p.pins.FitToPins()
	}
	if p.State.Selected != "" {
		p.pins.Select(p.State.Selected)
		p.State.Selected = ""
	}
	p.bar.showView()
	p.bare.show()
	p.notice.show()
	p.legend.show()
	if p.pins.Selected() != "" {
		p.card.show(p.pins.Selected())
	}
	p.showBody()
}
