package activities

import (
	"context"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
)

// review is the strip above the records that wait for the person's review: clean ones are picked and approved at once,
// and what was done can be taken back.
type review struct {
	page     *Page
	may      bool // the person reviews
	done     desk.Reviewed
	said     *widget.Label
	pick     *form.Button
	approve  *form.Button
	undo     *form.Button
	strip    *fyne.Container
	approved bool // said tells what was done, and not what to do
}

func newReview(p *Page) *review {
	r := &review{page: p, said: widget.NewLabel("")}
	r.said.Wrapping = fyne.TextWrapWord
	r.pick = form.NewButton(p.text.T("activities.review.pick"), r.pickClean)
	r.approve = form.NewButtonWithIcon(p.text.T("activities.review.approve"), fynetheme.ConfirmIcon(), r.approveChecked)
	r.approve.Importance = widget.HighImportance
	r.undo = form.NewButtonWithIcon(p.text.T("activities.review.undo"), fynetheme.ContentUndoIcon(), r.takeBack)
	r.strip = form.Beside(160, r.said, form.Flow(r.undo, r.pick, r.approve))
	r.strip.Hide()
	return r
}

// show brings the strip up to date with filter, list and checks.
func (r *review) show() {
	p := r.page
	hidden := !r.may || p.filter != Review
	if r.strip.Hidden != hidden {
		r.strip.Hidden = hidden
		p.frame.Refresh() // the list below moves
	}
	clean, checked := 0, len(r.readings())
	for _, row := range p.view.rows {
		if row.waits && row.Problems == 0 {
			clean++
		}
	}
	able(r.pick, clean > 0)
	able(r.approve, checked > 0)
	r.undo.Hidden = !r.approved || r.done.Records == 0
	if !r.approved {
		r.said.SetText(p.text.N("activities.review.clean", clean))
	}
	r.strip.Refresh()
}

func able(b *form.Button, can bool) {
	if can {
		b.Enable()
	} else {
		b.Disable()
	}
}

// pickClean checks the shown records in which nothing was found that stops or warns.
func (r *review) pickClean() {
	p := r.page
	clear(p.checked)
	for _, row := range p.view.rows {
		if row.waits && row.Problems == 0 {
			p.check(row.ID, true)
		}
	}
	r.approved = false
	r.show()
	p.list.Refresh()
}

// readings are the checked records that wait, as the list shows them.
func (r *review) readings() (records []desk.Reading) {
	if !r.may || len(r.page.checked) == 0 {
		return nil
	}
	for _, row := range r.page.all {
		if row.waits && r.page.checked[row.ID] {
			records = append(records, desk.Reading{ID: row.ID, Rev: row.Rev})
		}
	}
	return records
}

func (r *review) approveChecked() {
	p, records := r.page, r.readings()
	var done desk.Reviewed
	p.Runner.Run(func(context.Context) (err error) {
		done, err = p.desk.Approve(true, records...)
		return err
	}, func(err error) {
		if err != nil {
			p.fail(err)
			return
		}
		words := p.text.N("activities.review.done", done.Records)
		if left := len(done.Left) + done.Gone; left > 0 {
			words += " " + p.text.N("activities.review.left", left)
		}
		r.tell(words, done)
	})
}

// tell says what was done; what was not approved stays checked no longer.
func (r *review) tell(words string, done desk.Reviewed) {
	r.done, r.approved = done, true
	r.said.SetText(words)
	clear(r.page.checked)
	r.page.ready.Disable()
	r.page.Reload()
}

func (r *review) takeBack() {
	done := r.done
	var restored int
	r.page.Runner.Run(func(context.Context) (err error) {
		restored, err = r.page.desk.UndoReview(done)
		return err
	}, func(err error) {
		if err != nil {
			r.page.fail(err)
			return
		}
		r.tell(r.page.text.N("activities.review.undone", restored), desk.Reviewed{})
	})
}
