package desk

import (
	"context"
	"errors"
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

// CheckPack reads a whole reference pack as an installation does. It returns the errors of reference.Open and Pack.Check.
func CheckPack(ctx context.Context, path string) error {
	p, err := reference.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(p.Check(ctx), p.Close())
}
