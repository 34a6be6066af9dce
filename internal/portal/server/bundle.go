package server

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"focalpoint/internal/aid"
	"focalpoint/internal/exchange/bundle"
	"focalpoint/internal/portal"
)

// openBundleKey reads the key to which bundles are sealed, and makes it when the store has none.
func openBundleKey(tx Tx) (secret string, err error) {
	if kept := tx.Get(bucketMeta, []byte("bundle-key")); kept != nil {
		return string(kept), nil
	}
	if secret, _, err = bundle.NewKey(); err != nil {
		return "", err
	}
	return secret, tx.Put(bucketMeta, []byte("bundle-key"), []byte(secret))
}

// carry is what an installation needs for bundles. Its secret is always the same, so that a file stays good however long
// it is on its way, and it goes with the installation's other grants.
func (s *Server) carry(tx Tx, who, device aid.ID) (c portal.Carry, err error) {
	mac := hmac.New(sha256.New, s.tokenKey)
	fmt.Fprintf(mac, "carry %s %s", who, device)
	c.Secret = hex.EncodeToString(mac.Sum(nil))
	if c.Key, err = bundle.Public(s.bundleKey); err != nil {
		return c, fmt.Errorf("reading the bundles' key: %w", err)
	}
	return c, putGrant(tx, hashText(c.Secret), grant{Person: who, Device: device, Carry: true})
}

// postBundle takes a bundle for its author from whoever brings it. Who brings it must be enrolled, and learns no more
// than that the portal has taken it: what it made of the changes is sealed for the author.
func (s *Server) postBundle(w http.ResponseWriter, r *http.Request) {
	if _, err := s.authorise(r); err != nil {
		failWith(w, err)
		return
	}
	content, err := bundle.Open(&stallReader{r.Body, http.NewResponseController(w)}, s.keyFor)
	if err != nil {
		failWith(w, bundleProblem(err))
		return
	}
	defer func() { _ = content.Close() }() // it was only read
	x := &exchange{server: s, lines: portal.NewLineReader(content, limits.Line)}
	var from bundle.Sender
	if err := x.lines.Next(&from); err != nil {
		failWith(w, bundleProblem(err))
		return
	}
	if x.person, err = s.sender(from.Secret); err != nil {
		failWith(w, err)
		return
	}
	answered, err := x.carried()
	if err != nil {
		failWith(w, bundleProblem(err))
		return
	}
	w.Header().Set("Content-Type", bundle.MediaType)
	label := bundle.Label{Kind: bundle.Receipts, Portal: s.identity.ID, Training: s.identity.Training}
	out, err := bundle.Seal(w, label, from.Reply)
	if err != nil {
		failWith(w, bundleProblem(err))
		return
	}
	lines := json.NewEncoder(out)
	err = lines.Encode(answered)
	if err == nil && answered.Problem == "" {
		err = x.answer(lines)
	}
	if err != nil {
		panic(http.ErrAbortHandler) // the answer has begun: breaking it off tells the client that it is not whole
	}
	_ = out.Close() // a client that has gone needs no answer
}

// keyFor opens outboxes of this portal.
func (s *Server) keyFor(l bundle.Label) (string, error) {
	switch {
	case l.Portal != s.identity.ID || l.Training != s.identity.Training:
		return "", problemOf(portal.ProblemIdentity, "The bundle is meant for another portal.")
	case l.Kind != bundle.Outbox:
		return "", problemOf(portal.ProblemBadRequest, "The bundle holds receipts.")
	}
	return s.bundleKey, nil
}

// sender is the author of a bundle.
func (s *Server) sender(secret string) (p person, err error) {
	unknown := problemOf(portal.ProblemForbidden, "The portal does not know the bundle's author.")
	err = s.Store.View(func(tx Tx) error {
		g, found, err := loadGrant(tx, hashText(secret))
		if err != nil {
			return err
		}
		if !found || !g.Carry {
			return unknown
		}
		p, err = loadPerson(tx, g.Person)
		if known := (*problemError)(nil); errors.As(err, &known) {
			return unknown
		}
		return err
	})
	return p, err
}

// carried is the author's half of an exchange. A problem that only the author can act on belongs into the answer; what is
// wrong with the file itself is an error.
func (x *exchange) carried() (a bundle.Answered, err error) {
	if err := x.lines.Next(&x.hello); err != nil {
		return a, err
	}
	a = bundle.Answered{Device: x.hello.Device, Epoch: x.hello.Epoch, Cursor: x.hello.Cursor}
	err = x.catchUp()
	if err == nil {
		err = x.greet()
	}
	if err == nil {
		err = x.receive()
	}
	var problem *problemError
	if errors.As(err, &problem) {
		switch problem.Type {
		case portal.ProblemDeviceFork, portal.ProblemCursorExpired, portal.ProblemProtocol, portal.ProblemHole:
			a.Problem = problem.Type
			return a, nil
		}
	}
	if err != nil {
		return a, err
	}
	return a, x.server.Store.View(func(tx Tx) error {
		d, _, err := loadDevice(tx, x.hello.Device)
		a.Position, a.Hash = d.Position, d.Hash
		return err
	})
}

// catchUp passes over the changes of an old bundle whose receipts its author holds by now. The hash over them proves that
// they are the ones that were answered: a restored backup has given the same numbers to others.
func (x *exchange) catchUp() error {
	var d device
	var last entry
	err := x.server.Store.View(func(tx Tx) (err error) {
		if d, _, err = loadDevice(tx, x.hello.Device); err == nil {
			last, err = loadEntry(tx, x.hello.Device, d.Acked)
		}
		return err
	})
	if err != nil || d.Person != x.person.ID || d.Epoch != x.hello.Epoch || x.hello.Acked >= d.Acked {
		return err // nothing to pass over, or greet says why not
	}
	n, hash := x.hello.Acked, x.hello.Hash
	for n < d.Acked {
		var c aid.Change
		if err := x.lines.Next(&c); err == io.EOF {
			hash = last.Hash // nothing in it is left to do; the author compares the position with their own
			break
		} else if err != nil {
			return err
		}
		if c.N != n+1 {
			return problemOf(portal.ProblemHole, "Change %d follows change %d.", c.N, n)
		}
		n, hash = c.N, c.Hash(hash)
	}
	if hash != last.Hash {
		return problemOf(portal.ProblemDeviceFork, "Change %d is not the one that this portal knows.", d.Acked)
	}
	x.hello.Acked, x.hello.Hash = d.Acked, last.Hash
	return nil
}

// bundleProblem says what is wrong with the file.
func bundleProblem(err error) error {
	switch {
	case errors.Is(err, bundle.ErrTooLarge):
		return problemOf(portal.ProblemTooLarge, "The bundle is too large.")
	case errors.Is(err, bundle.ErrNewer):
		return problemOf(portal.ProblemProtocol, "The portal reads bundles of version %d.", bundle.Version)
	case errors.Is(err, bundle.ErrOtherKey):
		return problemOf(portal.ProblemIdentity, "The bundle is sealed to another portal's key.")
	case errors.Is(err, bundle.ErrNotBundle), errors.Is(err, bundle.ErrDamaged), errors.Is(err, bundle.ErrKey):
		return problemOf(portal.ProblemBadBundle, "The bundle is damaged.")
	}
	return lineProblem(err)
}
