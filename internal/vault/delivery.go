package vault

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"focalpoint/internal/aid"
)

// bucketDeliveries is made with the first delivery, so that a file of this layout may do without it.
var bucketDeliveries = []byte("deliveries")

// Delivery is a file on its way to the portal that the profile belongs to.
type Delivery struct {
	File    File      `json:"-"`
	Name    string    `json:"-"`           // of the first attachment that is this file
	At      time.Time `json:"a,omitzero"`  // when the portal had it whole, or did not take it; zero: neither yet
	Refused string    `json:"r,omitempty"` // why the portal does not take it: a stable name; "": it does
	Limit   int64     `json:"l,omitempty"` // the largest file that the portal takes, in bytes, as far as it has said
}

// Deliveries are the files that the portal should have, each once, however many activities have it: those of activities
// that it has accepted. Files of drafts, removed ones and those of deleted activities are not among them.
func (v *Vault) Deliveries() (list []Delivery, err error) {
	portal := []byte(v.Profile().PortalID)
	err = v.view(func(t transaction) error {
		b := t.bucket(bucketAttachments)
		if b == nil {
			return nil
		}
		seen, accepted := map[string]bool{}, map[aid.ID]bool{}
		return b.ForEach(func(key, sealed []byte) error {
			var a Attachment
			if err := t.view(key, sealed, &a, bucketAttachments); err != nil {
				return err
			}
			activity, _, _ := strings.Cut(string(key), "/")
			if here, err := t.isAccepted(accepted, aid.ID(activity)); err != nil || !here || a.Removed || seen[a.Hash] {
				return err
			}
			seen[a.Hash] = true
			d, err := t.delivery(portal, a.Hash)
			d.Name = a.Name
			list = append(list, d)
			return err
		})
	})
	if err != nil {
		return nil, fmt.Errorf("listing the files for the portal: %w", err)
	}
	return list, nil
}

// isAccepted says whether the portal has the activity; known keeps what was found out.
func (t transaction) isAccepted(known map[aid.ID]bool, id aid.ID) (bool, error) {
	if is, found := known[id]; found {
		return is, nil
	}
	e, err := t.entry(aid.KindActivity, id)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return false, err
	}
	known[id] = err == nil && e.Record.Rev > 0 && !e.Record.Deleted()
	return known[id], nil
}

func (t transaction) delivery(portal []byte, hash string) (d Delivery, err error) {
	if t.bucket(bucketDeliveries, portal) != nil {
		if err := t.getOr([]byte(hash), &d, bucketDeliveries, portal); err != nil {
			return d, err
		}
	}
	if err := t.get([]byte(hash), &d.File, bucketFiles); err != nil {
		return d, fmt.Errorf("%w: file %.12s", errSeal, hash)
	}
	return d, nil
}

// SetDelivery keeps what became of a file at the portal that the profile belongs to.
func (v *Vault) SetDelivery(hash string, d Delivery) error {
	portal := []byte(v.Profile().PortalID)
	err := v.update(func(t transaction) error {
		if _, err := t.makeBucket(bucketDeliveries, portal); err != nil {
			return err
		}
		return t.put([]byte(hash), d, bucketDeliveries, portal)
	})
	if err != nil {
		return fmt.Errorf("noting a file at the portal: %w", err)
	}
	return nil
}
