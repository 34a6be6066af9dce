//go:build linux

package main

import (
	"context"
	"math/rand/v2"
	"slices"
	"sync"
	"syscall"

	"github.com/hanwen/go-fuse/v2/fs"
	"github.com/hanwen/go-fuse/v2/fuse"
)

// sector is what a disk writes whole or not at all, in bytes.
const sector = 512

// disk is one file on a disk whose power can be cut: what was synced stays, and of what was written since then any
// sectors may have reached the disk, in any order.
type disk struct {
	fs.Inode

	mu      sync.Mutex
	written []byte // as the program sees it
	durable []byte
	since   []write // since the last sync
	full    int64   // the size at which the disk is full; 0: never
	fails   int     // after how many writes one fails; 0: never
	lies    bool    // it says that it has synced, and has not
}

// write is bytes at an offset, or, when bytes is nil, a new size.
type write struct {
	at    int64
	bytes []byte
}

var (
	_ fs.NodeOpener    = (*disk)(nil)
	_ fs.NodeGetattrer = (*disk)(nil)
	_ fs.NodeSetattrer = (*disk)(nil)
	_ fs.NodeReader    = (*disk)(nil)
	_ fs.NodeWriter    = (*disk)(nil)
	_ fs.NodeFsyncer   = (*disk)(nil)
)

// Open lets the system keep pages, so that the file can be mapped.
func (d *disk) Open(context.Context, uint32) (fs.FileHandle, uint32, syscall.Errno) {
	return nil, fuse.FOPEN_KEEP_CACHE, 0
}

// Getattr tells the size.
func (d *disk) Getattr(_ context.Context, _ fs.FileHandle, out *fuse.AttrOut) syscall.Errno {
	d.mu.Lock()
	defer d.mu.Unlock()
	out.Mode, out.Size = syscall.S_IFREG|0o600, uint64(len(d.written))
	return 0
}

// Setattr changes the size.
func (d *disk) Setattr(ctx context.Context, f fs.FileHandle, in *fuse.SetAttrIn, out *fuse.AttrOut) syscall.Errno {
	if size, is := in.GetSize(); is {
		d.mu.Lock()
		if d.full > 0 && int64(size) > d.full {
			d.mu.Unlock()
			return syscall.ENOSPC
		}
		change := write{at: int64(size)}
		d.written, d.since = change.onto(d.written), append(d.since, change)
		d.mu.Unlock()
	}
	return d.Getattr(ctx, f, out)
}

// Read gives what was written.
func (d *disk) Read(_ context.Context, _ fs.FileHandle, into []byte, at int64) (fuse.ReadResult, syscall.Errno) {
	d.mu.Lock()
	defer d.mu.Unlock()
	at = min(at, int64(len(d.written)))
	return fuse.ReadResultData(slices.Clone(d.written[at:min(at+int64(len(into)), int64(len(d.written)))])), 0
}

func (d *disk) Write(_ context.Context, _ fs.FileHandle, bytes []byte, at int64) (uint32, syscall.Errno) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.fails > 0 {
		if d.fails--; d.fails == 0 {
			return 0, syscall.EIO
		}
	}
	if d.full > 0 && at+int64(len(bytes)) > d.full {
		return 0, syscall.ENOSPC
	}
	change := write{at, slices.Clone(bytes)}
	d.written, d.since = change.onto(d.written), append(d.since, change)
	return uint32(len(bytes)), 0
}

// Fsync makes everything that was written durable.
func (d *disk) Fsync(context.Context, fs.FileHandle, uint32) syscall.Errno {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.lies {
		return 0
	}
	for _, change := range d.since {
		d.durable = change.onto(d.durable)
	}
	d.since = nil
	return 0
}

// cut gives one of the contents that the disk may have when the power fails now. acknowledged is read while nothing can
// be written: what it says is durable, or lost for good.
func (d *disk) cut(random *rand.Rand, acknowledged func() int64) (content []byte, acked int64) {
	d.mu.Lock()
	acked = acknowledged()
	content, since := slices.Clone(d.durable), slices.Clone(d.since)
	d.mu.Unlock()
	part := random.Float64() // of the sectors reach the disk
	for _, change := range since {
		if change.bytes == nil {
			if random.Float64() < part {
				content = change.onto(content)
			}
			continue
		}
		for at := 0; at < len(change.bytes); at += sector {
			if random.Float64() < part {
				content = write{change.at + int64(at), change.bytes[at:min(at+sector, len(change.bytes))]}.onto(content)
			}
		}
	}
	return content, acked
}

func (w write) onto(content []byte) []byte {
	end := w.at + int64(len(w.bytes))
	if w.bytes == nil && end < int64(len(content)) {
		return content[:end:end]
	}
	if grow := end - int64(len(content)); grow > 0 {
		content = append(content, make([]byte, grow)...)
	}
	copy(content[w.at:], w.bytes)
	return content
}
