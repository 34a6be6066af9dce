package vault

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"time"
)

// chunkSize is how much of a file is sealed, and held in memory, at a time, in bytes.
const chunkSize = 1 << 20

// The buckets of files are made with the first one, so that a vault of this layout may do without them.
var (
	bucketFiles  = []byte("files")
	bucketChunks = []byte("chunks")
)

// File is an attached file, known by the SHA-256 of its content in hexadecimal.
type File struct {
	Hash  string    `json:"h"`
	Type  string    `json:"t"` // media type
	Size  int64     `json:"s"` // bytes
	Added time.Time `json:"a"`
	First uint64    `json:"f"` // number of its first chunk
	Count uint64    `json:"c"` // of its chunks, which are numbered on
}

// AddFile keeps a file of at most most bytes, sealed in chunks; one with the same content is kept once. It returns
// ErrTooLarge, or what reading returned, and then has kept nothing. A file that nothing is attached to is removed by the
// next Collect.
func (v *Vault) AddFile(r io.Reader, media string, most int64, now time.Time) (File, error) {
	v.files.Lock()
	defer v.files.Unlock()
	f := File{Type: media, Added: now.UTC()}
	kept, err := v.addFile(&f, r, most)
	if err != nil || kept != f {
		err = errors.Join(err, v.dropChunks(f))
	}
	if err != nil {
		return File{}, fmt.Errorf("keeping a file: %w", err)
	}
	return kept, nil
}

// addFile writes f's chunks, and then f, unless a file with the same content is there: that one is returned.
func (v *Vault) addFile(f *File, r io.Reader, most int64) (File, error) {
	sum, chunk := sha256.New(), make([]byte, chunkSize)
	for ended := false; !ended; {
		n, err := io.ReadFull(r, chunk)
		ended = errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !ended {
			return File{}, err
		}
		if f.Size += int64(n); f.Size > most {
			return File{}, ErrTooLarge
		}
		sum.Write(chunk[:n])
		if n > 0 {
			if err := v.putChunk(f, chunk[:n]); err != nil {
				return File{}, err
			}
		}
	}
	f.Hash = hex.EncodeToString(sum.Sum(nil))
	if kept, err := v.File(f.Hash); !errors.Is(err, ErrNotFound) {
		return kept, err
	}
	return *f, v.update(func(t transaction) error {
		if _, err := t.tx.CreateBucketIfNotExists(bucketFiles); err != nil {
			return err
		}
		return t.put([]byte(f.Hash), f, bucketFiles)
	})
}

// putChunk seals one chunk in a transaction of its own, so that saving an activity never waits for a slow file.
func (v *Vault) putChunk(f *File, plain []byte) error {
	first := f.First
	err := v.update(func(t transaction) error {
		b, err := t.tx.CreateBucketIfNotExists(bucketChunks)
		if err != nil {
			return err
		}
		n, err := b.NextSequence()
		if err != nil {
			return err
		}
		if f.Count == 0 {
			first = n
		}
		sealed, err := t.seal.sealBytes(place(number(n), bucketChunks), uint64(t.tx.ID()), plain)
		if err != nil {
			return err
		}
		return b.Put(number(n), sealed)
	})
	if err == nil {
		f.First = first
		f.Count++
	}
	return err
}

// dropChunks removes the chunks of a file that is not kept.
func (v *Vault) dropChunks(f File) error {
	if f.Count == 0 {
		return nil
	}
	return v.update(func(t transaction) error {
		for n := f.First; n < f.First+f.Count; n++ {
			if err := t.bucket(bucketChunks).Delete(number(n)); err != nil {
				return err
			}
		}
		return nil
	})
}

// File is what is known of a file; it returns ErrNotFound.
func (v *Vault) File(hash string) (f File, err error) {
	err = v.view(func(t transaction) error {
		if t.bucket(bucketFiles) == nil {
			return ErrNotFound
		}
		return t.get([]byte(hash), &f, bucketFiles)
	})
	return f, err
}

// Files lists what is kept, by hash.
func (v *Vault) Files() (files []File, err error) {
	err = v.view(func(t transaction) error {
		b := t.bucket(bucketFiles)
		if b == nil {
			return nil
		}
		return b.ForEach(func(key, sealed []byte) error {
			var f File
			files = append(files, f)
			return t.view(key, sealed, &files[len(files)-1], bucketFiles)
		})
	})
	return files, err
}

// ReadFile reads a file's content, a chunk at a time. At the end it returns an error unless the content has the hash.
func (v *Vault) ReadFile(name string) (io.Reader, error) {
	f, err := v.File(name)
	if err != nil {
		return nil, fmt.Errorf("reading file %.12s: %w", name, err)
	}
	return &fileReader{vault: v, file: f, sum: sha256.New()}, nil
}

// fileReader reads one file's chunks.
type fileReader struct {
	vault *Vault
	file  File
	next  uint64 // chunks read
	rest  []byte // of the last one
	sum   hash.Hash
}

// Read gives what is left of a chunk, or opens the next one.
func (r *fileReader) Read(p []byte) (int, error) {
	for len(r.rest) == 0 {
		if err := guard(r.vault.path, r.open); err != nil {
			return 0, err
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// open opens the next chunk. After the last one it returns io.EOF, or an error where the content is another.
func (r *fileReader) open() error {
	if r.next == r.file.Count {
		if hex.EncodeToString(r.sum.Sum(nil)) != r.file.Hash {
			return fmt.Errorf("%w: file %.12s", errSeal, r.file.Hash)
		}
		return io.EOF
	}
	key := number(r.file.First + r.next)
	err := r.vault.view(func(t transaction) (err error) {
		r.rest, err = t.getBytes(key, bucketChunks)
		return err
	})
	if err == nil {
		r.sum.Write(r.rest)
		r.next++
	}
	return err
}
