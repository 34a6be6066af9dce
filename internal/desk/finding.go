package desk

import "focalpoint/internal/quality"

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
