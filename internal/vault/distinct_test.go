package vault_test

import (
	"slices"
	"testing"

	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

func TestDistinctPairsAreRemembered(t *testing.T) {
	v := vaulttest.Open(t)
	school, hub := vault.DistinctOf("b", "a"), vault.DistinctOf("a", "c")
	if school != vault.DistinctOf("a", "b") {
		t.Error("the order matters")
	}
	for _, d := range []vault.Distinct{school, hub, school} {
		if err := v.SetDistinct(d, true); err != nil {
			t.Fatal(err)
		}
	}
	if err := v.SetDistinct(hub, false); err != nil {
		t.Fatal(err)
	}
	if pairs, err := v.Distinct(); err != nil || !slices.Equal(pairs, []vault.Distinct{school}) {
		t.Errorf("%+v, %v", pairs, err)
	}
}
