//go:build !headless

package main

// rescue saves what is typed, while a panic ends the program, and notes whose text it was for the next start.
func (d *desktop) rescue() {
	if d.shown == nil {
		return
	}
	saved := d.shown.Rescue()
	if crashes, err := openCrashes(d.env); err == nil && len(saved) > 0 {
		_ = crashes.Rescued(saved)
	}
}

// untilItEnds runs the window. A panic on its goroutine goes on after the rescue, so that the report tells where it began.
func (d *desktop) untilItEnds() {
	well := false
	defer func() {
		if !well {
			d.rescue()
		}
	}()
	d.window.ShowAndRun()
	well = true
}
