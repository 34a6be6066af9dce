package portal

import (
	"time"

	"focalpoint/internal/aid"
)

// The headers by which both sides know each other. A portal sends them with every answer; a client sends HeaderPortal
// and HeaderTraining of the portal that it means, and a portal that is another one refuses before it reads the body.
const (
	HeaderProtocol = "Focalpoint-Protocol" // aid.Protocol
	HeaderPortal   = "Focalpoint-Portal"   // Meta.ID
	HeaderTraining = "Focalpoint-Training" // "true" or "false"
	// HeaderRequest is a random word of the client's, which the portal repeats: a proxy that answers with what it has kept
	// of an earlier exchange is noticed, and nothing of it is taken.
	HeaderRequest = "Focalpoint-Request"
)

// LineMediaType is the Content-Type of an exchange: one JSON value a line.
const LineMediaType = "application/x-ndjson"

// Meta is what a portal says of itself.
type Meta struct {
	ID        aid.ID    `json:"id"`
	Name      aid.Text  `json:"name"`
	Training  bool      `json:"training"` // what is sent there is for learning and never reaches a production portal
	Protocol  int       `json:"protocol"`
	Limits    Limits    `json:"limits"`
	Reference []Pack    `json:"reference,omitempty"`
	Time      time.Time `json:"time"` // the portal's clock, from the Date header; to show, never to compare
}

// Limits are the largest things that a portal takes, in bytes.
type Limits struct {
	Line   int `json:"line"`   // one line of an exchange
	Record int `json:"record"` // all fields of one record
	Field  int `json:"field"`  // one field's value
	Path   int `json:"path"`   // one field's path
	// Attachment is one attached file; 0: the portal takes none.
	Attachment int64 `json:"attachment,omitempty"`
}

// Pack is a set of reference data, a map of the country say, at GET /v1/reference/{name}.
type Pack struct {
	Name    string `json:"name"`
	Version string `json:"version"` // SHA-256 in hexadecimal; the ETag is the same
	Size    int64  `json:"size"`    // bytes
}

// Identity is which portal a profile belongs to.
type Identity struct {
	ID       aid.ID `json:"id"`
	Training bool   `json:"training"`
}

// Identity is the part of m that never changes.
func (m Meta) Identity() Identity { return Identity{m.ID, m.Training} }
