package editor

import (
	"fyne.io/fyne/v2"

	"focalpoint/internal/aid"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/mapview"
)

// OpenSection shows a section, as a tap on its name does.
func (p *Page) OpenSection(name string) { p.openSection(name) }

// Section is the one that is shown.
func (p *Page) Section() string { return p.open }

// RevealAll opens the first row of every list of the section, and the lists in it.
func (p *Page) RevealAll() { revealFirst(p.section(p.open).group) }

func revealFirst(g *group) {
	for _, l := range g.lists {
		if rows := l.heads(); len(rows) > 0 {
			revealFirst(l.reveal(rows[0].key).group)
		}
	}
}

// Restore puts the activity back to before a step, as the history's button does.
func (p *Page) Restore(step uint64, done func(changed int, err error)) { p.restore(step, nil, done) }

// ReadPhoto reads a photograph, as one that was chosen in the dialog.
func (p *Page) ReadPhoto(path string) { p.readPhoto(path) }

// TakeFound taps a row under the search box.
func (p *Page) TakeFound(n int) { p.search.found.Objects[n].(fyne.Tappable).Tapped(nil) }

// CopyMenu is the menu of a place's coordinates.
func (p *Page) CopyMenu(point aid.Point) *fyne.Menu { return p.copyMenu(point) }

// Reveal opens the row of an item.
func (p *Page) Reveal(path aid.Path) { p.reveal(path) }

// Find is the control of the field at a path, or nil where it is not built.
func (p *Page) Find(path aid.Path) fyne.Focusable {
	for _, s := range p.sections {
		if s.group != nil {
			if f := s.group.find(path); f != nil {
				return f.focus
			}
		}
	}
	return nil
}

func (g *group) find(path aid.Path) *field {
	for _, f := range g.fields {
		if f.path == path {
			return f
		}
	}
	for _, l := range g.lists {
		for _, r := range l.heads() {
			if r.group != nil {
				if f := r.group.find(path); f != nil {
					return f
				}
			}
		}
	}
	return nil
}

// Entry is the entry of the field at a path.
func (p *Page) Entry(path aid.Path) *form.Entry { return p.Find(path).(*form.Entry) }

// Map is the map beside the form.
func (p *Page) Map() *mapview.Map { return p.pins }

// Search types into the box above the map.
func (p *Page) Search(text string) { p.search.entry.SetText(text) }

// SubmitSearch presses Enter in it.
func (p *Page) SubmitSearch() { p.search.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) }

// Remove taps the remove button of an item.
func (p *Page) Remove(path aid.Path) {
	for _, l := range p.sectionOf(path).group.lists {
		for _, r := range l.heads() {
			if r.path == path {
				l.remove(r.key)
				return
			}
		}
	}
}

// PutBack taps the button of the notice.
func (p *Page) PutBack() { p.notice.back.OnTapped() }

// Choose picks a label of the choice at a path.
func (p *Page) Choose(path aid.Path, label string) { p.Find(path).(*form.Select).SetSelected(label) }

// AskDelete takes the menu's item.
func (p *Page) AskDelete() { p.askDelete() }

// FindCodes are the codes of a list that a lookup offers for words.
func (p *Page) FindCodes(list, words string) (codes []string) {
	for _, option := range p.finder(list)(words) {
		codes = append(codes, option.Code)
	}
	return codes
}

// SavePattern keeps the activity as a pattern, as the dialog does.
func (p *Page) SavePattern(name string, places, contact bool) { p.savePattern(name, places, contact) }

// Text is a text of the editor.
func (p *Page) Text(key string) string { return p.t(key) }

// Helps are the sentences of help of the open section's fields, by their paths.
func (p *Page) Helps() map[aid.Path]string {
	all := map[aid.Path]string{}
	p.section(p.open).group.helps(all)
	return all
}

func (g *group) helps(all map[aid.Path]string) {
	for _, f := range g.fields {
		if all[f.path] = "(beside a box)"; f.frame != nil {
			all[f.path] = f.frame.Help()
		}
	}
	for _, l := range g.lists {
		for _, r := range l.heads() {
			if r.group != nil {
				r.group.helps(all)
			}
		}
	}
}

// TurnFile opens the n-th attached file's row, or closes it.
func (p *Page) TurnFile(n int) { p.files.rows[n].head.toggle() }

// SaveCopy writes the n-th attached file, as the dialog does.
func (p *Page) SaveCopy(n int, to string, clean bool) {
	p.writeCopy(to, p.files.rows[n].file.Attachment, clean)
}
