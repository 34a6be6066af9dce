package server_test

import (
	"encoding/json"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
	"focalpoint/internal/portal/server"
)

// A device that asks too often is sent away with the time to come back, whatever it calls itself; others are served.
func TestADeviceThatAsksTooOftenIsToldWhenToComeBack(t *testing.T) {
	var later atomic.Int64
	began := time.Now()
	o := open(t, func(o *server.Options) {
		o.Rate = 0.5 // five in ten seconds
		o.Now = func() time.Time { return began.Add(time.Duration(later.Load())) }
	})
	other := o.as("Петро", "Фонд", aid.RoleFocalPoint)
	served := func(want int) {
		t.Helper()
		for n := range want {
			if a := o.exchange("", []byte(o.handshake())); a.status != http.StatusOK {
				t.Fatalf("request %d: %d %s", n+1, a.status, a.body)
			}
		}
		a := o.exchange("", []byte(o.handshake()))
		var p portal.Problem
		if err := json.Unmarshal(a.body, &p); err != nil || a.status != http.StatusTooManyRequests || p.Type != portal.ProblemTooMany || a.header.Get("Retry-After") != "2" {
			t.Fatalf("after %d: %d, Retry-After %q, %s", want, a.status, a.header.Get("Retry-After"), a.body)
		}
	}
	served(5)
	o.device = aid.NewID()
	served(0)
	if a := other.exchange("", []byte(other.handshake())); a.status != http.StatusOK {
		t.Errorf("somebody else: %d %s", a.status, a.body)
	}
	later.Add(int64(2 * time.Second))
	served(1)
	later.Add(int64(time.Hour - time.Minute)) // the tokens of an hour are still good
	served(5)
}
