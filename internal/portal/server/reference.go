package server

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"

	"focalpoint/internal/portal"
)

// referenceFolder holds the packs of reference data in the portal's folder. What is put there is served at once.
const referenceFolder = "reference"

// packEnding and packType are those of reference packs, which the portal hands out as they are.
const (
	packEnding = ".fpack"
	packType   = "application/vnd.focalpoint.pack+zip"
)

var packName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,59}$`)

// ErrPackName says that a file's name cannot be that of a pack: lower-case Latin letters, digits and hyphens before .fpack.
var ErrPackName = errors.New("not the file name of a reference pack")

// shelf is the folder with the packs. What a file's SHA-256 was is remembered until the file changes.
type shelf struct {
	dir    string
	mu     sync.Mutex
	hashes map[string]hashed
}

type hashed struct {
	size     int64
	modified time.Time
	version  string
}

// packs lists what is there; a folder that is missing holds nothing.
func (s *shelf) packs() ([]portal.Pack, error) {
	entries, err := os.ReadDir(s.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("listing the reference packs: %w", err)
	}
	var packs []portal.Pack
	for _, entry := range entries {
		name, isPack := strings.CutSuffix(entry.Name(), packEnding)
		if !isPack || !packName.MatchString(name) || !entry.Type().IsRegular() {
			continue
		}
		file, pack, err := s.open(name)
		if err != nil {
			return nil, err
		}
		_ = file.Close() // it was only read
		packs = append(packs, pack)
	}
	return packs, nil
}

// open opens a pack and says what it is.
func (s *shelf) open(name string) (*os.File, portal.Pack, error) {
	if !packName.MatchString(name) {
		return nil, portal.Pack{}, fs.ErrNotExist
	}
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		return nil, portal.Pack{}, fmt.Errorf("opening a reference pack: %w", err)
	}
	defer func() { _ = root.Close() }() // it was only read
	file, err := root.Open(name + packEnding)
	if err != nil {
		return nil, portal.Pack{}, fmt.Errorf("opening a reference pack: %w", err)
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fs.ErrNotExist
	}
	var version string
	if err == nil {
		version, err = s.version(name, file, info)
	}
	if err != nil {
		return nil, portal.Pack{}, errors.Join(fmt.Errorf("opening a reference pack: %w", err), file.Close())
	}
	return file, portal.Pack{Name: name, Version: version, Size: info.Size()}, nil
}

func (s *shelf) version(name string, file *os.File, info fs.FileInfo) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	known, found := s.hashes[name]
	if found && known.size == info.Size() && known.modified.Equal(info.ModTime()) {
		return known.version, nil
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	if s.hashes == nil {
		s.hashes = map[string]hashed{}
	}
	version := hex.EncodeToString(sum.Sum(nil))
	s.hashes[name] = hashed{info.Size(), info.ModTime(), version}
	return version, nil
}

// getReference answers with a pack or, with Range, a part of one.
func (s *Server) getReference(w http.ResponseWriter, r *http.Request) {
	file, pack, err := s.reference.open(r.PathValue("pack"))
	if errors.Is(err, fs.ErrNotExist) {
		fail(w, problemOf(portal.ProblemNotFound, "There is no such reference pack."))
		return
	}
	if err != nil {
		failWith(w, err)
		return
	}
	defer func() { _ = file.Close() }() // it was only read
	w.Header().Set("Content-Type", packType)
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("ETag", `"`+pack.Version+`"`)
	http.ServeContent(w, r, "", time.Time{}, file)
}

// AddReference puts a pack into a portal's folder, under the name of its file; a running portal serves it from then on. It
// returns ErrPackName, or the system's errors.
func AddReference(dataDir, path string) (portal.Pack, error) {
	name, isPack := strings.CutSuffix(filepath.Base(path), packEnding)
	if !isPack || !packName.MatchString(name) {
		return portal.Pack{}, fmt.Errorf("%w: %.60q", ErrPackName, filepath.Base(path))
	}
	s := &shelf{dir: filepath.Join(dataDir, referenceFolder)}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return portal.Pack{}, fmt.Errorf("making the folder of reference packs: %w", err)
	}
	if err := copyWhole(path, s.dir, name+packEnding); err != nil {
		return portal.Pack{}, fmt.Errorf("adding a reference pack: %w", err)
	}
	file, pack, err := s.open(name)
	if err != nil {
		return portal.Pack{}, err
	}
	return pack, file.Close()
}

// copyWhole copies a file beside its place and puts it there when it is complete and on the disk.
func copyWhole(path, dir, name string) error {
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = from.Close() }() // it was only read
	to, err := os.CreateTemp(dir, ".new-*")
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	if err = errors.Join(err, to.Sync(), to.Close()); err == nil {
		err = os.Rename(to.Name(), filepath.Join(dir, name))
	}
	if err != nil {
		return errors.Join(err, os.Remove(to.Name()))
	}
	return nil
}
