// Package aid is the domain: the records that a focal point keeps, in the terms of IATI 2.03, their flat form of
// fields, and how two edits of one record are merged. It imports nothing of the program.
package aid
