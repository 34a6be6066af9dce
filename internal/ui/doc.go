// Package ui is the window: it joins the frame, the pages and the menu over one desk, and builds them anew when the
// language or the look changes.
package ui
