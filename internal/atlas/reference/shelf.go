package reference

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// ErrNone says that no pack is installed, or none of that name.
var ErrNone = errors.New("no such reference pack is installed")

// Shelf is the folder with the reference pack of this computer, which all its profiles use. It holds the pack, a file that
// names it, and what is left of interrupted downloads. Putting another pack in its place changes one name, so whenever the
// power fails there is the old pack or the new one.
type Shelf struct{ dir string }

const (
	currentFile = "current"
	partEnding  = ".part"
)

// fileName is that of a pack on the shelf: its id and the beginning of the SHA-256 of its parts, so that another edition
// never overwrites the one that is in use.
var fileName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,80}\.fpack$`)

// OpenShelf is the shelf in a folder, which need not exist yet.
func OpenShelf(dir string) Shelf { return Shelf{dir} }

// Current opens the pack in use. It returns ErrNone, or the errors of Open.
func (s Shelf) Current() (*Pack, error) {
	name, err := os.ReadFile(filepath.Join(s.dir, currentFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNone
	}
	if err != nil {
		return nil, fmt.Errorf("looking for the reference pack: %w", err)
	}
	if !fileName.Match(name) {
		return nil, fmt.Errorf("looking for the reference pack: %w", ErrDamaged)
	}
	return Open(filepath.Join(s.dir, string(name)))
}

// Install copies a pack to the shelf, checks the copy and puts it in the place of the present one. Until then nothing has
// changed. It returns the errors of Open and Check, or the system's.
func (s Shelf) Install(ctx context.Context, path string) (Manifest, error) {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return Manifest{}, fmt.Errorf("installing the reference pack: %w", err)
	}
	source, err := Open(path)
	if err != nil {
		return Manifest{}, err // before a large file is copied in vain
	}
	if err := source.Close(); err != nil {
		return Manifest{}, err
	}
	copied, err := s.copy(ctx, path)
	if err != nil {
		return Manifest{}, fmt.Errorf("installing the reference pack: %w", err)
	}
	m, err := checked(ctx, copied)
	if err == nil {
		err = s.choose(copied, m)
	}
	if err != nil {
		return Manifest{}, errors.Join(err, os.Remove(copied))
	}
	return m, nil
}

func (s Shelf) copy(ctx context.Context, path string) (copied string, err error) {
	from, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = from.Close() }() // it was only read
	to, err := os.CreateTemp(s.dir, "new-*"+partEnding)
	if err != nil {
		return "", err
	}
	_, err = io.Copy(to, io.LimitReader(&interrupted{ctx, from}, maxPack+1))
	if err = errors.Join(err, to.Sync(), to.Close()); err != nil {
		return "", errors.Join(err, os.Remove(to.Name()))
	}
	return to.Name(), nil
}

func checked(ctx context.Context, path string) (Manifest, error) {
	p, err := Open(path)
	if err != nil {
		return Manifest{}, err
	}
	return p.Manifest, errors.Join(p.Check(ctx), p.Close())
}

// choose gives a checked copy its name and makes it the current pack.
func (s Shelf) choose(copied string, m Manifest) error {
	name := m.ID + "-" + m.digest() + Ending
	if err := os.Rename(copied, filepath.Join(s.dir, name)); err != nil {
		return fmt.Errorf("installing the reference pack: %w", err)
	}
	if err := s.setCurrent(name); err != nil {
		return fmt.Errorf("installing the reference pack: %w", err)
	}
	s.sweep(name)
	return nil
}

// digest tells one edition of a pack from another.
func (m Manifest) digest() string {
	sum := sha256.New()
	for _, part := range m.Parts {
		_, _ = io.WriteString(sum, part.SHA256) // never fails
	}
	return hex.EncodeToString(sum.Sum(nil)[:6])
}

// setCurrent names the pack in use in one step.
func (s Shelf) setCurrent(name string) error {
	file, err := os.CreateTemp(s.dir, "new-*"+partEnding)
	if err != nil {
		return err
	}
	_, err = file.WriteString(name)
	if err = errors.Join(err, file.Sync(), file.Close()); err == nil {
		err = os.Rename(file.Name(), filepath.Join(s.dir, currentFile))
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

// Remove takes the pack with this id off the shelf, so that the built-in map counts again. It returns ErrNone. A pack that
// cannot be opened any more is removed by any id.
func (s Shelf) Remove(id string) error {
	p, err := s.Current()
	switch {
	case errors.Is(err, ErrNone):
		return err
	case err == nil:
		if err := p.Close(); err != nil {
			return err
		}
		if p.ID != id {
			return fmt.Errorf("%w: %.60q", ErrNone, id)
		}
	}
	if err := os.Remove(filepath.Join(s.dir, currentFile)); err != nil {
		return fmt.Errorf("removing the reference pack: %w", err)
	}
	s.sweep("")
	return nil
}

// sweep deletes what nobody needs: other packs, and downloads that were begun. A file that another window still reads
// stays where the system does not delete such files, until the next time.
func (s Shelf) sweep(keep string) {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return
	}
	for _, entry := range entries {
		if name := entry.Name(); name != keep && name != currentFile && (strings.HasSuffix(name, Ending) || strings.HasSuffix(name, partEnding)) {
			_ = os.Remove(filepath.Join(s.dir, name))
		}
	}
}

// Download opens the file for what has been received of an edition of a pack; version is its SHA-256 as hexadecimal text.
func (s Shelf) Download(id, version string) (*os.File, error) {
	if sum, err := hex.DecodeString(version); err != nil || len(sum) != 32 || !ValidID(id) {
		return nil, fmt.Errorf("%w: %.60q, version %.70q", ErrNotPack, id, version)
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return nil, fmt.Errorf("downloading the reference pack: %w", err)
	}
	file, err := os.OpenFile(filepath.Join(s.dir, id+"-"+version[:12]+partEnding), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("downloading the reference pack: %w", err)
	}
	return file, nil
}
