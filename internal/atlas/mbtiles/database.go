package mbtiles

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"sync/atomic"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/vfs/readervfs"
)

// Limits on what a database may ask for, in bytes.
const (
	maxHeap  = 64 << 20
	maxValue = 8 << 20
)

// database is an open file of SQLite. The library runs in a memory of its own, so that a hostile database reaches
// nothing else, and reads the file by its bytes, so that it opens no other.
type database struct {
	*sqlite3.Conn
	ctx  context.Context // of the whole conversion
	name string
}

// opened numbers databases, which the library wants to know by a name.
var opened atomic.Int64

// sized is a reader that knows its size.
type sized struct {
	io.ReaderAt
	size int64
}

func (s sized) Size() (int64, error) { return s.size, nil }

func open(ctx context.Context, file io.ReaderAt, size int64) (*database, error) {
	db := &database{ctx: ctx, name: "mbtiles-" + strconv.FormatInt(opened.Add(1), 10)}
	readervfs.Create(db.name, sized{file, size})
	conn, err := sqlite3.OpenFlags("file:"+db.name+"?vfs=reader&immutable=1", sqlite3.OPEN_READONLY|sqlite3.OPEN_URI)
	if err != nil {
		readervfs.Delete(db.name)
		return nil, db.failed(err)
	}
	db.Conn = conn
	conn.SetInterrupt(ctx)
	conn.HardHeapLimit(maxHeap)
	conn.Limit(sqlite3.LIMIT_LENGTH, maxValue)
	conn.Limit(sqlite3.LIMIT_ATTACHED, 0)
	if err := conn.Exec(`PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON`); err != nil {
		db.close()
		return nil, db.failed(err)
	}
	return db, nil
}

func (db *database) close() {
	_ = db.Close() // nothing was written
	readervfs.Delete(db.name)
}

// failed says what an error of the library means.
func (db *database) failed(err error) error {
	switch {
	case db.ctx.Err() != nil:
		return db.ctx.Err()
	case errors.Is(err, sqlite3.ERROR): // there is no such table or column
		return fmt.Errorf("%w: %w", ErrNotMBTiles, err)
	default:
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
}
