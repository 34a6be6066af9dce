package portal

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-resty/resty/v2"

	"focalpoint/internal/aid"
)

// Options say which portal a client speaks to, and as whom.
type Options struct {
	BaseURL   string               // https://portal.example, or http:// on this computer
	Pins      []string             // SHA-256 of accepted certificates in hexadecimal, whole or their first 16 bytes at least; none: the system's trust
	RootCAs   []byte               // PEM certificates to trust besides the system's
	Identity  *Identity            // the profile's portal; nil before the enrolment
	Tokens    TokenStore           // nil before the enrolment
	Device    func() aid.ID        // this installation's device id, which changes after a fork; for Position
	UserAgent string               // such as focalpoint/1.2
	Stall     time.Duration        // how long no byte may move either way; 0: a minute
	Now       func() time.Time     // nil: time.Now
	Moved     func(up, down int64) // told, from any goroutine, of body bytes of an exchange as they move; nil: nobody
	Proxy     func() string        // the proxy of the moment, see CheckProxy; nil: the system's
	Transport http.RoundTripper    // nil: one made from the above
}

const (
	defaultStall = time.Minute
	// maxHeaders bounds an answer's headers, and maxAnswer an answer that is not a stream, in bytes.
	maxHeaders = 64 << 10
	maxAnswer  = 1 << 20
	// sendBuffer keeps the system from taking so much at once that a slow line seems to stall, in bytes.
	sendBuffer = 32 << 10
)

// Client speaks to one portal. It is safe for use from several goroutines.
type Client struct {
	http       *resty.Client
	store      TokenStore
	identity   *Identity
	device     func() aid.ID
	stall      time.Duration
	now        func() time.Time
	moved      func(up, down int64)
	refreshing sync.Mutex
	confirmed  atomic.Bool // the portal that answers has proved to be the profile's
	plain      atomic.Bool // the portal does not know brotli
	slow       atomic.Bool // the line is slow, as far as known
	clockOff   atomic.Bool // this computer's clock is far ahead of the portal's

	metaLock sync.Mutex
	meta     Meta
	metaTag  string
}

// New makes a client; nothing is sent yet. It returns ErrAddress, ErrInsecure for http to another computer, and
// ErrCertificate for pins or roots that cannot be read.
func New(o Options) (*Client, error) {
	if err := checkAddress(o.BaseURL); err != nil {
		return nil, err
	}
	transport := o.Transport
	if transport == nil {
		config, err := tlsConfig(o.Pins, o.RootCAs)
		if err != nil {
			return nil, err
		}
		transport = &http.Transport{
			Proxy: proxyOf(o.Proxy), OnProxyConnectResponse: proxyAnswered, DialContext: dial, TLSClientConfig: config,
			TLSHandshakeTimeout: time.Minute, IdleConnTimeout: 5 * time.Minute, MaxIdleConnsPerHost: 2,
			ExpectContinueTimeout: 10 * time.Second, MaxResponseHeaderBytes: maxHeaders, DisableCompression: true,
		}
	}
	c := &Client{
		http:  resty.NewWithClient(&http.Client{Transport: transport, CheckRedirect: stay}),
		store: o.Tokens, identity: o.Identity, device: o.Device, stall: o.Stall, now: o.Now, moved: o.Moved,
	}
	c.confirmed.Store(len(o.Pins) > 0) // whoever shows the pinned certificate is the profile's portal
	if c.stall <= 0 {
		c.stall = defaultStall
	}
	if c.now == nil {
		c.now = time.Now
	}
	c.http.SetBaseURL(strings.TrimRight(o.BaseURL, "/")).SetRetryCount(0).SetDisableWarn(true).SetLogger(silence{}).SetPreRequestHook(attachBody)
	c.http.SetHeader("User-Agent", o.UserAgent).SetHeader("Accept-Encoding", encodingZstd+", "+encodingGzip)
	if o.Identity != nil {
		c.http.SetHeader(HeaderPortal, string(o.Identity.ID)).SetHeader(HeaderTraining, fmt.Sprint(o.Identity.Training))
	}
	return c, nil
}

func checkAddress(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return fmt.Errorf("%w: %.100q", ErrAddress, address)
	}
	switch u.Scheme {
	case "https":
		return nil
	case "http":
		if onThisComputer(u.Hostname()) {
			return nil
		}
		return ErrInsecure
	}
	return fmt.Errorf("%w: scheme %.20q", ErrAddress, u.Scheme)
}

func onThisComputer(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}

// stay keeps a redirect as the answer: portals do not redirect, sign-in pages of networks do.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

func dial(ctx context.Context, network, address string) (net.Conn, error) {
	dialer := net.Dialer{Timeout: time.Minute, KeepAlive: 30 * time.Second}
	conn, err := dialer.DialContext(ctx, network, address)
	if tcp, ok := conn.(*net.TCPConn); ok && err == nil {
		err = tcp.SetWriteBuffer(sendBuffer)
		if err != nil {
			return nil, errors.Join(err, conn.Close())
		}
	}
	return conn, err
}

// silence keeps the HTTP library from writing to standard error.
type silence struct{}

func (silence) Errorf(string, ...any) {}
func (silence) Warnf(string, ...any)  {}
func (silence) Debugf(string, ...any) {}

// Meta asks what the portal says of itself. An answer that has not changed since the last call is not sent again.
func (c *Client) Meta(ctx context.Context) (Meta, error) {
	c.metaLock.Lock()
	defer c.metaLock.Unlock()
	ctx, watch := watchStall(ctx, c.stall)
	defer watch.stop()
	request := c.http.R().SetContext(ctx)
	if c.metaTag != "" {
		request.SetHeader("If-None-Match", c.metaTag)
	}
	answer, err := c.send(request, http.MethodGet, "/v1/meta", watch, &Traffic{})
	if err != nil {
		return Meta{}, fmt.Errorf("asking what the portal is: %w", err)
	}
	defer answer.close()
	if answer.status == http.StatusNotModified {
		c.meta.Time = answer.date
		return c.meta, nil
	}
	var meta Meta
	if err := answer.decode(&meta); err != nil {
		return Meta{}, fmt.Errorf("asking what the portal is: %w", err)
	}
	meta.Time = answer.date
	c.meta, c.metaTag = meta, answer.tag
	return meta, nil
}

// Position is the number up to which this device's changes are durable at the portal, and aid.Change.Hash of that
// change: when the device's own change of that number has another hash, the device is a clone.
func (c *Client) Position(ctx context.Context) (position uint64, hash string, err error) {
	if c.device == nil {
		return 0, "", fmt.Errorf("asking for the position: no device: %w", ErrUnauthorised)
	}
	var answer PositionAnswer
	err = c.authorised(ctx, &Traffic{}, func(access string) error {
		return c.call(ctx, http.MethodGet, "/v1/sync/position?device="+url.QueryEscape(string(c.device())), access, nil, &answer, &Traffic{})
	})
	if err != nil {
		return 0, "", fmt.Errorf("asking for the position: %w", err)
	}
	return answer.Position, answer.Hash, nil
}

// PositionAnswer is the answer of GET /v1/sync/position.
type PositionAnswer struct {
	Position uint64 `json:"position"`
	Hash     string `json:"hash,omitempty"`
}
