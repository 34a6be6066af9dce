package desk

import (
	"fmt"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
)

// Deadlines says until when quarters are to be filed in this profile.
func (d *Desk) Deadlines() aid.Deadlines { return d.vault.Profile().Deadlines }

// SetDeadlines keeps the deadlines' rule; days beyond aid.MaxDeadlineDays or below 0 return a *FieldError.
func (d *Desk) SetDeadlines(rule aid.Deadlines) error {
	if rule.Days < 0 || rule.Days > aid.MaxDeadlineDays {
		return &FieldError{"days", fmt.Sprint(rule.Days), ErrFieldValue}
	}
	if err := d.vault.SetProfile(func(p *vault.Profile) { p.Deadlines = rule }); err != nil {
		return fmt.Errorf("keeping the deadlines: %w", err)
	}
	d.announce()
	return nil
}
