package bundle

import "focalpoint/internal/aid"

// Sender is the first line of an outbox: what proves to the portal who wrote it, and to whom the receipts go.
type Sender struct {
	Secret string `json:"secret"` // the portal's token that is good for this alone
	Reply  string `json:"reply"`  // the public key that seals the receipts
}

// Answered is the first line of receipts: to which device's state they answer.
type Answered struct {
	Device   aid.ID `json:"device"`
	Epoch    string `json:"epoch"`
	Cursor   uint64 `json:"cursor"`            // the deltas go on from here
	Position uint64 `json:"position"`          // the device's changes up to this one are durable at the portal
	Hash     string `json:"hash,omitempty"`    // of the change with number Position
	Problem  string `json:"problem,omitempty"` // the type of the RFC 9457 problem because of which nothing follows
}
