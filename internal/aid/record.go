package aid

// Kind is what a record is; the same word on the wire and in the vault.
type Kind string

// The kinds of records.
const (
	KindActivity      Kind = "activity"
	KindQuarterUpdate Kind = "quarter_update"
	KindOrganisation  Kind = "organisation"
	KindPerson        Kind = "person"
	KindThread        Kind = "thread"
	KindMessage       Kind = "message"
	KindEvent         Kind = "event"
)

// Kinds lists every kind.
var Kinds = []Kind{KindActivity, KindQuarterUpdate, KindOrganisation, KindPerson, KindThread, KindMessage, KindEvent}

// Known says whether k is one of Kinds.
func (k Kind) Known() bool {
	for _, known := range Kinds {
		if k == known {
			return true
		}
	}
	return false
}

// Record is any record in its flat form, as it is stored and sent.
type Record struct {
	Kind   Kind   `json:"kind"`
	ID     ID     `json:"id"`
	Rev    int64  `json:"rev"` // the portal's revision; 0: the portal has never had it
	Fields Fields `json:"fields"`
}

// PathDeleted is the field whose value true makes a record a tombstone.
const PathDeleted Path = "deleted"

// Deleted says whether the record is a tombstone.
func (r Record) Deleted() bool { return string(r.Fields[PathDeleted]) == "true" }
