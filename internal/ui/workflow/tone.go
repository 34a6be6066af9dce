// Package workflow says how a record's place in the workflow looks, the same on every page.
package workflow

import (
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
)

// Tones are the colours of the chips.
var Tones = map[desk.Chip]form.Tone{
	desk.ChipDraft: form.Plain, desk.ChipReady: form.Busy, desk.ChipReview: form.Busy, desk.ChipApproved: form.Good,
	desk.ChipReturned: form.Caution, desk.ChipConflict: form.Caution, desk.ChipRefused: form.Bad,
}
