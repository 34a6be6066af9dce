package vault

import (
	"fmt"

	"focalpoint/internal/aid"
)

// MaxPatterns bounds the patterns of a profile.
const MaxPatterns = 200

// bucketPatterns is made with the first pattern, so that a file of this layout may do without it.
var bucketPatterns = []byte("patterns")

// Pattern is an activity that others are begun from. It stays on this computer.
type Pattern struct {
	ID     aid.ID     `json:"i"`
	Name   string     `json:"n"`
	Fields aid.Fields `json:"f"` // of an activity
}

// Patterns are the profile's patterns, the oldest first.
func (v *Vault) Patterns() (patterns []Pattern, err error) {
	err = v.view(func(t transaction) error {
		b := t.bucket(bucketPatterns)
		if b == nil {
			return nil
		}
		return b.ForEach(func(key, sealed []byte) error {
			var p Pattern
			if err := t.view(key, sealed, &p, bucketPatterns); err != nil {
				return err
			}
			patterns = append(patterns, p)
			return nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("reading the patterns: %w", err)
	}
	return patterns, nil
}

// SetPattern keeps a pattern under its ID. It returns ErrTooMany beyond MaxPatterns.
func (v *Vault) SetPattern(p Pattern) error {
	err := v.update(func(t transaction) error {
		b, err := t.tx.CreateBucketIfNotExists(bucketPatterns)
		if err != nil {
			return err
		}
		if b.Get([]byte(p.ID)) == nil && b.Stats().KeyN >= MaxPatterns {
			return ErrTooMany
		}
		return t.put([]byte(p.ID), p, bucketPatterns)
	})
	if err != nil {
		return fmt.Errorf("keeping a pattern: %w", err)
	}
	return nil
}

// RemovePattern forgets a pattern; one that is not there is forgotten already.
func (v *Vault) RemovePattern(id aid.ID) error {
	err := v.update(func(t transaction) error {
		if b := t.bucket(bucketPatterns); b != nil {
			return b.Delete([]byte(id))
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("removing a pattern: %w", err)
	}
	return nil
}
