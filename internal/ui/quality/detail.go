package quality

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
)

// detail is the rule that is shown: what it means, what to do, and the records.
type detail struct {
	page    *Page
	name    *widget.Label
	chip    *form.Chip
	meaning *widget.Label
	advice  *widget.Label
	fix     *form.Button
	strip   *fyne.Container // what was done last, with the way back
	done    *widget.Label
	undo    *form.Button
	records *form.List
	pairs   *form.List
	lists   *fyne.Container
	top     *fyne.Container // all but the records
	group   desk.Group
	back    func() (said string, err error) // takes back what was done last, off the window's goroutine
	content fyne.CanvasObject
}

// listLeast is the height that the list of records keeps.
const listLeast = 110

func newDetail(p *Page) *detail {
	d := &detail{
		page: p, name: widget.NewLabel(""), chip: form.NewChip("", form.Plain), meaning: widget.NewLabel(""), advice: widget.NewLabel(""),
		done: widget.NewLabel(""),
	}
	d.name.TextStyle.Bold, d.name.SizeName = true, fynetheme.SizeNameSubHeadingText
	for _, words := range []*widget.Label{d.name, d.meaning, d.advice} {
		words.Wrapping = fyne.TextWrapWord
	}
	d.fix = form.NewButtonWithIcon("", fynetheme.ConfirmIcon(), d.fixAll)
	d.undo = form.NewButtonWithIcon(p.t("undo"), fynetheme.ContentUndoIcon(), d.takeBack)
	d.done.Importance = widget.SuccessImportance
	d.done.Wrapping = fyne.TextWrapWord
	d.strip = form.Flow(d.done, d.undo)
	d.strip.Hide()
	d.records, d.pairs = d.newRecords(), d.newPairs()
	d.lists = container.NewStack(d.records)
	tight := layout.NewCustomPaddedVBoxLayout(-fynetheme.InnerPadding())
	d.top = container.NewVBox(
		container.NewBorder(nil, nil, nil, container.NewCenter(d.chip), d.name),
		container.New(tight, caption(p.t("means")), d.meaning),
		container.New(tight, caption(p.t("advice")), d.advice),
		form.Flow(d.fix, d.strip), widget.NewSeparator(),
	)
	d.content = container.NewBorder(d.top, nil, nil, nil, form.Tall(listLeast, d.lists))
	return d
}

func caption(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.SizeName, l.Importance = fynetheme.SizeNameCaptionText, widget.LowImportance
	return l
}

// show puts a rule on the right side.
func (d *detail) show(group desk.Group) {
	p := d.page
	d.group = group
	d.name.SetText(desk.RuleName(p.text, group.Rule))
	d.chip.Set(p.t("severity."+string(group.Severity)), severities[group.Severity].tone)
	d.meaning.SetText(desk.Meaning(p.text, group.Rule))
	finding := desk.Finding{Rule: group.Rule}
	if len(group.Found) > 0 {
		finding = group.Found[0].Finding
	}
	d.advice.SetText(desk.Advice(p.text, finding))
	d.fix.SetText(p.t("fix", "N", p.text.Number(int64(len(group.Found)))))
	d.fix.Hidden = !desk.Fixes(group.Rule)
	list := d.records
	if group.Rule == desk.RuleDuplicate {
		list = d.pairs
	}
	d.lists.Objects = []fyne.CanvasObject{list}
	d.lists.Refresh()
	list.Refresh()
	d.content.Refresh()
}

// fixAll puts right what nobody can doubt, in every record that is shown.
func (d *detail) fixAll() {
	p, rule := d.page, d.group.Rule
	var ids []aid.ID
	for _, found := range d.group.Found {
		ids = append(ids, found.ID)
	}
	d.fix.Disable()
	var fixed desk.Fixed
	p.Runner.Run(func(ctx context.Context) (err error) {
		fixed, err = p.Desk.Fix(ctx, rule, ids...)
		return err
	}, func(err error) {
		d.fix.Enable()
		d.back = nil
		if fixed.Records > 0 {
			d.back = func() (string, error) {
				restored, err := p.Desk.UndoFix(fixed)
				return p.text.N("quality.page.undone", restored), err
			}
		}
		d.tell(err, p.text.N("quality.page.fixed", fixed.Records), d.back != nil)
		p.Reload()
	})
}

// distinguish keeps that the records of a pair are no duplicates.
func (d *detail) distinguish(pair desk.Pair) {
	p := d.page
	p.Runner.Run(func(context.Context) error { return p.Desk.Distinguish(pair.A.ID, pair.B.ID) }, func(err error) {
		d.back = func() (string, error) { return p.t("paired"), p.Desk.UndoDistinguish(pair.A.ID, pair.B.ID) }
		d.tell(err, p.t("distinct_said"), err == nil)
		p.Reload()
	})
}

// takeBack undoes what was done last.
func (d *detail) takeBack() {
	p, said := d.page, ""
	d.undo.Disable()
	p.Runner.Run(func(context.Context) (err error) {
		said, err = d.back()
		return err
	}, func(err error) {
		d.undo.Enable()
		d.tell(err, said, err != nil)
		p.Reload()
	})
}

// tell shows what was done, and the way back where there is one.
func (d *detail) tell(err error, words string, back bool) {
	d.done.Importance = widget.SuccessImportance
	if err != nil {
		words, d.done.Importance = d.page.Explain(err), widget.DangerImportance
	}
	d.done.SetText(words)
	d.undo.Hidden = !back
	d.strip.Show()
	d.strip.Refresh()
}

// recordLine is a record in the list.
type recordLine struct{ title, fault *widget.Label }

// newRecords makes the list of a rule's records.
func (d *detail) newRecords() *form.List {
	p, lines := d.page, map[fyne.CanvasObject]*recordLine{}
	list := form.NewList(
		func() int { return len(d.group.Found) },
		func() fyne.CanvasObject {
			l := &recordLine{widget.NewLabel(""), caption("")}
			l.title.TextStyle.Bold = true
			l.title.Truncation, l.fault.Wrapping = fyne.TextTruncateEllipsis, fyne.TextWrapWord
			fault := form.Lines(l.fault)
			whole := container.New(layout.NewCustomPaddedVBoxLayout(-2*fynetheme.InnerPadding()+4), l.title, fault)
			lines[whole] = l
			return whole
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			if i < len(d.group.Found) {
				found := d.group.Found[i]
				lines[o].title.SetText(p.title(found.Title))
				lines[o].fault.SetText(desk.Fault(p.text, found.Finding))
			}
		},
	)
	list.Name = p.text.T("shell.rooms.activities")
	list.OnSelected = func(i widget.ListItemID) {
		list.UnselectAll()
		p.open(p.chosen, i)
	}
	return list
}
