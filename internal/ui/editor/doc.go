// Package editor is the page on which one activity is written: its fields on the left, its places on a map on the right,
// saved as the person types.
//
// A keystroke goes from a widget to the model (model.go), which remembers what was before and tells the saver
// (saver.go); after a short pause the saver hands a copy to the desk, off the window's goroutine, and what the desk says
// of it (findings, the time of saving) comes back to the widgets. Sections are built when they are first shown.
package editor
