package aid

import "time"

// Deadlines says until when a quarter's updates are due. The zero value is the portal's rule: the last day of the month
// after the quarter, and reminders of the State Programme's dates.
type Deadlines struct {
	Days        int  `json:"days,omitempty"`         // so many days after the quarter's last one; 0: the last day of the month after
	NoReminders bool `json:"no_reminders,omitempty"` // leave the State Programme's dates out
}

// MaxDeadlineDays bounds Deadlines.Days: later, the next quarter's deadline would come first.
const MaxDeadlineDays = 90

// Of is the last day on which a quarter's updates are in time.
func (d Deadlines) Of(q Quarter) Date {
	if d.Days > 0 {
		return DateOf(q.Last().Time().AddDate(0, 0, d.Days))
	}
	after := q.Next().First().Time()
	return DateOf(after.AddDate(0, 1, -1))
}

// Due is the quarter to be filed on a day: the first whose deadline has not passed.
func (d Deadlines) Due(today Date) Quarter {
	q := QuarterOf(today.Time()).Previous().Previous()
	for d.Of(q) < today {
		q = q.Next()
	}
	return q
}

// Reminder is the State Programme's next reporting date (1 February or 15 August) on or after a day, or none when the
// reminders are off.
func (d Deadlines) Reminder(today Date) Date {
	if d.NoReminders {
		return ""
	}
	year := today.Time().Year()
	for _, t := range []time.Time{
		time.Date(year, time.February, 1, 0, 0, 0, 0, time.UTC),
		time.Date(year, time.August, 15, 0, 0, 0, 0, time.UTC),
	} {
		if day := DateOf(t); day >= today {
			return day
		}
	}
	return DateOf(time.Date(year+1, time.February, 1, 0, 0, 0, 0, time.UTC))
}

// DaysUntil counts from one day to another, both in the calendar; below 0 when the other has passed.
func (d Date) DaysUntil(other Date) int {
	return int(other.Time().Sub(d.Time()).Hours() / 24)
}

// KyivDate is the date in Ukraine at a moment: deadlines end there, wherever the computer is. Clocks there are two hours
// ahead of UTC, and three from the last Sunday of March to the last Sunday of October, changing at 01:00 UTC (Cabinet of
// Ministers of Ukraine, resolution 509 of 1996). The rule is written out because Windows has no time zone files.
func KyivDate(t time.Time) Date {
	t = t.UTC()
	offset := 2 * time.Hour
	if !t.Before(lastSunday(t.Year(), time.March)) && t.Before(lastSunday(t.Year(), time.October)) {
		offset = 3 * time.Hour
	}
	return DateOf(t.Add(offset))
}

// lastSunday is 01:00 UTC on the last Sunday of a month of 31 days.
func lastSunday(year int, month time.Month) time.Time {
	last := time.Date(year, month, 31, 1, 0, 0, 0, time.UTC)
	return last.AddDate(0, 0, -int(last.Weekday()))
}
