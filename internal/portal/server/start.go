package server

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"time"

	"focalpoint/internal/aid"
)

// Options say how a portal runs.
type Options struct {
	DataDir           string // its folder, which is made when it is missing
	Listen            string // HOST:PORT; port 0 takes a free one
	Name              aid.Text
	Training          bool
	Attachment        int64   // the largest attached file in bytes; 0: 20 MiB; -1: none are taken
	Room              int64   // how much an organisation's attached files may take together in bytes; 0: 4 GiB
	Rate              float64 // how many requests a second each device may send, after ten seconds of them at once; 0: 100; -1: any number
	CertFile, KeyFile string  // PEM; neither: plain HTTP on loopback, elsewhere a self-signed certificate
	Now               func() time.Time
	Log               *slog.Logger
}

// Running is a portal that serves.
type Running struct {
	URL         string
	Fingerprint []byte // SHA-256 of the self-signed certificate; nil when there is none

	store  Store
	public *http.Server
	admin  *admin
	failed chan error
}

// ErrListen says that this computer cannot listen at the address; the system's reason, such as EADDRINUSE, comes with it.
var ErrListen = errors.New("this computer cannot listen at the address")

// Start opens the folder and serves until Close. It returns ErrInUse when another process serves it, ErrTraining,
// ErrListen, and the system's errors.
func Start(o Options) (*Running, error) {
	if err := os.MkdirAll(o.DataDir, 0o700); err != nil {
		return nil, fmt.Errorf("opening the portal's folder: %w", err)
	}
	store, err := OpenBolt(filepath.Join(o.DataDir, storeFile))
	if err != nil {
		return nil, err
	}
	r := &Running{store: store, failed: make(chan error, 1)}
	if err := r.serve(o); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return r, nil
}

const storeFile = "portal.db"

func (r *Running) serve(o Options) error {
	codes, err := OpenCodes(o.DataDir)
	if err != nil {
		return err
	}
	s, err := New(Config{
		Store: r.store, Codes: codes, Name: o.Name, Training: o.Training, Now: o.Now, Reference: filepath.Join(o.DataDir, referenceFolder),
		Attachments: filepath.Join(o.DataDir, attachmentsFolder), Attachment: chosen(o.Attachment, defaultAttachment),
		Room: chosen(o.Room, defaultRoom), Rate: chosen(o.Rate, defaultRate),
	})
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", o.Listen)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrListen, err)
	}
	secure, err := r.encryption(o, listener.Addr())
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	if r.admin, err = startAdmin(o.DataDir, s); err != nil {
		return errors.Join(err, listener.Close())
	}
	r.URL = "http://" + listener.Addr().String()
	if secure != nil {
		listener = tls.NewListener(listener, secure)
		r.URL = "https://" + listener.Addr().String()
	}
	// No limit on a whole request: on a slow link a large one takes hours. A stalled one is noticed where it is read.
	r.public = &http.Server{
		Handler: s.Handler(), ReadHeaderTimeout: 30 * time.Second, IdleTimeout: 5 * time.Minute, MaxHeaderBytes: 32 << 10,
		ErrorLog: slog.NewLogLogger(o.Log.Handler(), slog.LevelDebug),
	}
	go func() { r.failed <- r.public.Serve(listener) }()
	return nil
}

// chosen is the bound that an option means: the usual one where nothing was said, and 0 for -1.
func chosen[N int64 | float64](option, usual N) N {
	if option == 0 {
		return usual
	}
	return max(0, option)
}

// encryption is how the portal encrypts: not at all on this computer alone, with the certificate it was given, or with
// one of its own making.
func (r *Running) encryption(o Options, at net.Addr) (*tls.Config, error) {
	if o.CertFile != "" || o.KeyFile != "" {
		pair, err := tls.LoadX509KeyPair(o.CertFile, o.KeyFile)
		if err != nil {
			return nil, fmt.Errorf("reading the certificate: %w", err)
		}
		return &tls.Config{MinVersion: tls.VersionTLS13, Certificates: []tls.Certificate{pair}}, nil
	}
	if address, err := netip.ParseAddrPort(at.String()); err == nil && address.Addr().IsLoopback() {
		return nil, nil
	}
	pair, fingerprint, err := ownCertificate(o.DataDir, o.Now())
	if err != nil {
		return nil, err
	}
	r.Fingerprint = fingerprint
	return &tls.Config{MinVersion: tls.VersionTLS13, Certificates: []tls.Certificate{pair}}, nil
}

// graceful is how long exchanges under way may take to end.
const graceful = 10 * time.Second

// Wait blocks until the context ends or the portal fails, and then closes it.
func (r *Running) Wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return r.Close()
	case err := <-r.failed:
		return errors.Join(err, r.Close())
	}
}

// Close lets the exchanges under way end, for a while, and closes the store.
func (r *Running) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), graceful)
	defer cancel()
	err := r.public.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		err = r.public.Close()
	}
	return errors.Join(err, r.admin.close(), r.store.Close())
}
