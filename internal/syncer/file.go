package syncer

import (
	"context"
	"fmt"
	"time"
)

// File is an attached file that the portal should have. It is known here by its hash, and travels as its Content.
type File struct {
	Hash string
	Size int64 // bytes, as kept here
}

// Content is what of a file the portal gets.
type Content struct {
	Name  string // SHA-256 of Bytes in hexadecimal, by which the portal knows it
	Bytes []byte
}

// FileStore is the local side of sending attached files. Every method is durable when it returns.
type FileStore interface {
	// Unsent lists the files that the portal should have, has not got and has not refused of late.
	Unsent() ([]File, error)
	// Content reads a file. It returns a *RefusedError for one that cannot be read.
	Content(File) (Content, error)
	// Sent notes that the portal has the file.
	Sent(File) error
	// Refuse notes that the portal does not take the file, and why.
	Refuse(File, *RefusedError) error
}

// FilePortal is the far side. Its errors are those of Portal, and *RefusedError for a file that the portal does not take.
type FilePortal interface {
	// Held is how much of the content with a name is at the portal.
	Held(ctx context.Context, name string) (Held, Traffic, error)
	// SendPiece sends a part of the content, and tells moved of bytes as the connection takes them.
	SendPiece(ctx context.Context, p Piece, moved func(n int)) (Held, Traffic, error)
}

// Held is how much of a file is at the portal.
type Held struct {
	Bytes int64 // how much of its beginning
	Whole bool  // all of it is durable there
	Limit int64 // the largest file that the portal takes, in bytes; 0: not said
}

// Piece is a part of a file's content.
type Piece struct {
	Name   string // Content.Name
	Offset int64  // of the piece, in bytes
	Size   int64  // of the whole content, in bytes
	Bytes  []byte
	Enough func() bool // says that the piece should end where it is, because the connection is wanted
}

// The reasons of RefusedError: stable names.
const (
	RefusedTooLarge  = "too-large"
	RefusedType      = "type"      // the portal does not take files of its type
	RefusedForbidden = "forbidden" // the person may not send files
	RefusedFull      = "full"      // the institution has no room left at the portal
	RefusedHash      = "hash"      // what arrived was another file, twice
	RefusedDamaged   = "damaged"   // it cannot be read here
	RefusedNone      = "none"      // the portal takes no files at all
	RefusedOther     = "other"
)

// RefusedError says that the portal does not take one file. The others are not concerned.
type RefusedError struct {
	Reason string
	Limit  int64 // the largest file that the portal takes, in bytes, with RefusedTooLarge; 0: not known
	Err    error // nil: there was no error
}

func (e *RefusedError) Error() string {
	return fmt.Sprintf("the file is not taken: %s: %v", e.Reason, e.Err)
}

// Unwrap gives what the portal or the store said.
func (e *RefusedError) Unwrap() error { return e.Err }

// FileProgress is how far the sending of files has come.
type FileProgress struct {
	Sending     bool
	File, Files int   // the one that is being sent, counted from 1, of those that waited when it began
	Sent, Total int64 // bytes of them
}

// FileResult is what sending files did.
type FileResult struct {
	Sent     int // files that are at the portal now
	Refused  int
	Duration time.Duration
	Traffic
}
