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

const (
	partEnding = ".part"
	// partLife is how long a part that nobody goes on with is kept.
	partLife = 30 * 24 * time.Hour
)

// cabinet is the folder with attached files. Two devices may send the same file at once: each piece of either is taken
// if it follows what is there.
type cabinet struct {
	dir string
	mu  sync.Mutex // held while a part grows, or becomes a file
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
	path := c.path(org, name)
	if p.offset == 0 {
		if err := c.makeRoom(filepath.Dir(path), p.size); err != nil {
			return held, err
		}
	}
	buffer := make([]byte, 32<<10)
	for at, end := p.offset, p.offset+p.length; at < end; {
		n, err := body.Read(buffer)
		if n > 0 {
			if err := c.grow(path, at, buffer[:n]); err != nil {
				return held, err
			}
			at += int64(n)
		}
		if at < end && err != nil {
			return held, problemOf(portal.ProblemTimeout, "The piece ended early.")
		}
	}
	return c.finish(path, name, p)
}

// grow adds bytes to a part where it ends.
func (c *cabinet) grow(path string, at int64, b []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if size, err := sizeOf(path); err != nil || size >= 0 {
		return errors.Join(err, offsetProblem(size)) // another device was quicker
	}
	file, err := os.OpenFile(path+partEnding, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("keeping an attached file: %w", err)
	}
	size, err := file.Seek(0, io.SeekEnd)
	switch {
	case err != nil:
	case size != at:
		err = offsetProblem(size)
	default:
		if _, err = file.Write(b); err != nil { // half of it would be no piece
			err = errors.Join(err, file.Truncate(at))
		}
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("keeping an attached file: %w", err)
	}
	return nil
}

// finish makes a part that is whole a file, durably; one that has another SHA-256 is dropped.
func (c *cabinet) finish(path, name string, p piece) (portal.Held, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
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
		if err := os.Remove(path + partEnding); err != nil {
			return portal.Held{}, fmt.Errorf("dropping an attached file: %w", err)
		}
		return portal.Held{}, problemOf(portal.ProblemHash, "The file has another SHA-256. It was not kept.")
	}
	if err := errors.Join(os.Rename(path+partEnding, path), syncFolder(filepath.Dir(path))); err != nil {
		return portal.Held{}, fmt.Errorf("completing an attached file: %w", err)
	}
	return portal.Held{Bytes: size, Whole: true}, nil
}

// makeRoom makes an organisation's folder and sees that a file of that size still fits.
func (c *cabinet) makeRoom(dir string, size int64) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("making the folder of attached files: %w", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("listing the attached files: %w", err)
	}
	for _, entry := range entries {
		if info, err := entry.Info(); err == nil { // else it has just been renamed or dropped
			size += info.Size()
		}
	}
	if size > attachmentRoom {
		return problemOf(portal.ProblemFull, "The organisation's files may take %d bytes together.", int64(attachmentRoom))
	}
	return nil
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

// sweep removes parts that nobody has gone on with for long; it is to be called before the portal serves.
func (c *cabinet) sweep(now time.Time) error {
	parts, err := filepath.Glob(filepath.Join(c.dir, "*", "*"+partEnding))
	if err != nil {
		return err
	}
	for _, part := range parts {
		info, err := os.Lstat(part)
		if err == nil && now.Sub(info.ModTime()) > partLife {
			err = os.Remove(part)
		}
		if err != nil {
			return fmt.Errorf("removing parts of attached files: %w", err)
		}
	}
	return nil
}

func offsetProblem(have int64) *problemError {
	p := problemOf(portal.ProblemOffset, "%d bytes of the file are here.", have)
	p.Position = uint64(max(0, have))
	return p
}
