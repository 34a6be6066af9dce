package server

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
)

// Stats is what `portal stats` shows.
type Stats struct {
	Records   map[aid.Kind]uint64 `json:"records"`
	Revisions uint64              `json:"revisions"`
	Changes   uint64              `json:"changes"`
	Devices   int                 `json:"devices"`
	Conflicts int                 `json:"conflicts"` // undecided
}

// Invite makes a one-time code for the portal of a folder, whether it is running or not.
func Invite(dataDir string, i Invitation, now time.Time) (portal.Code, time.Time, error) {
	codes, err := OpenCodes(dataDir)
	if err != nil {
		return portal.Code{}, time.Time{}, err
	}
	return codes.Invite(i, certificateHash(dataDir), now)
}

// ReadStats counts what the portal of a folder holds, whether it is running or not.
func ReadStats(ctx context.Context, dataDir string) (Stats, error) {
	if stats, err := askAdmin(ctx, dataDir); err == nil {
		return stats, nil
	}
	path := filepath.Join(dataDir, storeFile)
	if _, err := os.Stat(path); err != nil {
		return Stats{}, fmt.Errorf("opening the portal's store: %w", err)
	}
	store, err := openBolt(path, true)
	if err != nil {
		return Stats{}, err
	}
	stats, err := count(store)
	return stats, errors.Join(err, store.Close())
}

func count(store Store) (s Stats, err error) {
	s.Records = map[aid.Kind]uint64{}
	err = store.View(func(tx Tx) error {
		for _, kind := range aid.Kinds {
			if n := readNumber(tx, "records/"+string(kind)); n > 0 {
				s.Records[kind] = n
			}
		}
		s.Revisions, s.Changes = readNumber(tx, "revisions"), readNumber(tx, "changes")
		for range tx.Scan(bucketDevices, nil) {
			s.Devices++
		}
		for range tx.Scan(bucketConflicts, nil) {
			s.Conflicts++
		}
		return nil
	})
	return s, err
}

// admin answers, on this computer only, those who can read the portal's folder: the store itself is locked while the
// portal runs.
type admin struct {
	server *http.Server
	file   string
}

// adminDoor is where the admin listens, and the secret that opens it; kept in the portal's folder.
type adminDoor struct {
	URL    string `json:"url"`
	Secret string `json:"secret"`
}

const adminFile = "admin.json"

func startAdmin(dir string, s *Server) (*admin, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("opening the admin's door: %w", err)
	}
	door := adminDoor{URL: "http://" + listener.Addr().String(), Secret: rand.Text()}
	raw, err := json.Marshal(door)
	if err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	a := &admin{file: filepath.Join(dir, adminFile)}
	if err := os.WriteFile(a.file, raw, 0o600); err != nil {
		return nil, errors.Join(fmt.Errorf("opening the admin's door: %w", err), listener.Close())
	}
	a.server = &http.Server{ReadHeaderTimeout: 5 * time.Second, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		given := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		if subtle.ConstantTimeCompare([]byte(given), []byte(door.Secret)) != 1 {
			fail(w, problemOf(portal.ProblemUnauthorised, "The admin's secret is needed here."))
			return
		}
		stats, err := count(s.Store)
		if err != nil {
			failWith(w, err)
			return
		}
		answerJSON(w, "application/json", stats)
	})}
	go func() { _ = a.server.Serve(listener) }() // it ends with close
	return a, nil
}

func (a *admin) close() error {
	err := os.Remove(a.file)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return errors.Join(a.server.Close(), err)
}

func askAdmin(ctx context.Context, dir string) (s Stats, err error) {
	raw, err := os.ReadFile(filepath.Join(dir, adminFile))
	if err != nil {
		return s, err
	}
	var door adminDoor
	if err := json.Unmarshal(raw, &door); err != nil {
		return s, err
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, door.URL+"/stats", nil)
	if err != nil {
		return s, err
	}
	request.Header.Set("Authorization", "Bearer "+door.Secret)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return s, err
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusOK {
		return s, fmt.Errorf("the admin answers %s", response.Status)
	}
	return s, json.NewDecoder(io.LimitReader(response.Body, maxBody)).Decode(&s)
}
