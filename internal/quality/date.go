package quality

import "focalpoint/internal/aid"

// The IATI ActivityStatus codes that say something of the dates.
const (
	statusRunning  = "2"
	statusFinished = "3" // finalisation: the work is done, accounts are still open
	statusClosed   = "4"
)

func statusMissing(a aid.Activity, _ Context, found report) {
	if a.Status == "" {
		found("status")
	}
}

func statusUnknown(a aid.Activity, c Context, found report) {
	if a.Status != "" && c.unknown(aid.ListStatus, a.Status) {
		found("status", "Code", a.Status)
	}
}

func startMissing(a aid.Activity, _ Context, found report) {
	if a.Dates.Start() == "" {
		found("dates.planned_start")
	}
}

func dateInvalid(a aid.Activity, _ Context, found report) {
	for _, date := range []struct {
		field aid.Path
		day   aid.Date
	}{
		{"dates.planned_start", a.Dates.PlannedStart},
		{"dates.actual_start", a.Dates.ActualStart},
		{"dates.planned_end", a.Dates.PlannedEnd},
		{"dates.actual_end", a.Dates.ActualEnd},
	} {
		if !date.day.Valid() {
			found(date.field, "Date", string(date.day))
		}
	}
}

func endBeforeStart(a aid.Activity, _ Context, found report) {
	d := a.Dates
	if reversed(d.PlannedStart, d.PlannedEnd) {
		found("dates.planned_end", "Start", string(d.PlannedStart), "End", string(d.PlannedEnd))
	}
	if start := d.Start(); reversed(start, d.ActualEnd) {
		found("dates.actual_end", "Start", string(start), "End", string(d.ActualEnd))
	}
}

func reversed(start, end aid.Date) bool {
	return start != "" && end != "" && start.Valid() && end.Valid() && end < start
}

func actualDateFuture(a aid.Activity, c Context, found report) {
	if c.future(a.Dates.ActualStart) {
		found("dates.actual_start", "Date", string(a.Dates.ActualStart))
	}
	if c.future(a.Dates.ActualEnd) {
		found("dates.actual_end", "Date", string(a.Dates.ActualEnd))
	}
}

func closedWithoutEnd(a aid.Activity, _ Context, found report) {
	if (a.Status == statusFinished || a.Status == statusClosed) && a.Dates.ActualEnd == "" {
		found("dates.actual_end")
	}
}

func runningWithoutStart(a aid.Activity, _ Context, found report) {
	if a.Status == statusRunning && a.Dates.ActualStart == "" && a.Dates.PlannedStart != "" {
		found("dates.actual_start")
	}
}

// endPassed notices an activity that was forgotten: it still runs, though it should have ended.
func endPassed(a aid.Activity, c Context, found report) {
	end := a.Dates.PlannedEnd
	if a.Status == statusRunning && a.Dates.ActualEnd == "" && end != "" && end.Valid() && c.Today != "" && end < c.Today {
		found("dates.planned_end", "Date", string(end))
	}
}

// future says whether the day is still to come.
func (c Context) future(day aid.Date) bool {
	return c.Today != "" && day.Valid() && day > c.Today
}
