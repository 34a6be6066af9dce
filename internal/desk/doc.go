// Package desk is what a focal point does, with no screen: the use cases that the window and the commands share. It
// opens a profile, saves and checks drafts, marks them as ready, sends them, and says what became of each.
package desk
