package desk_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"log/slog"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/portal"
	"focalpoint/internal/portal/server"
	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

// An institution with a certificate authority of its own gives the program its file; without it the portal is a stranger.
func TestOwnCertificateAuthority(t *testing.T) {
	dir := t.TempDir()
	authority, cert, key := filepath.Join(dir, "ca.pem"), filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	issue(t, authority, cert, key)
	running, err := server.Start(server.Options{
		DataDir: filepath.Join(dir, "portal"), Listen: "127.0.0.1:0", CertFile: cert, KeyFile: key, Now: time.Now, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = running.Close() })
	code, _, err := server.Invite(filepath.Join(dir, "portal"), server.Invitation{Person: "Олена", Organisation: "ОДА", OrganisationType: "11", Role: aid.RoleFocalPoint}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	e := desk.Enrolment{
		Path: filepath.Join(dir, "office.vault"), Name: "office", Address: running.URL, Code: code.String(), Lang: "uk",
		Keys: vault.Keys{Keyring: vaulttest.Ring{}}, Now: time.Now,
	}
	if _, err := desk.Enrol(t.Context(), e); !errors.Is(err, portal.ErrCertificate) {
		t.Fatalf("without the authority: %v", err)
	}
	if e.Roots, err = desk.ReadRoots(key); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.Enrol(t.Context(), e); !errors.Is(err, portal.ErrCertificate) {
		t.Fatalf("with a file that holds no certificate: %v", err)
	}
	if e.Roots, err = desk.ReadRoots(authority); err != nil {
		t.Fatal(err)
	}
	v, err := desk.Enrol(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	d := desktest.Open(t, v, time.Now)
	desktest.Queued(t, d, "Школа")
	if report, err := d.Sync(t.Context()); err != nil || report.Accepted != 1 {
		t.Errorf("%+v, %v", report, err)
	}
}

// issue makes an authority, and a certificate of it for this computer.
func issue(t *testing.T, authority, cert, key string) {
	t.Helper()
	root := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Own authority"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), KeyUsage: x509.KeyUsageCertSign,
	}
	leaf := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "Portal"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: root.NotBefore, NotAfter: root.NotAfter, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	rootKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	leafKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	rootRaw, err := x509.CreateCertificate(rand.Reader, root, root, &rootKey.PublicKey, rootKey)
	if err != nil {
		t.Fatal(err)
	}
	leafRaw, err := x509.CreateCertificate(rand.Reader, leaf, root, &leafKey.PublicKey, rootKey)
	if err != nil {
		t.Fatal(err)
	}
	keyRaw, err := x509.MarshalPKCS8PrivateKey(leafKey)
	if err != nil {
		t.Fatal(err)
	}
	for path, block := range map[string]*pem.Block{
		authority: {Type: "CERTIFICATE", Bytes: rootRaw}, cert: {Type: "CERTIFICATE", Bytes: leafRaw}, key: {Type: "PRIVATE KEY", Bytes: keyRaw},
	} {
		if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
