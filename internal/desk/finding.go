package desk

import (
	"focalpoint/internal/aid"
	"focalpoint/internal/i18n"
	"focalpoint/internal/quality"
)

// Finding is what a quality rule says of a record; Message makes its sentence.
type Finding = quality.Finding

// Severity says what a finding means for sending.
type Severity = quality.Severity

// The severities.
const (
	SeverityStop = quality.Stop
	SeverityWarn = quality.Warn
	SeverityHint = quality.Hint
)

// Message is a finding's sentence: what is wrong, and what to do.
func Message(l *i18n.Localizer, f Finding) string { return Fault(l, f) + " " + Advice(l, f) }

// Fault says what is wrong.
func Fault(l *i18n.Localizer, f Finding) string { return sentence(l, f, "message") }

// Advice says what to do.
func Advice(l *i18n.Localizer, f Finding) string { return sentence(l, f, "advice") }

// Meaning says what a rule's finding means for the record: is it sent, and what then.
func Meaning(l *i18n.Localizer, rule string) string { return l.T("quality.rules." + rule + ".meaning") }

// RuleName is a rule's heading above the records that it finds.
func RuleName(l *i18n.Localizer, rule string) string { return l.T("quality.rules." + rule + ".name") }

func sentence(l *i18n.Localizer, f Finding, part string) string {
	args := make([]any, 0, 2*len(f.Args))
	for name, value := range f.Args {
		args = append(args, name, shown(l, name, value))
	}
	return l.T("quality.rules."+f.Rule+"."+part, args...)
}

// shown is a rule's date or number as people of the language write it, and any other text as it is: a code has no
// thousands.
func shown(l *i18n.Localizer, name, value string) string {
	switch name {
	case "Date", "Start", "End":
		if day := aid.Date(value).Time(); !day.IsZero() {
			return l.Date(day)
		}
	case "Amount", "Spent", "Budget", "Sum", "Share", "Count", "Total":
		if _, err := aid.ParseDecimal(value); err == nil {
			return l.Decimal(value)
		}
	}
	return value
}
