package quality

import "focalpoint/internal/aid"

// Severity says what a finding means for sending.
type Severity string

// The severities.
const (
	Stop Severity = "stop" // the record is not sent until this is put right
	Warn Severity = "warn" // the record is sent, and somebody should look again
	Hint Severity = "hint" // the record would be easier to understand
)

// Finding is what a rule says of a record. Its sentences are the translations quality.rules.<Rule>.message and .advice,
// with Args as their placeholders.
type Finding struct {
	Field    aid.Path // the field at fault, such as "title.uk", or an item, such as "locations/<id>"
	Rule     string
	Severity Severity
	Args     map[string]string
}

// Context is what the rules need to know beside the record. Rules that lack what they need are silent.
type Context struct {
	Codelists aid.Codelists
	Today     aid.Date
	// Where says in which oblast a point lies, as the prefix of its KATOTTG code (UA14). For a point outside Ukraine
	// oblast is empty and outside names where it is: a country, or the sea.
	Where func(aid.Point) (oblast, outside string)
}

// Check is all that the rules find in the activity, in the order of the table.
func Check(a aid.Activity, c Context) []Finding {
	var findings []Finding
	for _, rule := range Rules {
		rule.check(a, c, func(field aid.Path, args ...string) {
			findings = append(findings, Finding{Field: field, Rule: rule.Code, Severity: rule.Severity, Args: pairs(args)})
		})
	}
	return findings
}

// Stops says whether one of the findings keeps the record from being sent.
func Stops(findings []Finding) bool {
	for _, finding := range findings {
		if finding.Severity == Stop {
			return true
		}
	}
	return false
}

// pairs makes a map of names and values in turn.
func pairs(args []string) map[string]string {
	if len(args) == 0 {
		return nil
	}
	named := make(map[string]string, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		named[args[i]] = args[i+1]
	}
	return named
}
