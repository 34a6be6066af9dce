package bundle

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
	"github.com/klauspost/compress/zstd"
)

// NewKey makes a key pair: secret opens what was sealed to public. Both are age's own texts.
func NewKey() (secret, public string, err error) {
	key, err := age.GenerateX25519Identity()
	if err != nil {
		return "", "", fmt.Errorf("making a key: %w", err)
	}
	return key.String(), key.Recipient().String(), nil
}

// Public is the public half of a secret key. It returns ErrKey.
func Public(secret string) (string, error) {
	key, err := age.ParseX25519Identity(secret)
	if err != nil {
		return "", ErrKey // the error itself may quote a secret
	}
	return key.Recipient().String(), nil
}

// Seal begins a file that only the secret half of the public key opens. What is written is compressed, then encrypted;
// the file is whole once it is closed. It returns ErrKey.
func Seal(out io.Writer, l Label, public string) (io.WriteCloser, error) {
	to, err := age.ParseX25519Recipient(public)
	if err != nil {
		return nil, ErrKey
	}
	l.Format, l.Version = Format, Version
	line, err := json.Marshal(l)
	if err != nil {
		return nil, fmt.Errorf("writing the label: %w", err)
	}
	line = append(line, '\n')
	if _, err := out.Write(line); err != nil {
		return nil, fmt.Errorf("writing the label: %w", err)
	}
	sealed, err := age.Encrypt(out, to)
	if err != nil {
		return nil, fmt.Errorf("sealing: %w", err)
	}
	packed, err := zstd.NewWriter(sealed, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(window))
	if err != nil {
		return nil, fmt.Errorf("compressing: %w", err)
	}
	w := &writer{packed, sealed}
	if _, err := w.Write(line); err != nil {
		return nil, fmt.Errorf("writing the label: %w", err)
	}
	return w, nil
}

// writer compresses into what is sealed.
type writer struct {
	*zstd.Encoder
	sealed io.Closer
}

func (w *writer) Close() error { return errors.Join(w.Encoder.Close(), w.sealed.Close()) }
