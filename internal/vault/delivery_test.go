package vault_test

import (
	"strings"
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

// joined is a vault that belongs to a portal.
func joined(t testing.TB) *vault.Vault {
	t.Helper()
	p := vaulttest.Profile()
	p.PortalID = "01900000-0000-7000-8000-0000000000cc"
	return vaulttest.Create(t, p)
}

// waiting are the hashes of the files that the portal should have and has not got.
func waiting(t testing.TB, v *vault.Vault) string {
	t.Helper()
	list, err := v.Deliveries()
	if err != nil {
		t.Fatal(err)
	}
	var hashes []string
	for _, d := range list {
		if d.At.IsZero() {
			hashes = append(hashes, d.File.Hash)
		}
	}
	return strings.Join(hashes, " ")
}

func TestFilesFollowTheirActivityToThePortal(t *testing.T) {
	v := joined(t)
	school, road := activity("Школа"), activity("Дорога")
	save(t, v, vault.Draft{Record: school, At: noon}, vault.Draft{Record: road, At: noon})
	plan := attach(t, v, school.ID, "план")
	attach(t, v, road.ID, "план")
	if got := waiting(t, v); got != "" {
		t.Errorf("the file of a draft waits: %s", got)
	}
	accepted(t, v, school)
	accepted(t, v, road)
	if got := waiting(t, v); got != plan.Hash {
		t.Errorf("the same file of two activities waits as %q", got)
	}
	if err := v.SetDelivery(plan.Hash, vault.Delivery{At: noon}); err != nil {
		t.Fatal(err)
	}
	if got := waiting(t, v); got != "" {
		t.Errorf("it waits after it was sent: %s", got)
	}
	if err := v.SetProfile(func(p *vault.Profile) { p.PortalID = string(aid.NewID()) }); err != nil {
		t.Fatal(err)
	}
	if got := waiting(t, v); got != plan.Hash {
		t.Error("what one portal has is not what another has")
	}
}

func TestRemovedFileNoLongerWaits(t *testing.T) {
	v := joined(t)
	school := activity("Школа")
	accepted(t, v, school)
	a := attach(t, v, school.ID, "план")
	a.Removed = true
	if err := v.SetAttachment(school.ID, a); err != nil {
		t.Fatal(err)
	}
	if got := waiting(t, v); got != "" {
		t.Errorf("a removed file waits: %s", got)
	}
	if err := v.SetDelivery(a.Hash, vault.Delivery{At: noon, Refused: "too-large"}); err != nil {
		t.Fatal(err)
	}
	collect(t, v)
	attach(t, v, school.ID, "план")
	if got := waiting(t, v); got != a.Hash {
		t.Errorf("what became of a file is remembered after the file is gone: %q", got)
	}
}
