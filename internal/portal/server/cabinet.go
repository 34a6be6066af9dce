package server

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"focalpoint/internal/portal"
)

// attachmentsFolder holds attached files in the portal's folder: ORGANISATION/SHA-256, and with partEnding what has
// arrived of one that is not whole.
const attachmentsFolder = "attachments"

const partEnding = ".part"

// cabinet is the folder with attached files. Two devices may send the same file at once: each piece of either is taken
// if it follows what is there.
type cabinet struct {
	dir  string
	room int64 // of each organisation, in bytes
	now  func() time.Time

	mu    sync.Mutex // held while a part grows, or becomes a file
	rooms map[string]room
}

// held says how much of a file is there.
func (c *cabinet) held(org, name string) (portal.Held, error) {
	path := c.path(org, name)
	switch size, err := sizeOf(path); {
	case err != nil:
		return portal.Held{}, err
	case size >= 0:
		return portal.Held{Bytes: size, Whole: true}, nil
	}
	size, err := sizeOf(path + partEnding)
	return portal.Held{Bytes: max(0, size)}, err
}

// path needs no cleaning: ids are the portal's own, and a name is 64 hexadecimal digits.
func (c *cabinet) path(org, name string) string { return filepath.Join(c.dir, org, name) }

// sizeOf is -1 for a file that is not there.
func sizeOf(path string) (int64, error) {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return -1, nil
	}
	if err != nil {
		return 0, fmt.Errorf("looking at an attached file: %w", err)
	}
	return info.Size(), nil
}

// take adds a piece as it arrives, and makes the part a file when it is whole. It returns problems: of another offset,
// another SHA-256, no room.
func (c *cabinet) take(org, name string, p piece, body io.Reader) (portal.Held, error) {
	held, err := c.held(org, name)
	if err != nil || held.Whole {
		return held, err
	}
	if held.Bytes != p.offset {
		return held, offsetProblem(held.Bytes)
	}
	if err := c.prepare(org, name, p); err != nil {
		return held, err
	}
	buffer := make([]byte, 32<<10)
	for at, end := p.offset, p.offset+p.length; at < end; {
		n, err := body.Read(buffer)
		if n > 0 {
			if err := c.grow(org, name, at, buffer[:n]); err != nil {
				return held, err
			}
			at += int64(n)
		}
		switch {
		case at == end || err == nil:
		case errors.Is(err, io.EOF): // a client ends the body so when it wants the connection for something else
			p.length = at - p.offset
			return c.finish(org, name, p)
		default:
			return held, problemOf(portal.ProblemTimeout, "The piece broke off.")
		}
	}
	return c.finish(org, name, p)
}

// prepare makes the organisation's folder, and says before anything is sent that the file has no room. That is not all:
// a client may say a small size, and others send at the same time.
func (c *cabinet) prepare(org, name string, p piece) error {
	if p.offset == 0 {
		if err := os.MkdirAll(filepath.Join(c.dir, org), 0o700); err != nil {
			return fmt.Errorf("making the folder of attached files: %w", err)
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.fit(org, name, p.size)
}

// grow adds bytes to a part where it ends.
func (c *cabinet) grow(org, name string, at int64, b []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	path := c.path(org, name)
	if size, err := sizeOf(path); err != nil || size >= 0 {
		return errors.Join(err, offsetProblem(size)) // another device was quicker
	}
	size, err := sizeOf(path + partEnding)
	if err != nil || max(0, size) != at {
		return errors.Join(err, offsetProblem(size))
	}
	end := at + int64(len(b))
	if err := c.fit(org, name, end); err != nil {
		return err
	}
	file, err := os.OpenFile(path+partEnding, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("keeping an attached file: %w", err)
	}
	if _, err = file.WriteAt(b, at); err != nil { // half of it would be no piece
		end, err = at, errors.Join(err, file.Truncate(at))
	}
	c.use(org, spaceOf(end)-spaceOf(size))
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("keeping an attached file: %w", err)
	}
	return nil
}

// finish makes a part that is whole a file, durably; one that has another SHA-256 is dropped.
func (c *cabinet) finish(org, name string, p piece) (portal.Held, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	path := c.path(org, name)
	if p.offset+p.length < p.size {
		size, err := sizeOf(path + partEnding)
		return portal.Held{Bytes: max(0, size)}, err
	}
	file, err := os.OpenFile(path+partEnding, os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrNotExist) {
		size, err := sizeOf(path) // another device was quicker, with this or with other content
		return portal.Held{Bytes: max(0, size), Whole: size >= 0}, err
	}
	if err != nil {
		return portal.Held{}, fmt.Errorf("completing an attached file: %w", err)
	}
	sum := sha256.New()
	size, err := io.Copy(sum, file)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return portal.Held{}, fmt.Errorf("completing an attached file: %w", err)
	}
	if hex.EncodeToString(sum.Sum(nil)) != name {
		if err := c.drop(org, name); err != nil {
			return portal.Held{}, err
		}
		return portal.Held{}, problemOf(portal.ProblemHash, "The file has another SHA-256. It was not kept.")
	}
	if err := errors.Join(os.Rename(path+partEnding, path), syncFolder(filepath.Dir(path))); err != nil {
		return portal.Held{}, fmt.Errorf("completing an attached file: %w", err)
	}
	return portal.Held{Bytes: size, Whole: true}, nil
}

// open opens a whole file to be read.
func (c *cabinet) open(org, name string) (*os.File, fs.FileInfo, error) {
	file, err := os.Open(c.path(org, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, problemOf(portal.ProblemNotFound, "There is no such file.")
	}
	if err != nil {
		return nil, nil, fmt.Errorf("opening an attached file: %w", err)
	}
	info, err := file.Stat()
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("opening an attached file: %w", err), file.Close())
	}
	return file, info, nil
}

func offsetProblem(have int64) *problemError {
	p := problemOf(portal.ProblemOffset, "%d bytes of the file are here.", have)
	p.Position = uint64(max(0, have))
	return p
}
