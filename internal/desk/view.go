package desk

import (
	"time"

	"focalpoint/internal/aid"
)

// Identity is who works here and with which portal, as the window and the commands show it.
type Identity struct {
	Profile    string // the profile's name
	Lang       string // "uk" or "en"
	Person     string
	Org        aid.ID
	OrgName    aid.Text
	Role       aid.Role
	PortalURL  string // "" when the profile has no portal
	PortalName aid.Text
	Training   bool
	Vault      string   // the vault file
	WrappedBy  []string // how the vault is locked: "keyring", "passphrase"
	Created    time.Time
}

// Chip is a record's place in the workflow as a person sees it: the portal's state, or what is going on here.
type Chip string

// The chips, in the order of a record's life.
const (
	ChipDraft    Chip = "draft"    // changed here, not marked as ready
	ChipReady    Chip = "ready"    // queued, or sent and not answered yet
	ChipReview   Chip = "review"   // at the portal, waiting for the focal point
	ChipApproved Chip = "approved" // accepted for publication
	ChipReturned Chip = "returned" // sent back with a note
	ChipConflict Chip = "conflict" // some fields wait for a decision
	ChipRefused  Chip = "refused"  // not taken by the portal
)

// ChipOf is the chip of a record in a list.
func ChipOf(s aid.Summary) Chip {
	switch {
	case s.Clashes > 0:
		return ChipConflict
	case s.Stage == aid.StageRefused:
		return ChipRefused
	case s.Stage == aid.StageWaiting, s.Stage == aid.StageSent:
		return ChipReady
	case s.Stage == aid.StageHeld, s.State == aid.StateDraft, s.State == "":
		return ChipDraft
	}
	return Chip(s.State)
}

// Sheet is one activity, opened for reading and editing.
type Sheet struct {
	Activity aid.Activity
	Summary  aid.Summary
	Findings []Finding
	Clashes  []aid.Clash
	Refusal  *aid.Refusal
	Edited   time.Time // last save on this computer; zero: never
	Own      bool      // the person may edit it
	Review   bool      // it waits for the person's review
}

// Saved is the answer to a save that is on the disk.
type Saved struct {
	At       time.Time
	Chip     Chip
	Findings []Finding
}

// OrgChoice is an organisation to choose from.
type OrgChoice struct {
	ID   aid.ID
	Name aid.Text
	Type string // IATI OrganisationType
}

// Connection is what is known of the way to the portal.
type Connection string

// The connection states.
const (
	ConnectionNone    Connection = "none"    // the profile has no portal
	ConnectionUnknown Connection = "unknown" // not tried yet
	ConnectionOffline Connection = "offline" // the portal does not answer
	ConnectionIdle    Connection = "idle"    // it answered last time
	ConnectionSending Connection = "sending" // an exchange is under way
	ConnectionAction  Connection = "action"  // a person must act: LastError says why
)

// Status is the status line: cheap to make, fit to be asked for after every event.
type Status struct {
	Connection Connection
	Waiting    int       // changes queued or sent and not answered
	Held       int       // drafts not marked as ready
	Attention  int       // refused changes and undecided conflicts
	LastSent   time.Time // last finished exchange; zero: never
	LastError  error     // why the last try failed; nil: it did not
	Next       time.Time // when the next try by itself is due; zero: none
	Paused     bool      // a person has stopped the exchange, and none begins until one goes on
	Pausing    bool      // the exchange under way is about to stop
	OnRequest  bool      // exchanges begin only on request
	Progress   Progress
	Files      FileProgress
}

// OutboxRow is one record that has something to send or to decide.
type OutboxRow struct {
	Summary aid.Summary
	Refusal *aid.Refusal // why the portal did not take it
	Clashes []aid.Clash  // undecided conflicts
}

// ReceiptRow is one change that the portal has answered.
type ReceiptRow struct {
	Kind    aid.Kind
	ID      aid.ID
	Title   aid.Text
	N       uint64 // the change's number on this device
	Rev     int64  // the record's revision after it
	Outcome aid.Outcome
	At      time.Time
}

// Report is what one exchange did; its JSON keys are those that scripts rely on.
type Report struct {
	Accepted  int     `json:"accepted"`
	Merged    int     `json:"merged"`
	Conflicts int     `json:"conflicts"`
	Refused   int     `json:"refused"`
	Pulled    int     `json:"pulled"`
	Requests  int     `json:"requests"`
	BytesUp   int64   `json:"bytes_up"`
	BytesDown int64   `json:"bytes_down"`
	Seconds   float64 `json:"seconds"`
	Position  uint64  `json:"position"`
	Diverged  bool    `json:"diverged,omitempty"` // both sides held something else; the next exchange brings everything

	Files *FileReport `json:"files,omitempty"` // what was sent after the exchange; nil: there are no files
}

// NotReady is a record that could not be marked as ready, and the findings that stop it.
type NotReady struct {
	ID       aid.ID
	Title    aid.Text
	Findings []Finding
}
