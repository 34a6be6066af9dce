// Package portal is the portal's contract as the program sees it: what travels besides the records themselves, the
// enrolment code, and the client that speaks it over HTTP. Package server is the other side.
package portal
