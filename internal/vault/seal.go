package vault

import (
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"

	"golang.org/x/crypto/chacha20poly1305"
)

const (
	keySize      = chacha20poly1305.KeySize
	revisionSize = 8
	sealHead     = revisionSize + chacha20poly1305.NonceSizeX
)

// errSeal says that a sealed value does not open: it is damaged, or was moved.
var errSeal = errors.New("a sealed value does not open")

// sealer seals values under the data key.
type sealer struct{ aead cipher.AEAD }

func newSealer(key []byte) (sealer, error) {
	aead, err := chacha20poly1305.NewX(key)
	return sealer{aead}, err
}

// seal gives the stored form of a value; place is the bucket's path and the key.
func (s sealer) seal(place []byte, revision uint64, value any) ([]byte, error) {
	plain, err := json.Marshal(value)
	if err != nil {
		return nil, fmt.Errorf("sealing: %w", err)
	}
	return s.sealBytes(place, revision, plain)
}

// sealBytes is seal for content that is no JSON.
func (s sealer) sealBytes(place []byte, revision uint64, plain []byte) ([]byte, error) {
	out := make([]byte, sealHead, sealHead+len(plain)+s.aead.Overhead())
	binary.BigEndian.PutUint64(out, revision)
	if _, err := rand.Read(out[revisionSize:sealHead]); err != nil {
		return nil, fmt.Errorf("sealing: %w", err)
	}
	return s.aead.Seal(out, out[revisionSize:sealHead], plain, associated(place, out[:revisionSize])), nil
}

// open reads the stored form back into value; it returns errSeal when it is not what was sealed at this place.
func (s sealer) open(place, sealed []byte, value any) error {
	plain, err := s.openBytes(place, sealed)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(plain, value); err != nil {
		return fmt.Errorf("%w: %w", errSeal, err)
	}
	return nil
}

// openBytes is open for content that is no JSON.
func (s sealer) openBytes(place, sealed []byte) ([]byte, error) {
	if len(sealed) < sealHead {
		return nil, fmt.Errorf("%w: %d bytes", errSeal, len(sealed))
	}
	plain, err := s.aead.Open(nil, sealed[revisionSize:sealHead], sealed[sealHead:], associated(place, sealed[:revisionSize]))
	if err != nil {
		return nil, errSeal
	}
	return plain, nil
}

func associated(place, revision []byte) []byte {
	return append(append(make([]byte, 0, len(place)+len(revision)), place...), revision...)
}
