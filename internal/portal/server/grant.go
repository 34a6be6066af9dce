package server

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
)

const accessLife = time.Hour

// grant is one token as the store keeps it, under the token's hash: a token cannot be read there, and looking one up by
// its hash takes no time that depends on how much of it is right.
type grant struct {
	Person  aid.ID    `json:"person"`
	Device  aid.ID    `json:"device"` // the one that enrolled
	Refresh bool      `json:"refresh,omitempty"`
	Expires time.Time `json:"expires,omitzero"`
	Used    bool      `json:"used,omitempty"`  // a refresh token that has a successor
	Prev    string    `json:"prev,omitempty"`  // the hash of the refresh token before this one
	Carry   bool      `json:"carry,omitempty"` // the secret of a bundle, which is good for nothing else
}

func newToken() string { return rand.Text() + rand.Text() } // 260 bits

// grant makes the first tokens of an installation.
func (s *Server) grant(tx Tx, who, device aid.ID) (portal.Tokens, error) {
	tokens := portal.Tokens{Access: newToken(), Refresh: newToken(), Expires: s.accessEnds()}
	err := putGrant(tx, hashText(tokens.Refresh), grant{Person: who, Device: device, Refresh: true})
	if err != nil {
		return tokens, err
	}
	if tokens.Carry, err = s.carry(tx, who, device); err != nil {
		return tokens, err
	}
	return tokens, putGrant(tx, hashText(tokens.Access), grant{Person: who, Device: device, Expires: tokens.Expires})
}

func (s *Server) accessEnds() time.Time { return s.Now().Add(accessLife).UTC().Truncate(time.Second) }

// successors are the tokens that follow a refresh token. They are derived from it under a key of the portal's, so that
// an answer that was lost can be given again although no token is kept.
func (s *Server) successors(refresh string) portal.Tokens {
	derive := func(use string) string {
		mac := hmac.New(sha256.New, s.tokenKey)
		mac.Write([]byte(use + refresh))
		return hex.EncodeToString(mac.Sum(nil))
	}
	return portal.Tokens{Access: derive("access "), Refresh: derive("refresh "), Expires: s.accessEnds()}
}

func putGrant(tx Tx, hash string, g grant) error {
	raw, err := json.Marshal(g)
	if err != nil {
		return err
	}
	return tx.Put(bucketGrants, []byte(hash), raw)
}

func loadGrant(tx Tx, hash string) (g grant, found bool, err error) {
	raw := tx.Get(bucketGrants, []byte(hash))
	if raw == nil {
		return g, false, nil
	}
	return g, true, json.Unmarshal(raw, &g)
}

func (s *Server) postToken(w http.ResponseWriter, r *http.Request) {
	var request portal.RefreshRequest
	if err := s.readBody(w, r, &request); err != nil {
		failWith(w, err)
		return
	}
	if !s.attempts.allow(s.Now()) {
		fail(w, tooMany(attemptsPause, "Too many wrong tokens. Try again in a minute."))
		return
	}
	tokens, err := s.refresh(request.Refresh)
	if err != nil {
		s.attempts.wrong(s.Now())
		failWith(w, err)
		return
	}
	answerJSON(w, "application/json", tokens)
}

// refresh gives new tokens for a refresh token. The same one again gives the same answer again, because the first may
// have been lost; using the new one forgets it.
func (s *Server) refresh(token string) (tokens portal.Tokens, err error) {
	err = s.Store.Update(func(tx Tx) error {
		hash := hashText(token)
		g, found, err := loadGrant(tx, hash)
		if err != nil {
			return err
		}
		if !found || !g.Refresh {
			return problemOf(portal.ProblemUnauthorised, "The refresh token is not known.")
		}
		tokens = s.successors(token)
		if tokens.Carry, err = s.carry(tx, g.Person, g.Device); err != nil {
			return err
		}
		err = putGrant(tx, hashText(tokens.Access), grant{Person: g.Person, Device: g.Device, Expires: tokens.Expires})
		if err != nil || g.Used {
			return err
		}
		if err := putGrant(tx, hashText(tokens.Refresh), grant{Person: g.Person, Device: g.Device, Refresh: true, Prev: hash}); err != nil {
			return err
		}
		if g.Prev != "" {
			if err := tx.Delete(bucketGrants, []byte(g.Prev)); err != nil {
				return err
			}
		}
		g.Used, g.Prev = true, ""
		return putGrant(tx, hash, g)
	})
	return tokens, err
}

// authorise says who speaks, as the person's record says now, and takes the request from the device's allowance.
func (s *Server) authorise(r *http.Request) (p person, err error) {
	token, isBearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !isBearer || token == "" {
		return p, problemOf(portal.ProblemUnauthorised, "A bearer token is needed here.")
	}
	err = s.Store.View(func(tx Tx) error {
		g, found, err := loadGrant(tx, hashText(token))
		switch {
		case err != nil:
			return err
		case !found || g.Refresh || g.Carry:
			return problemOf(portal.ProblemUnauthorised, "The access token is not known.")
		case !s.Now().Before(g.Expires):
			return problemOf(portal.ProblemTokenExpired, "The access token has expired.")
		}
		if wait := s.allowances.spend(g.Device, s.Now()); wait > 0 {
			return tooMany(wait, "This device asks too often.")
		}
		p, err = loadPerson(tx, g.Person)
		return err
	})
	if err != nil {
		return p, fmt.Errorf("authorising: %w", err)
	}
	return p, nil
}

// loadPerson is who somebody is now.
func loadPerson(tx Tx, id aid.ID) (p person, err error) {
	record, err := loadRecord(tx, aid.KindPerson, id)
	if err != nil {
		return p, err
	}
	known, err := aid.PersonOf(record.flat())
	if err != nil {
		return p, err
	}
	if record.Rev == 0 || known.Deleted {
		return p, problemOf(portal.ProblemUnauthorised, "The person is no longer enrolled.")
	}
	return person{ID: known.ID, Name: known.Name, Org: known.Org, Role: known.Role}, nil
}
