package server

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
)

const (
	codeLife      = 14 * 24 * time.Hour
	maxBody       = 64 << 10 // bytes of a request that is one JSON value
	attemptsMost  = 30       // wrong codes and tokens within attemptsPause, of everybody together
	attemptsPause = time.Minute
)

// Invitation is who may enrol with a code.
type Invitation struct {
	Person           string    `json:"person"`
	Organisation     string    `json:"organisation"`
	OrganisationType string    `json:"organisation_type"` // IATI OrganisationType
	Role             aid.Role  `json:"role"`
	Expires          time.Time `json:"expires"`
}

// Codes is a folder with a file for each one-time code that is out, named by the hash of the code's secret: so codes are
// handed out while the portal runs, and no code can be read there.
type Codes struct{ dir string }

// OpenCodes opens the folder of codes in a portal's folder, and makes it when it is missing.
func OpenCodes(dataDir string) (Codes, error) {
	dir := filepath.Join(dataDir, "codes")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return Codes{}, fmt.Errorf("opening the codes: %w", err)
	}
	return Codes{dir}, nil
}

// Invite makes a code that can be used once. fingerprint is that of the portal's self-signed certificate, or nil.
func (c Codes) Invite(i Invitation, fingerprint []byte, now time.Time) (portal.Code, time.Time, error) {
	var secret [8]byte
	if _, err := rand.Read(secret[:]); err != nil {
		return portal.Code{}, time.Time{}, fmt.Errorf("making a code: %w", err)
	}
	code := portal.NewCode(secret, fingerprint)
	i.Expires = now.Add(codeLife).UTC().Truncate(time.Second)
	raw, err := json.Marshal(i)
	if err != nil {
		return portal.Code{}, time.Time{}, fmt.Errorf("making a code: %w", err)
	}
	path := filepath.Join(c.dir, codeFile(code.Secret()))
	if err := errors.Join(os.WriteFile(path+".new", raw, 0o600), os.Rename(path+".new", path)); err != nil {
		return portal.Code{}, time.Time{}, fmt.Errorf("making a code: %w", err)
	}
	return code, i.Expires, nil
}

// take uses a code up: removing the file is what decides between two who try at once.
func (c Codes) take(secret string, now time.Time) (i Invitation, err error) {
	invalid := problemOf(portal.ProblemCode, "The code is unknown, was used already, or has expired.")
	root, err := os.OpenRoot(c.dir)
	if err != nil {
		return i, fmt.Errorf("reading the codes: %w", err)
	}
	defer func() { _ = root.Close() }()
	name := codeFile(secret)
	raw, err := root.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return i, invalid
	}
	if err != nil {
		return i, fmt.Errorf("reading a code: %w", err)
	}
	if err := json.Unmarshal(raw, &i); err != nil {
		return i, fmt.Errorf("reading a code: %w", err)
	}
	if err := root.Remove(name); err != nil {
		return i, invalid
	}
	if now.After(i.Expires) {
		return i, invalid
	}
	return i, nil
}

func codeFile(secret string) string { return hashText("code:"+secret) + ".json" }

func hashOf(text string) [sha256.Size]byte { return sha256.Sum256([]byte(text)) }

func hashText(text string) string {
	sum := hashOf(text)
	return hex.EncodeToString(sum[:])
}

func (s *Server) postEnrolment(w http.ResponseWriter, r *http.Request) {
	var request portal.EnrolmentRequest
	if err := s.readBody(w, r, &request); err != nil {
		failWith(w, err)
		return
	}
	if _, err := aid.ParseID(string(request.Device)); err != nil {
		fail(w, problemOf(portal.ProblemBadRequest, "The device is not a UUID."))
		return
	}
	if !s.attempts.allow(s.Now()) {
		fail(w, tooMany(attemptsPause, "Too many wrong codes. Try again in a minute."))
		return
	}
	invitation, err := s.Codes.take(request.Code, s.Now())
	if err != nil {
		s.attempts.wrong(s.Now())
		failWith(w, err)
		return
	}
	answer, err := s.enrol(invitation, request.Device)
	if err != nil {
		failWith(w, err)
		return
	}
	answerJSON(w, "application/json", answer)
}

// enrol makes the organisation's and the person's records, and tokens for the device.
func (s *Server) enrol(i Invitation, device aid.ID) (e portal.Enrolment, err error) {
	err = s.commit(func(b *books) error {
		org, err := s.organisation(b, i)
		if err != nil {
			return err
		}
		who := aid.Person{ID: aid.NewID(), Name: i.Person, Org: org.ID, Role: i.Role}
		if err := s.portalWrite(b, who.Record()); err != nil {
			return err
		}
		tokens, err := s.grant(b.tx, who.ID, device)
		if err != nil {
			return err
		}
		e = portal.Enrolment{
			Person: who.ID, Name: i.Person, Organisation: portal.OrganisationRef{ID: org.ID, Name: org.Name}, Role: i.Role,
			Tokens: tokens, PortalID: s.identity.ID, PortalName: s.Name, Training: s.identity.Training,
		}
		return nil
	})
	return e, err
}

// organisation is the record of the organisation of that name, which is made when there is none.
func (s *Server) organisation(b *books, i Invitation) (aid.Organisation, error) {
	for _, line := range b.tx.Scan(bucketOrder, nil) {
		key, _, _ := strings.Cut(string(line), " ")
		kind, id, _ := strings.Cut(key, "/")
		if aid.Kind(kind) != aid.KindOrganisation {
			continue
		}
		r, err := loadRecord(b.tx, aid.KindOrganisation, aid.ID(id))
		if err != nil {
			return aid.Organisation{}, err
		}
		o, err := aid.OrganisationOf(r.flat())
		if err != nil {
			return o, err
		}
		if strings.EqualFold(o.Name.UK, i.Organisation) || strings.EqualFold(o.Name.EN, i.Organisation) {
			return o, nil
		}
	}
	o := aid.Organisation{ID: aid.NewID(), Name: aid.Text{UK: i.Organisation}, Type: i.OrganisationType}
	return o, s.portalWrite(b, o.Record())
}

// readBody reads one small JSON value.
func (s *Server) readBody(w http.ResponseWriter, r *http.Request, into any) error {
	decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody))
	if err := decoder.Decode(into); err != nil {
		return problemOf(portal.ProblemBadRequest, "The request is not the JSON value that is expected here.")
	}
	return nil
}

// limiter bounds guessing.
type limiter struct {
	mu    sync.Mutex
	since time.Time
	count int
}

func (l *limiter) allow(now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return now.Sub(l.since) > attemptsPause || l.count < attemptsMost
}

func (l *limiter) wrong(now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if now.Sub(l.since) > attemptsPause {
		l.since, l.count = now, 0
	}
	l.count++
}
