package portal

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// tlsConfig trusts the pinned certificates and no others, or, without pins, what the system and roots trust.
func tlsConfig(pins []string, roots []byte) (*tls.Config, error) {
	config := &tls.Config{MinVersion: tls.VersionTLS13}
	if len(roots) > 0 {
		pool, err := x509.SystemCertPool()
		if err != nil {
			pool = x509.NewCertPool()
		}
		if !pool.AppendCertsFromPEM(roots) {
			return nil, fmt.Errorf("reading the portal's root certificates: none found: %w", ErrCertificate)
		}
		config.RootCAs = pool
	}
	if len(pins) == 0 {
		return config, nil
	}
	for _, pin := range pins {
		if raw, err := hex.DecodeString(pin); err != nil || len(raw) < codePin || len(raw) > sha256.Size {
			return nil, fmt.Errorf("reading a pin: not 16 to 32 bytes in hexadecimal: %w", ErrCertificate)
		}
	}
	config.InsecureSkipVerify = true // the pin says more than a chain does: it is this very certificate
	config.VerifyConnection = func(state tls.ConnectionState) error {
		sum := sha256.Sum256(state.PeerCertificates[0].Raw)
		fingerprint := hex.EncodeToString(sum[:])
		if !slices.ContainsFunc(pins, func(pin string) bool { return strings.HasPrefix(fingerprint, strings.ToLower(pin)) }) {
			return ErrCertificate
		}
		return nil
	}
	return config, nil
}

// aboutCertificate says whether a connection failed because of who answered.
func aboutCertificate(err error) bool {
	var verification *tls.CertificateVerificationError
	return errors.Is(err, ErrCertificate) || errors.As(err, &verification)
}
