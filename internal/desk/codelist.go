package desk

import (
	"fmt"

	"focalpoint/assets"
	"focalpoint/internal/aid"
)

// BuiltinCodelists are the code lists that the program carries with it.
func BuiltinCodelists() (aid.Codelists, error) {
	lists, err := aid.ReadCodelists(assets.Codelists)
	if err != nil {
		return nil, fmt.Errorf("reading the built-in code lists: %w", err)
	}
	return lists, nil
}

// Codelist is a list by its ID, such as aid.ListStatus; an unknown one is empty.
func (d *Desk) Codelist(id string) aid.Codelist { return d.lists[id] }
