package aid

// Handshake is the first line of an exchange with the portal: who speaks, and what both sides are known to hold.
type Handshake struct {
	Protocol int    `json:"protocol"` // Protocol
	Device   ID     `json:"device"`
	Epoch    string `json:"epoch"`          // random per installation; another one under the same device is a fork
	Cursor   uint64 `json:"cursor"`         // everything of others up to here is held
	Acked    uint64 `json:"acked"`          // receipts up to this number are held
	Hash     string `json:"hash,omitempty"` // Change.Hash of the change with number Acked
}

// Protocol is the version of the exchange that this program speaks.
const Protocol = 1

// Answer is one line of the portal's part of an exchange; exactly one member is set. The lines come in this order:
// receipts, one position, deltas, one cursor, one end.
type Answer struct {
	Receipt  *Receipt `json:"receipt,omitempty"`
	Position *uint64  `json:"position,omitempty"` // changes up to this number are durable at the portal
	Delta    *Delta   `json:"delta,omitempty"`
	Cursor   *Cursor  `json:"cursor,omitempty"`
	End      *End     `json:"end,omitempty"`
}

// Cursor closes the deltas: they lead from the receiver's cursor From to To. When From is not the cursor that the
// receiver holds now, the answer is late and must be dropped whole.
type Cursor struct {
	From uint64 `json:"from"`
	To   uint64 `json:"to"`
}

// End is the last line. Records and Digest describe what the receiver should now hold, so that silent divergence is seen.
type End struct {
	Lines   int    `json:"lines"`   // how many lines came before this one
	Records int    `json:"records"` // how many records the receiver may see
	Digest  string `json:"digest"`  // Digest over them
}
