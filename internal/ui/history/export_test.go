package history

import "fyne.io/fyne/v2"

// Press sends a key to the list of steps, which has the focus when the sheet opens.
func (s *Sheet) Press(key fyne.KeyName) { s.steps.TypedKey(&fyne.KeyEvent{Name: key}) }
