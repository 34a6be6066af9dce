package server

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"time"
)

const (
	certificateFile = "certificate.pem"
	keyFile         = "key.pem"
	certificateLife = 10 * 365 * 24 * time.Hour // it is known by its fingerprint, which codes carry
)

// ownCertificate is the portal's self-signed certificate, made at the first call and kept in its folder.
func ownCertificate(dir string, now time.Time) (pair tls.Certificate, fingerprint []byte, err error) {
	certificate, key := filepath.Join(dir, certificateFile), filepath.Join(dir, keyFile)
	if _, err := os.Stat(certificate); errors.Is(err, fs.ErrNotExist) {
		if err := makeCertificate(certificate, key, now); err != nil {
			return pair, nil, fmt.Errorf("making the portal's certificate: %w", err)
		}
	}
	if pair, err = tls.LoadX509KeyPair(certificate, key); err != nil {
		return pair, nil, fmt.Errorf("reading the portal's certificate: %w", err)
	}
	sum := sha256.Sum256(pair.Certificate[0])
	return pair, sum[:], nil
}

func makeCertificate(certificate, key string, now time.Time) error {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		return err
	}
	template := &x509.Certificate{
		SerialNumber: serial, Subject: pkix.Name{CommonName: "Focalpoint portal"}, DNSNames: []string{"focalpoint"},
		NotBefore: now.Add(-24 * time.Hour), NotAfter: now.Add(certificateLife),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		return err
	}
	raw, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return err
	}
	// The key first: a certificate without its key would be taken for whole at the next start.
	if err := os.WriteFile(key, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: raw}), 0o600); err != nil {
		return err
	}
	return os.WriteFile(certificate, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600)
}

// certificateHash is the fingerprint of the certificate of a portal's folder, or nil when it has none of its own.
func certificateHash(dir string) []byte {
	raw, err := os.ReadFile(filepath.Join(dir, certificateFile))
	if err != nil {
		return nil
	}
	block, _ := pem.Decode(raw)
	if block == nil {
		return nil
	}
	sum := sha256.Sum256(block.Bytes)
	return sum[:]
}
