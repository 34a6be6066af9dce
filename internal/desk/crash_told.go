package desk

import (
	"time"

	"focalpoint/internal/i18n"
)

// Sentence says that the program ended unexpectedly and what was saved. title is that of the activity whose text was
// saved at the end, where it is known.
func (c Crash) Sentence(l *i18n.Localizer, title string) string {
	said := l.T("crash.ended", "At", l.DateTime(c.At.In(time.Local))) + " "
	switch {
	case len(c.Saved) == 0:
		return said + l.T("crash.last_words")
	case title == "":
		return said + l.T("crash.saved_somewhere")
	}
	return said + l.T("crash.saved", "Title", title)
}
