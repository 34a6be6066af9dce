package bundle

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"focalpoint/internal/aid"
)

// Label is the line that anybody can read.
type Label struct {
	Format   string `json:"format"` // Format
	Version  int    `json:"version"`
	Kind     Kind   `json:"kind"`
	Portal   aid.ID `json:"portal"`
	Training bool   `json:"training"` // the portal is for learning: its files and a production portal's never mix
}

// Format is what every label begins with, and Version the newest form of file that this program reads and the one it
// writes. MediaType is the Content-Type of a file.
const (
	Format    = "focalpoint-bundle"
	Version   = 1
	MediaType = "application/vnd.focalpoint.bundle"
)

// Kind is which way a file goes.
type Kind string

// The kinds.
const (
	Outbox   Kind = "outbox"   // from an office to its portal
	Receipts Kind = "receipts" // from the portal to the office
)

var (
	// ErrNotBundle says that a file is no bundle.
	ErrNotBundle = errors.New("not a bundle")
	// ErrNewer says that a newer version of the program wrote the file.
	ErrNewer = errors.New("a bundle of a newer version")
	// ErrOtherKey says that the file is sealed to somebody else's key.
	ErrOtherKey = errors.New("the bundle is sealed to another key")
	// ErrDamaged says that the file was cut off or changed after it was written.
	ErrDamaged = errors.New("the bundle is damaged")
	// ErrTooLarge says that the file, or what is compressed in it, has more than MaxBytes.
	ErrTooLarge = errors.New("the bundle is too large")
	// ErrKey says that a text is no key.
	ErrKey = errors.New("not a bundle's key")
)

// maxLabel bounds the label's line, in bytes.
const maxLabel = 512

// ReadLabel reads a file's first line. It returns ErrNotBundle and ErrNewer.
func ReadLabel(in io.Reader) (Label, error) {
	_, label, err := readLabel(bufio.NewReaderSize(in, maxLabel))
	return label, err
}

func readLabel(in *bufio.Reader) (line []byte, label Label, err error) {
	for len(line) == 0 || line[len(line)-1] != '\n' {
		letter, err := in.ReadByte()
		switch {
		case err == io.EOF, err == nil && len(line) == maxLabel, err == nil && len(line) == 0 && letter != '{':
			return nil, label, ErrNotBundle
		case err != nil:
			return nil, label, fmt.Errorf("reading the label: %w", err)
		}
		line = append(line, letter)
	}
	if err := json.Unmarshal(line, &label); err != nil || label.Format != Format {
		return nil, Label{}, ErrNotBundle
	}
	if label.Version > Version {
		return nil, label, ErrNewer
	}
	if label.Version < 1 || label.Kind != Outbox && label.Kind != Receipts {
		return nil, label, ErrNotBundle
	}
	return line, label, nil
}
