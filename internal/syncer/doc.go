// Package syncer brings the outbox to the portal and the portal's news back: one exchange at a time, resumed where the
// last one broke, repeated with back-off by itself. It knows neither the vault nor the wire: it speaks to the two
// interfaces that it declares here, and the wiring joins them.
package syncer
