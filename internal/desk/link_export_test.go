package desk

import (
	"time"

	"focalpoint/internal/portal"
	"focalpoint/internal/syncer"
	"focalpoint/internal/vault"
)

// LinkOf is the portal as the syncer sees it.
func LinkOf(client *portal.Client) syncer.Portal { return link{client} }

// StoreOf is the vault as the syncer sees it.
func StoreOf(v *vault.Vault, now func() time.Time) syncer.Store { return store{v, now} }

// TokensOf keeps the portal's tokens in the vault.
func TokensOf(v *vault.Vault) portal.TokenStore { return tokens{v} }
