package vault

import (
	"fmt"
	"slices"

	"focalpoint/internal/aid"
)

// syncState is how far this device and the portal have come.
type syncState struct {
	Last     uint64 `json:"last"`                // the last number given
	LastHash string `json:"last_hash,omitempty"` // of the change with number Last
	Acked    uint64 `json:"acked"`               // answers up to this number are held
	Hash     string `json:"hash"`                // of the change with number Acked
	Cursor   uint64 `json:"cursor"`
	Digest   []byte `json:"digest,omitempty"`
	// Newest and NewestHash are the highest number answered by a receipt line, which may run ahead of Acked.
	Newest     uint64 `json:"newest,omitempty"`
	NewestHash string `json:"newest_hash,omitempty"`
}

func (t transaction) syncState() (s syncState, err error) {
	return s, t.getOr(keySync, &s, bucketState)
}

func (s syncState) digest() (d aid.Digest, err error) {
	if len(s.Digest) == 0 {
		return d, nil
	}
	return d, d.UnmarshalBinary(s.Digest)
}

// Handshake is what this device says of itself at the beginning of an exchange.
func (v *Vault) Handshake() (h aid.Handshake, err error) {
	p := v.Profile()
	err = v.view(func(t transaction) error {
		s, err := t.syncState()
		h = aid.Handshake{Protocol: aid.Protocol, Device: p.Device, Epoch: p.Epoch, Cursor: s.Cursor, Acked: s.Acked, Hash: s.Hash}
		return err
	})
	return h, err
}

// Digest is over every record that the portal has.
func (v *Vault) Digest() (d aid.Digest, err error) {
	err = v.view(func(t transaction) error {
		s, err := t.syncState()
		if err != nil {
			return err
		}
		d, err = s.digest()
		return err
	})
	return d, err
}

// ResetCursor makes the next exchange bring everything that the person may see. Nothing here is removed.
func (v *Vault) ResetCursor() error {
	return v.update(func(t transaction) error {
		s, err := t.syncState()
		if err != nil {
			return err
		}
		s.Cursor = 0
		return t.put(keySync, s, bucketState)
	})
}

// NewIdentity makes this installation another device: with a number line of its own, and its queue kept. What was
// numbered goes back to the front of the waiting line.
func (v *Vault) NewIdentity() error {
	p := v.Profile()
	p.Device, p.Epoch = aid.NewID(), newEpoch()
	err := v.update(func(t transaction) error {
		for {
			key, sealed := t.bucket(bucketSent).Cursor().First()
			if key == nil {
				break
			}
			var change aid.Change
			if err := t.view(key, sealed, &change, bucketSent); err != nil {
				return err
			}
			if err := t.requeue(change); err != nil {
				return err
			}
		}
		s, err := t.syncState()
		if err != nil {
			return err
		}
		s = syncState{Digest: s.Digest}
		if err := t.put(keySync, s, bucketState); err != nil {
			return err
		}
		return t.put(keyProfile, p, bucketState)
	})
	if err != nil {
		return fmt.Errorf("taking a new identity: %w", err)
	}
	v.mu.Lock()
	v.profile = p
	v.mu.Unlock()
	return nil
}

func (t transaction) requeue(change aid.Change) error {
	if err := t.bucket(bucketSent).Delete(number(change.N)); err != nil {
		return err
	}
	before, err := t.entry(change.Kind, change.ID)
	if err != nil {
		return err
	}
	e := before
	e.Sent = 0
	e.Settle = append(slices.Clone(e.Settle), change.Settle...)
	if err := t.queue(&e); err != nil {
		return err
	}
	return t.putEntry(before, e)
}
