// Package form holds the fields of the editor and of the dialogs: each has its label above, its control, and under it a
// line for one sentence of help or for a finding, which is there from the beginning so that the page does not move.
package form
