package server

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"focalpoint/internal/portal"
)

// defaultRoom is how much one organisation's attached files may take together unless the portal is told otherwise, in bytes.
const defaultRoom = 4 << 30

const (
	// partLife is how long a part that nobody goes on with is kept.
	partLife = 30 * 24 * time.Hour
	// blockSize is what a disk keeps at least of a file, in bytes.
	blockSize = 4 << 10
	// recountAfter is how old a count of files is at least before it is made anew where there is no room: somebody may
	// have taken files away from the folder.
	recountAfter = time.Minute
)

// room is how much of its room an organisation's files and parts take.
type room struct {
	taken   int64 // bytes, see spaceOf
	counted time.Time
}

// spaceOf is how much room a file of that size takes: whole blocks and one for its name, so that very many very small ones
// come to an end too. -1 is no file.
func spaceOf(size int64) int64 {
	if size < 0 {
		return 0
	}
	return (size/blockSize + 1) * blockSize
}

// fit returns a problem unless a part may have that size. One that finds no room is dropped, so that of several which fill
// it together some become whole. c.mu is held by this and all below.
func (c *cabinet) fit(org, name string, size int64) error {
	now := c.now()
	have, err := sizeOf(c.path(org, name) + partEnding)
	if err != nil {
		return err
	}
	more := spaceOf(size) - spaceOf(have)
	r, known := c.rooms[org]
	if !known || r.taken+more > c.room && now.Sub(r.counted).Abs() > recountAfter {
		if r, err = c.count(org, now); err != nil {
			return err
		}
	}
	if more <= 0 || r.taken+more <= c.room {
		return nil
	}
	if have >= 0 {
		err = c.drop(org, name)
	}
	return errors.Join(err, problemOf(portal.ProblemFull, "The organisation's files may take %d bytes together.", c.room))
}

// use notes that an organisation's files take so much more.
func (c *cabinet) use(org string, more int64) {
	r := c.rooms[org]
	r.taken += more
	c.rooms[org] = r
}

// drop removes a part.
func (c *cabinet) drop(org, name string) error {
	path := c.path(org, name) + partEnding
	size, err := sizeOf(path)
	if err == nil {
		err = os.Remove(path)
	}
	if err != nil {
		return fmt.Errorf("dropping an attached file: %w", err)
	}
	c.use(org, -spaceOf(size))
	return nil
}

// count looks how much an organisation's files take, and removes parts that nobody has gone on with for long.
func (c *cabinet) count(org string, now time.Time) (room, error) {
	r, dir := room{counted: now}, filepath.Join(c.dir, org)
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return r, fmt.Errorf("listing the attached files: %w", err)
	}
	for _, entry := range entries {
		info, err := entry.Info()
		switch {
		case errors.Is(err, fs.ErrNotExist): // it has just been taken away
			continue
		case err == nil && strings.HasSuffix(entry.Name(), partEnding) && now.Sub(info.ModTime()) > partLife:
			err = os.Remove(filepath.Join(dir, entry.Name()))
		case err == nil:
			r.taken += spaceOf(info.Size())
		}
		if err != nil {
			return r, fmt.Errorf("counting the attached files: %w", err)
		}
	}
	c.rooms[org] = r
	return r, nil
}

// countAll is count for every organisation that has files.
func (c *cabinet) countAll(now time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	orgs, err := os.ReadDir(c.dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("listing the attached files: %w", err)
	}
	for _, org := range orgs {
		if !org.IsDir() {
			continue
		}
		if _, err := c.count(org.Name(), now); err != nil {
			return err
		}
	}
	return nil
}
