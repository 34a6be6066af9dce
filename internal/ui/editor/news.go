package editor

import (
	"context"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// News looks whether the desk's version of the activity has changed under the page, as after an exchange with the
// portal. What others did is taken in field by field; what the person has typed and is not saved yet stays. It is
// cheap, to be called whenever the desk announces something.
func (p *Page) News() {
	if !p.stored {
		return
	}
	id, number, handed := p.model.activity.ID, p.opening, p.saver.handed
	var sheet desk.Sheet
	p.deps.Runner.Run(func(context.Context) (err error) {
		sheet, err = p.deps.Desk.Activity(id)
		return err
	}, func(err error) {
		if err != nil || number != p.opening || handed != p.saver.handed || p.saver.saving || p.restoring {
			return // gone, left, or read before a save, which is announced in its turn
		}
		p.take(sheet)
	})
}

// take shows the desk's version.
func (p *Page) take(sheet desk.Sheet) {
	p.chip, p.refusal, p.model.own = desk.ChipOf(sheet.Summary), sheet.Refusal, sheet.Own
	p.bar.setChip(p.chip)
	if hidden := !sheet.Own || sheet.Review; p.bar.ready.Hidden != hidden {
		p.bar.ready.Hidden = hidden
		p.bar.row.Refresh()
	}
	p.model.findings, p.model.clashes = sheet.Findings, sheet.Clashes
	p.banners.follow(sheet)
	now, kept := p.model.activity, p.saver.last()
	theirs := sheet.Activity.Record().Fields
	merged, _ := aid.Merge(kept.Record().Fields, now.Record().Fields, theirs)
	if p.saver.dirty {
		merged = merged.Edited(kept.Record().Fields, now.Record().Fields) // the latest keystrokes win; the portal decides about them when they are sent
	}
	p.saver.know(sheet.Activity)
	activity, err := aid.ActivityOf(aid.Record{Kind: aid.KindActivity, ID: now.ID, Rev: sheet.Activity.Rev, Fields: merged})
	if err != nil {
		return // it is an activity's
	}
	if sameButState(activity, now) {
		p.model.activity.Rev = activity.Rev
		takeReview(&p.model.activity, activity)
		p.showFindings()
		return
	}
	// Steps back would lead to what others have changed since.
	p.model.activity, p.model.past, p.model.future, p.model.run = activity, nil, nil, ""
	p.bar.retitle()
	p.show()
}

// sameButState says whether two versions differ at most in what the workflow gives a record.
func sameButState(a, b aid.Activity) bool {
	takeReview(&a, b)
	return a.Record().Fields.Equal(b.Record().Fields)
}

// takeReview gives an activity what the workflow has given another version of it.
func takeReview(a *aid.Activity, from aid.Activity) {
	a.State, a.ReviewNote, a.ReviewNotes, a.ReviewSeen = from.State, from.ReviewNote, from.ReviewNotes, from.ReviewSeen
}
