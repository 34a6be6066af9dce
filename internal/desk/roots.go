package desk

import (
	"fmt"
	"io"
	"os"
)

// rootsMost is the largest file of certificates that is read, in bytes.
const rootsMost = 1 << 20

// ReadRoots reads the certificates of an own certificate authority from a PEM file; "" is none. What is in it is looked
// at when a portal is joined: portal.ErrCertificate says that there is no certificate.
func ReadRoots(path string) ([]byte, error) {
	if path == "" {
		return nil, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading the certificate authority: %w", err)
	}
	defer func() { _ = file.Close() }() // it was only read
	raw, err := io.ReadAll(io.LimitReader(file, rootsMost))
	if err != nil {
		return nil, fmt.Errorf("reading the certificate authority: %w", err)
	}
	return raw, nil
}
