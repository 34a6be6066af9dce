package portal

// Problem is an RFC 9457 problem. Type is a stable name relative to the interface's description, one of the constants
// below; Detail is for people and in English.
type Problem struct {
	Type     string `json:"type"`
	Title    string `json:"title,omitempty"`
	Status   int    `json:"status"`
	Detail   string `json:"detail,omitempty"`
	Line     int    `json:"line,omitempty"`     // of the request's body, counted from 1, with bad-line and hole
	Position uint64 `json:"position,omitempty"` // what is durable, with bad-line and hole; how many bytes are there, with offset
	Protocol int    `json:"protocol,omitempty"` // the version that is spoken, with ProblemProtocol
}

// The types of problems.
const (
	ProblemUnauthorised  = "unauthorised"
	ProblemTokenExpired  = "expired-token"
	ProblemForbidden     = "forbidden"
	ProblemCode          = "bad-code"
	ProblemDeviceFork    = "device-fork"
	ProblemIdentity      = "identity"
	ProblemCursorExpired = "cursor-expired"
	ProblemTooLarge      = "too-large"
	ProblemEncoding      = "unsupported-encoding"
	ProblemBadLine       = "bad-line"
	ProblemBadRequest    = "bad-request"
	ProblemHole          = "hole"
	ProblemProtocol      = "protocol"
	ProblemOffset        = "offset"           // of a piece of an attached file; Position is where to go on
	ProblemHash          = "hash"             // an attached file is another than its name says
	ProblemFull          = "attachments-full" // the institution has no room left for attached files
	ProblemBadBundle     = "bad-bundle"
	ProblemTooMany       = "too-many-requests"
	ProblemNotFound      = "not-found"
	ProblemMethod        = "method-not-allowed"
	ProblemTimeout       = "timeout"
	ProblemInternal      = "internal"
)

// The types of refusals of single changes (aid.Refusal.Type).
const (
	RefusedUnknownKind  = "unknown-kind"
	RefusedBadID        = "bad-id"
	RefusedBadBase      = "bad-base" // the portal has no such revision of the record
	RefusedTooLarge     = "too-large"
	RefusedNotPermitted = "not-permitted"
	RefusedBadField     = "bad-field"
	RefusedBadState     = "bad-state"
)

// ProblemMediaType is the Content-Type of a problem.
const ProblemMediaType = "application/problem+json"
