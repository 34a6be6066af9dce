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
	Progress Progress  // of the exchange under way
	Last     time.Time // end of the last exchange that went well; zero: none since the start
	Next     time.Time // when the next try by itself is due; zero: none planned
	Err      error     // why the last try failed; nil: it did not
}
