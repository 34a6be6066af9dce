package desk

import (
	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
)

// Distinguish keeps that two activities, which look like one, are different ones: they are no likely duplicates any more.
// It is for this computer. It returns ErrNotFound.
func (d *Desk) Distinguish(a, b aid.ID) error { return d.distinguish(a, b, true) }

// UndoDistinguish takes Distinguish back. It returns ErrNotFound.
func (d *Desk) UndoDistinguish(a, b aid.ID) error { return d.distinguish(a, b, false) }

func (d *Desk) distinguish(a, b aid.ID, distinct bool) error {
	for _, id := range []aid.ID{a, b} {
		if _, err := d.vault.Entry(aid.KindActivity, id); err != nil {
			return err
		}
	}
	i := &d.inspector
	i.mu.Lock()
	defer i.mu.Unlock()
	if err := d.vault.SetDistinct(vault.DistinctOf(a, b), distinct); err != nil {
		return err
	}
	if i.portfolio != nil {
		i.portfolio.SetDistinct(a, b, distinct)
	}
	return nil
}
