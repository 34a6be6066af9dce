package aid

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Change is a queued edit of one record: what to set and what to remove since the revision Base. It is both what the
// outbox keeps and, as one JSON line, what the portal receives.
type Change struct {
	N      uint64 `json:"n"` // 1, 2, 3 … per device, without holes; 0: not numbered yet
	Kind   Kind   `json:"kind"`
	ID     ID     `json:"id"`
	Base   int64  `json:"base"`             // the last revision both sides agreed on; 0 for a new record
	Set    Fields `json:"set,omitempty"`    // fields with their new values
	Del    []Path `json:"del,omitempty"`    // fields to remove
	Settle []Path `json:"settle,omitempty"` // conflicts that a person has decided with this change
	At     int64  `json:"at,omitempty"`     // when it was made, Unix seconds by the device's clock; shown, never compared
}

// Hash identifies the change together with all that the device has numbered before it: see Fingerprint.After.
func (c Change) Hash(before string) string { return c.Fingerprint().After(before) }

// Fingerprint is the SHA-256 of a change's JSON form.
type Fingerprint [sha256.Size]byte

// Fingerprint identifies the change's own content.
func (c Change) Fingerprint() Fingerprint {
	line, err := encodeJSON(c)
	if err != nil {
		return Fingerprint{} // the fields of a change always encode
	}
	return sha256.Sum256(line)
}

// After is the hash of a change that follows one with the hash before, "" for the first: the first 16 bytes of the
// SHA-256 of both, in hexadecimal. So two devices with one identity are told apart by the hash of any number that they
// have not reached together.
func (f Fingerprint) After(before string) string {
	sum := sha256.Sum256(append([]byte(before), f[:]...))
	return hex.EncodeToString(sum[:16])
}

// Outcome is what became of one change at the portal.
type Outcome string

// The outcomes. A change that was plainly accepted has no line of its own in the portal's answer: its new revision is
// Base + 1.
const (
	OutcomeAccepted Outcome = "accepted"
	OutcomeMerged   Outcome = "merged"   // accepted, after others had changed other fields
	OutcomeConflict Outcome = "conflict" // some fields wait for a person's decision; the rest is accepted
	OutcomeRefused  Outcome = "refused"  // nothing was taken; Refusal says why
)

// Receipt is the portal's answer to one change.
type Receipt struct {
	N       uint64   `json:"n"`
	Outcome Outcome  `json:"outcome"`
	Rev     int64    `json:"rev,omitempty"`     // the record's revision after the change
	Set     Fields   `json:"set,omitempty"`     // what others have set since Base, so that Rev is held whole
	Del     []Path   `json:"del,omitempty"`     // what others have removed since Base
	Clashes []Clash  `json:"clashes,omitempty"` // with outcome conflict
	Refusal *Refusal `json:"refusal,omitempty"` // with outcome refused
}

// Clash is one field that was changed on both sides to different values. A nil value means that the field is absent.
type Clash struct {
	Path   Path            `json:"path"`
	Was    json.RawMessage `json:"was,omitempty"`
	Mine   json.RawMessage `json:"mine,omitempty"`
	Theirs json.RawMessage `json:"theirs,omitempty"`
	Who    string          `json:"who,omitempty"`  // the name of the person whose value stands
	When   int64           `json:"when,omitempty"` // when the portal took it, Unix seconds
}

// Refusal is the reason for which a change was not taken, an RFC 9457 problem reduced to what a program acts on.
type Refusal struct {
	Type   string `json:"type"`             // stable name, such as "unknown-kind" or "not-permitted"
	Detail string `json:"detail,omitempty"` // for people, in English
	Path   Path   `json:"path,omitempty"`   // the field at fault
}

// Delta is what others have done to a record since the receiver's cursor; applied to what the receiver holds it gives
// the whole revision Rev.
type Delta struct {
	Kind Kind   `json:"kind"`
	ID   ID     `json:"id"`
	Rev  int64  `json:"rev"`
	Set  Fields `json:"set,omitempty"`
	Del  []Path `json:"del,omitempty"`
	Who  string `json:"who,omitempty"`  // the person who changed it last
	When int64  `json:"when,omitempty"` // when the portal took it, Unix seconds
	Gone bool   `json:"gone,omitempty"` // the receiver may no longer see the record
}
