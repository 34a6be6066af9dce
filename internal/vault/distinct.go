package vault

import (
	"fmt"

	"focalpoint/internal/aid"
)

// bucketDistinct is made with the first pair, so that a file of this layout may do without it.
var bucketDistinct = []byte("distinct")

// Distinct is two activities that look like one and are not, by a person's word; A's id is the smaller one. It stays on
// this computer.
type Distinct struct {
	A aid.ID `json:"a"`
	B aid.ID `json:"b"`
}

// DistinctOf is the pair of two activities, in either order.
func DistinctOf(a, b aid.ID) Distinct { return Distinct{min(a, b), max(a, b)} }

func (d Distinct) key() []byte { return []byte(string(d.A) + "/" + string(d.B)) }

// Distinct are the pairs that are kept, in the order of their ids.
func (v *Vault) Distinct() (pairs []Distinct, err error) {
	err = v.view(func(t transaction) error {
		b := t.bucket(bucketDistinct)
		if b == nil {
			return nil
		}
		return b.ForEach(func(key, sealed []byte) error {
			var d Distinct
			if err := t.view(key, sealed, &d, bucketDistinct); err != nil {
				return err
			}
			pairs = append(pairs, d)
			return nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("reading which activities are different ones: %w", err)
	}
	return pairs, nil
}

// SetDistinct keeps a pair, or forgets it.
func (v *Vault) SetDistinct(d Distinct, distinct bool) error {
	err := v.update(func(t transaction) error {
		b, err := t.tx.CreateBucketIfNotExists(bucketDistinct)
		switch {
		case err != nil:
			return err
		case distinct:
			return t.put(d.key(), d, bucketDistinct)
		}
		return b.Delete(d.key())
	})
	if err != nil {
		return fmt.Errorf("keeping that two activities are different ones: %w", err)
	}
	return nil
}
