package editor

import (
	"fyne.io/fyne/v2"

	"focalpoint/internal/aid"
	"focalpoint/internal/ui/form"
)

// whole is what percentages are to add up to.
var whole = aid.DecimalOf(100)

// sharesOf says whether percentages make up the whole. A single item without a share is all of it.
func sharesOf[T any](p *Page, items []T, share func(*T) *aid.Decimal) (string, form.Tone) {
	rest := restOf(items, share)
	sum := whole.Sub(rest.left)
	percent := func(d aid.Decimal) string { return p.deps.Localizer.Decimal(d.String()) }
	switch {
	case len(items) == 0, len(items) == 1 && sum.IsZero():
		return "", form.Plain
	case rest.left.IsZero():
		return p.t("what.sum_ok"), form.Good
	case rest.left.Sign() > 0:
		return p.t("what.sum_less", "Sum", percent(sum), "Rest", percent(rest.left)), form.Caution
	}
	return p.t("what.sum_more", "Sum", percent(sum), "Rest", percent(sum.Sub(whole))), form.Caution
}

// rest is what the shares of a list leave of the whole.
type rest struct {
	left  aid.Decimal // below 0 where the shares are more than the whole
	items int
	empty int // items without a share
}

func restOf[T any](items []T, share func(*T) *aid.Decimal) rest {
	r := rest{left: whole, items: len(items)}
	for i := range items {
		r.left = r.left.Sub(*share(&items[i]))
		if share(&items[i]).IsZero() {
			r.empty++
		}
	}
	return r
}

// sharing is the two buttons under a list of shares: one gives out what is left of the whole, the other one divides
// the whole equally.
type sharing struct {
	page        *Page
	rest, equal *form.Button
	whole       *fyne.Container
}

func newSharing(p *Page, giveRest, giveEqually func()) *sharing {
	s := &sharing{page: p, rest: form.NewButton("", giveRest), equal: form.NewButton(p.t("shares.equal"), giveEqually)}
	s.whole = form.Flow(s.rest, s.equal)
	s.whole.Hide()
	return s
}

// offer shows the buttons that would change something.
func (s *sharing) offer(r rest) {
	helps := r.items > 1 && !r.left.IsZero()
	gives := helps && r.left.Sign() > 0
	if gives {
		key := "shares.rest_last"
		if r.empty > 0 {
			key = "shares.rest_empty"
		}
		if text := s.page.t(key, "Rest", s.page.deps.Localizer.Decimal(r.left.String())); s.rest.Text != text {
			s.rest.SetText(text)
		}
	}
	if s.whole.Hidden == !helps && s.rest.Hidden == !gives {
		return
	}
	s.whole.Hidden, s.rest.Hidden = !helps, !gives
	s.whole.Refresh()
	s.page.relayout()
}

// giveRest gives what is left of the whole to the items without a share, or to the last one where all have one.
func (l *list[T]) giveRest() {
	items, keys := l.shown()
	left := restOf(items, l.looks.share)
	if left.items == 0 || left.left.Sign() <= 0 {
		return
	}
	last := len(items) - 1
	given := map[string]aid.Decimal{keys[last]: l.looks.share(&items[last]).Add(left.left)}
	if left.empty > 0 {
		clear(given)
		parts := left.left.Split(left.empty)
		for i, key := range keys {
			if l.looks.share(&items[i]).IsZero() {
				given[key], parts = parts[0], parts[1:]
			}
		}
	}
	l.setShares(given)
}

// giveEqually divides the whole among the items.
func (l *list[T]) giveEqually() {
	_, keys := l.shown()
	if len(keys) == 0 {
		return
	}
	given := map[string]aid.Decimal{}
	for i, part := range whole.Split(len(keys)) {
		given[keys[i]] = part
	}
	l.setShares(given)
}

// setShares writes shares by key, in one step of undo.
func (l *list[T]) setShares(given map[string]aid.Decimal) {
	l.page.model.edit("", func(a *aid.Activity) {
		for key, part := range given {
			if item := l.items.item(key)(a); item != nil {
				*l.looks.share(item) = part
			}
		}
	})
	l.page.show()
	l.page.leave()
}
