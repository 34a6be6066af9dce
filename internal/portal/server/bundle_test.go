package server_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/exchange/bundle"
	"focalpoint/internal/portal"
	"focalpoint/internal/portal/server"
)

// What a bundle carries opens nothing but the bundle: neither for its author nor for whoever gets hold of it.
func TestTheSecretOfABundleIsGoodForNothingElse(t *testing.T) {
	o := open(t)
	code, _, err := server.Invite(o.dir, server.Invitation{Person: "Ганна", Organisation: "ОДА", OrganisationType: "11", Role: aid.RoleContributor}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	body, _ := json.Marshal(portal.EnrolmentRequest{Code: code.Secret(), Device: aid.NewID()})
	var e portal.Enrolment
	if err := json.Unmarshal(o.ask("POST", "/v1/enrolment", nil, body).body, &e); err != nil {
		t.Fatal(err)
	}
	var again portal.Tokens
	body, _ = json.Marshal(portal.RefreshRequest{Refresh: e.Tokens.Refresh})
	if err := json.Unmarshal(o.ask("POST", "/v1/token", nil, body).body, &again); err != nil || again.Carry != e.Tokens.Carry || again.Carry.Secret == "" {
		t.Errorf("new tokens carry %+v instead of %+v: %v", again.Carry, e.Tokens.Carry, err)
	}
	body, _ = json.Marshal(portal.RefreshRequest{Refresh: e.Tokens.Carry.Secret})
	if a := o.ask("POST", "/v1/token", nil, body); a.status != http.StatusUnauthorized {
		t.Errorf("as a refresh token it gives %d", a.status)
	}
	for path, method := range map[string]string{"/v1/sync": "POST", "/v1/sync/position": "GET", "/v1/bundles": "POST"} {
		if a := o.ask(method, path, map[string]string{"Authorization": "Bearer " + e.Tokens.Carry.Secret}, nil); a.status != http.StatusUnauthorized {
			t.Errorf("as an access token it gives %d at %s", a.status, path)
		}
	}
	for secret, want := range map[string]int{
		"a guess": http.StatusForbidden, e.Tokens.Access: http.StatusForbidden, e.Tokens.Carry.Secret: http.StatusOK,
	} {
		file := sealed(t, e, secret)
		if a := o.ask("POST", "/v1/bundles", map[string]string{"Authorization": "Bearer " + o.token}, file); a.status != want {
			t.Errorf("a bundle gives %d instead of %d: %s", a.status, want, a.body)
		}
	}
}

// sealed is a bundle without changes.
func sealed(t *testing.T, e portal.Enrolment, secret string) []byte {
	t.Helper()
	_, reply, err := bundle.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	out, err := bundle.Seal(&file, bundle.Label{Kind: bundle.Outbox, Portal: e.PortalID, Training: e.Training}, e.Tokens.Carry.Key)
	if err != nil {
		t.Fatal(err)
	}
	lines := json.NewEncoder(out)
	for _, line := range []any{bundle.Sender{Secret: secret, Reply: reply}, aid.Handshake{Protocol: aid.Protocol, Device: aid.NewID(), Epoch: "e"}} {
		if err := lines.Encode(line); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}
