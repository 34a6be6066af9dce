// Package quality judges records: which of the portal's and IATI's rules an activity does not meet yet, and where. The
// rules stand in one table; each is a pure function.
package quality
