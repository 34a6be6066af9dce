package syncer

import "time"

// Phase is what the syncer is doing.
type Phase string

// The phases.
const (
	PhaseUnknown Phase = "unknown" // nothing tried yet
	PhaseIdle    Phase = "idle"    // the last exchange went well
	PhaseSending Phase = "sending" // an exchange is under way
	PhaseOffline Phase = "offline" // the last try failed; the next one comes by itself
	PhaseStopped Phase = "stopped" // a person must act before the next try
)

// State is a snapshot of the syncer.
type State struct {
	Phase    Phase
	Progress Progress // of the exchange under way
	Files    FileProgress
	Pausing  bool      // the exchange under way is about to end because a person wants that
	Last     time.Time // end of the last exchange that went well; zero: none since the start
	Next     time.Time // when the next try by itself is due; zero: none planned
	Err      error     // why the last try failed; nil: it did not
}

// Progress is how far an exchange has come.
type Progress struct {
	Sent, Total int           // changes that have left, of those to send
	Pulled      int           // records received
	Up, Down    int64         // body bytes that have left and arrived, compressed
	Left        time.Duration // until all changes have left, at the speed of late; 0: not known
	Started     time.Time
}
