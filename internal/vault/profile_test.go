package vault_test

import (
	"sync"
	"testing"

	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

// A pause and another setting at the same moment are both kept.
func TestChangesOfTheProfileAtTheSameMoment(t *testing.T) {
	v := vaulttest.Open(t)
	for round := range 20 {
		var changes sync.WaitGroup
		for _, change := range []func(*vault.Profile){
			func(p *vault.Profile) { p.Paused = !p.Paused },
			func(p *vault.Profile) { p.OnRequest = !p.OnRequest },
		} {
			changes.Go(func() {
				if err := v.SetProfile(change); err != nil {
					t.Error(err)
				}
			})
		}
		changes.Wait()
		if p, want := v.Profile(), round%2 == 0; p.Paused != want || p.OnRequest != want {
			t.Fatalf("round %d: paused %t, on request %t, not %t", round, p.Paused, p.OnRequest, want)
		}
	}
}
