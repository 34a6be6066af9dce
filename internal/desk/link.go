package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
	"focalpoint/internal/syncer"
	"focalpoint/internal/vault"
)

// The names of the secrets that a vault keeps for the way to the portal.
const (
	secretTokens = "portal tokens"
	secretPins   = "portal certificate pins"
	secretRoots  = "portal certificate authority"
	secretProxy  = "portal proxy"
)

// userAgent names the program to the portal, without a version: that is nobody's business but the protocol's.
const userAgent = "focalpoint"

// link is the portal as the syncer sees it.
type link struct{ client *portal.Client }

var _ syncer.Portal = link{}

// openLink makes the way to the profile's portal; nil when it has none. It touches no network.
func (d *Desk) openLink() (syncer.Portal, error) {
	p := d.vault.Profile()
	if p.Portal == "" {
		return nil, nil
	}
	pins, err := readPins(d.vault)
	if err != nil {
		return nil, err
	}
	roots, err := d.vault.Secret(secretRoots)
	if err != nil && !errors.Is(err, vault.ErrNotFound) {
		return nil, err
	}
	client, err := portal.New(portal.Options{
		BaseURL: p.Portal, Pins: pins, RootCAs: []byte(roots), Identity: &portal.Identity{ID: aid.ID(p.PortalID), Training: p.Training},
		Tokens: tokens{d.vault}, Device: func() aid.ID { return d.vault.Profile().Device }, UserAgent: userAgent, Now: d.now,
		Moved: func(up, down int64) { d.syncer.Moved(up, down) }, Proxy: func() string { return readProxy(d.vault) },
	})
	if err != nil {
		return nil, err
	}
	return link{client}, nil
}

// Exchange is portal.Client.Exchange with errors that the syncer acts on.
func (l link) Exchange(ctx context.Context, hello aid.Handshake, changes iter.Seq2[aid.Change, error], receive func(aid.Answer) error) (syncer.Traffic, error) {
	traffic, err := l.client.Exchange(ctx, hello, changes, receive)
	return syncer.Traffic(traffic), meaning(err)
}

// Position is portal.Client.Position with errors that the syncer acts on.
func (l link) Position(ctx context.Context) (position uint64, hash string, err error) {
	position, hash, err = l.client.Position(ctx)
	return position, hash, meaning(err)
}

// meaning adds to a portal's error what the syncer should make of it; the error itself stays for the sentence.
func meaning(err error) error {
	var retry *portal.RetryError
	var problem *portal.ProblemError
	switch {
	case err == nil, errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &retry):
		return &syncer.RetryError{After: retry.After, Err: err}
	case isAny(err, portal.ErrUnreachable, portal.ErrNotPortal):
		return fmt.Errorf("%w: %w", syncer.ErrOffline, err)
	case errors.Is(err, portal.ErrDeviceFork):
		return fmt.Errorf("%w: %w", syncer.ErrForked, err)
	case errors.Is(err, portal.ErrCursorExpired):
		return fmt.Errorf("%w: %w", syncer.ErrCursorExpired, err)
	case errors.Is(err, portal.ErrAnswer):
		return fmt.Errorf("%w: %w", syncer.ErrIncomplete, err)
	case errors.As(err, &problem) && problem.Problem.Type == portal.ProblemTooLarge:
		return fmt.Errorf("%w: %w: %w", syncer.ErrStopped, syncer.ErrTooLarge, err)
	case errors.As(err, &problem), isAny(err, portal.ErrUnauthorised, portal.ErrTokenExpired, portal.ErrForbidden,
		portal.ErrIdentity, portal.ErrUpgrade, portal.ErrCertificate, portal.ErrInsecure, portal.ErrAddress,
		portal.ErrProxyPassword, portal.ErrProxyAddress):
		return fmt.Errorf("%w: %w", syncer.ErrStopped, err)
	}
	return err
}

func isAny(err error, targets ...error) bool {
	for _, target := range targets {
		if errors.Is(err, target) {
			return true
		}
	}
	return false
}

// store is the vault as the syncer sees it.
type store struct {
	*vault.Vault
	now func() time.Time
}

var _ syncer.Store = store{}

// Receive takes the portal's answers, dated now.
func (s store) Receive(answers []aid.Answer) error {
	err := s.Vault.Receive(answers, s.now())
	if errors.Is(err, vault.ErrForked) {
		return fmt.Errorf("%w: %w", syncer.ErrForked, err)
	}
	return err
}

// tokens keeps the portal's tokens in the vault.
type tokens struct{ vault *vault.Vault }

var _ portal.TokenStore = tokens{}

// Tokens returns vault.ErrNotFound before the enrolment.
func (t tokens) Tokens() (list portal.Tokens, err error) {
	raw, err := t.vault.Secret(secretTokens)
	if err != nil {
		return list, err
	}
	return list, json.Unmarshal([]byte(raw), &list)
}

// SetTokens is durable when it returns.
func (t tokens) SetTokens(list portal.Tokens) error {
	raw, err := json.Marshal(list)
	if err != nil {
		return err
	}
	return t.vault.SetSecret(secretTokens, string(raw))
}

func readPins(v *vault.Vault) (pins []string, err error) {
	raw, err := v.Secret(secretPins)
	if errors.Is(err, vault.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return pins, json.Unmarshal([]byte(raw), &pins)
}

func writePins(v *vault.Vault, pins []string) error {
	if len(pins) == 0 {
		return nil
	}
	raw, err := json.Marshal(pins)
	if err != nil {
		return err
	}
	return v.SetSecret(secretPins, string(raw))
}

// AskPortal asks the profile's portal what it is. It returns ErrNoPortal, or the errors of portal.Client.Meta.
func (d *Desk) AskPortal(ctx context.Context) (portal.Meta, error) {
	l, isLink := d.link.(link)
	if !isLink {
		return portal.Meta{}, ErrNoPortal
	}
	return l.client.Meta(ctx)
}
