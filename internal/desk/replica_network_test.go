package desk_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
)

// trouble is what a network does to one exchange.
type trouble string

const (
	troubleNone    trouble = "none"
	troubleCutUp   trouble = "cut on the way to the portal"
	troubleCutDown trouble = "cut on the way back"
	troubleLate    trouble = "delivered only later, when nobody waits for the answer any more"
	troubleTwice   trouble = "delivered twice"
	troubleStale   trouble = "answered with the answer to an earlier exchange"
)

var troubles = []trouble{troubleNone, troubleCutUp, troubleCutDown, troubleLate, troubleTwice, troubleStale}

var errCut = errors.New("the connection was cut")

// replicaNetwork carries a computer's requests to the portal, and ill-treats the next exchange as it is told.
type replicaNetwork struct {
	portal *replicaPortal
	next   trouble
	at     int // after how many bytes the connection is cut

	late     []*parcel // exchanges that the portal will only get later
	answered *parcel   // the last exchange that was answered

	trace     func(format string, args ...any)
	forged    bool // a fault: a late answer cannot be told from the one that is waited for
	forgetful bool // a fault: the portal does not remember what it has taken
}

// parcel is a request with all its bytes, and its answer.
type parcel struct {
	request *http.Request
	body    []byte
	status  int
	header  http.Header
	answer  []byte
}

// RoundTrip carries one request. The portal gets it whole or in part, once, twice or later; the client gets an answer,
// or learns that the connection was cut.
func (n *replicaNetwork) RoundTrip(request *http.Request) (*http.Response, error) {
	p := &parcel{request: request}
	if request.Body != nil {
		var err error
		if p.body, err = io.ReadAll(request.Body); err != nil {
			return nil, err
		}
	}
	if request.URL.Path != "/v1/sync" {
		return n.deliver(p, len(p.body)).response(-1)
	}
	trouble := n.next
	n.next = troubleNone
	switch trouble {
	case troubleCutUp:
		n.deliver(p, min(n.at, len(p.body)))
		return nil, errCut
	case troubleLate:
		n.late = append(n.late, p)
		return nil, errCut
	case troubleTwice:
		n.deliver(p, len(p.body))
	case troubleStale:
		n.deliver(p, len(p.body))
		if n.answered != nil {
			late := *n.answered
			if n.forged {
				late.header = late.header.Clone()
				late.header.Set(portal.HeaderRequest, request.Header.Get(portal.HeaderRequest))
			}
			return late.response(-1)
		}
	}
	n.deliver(p, len(p.body))
	if n.portal.fuse.blown {
		return nil, errCut
	}
	n.answered = p
	if trouble == troubleCutDown {
		return p.response(n.at)
	}
	return p.response(-1)
}

// deliver gives the portal the first bytes of a request.
func (n *replicaNetwork) deliver(p *parcel, bytesUp int) *parcel {
	request := p.request.Clone(p.request.Context())
	request.Body = io.NopCloser(&cutReader{bytes.NewReader(p.body[:bytesUp]), bytesUp < len(p.body)})
	if n.forgetful && p.request.URL.Path == "/v1/sync" {
		n.portal.forget = firstNumber(p)
		defer func() { n.portal.forget = 0 }()
	}
	recorder := httptest.NewRecorder()
	n.portal.handler.ServeHTTP(recorder, request)
	p.status, p.header, p.answer = recorder.Code, recorder.Header(), recorder.Body.Bytes()
	n.trace("%s, %d of %d bytes:\n%s-> %d\n%s", p.request.URL.Path, bytesUp, len(p.body), text(p.request.Header.Get("Content-Encoding"), p.body), p.status, text(p.header.Get("Content-Encoding"), p.answer))
	return p
}

// arrive gives the portal what was held up on the way.
func (n *replicaNetwork) arrive() {
	for _, p := range n.late {
		n.deliver(p, len(p.body))
	}
	n.late = nil
}

// response is the answer as the client reads it, cut after so many bytes; negative: whole.
func (p *parcel) response(cut int) (*http.Response, error) {
	body := p.answer
	if cut >= 0 && cut < len(body) {
		body = body[:cut]
	}
	return &http.Response{
		StatusCode: p.status, Status: fmt.Sprint(p.status), Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: p.header.Clone(), Request: p.request, ContentLength: -1,
		Body: io.NopCloser(&cutReader{bytes.NewReader(body), len(body) < len(p.answer)}),
	}, nil
}

// cutReader ends as a broken connection does.
type cutReader struct {
	io.Reader
	cut bool
}

func (r *cutReader) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if err == io.EOF && r.cut {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// text is a body as it was before it was compressed, as far as it can be read.
func text(encoding string, body []byte) []byte {
	lines, err := portal.Decode(encoding, bytes.NewReader(body))
	if err != nil {
		return nil
	}
	defer func() { _ = lines.Close() }()
	all, _ := io.ReadAll(lines)
	return all
}

// firstNumber is the number of the first change in an exchange, or 0.
func firstNumber(p *parcel) uint64 {
	decoder := json.NewDecoder(bytes.NewReader(text(p.request.Header.Get("Content-Encoding"), p.body)))
	var hello aid.Handshake
	var change aid.Change
	if decoder.Decode(&hello) != nil || decoder.Decode(&change) != nil {
		return 0
	}
	return change.N
}
