package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/exchange/bundle"
	"focalpoint/internal/portal"
)

// Config is what a portal is made of.
type Config struct {
	Store     Store
	Codes     Codes // the one-time codes that are out
	Name      aid.Text
	Reference string // folder with reference packs; "" for none
	// Attachments is the folder with attached files, and Attachment the largest one in bytes; 0: the portal takes none.
	Attachments string
	Attachment  int64
	Room        int64   // how much one organisation's attached files may take together, in bytes
	Rate        float64 // how many requests a second each device may send, after ten seconds of them at once; 0: any number
	Training    bool    // counts when the store is new; a store that has served the other kind is refused
	Now         func() time.Time
}

// ErrTraining says that the store belongs to a training portal and is to serve a real one, or the other way round.
var ErrTraining = errors.New("a training portal's folder and a real one's are not the same")

// Server is the portal.
type Server struct {
	Config
	identity    portal.Identity
	reference   shelf
	attachments cabinet
	tokenKey    []byte
	bundleKey   string // the secret half of the key to which bundles are sealed
	commits     commits
	attempts    limiter
	allowances  allowances
}

// New makes a portal over a store, which gets an identity when it is new. It returns ErrTraining.
func New(c Config) (*Server, error) {
	s := &Server{Config: c, reference: shelf{dir: c.Reference}, allowances: allowances{rate: c.Rate}}
	s.attachments = cabinet{dir: c.Attachments, room: c.Room, now: c.Now, rooms: map[string]room{}}
	if err := s.attachments.countAll(c.Now()); err != nil {
		return nil, err
	}
	err := c.Store.Update(func(tx Tx) (err error) {
		if s.bundleKey, err = openBundleKey(tx); err != nil {
			return err
		}
		s.tokenKey = bytes.Clone(tx.Get(bucketMeta, []byte("token-key")))
		raw := tx.Get(bucketMeta, []byte("identity"))
		if raw != nil {
			return json.Unmarshal(raw, &s.identity)
		}
		s.tokenKey = []byte(newToken())
		if err := tx.Put(bucketMeta, []byte("token-key"), s.tokenKey); err != nil {
			return err
		}
		s.identity = portal.Identity{ID: aid.NewID(), Training: c.Training}
		if raw, err = json.Marshal(s.identity); err != nil {
			return err
		}
		return tx.Put(bucketMeta, []byte("identity"), raw)
	})
	if err != nil {
		return nil, fmt.Errorf("reading the portal's identity: %w", err)
	}
	if s.identity.Training != c.Training {
		return nil, ErrTraining
	}
	return s, nil
}

// Handler is the contract: every route, and a problem for everything else.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	known := map[string]bool{}
	for _, r := range s.routes() {
		mux.HandleFunc(r.method+" "+r.path, r.handle)
		if known[r.path] {
			continue
		}
		known[r.path] = true
		mux.HandleFunc(r.path, func(w http.ResponseWriter, r *http.Request) {
			fail(w, problemOf(portal.ProblemMethod, "This address does not take %s.", r.Method))
		})
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		fail(w, problemOf(portal.ProblemNotFound, "There is nothing at this address."))
	})
	return s.introduce(mux)
}

// route is one operation of the contract; the OpenAPI document is made of the same table.
type route struct {
	method, path, summary string
	handle                http.HandlerFunc
	request, answer       string // media types; "" for none
	open                  bool   // needs no token
}

func (s *Server) routes() []route {
	const jsonType, lines = "application/json", portal.LineMediaType
	return []route{
		{"GET", "/v1/meta", "What the portal is, and its limits", s.getMeta, "", jsonType, true},
		{"POST", "/v1/enrolment", "Exchange a one-time code for tokens", s.postEnrolment, jsonType, jsonType, true},
		{"POST", "/v1/token", "Exchange a refresh token for new tokens", s.postToken, jsonType, jsonType, true},
		{"POST", "/v1/sync", "Send changes and receive receipts and others' changes, as streamed NDJSON", s.postSync, lines, lines, false},
		{"GET", "/v1/sync/position", "The number up to which a device's changes are durable", s.getPosition, "", jsonType, false},
		{"POST", "/v1/bundles", "Pass on an outbox that somebody else has sealed, and receive the receipts sealed for them", s.postBundle, bundle.MediaType, bundle.MediaType, false},
		{"GET", "/v1/activities", "Activities approved for publication", s.getActivities, "", jsonType, true},
		{"GET", "/v1/activities.geojson", "Locations of activities approved for publication", s.getGeoJSON, "", "application/geo+json", true},
		{"GET", "/v1/reference/{pack}", "A pack of reference data, whole or from a byte on", s.getReference, "", packType, true},
		{"HEAD", "/v1/attachments/{sha256}", "How much of an attached file is here: 200 when it is whole, 204 before", s.headAttachment, "", attachmentType, false},
		{"PUT", "/v1/attachments/{sha256}", "Send an attached file, or with Content-Range the part that follows what is here, whose body may end early: 201 when the file is whole, 204 before", s.putAttachment, attachmentType, "", false},
		{"GET", "/v1/attachments/{sha256}", "A file that one's organisation has attached, whole or from a byte on", s.getAttachment, "", attachmentType, false},
		{"GET", "/v1/openapi.json", "This description", s.getOpenAPI, "", "application/vnd.oai.openapi+json", true},
	}
}

// introduce says on every answer which portal this is, refuses requests that are meant for another one, and turns a
// panic into a problem.
func (s *Server) introduce(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set(portal.HeaderProtocol, fmt.Sprint(aid.Protocol))
		header.Set(portal.HeaderPortal, string(s.identity.ID))
		header.Set(portal.HeaderTraining, fmt.Sprint(s.identity.Training))
		if word := r.Header.Get(portal.HeaderRequest); word != "" && len(word) <= 64 {
			header.Set(portal.HeaderRequest, word)
		}
		header.Set("Cache-Control", "no-store")
		header.Set("X-Content-Type-Options", "nosniff")
		defer func() {
			if cause := recover(); cause != nil && cause != http.ErrAbortHandler {
				fail(w, problemOf(portal.ProblemInternal, "The portal has failed on this request."))
			}
		}()
		if meant := r.Header.Get(portal.HeaderPortal); meant != "" && meant != string(s.identity.ID) ||
			r.Header.Get(portal.HeaderTraining) != "" && r.Header.Get(portal.HeaderTraining) != fmt.Sprint(s.identity.Training) {
			fail(w, problemOf(portal.ProblemIdentity, "The request is meant for another portal."))
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (s *Server) getMeta(w http.ResponseWriter, r *http.Request) {
	packs, err := s.reference.packs()
	if err != nil {
		failWith(w, err)
		return
	}
	most := limits
	most.Attachment = s.Attachment
	meta := portal.Meta{
		ID: s.identity.ID, Name: s.Name, Training: s.identity.Training, Protocol: aid.Protocol, Limits: most, Reference: packs,
	}
	raw, err := json.Marshal(meta)
	if err != nil {
		failWith(w, err)
		return
	}
	tag := fmt.Sprintf(`"%x"`, hashOf(string(raw)))
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "no-cache")
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(raw) // a client that has gone needs no answer
}

// answerJSON writes one JSON value.
func answerJSON(w http.ResponseWriter, contentType string, value any) {
	raw, err := json.Marshal(value)
	if err != nil {
		failWith(w, err)
		return
	}
	w.Header().Set("Content-Type", contentType)
	_, _ = w.Write(raw) // a client that has gone needs no answer
}
