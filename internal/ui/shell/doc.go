// Package shell is the frame of the window: the rail with the rooms on the left, the page, the status line below, and
// the band of a training profile above everything.
package shell
