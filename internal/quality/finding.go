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

// Finding is what a rule says of a record. Its sentences are the translations quality.rules.<Rule>.message, .advice and
// .meaning, the first two with Args as their placeholders.
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
	Where     func(aid.Point) Place
}

// Place is where a point lies.
type Place struct {
	Oblast string // the prefix of its KATOTTG code, UA14; empty outside Ukraine
	Raion  string // the prefix of its KATOTTG code, UA1412; empty where it is not known without doubt
	Near   string // the prefix of the oblast across a border that is too near to be sure of either side
	Sea    bool   // outside Ukraine in the sea, not in another country
}

// Check is all that the rules find in the activity, in the order of the table.
func Check(a aid.Activity, c Context) []Finding {
	var findings []Finding
	c.Where = remembering(c.Where)
	for _, rule := range Rules {
		if rule.check == nil {
			continue
		}
		rule.check(a, c, func(field aid.Path, args ...string) {
			findings = append(findings, Finding{Field: field, Rule: rule.Code, Severity: rule.Severity, Args: pairs(args)})
		})
	}
	return findings
}

// remembering looks each point up once, however many rules ask.
func remembering(where func(aid.Point) Place) func(aid.Point) Place {
	if where == nil {
		return nil
	}
	type answer struct {
		at    aid.Point
		place Place
	}
	var answers []answer
	return func(p aid.Point) Place {
		for _, known := range answers {
			if known.at == p {
				return known.place
			}
		}
		place := where(p)
		answers = append(answers, answer{p, place})
		return place
	}
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
