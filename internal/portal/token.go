package portal

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// Tokens let one installation speak for one person.
type Tokens struct {
	Access  string    `json:"access"`
	Refresh string    `json:"refresh"` // exchanged for new tokens when Access has expired
	Expires time.Time `json:"expires"` // of Access, by the portal's clock
	Carry   Carry     `json:"carry,omitzero"`
}

// Carry lets a person's changes reach the portal in a file that somebody else sends. Neither part opens anything else.
type Carry struct {
	Secret string `json:"secret"` // inside the file: says for whom the portal takes it; the same for an installation's life
	Key    string `json:"key"`    // the portal's public key, to which the file is sealed
}

// TokenStore keeps a profile's tokens. Both methods may be called from any goroutine; SetTokens is durable when it
// returns.
type TokenStore interface {
	Tokens() (Tokens, error)
	SetTokens(Tokens) error
}

// MemoryTokens is a TokenStore that forgets.
type MemoryTokens struct {
	mu     sync.Mutex
	tokens Tokens
}

// Tokens are the ones set last.
func (m *MemoryTokens) Tokens() (Tokens, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.tokens, nil
}

// SetTokens replaces the tokens.
func (m *MemoryTokens) SetTokens(t Tokens) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.tokens = t
	return nil
}

// RefreshRequest is the body of POST /v1/token; the answer is Tokens.
type RefreshRequest struct {
	Refresh string `json:"refresh"`
}

// authorised runs a request with an access token. An expired one is renewed once, before or after the request.
func (c *Client) authorised(ctx context.Context, traffic *Traffic, request func(access string) error) error {
	tokens, err := c.tokens()
	if err != nil {
		return err
	}
	if c.expired(tokens) {
		if tokens, err = c.refresh(ctx, tokens, traffic); err != nil {
			return err
		}
		c.clockOff.Store(c.expired(tokens)) // what the portal has just given cannot have expired
	}
	err = request(tokens.Access)
	if !errors.Is(err, ErrTokenExpired) {
		return err
	}
	if tokens, err = c.refresh(ctx, tokens, traffic); err != nil {
		return err
	}
	return request(tokens.Access)
}

// expired is what this computer's clock says, unless it is known to be wrong: then the portal says it.
func (c *Client) expired(t Tokens) bool {
	return !c.clockOff.Load() && !t.Expires.IsZero() && !c.now().Before(t.Expires)
}

func (c *Client) tokens() (Tokens, error) {
	if c.store == nil {
		return Tokens{}, fmt.Errorf("no tokens: %w", ErrUnauthorised)
	}
	tokens, err := c.store.Tokens()
	if err != nil {
		return Tokens{}, fmt.Errorf("reading the tokens: %w", err)
	}
	if tokens.Access == "" {
		return Tokens{}, fmt.Errorf("no tokens: %w", ErrUnauthorised)
	}
	return tokens, nil
}

// refresh gets new tokens in the place of old. Of several callers at once one asks the portal, and the others take what
// it got. An answer that was lost does no harm: the portal takes the previous refresh token until the new one was used.
func (c *Client) refresh(ctx context.Context, old Tokens, traffic *Traffic) (Tokens, error) {
	c.refreshing.Lock()
	defer c.refreshing.Unlock()
	current, err := c.tokens()
	if err != nil || current.Access != old.Access {
		return current, err
	}
	var fresh Tokens
	if err := c.call(ctx, http.MethodPost, "/v1/token", "", RefreshRequest{old.Refresh}, &fresh, traffic); err != nil {
		return Tokens{}, fmt.Errorf("renewing the tokens: %w", err)
	}
	if fresh.Access == "" || fresh.Refresh == "" {
		return Tokens{}, fmt.Errorf("renewing the tokens: none given: %w", ErrAnswer)
	}
	if err := c.store.SetTokens(fresh); err != nil {
		return Tokens{}, fmt.Errorf("keeping the new tokens: %w", err)
	}
	return fresh, nil
}
