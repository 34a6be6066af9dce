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

// datePaths are the dates in the order of days.
var datePaths = []aid.Path{"dates.planned_start", "dates.actual_start", "dates.planned_end", "dates.actual_end"}

func days(d aid.Dates) []aid.Date {
	return []aid.Date{d.PlannedStart, d.ActualStart, d.PlannedEnd, d.ActualEnd}
}

// dateInvalid: a calendar of XML Schema, in which IATI files are written, has no year 0.
func dateInvalid(a aid.Activity, _ Context, found report) {
	for i, day := range days(a.Dates) {
		if !dated(day) {
			found(datePaths[i], "Date", string(day))
		}
	}
}

// dated says whether a day is empty or one that a file can hold.
func dated(day aid.Date) bool { return day == "" || day.Valid() && day > "0001" }

// The days between which an activity of the portal can lie: the country's independence, and a planner's horizon in years.
const (
	firstDay = aid.Date("1991-08-24")
	horizon  = 30
)

func dateImplausible(a aid.Activity, c Context, found report) {
	last := aid.Date("9999")
	if today := c.Today.Time(); !today.IsZero() {
		last = aid.DateOf(today.AddDate(horizon, 0, 0))
	}
	for i, day := range days(a.Dates) {
		if day != "" && dated(day) && (day < firstDay || day > last) {
			found(datePaths[i], "Date", string(day))
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
	return start != "" && end != "" && dated(start) && dated(end) && end < start
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
	if a.Status == statusRunning && a.Dates.ActualEnd == "" && end != "" && dated(end) && c.Today != "" && end < c.Today {
		found("dates.planned_end", "Date", string(end))
	}
}

// future says whether the day is still to come.
func (c Context) future(day aid.Date) bool {
	return c.Today != "" && dated(day) && day > c.Today
}
