package desk

import "focalpoint/internal/aid"

// Severity says what a finding means for sending.
type Severity string

// The severities.
const (
	SeverityStop Severity = "stop" // stops sending
	SeverityWarn Severity = "warn"
	SeverityHint Severity = "hint"
)

// Finding is what a quality rule says of a record. Its sentence is made in the person's language from the translation
// keys quality.rules.<Rule>.message and .advice with Args.
type Finding struct {
	Field    aid.Path
	Rule     string
	Severity Severity
	Args     map[string]string
}
