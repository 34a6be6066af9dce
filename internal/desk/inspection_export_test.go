package desk

import "focalpoint/internal/aid"

// ForgetInspection makes the next inspection check everything.
func ForgetInspection(d *Desk) { d.inspector.portfolio = nil }

// TouchInspection makes the next inspection check one record.
func TouchInspection(d *Desk, id aid.ID) { d.inspector.touch(aid.KindActivity, id) }
