package desk

import (
	"fmt"
	"slices"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
)

// Organisations lists the known organisations by name.
func (d *Desk) Organisations() ([]OrgChoice, error) {
	var choices []OrgChoice
	err := d.vault.EachEntry(aid.KindOrganisation, func(entry vault.Entry) error {
		o, err := aid.OrganisationOf(entry.Record)
		if err == nil && !o.Deleted {
			choices = append(choices, OrgChoice{ID: o.ID, Name: o.Name, Type: o.Type})
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("listing the organisations: %w", err)
	}
	slices.SortFunc(choices, func(a, b OrgChoice) int { return strings.Compare(a.Name.In("uk"), b.Name.In("uk")) })
	return choices, nil
}
