// Package sending is the page on which a person sees what waits, what the portal has accepted, and what needs a
// decision.
package sending
