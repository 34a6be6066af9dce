package desk

import (
	"io"

	"focalpoint/internal/atlas/reference"
)

// WritePack writes a reference pack as a whole or not at all, and returns its manifest with parts and counts.
func WritePack(path string, m reference.Manifest, c reference.Content) (reference.Manifest, error) {
	err := writeWhole(path, func(w io.Writer) (err error) {
		m, err = reference.Write(w, m, c)
		return err
	})
	return m, err
}
