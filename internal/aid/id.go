package aid

import (
	"fmt"

	"github.com/google/uuid"
)

// ID identifies a record or an item of a record: a UUID version 7 in its text form, so ids sort by the time of making.
type ID string

// NewID makes a new id from the clock and the system's randomness. It panics only when the system has no randomness.
func NewID() ID { return ID(uuid.Must(uuid.NewV7()).String()) }

// ParseID reads an id in the canonical 36-character text form of any UUID version. It returns ErrBadID otherwise.
func ParseID(s string) (ID, error) {
	u, err := uuid.Parse(s)
	if err != nil || len(s) != 36 {
		return "", fmt.Errorf("%w: %.60q", ErrBadID, s)
	}
	return ID(u.String()), nil
}
