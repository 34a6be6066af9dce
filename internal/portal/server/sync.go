package server

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
)

const (
	batchMost   = 1000                  // changes of one transaction
	batchPause  = 50 * time.Millisecond // how long a batch waits for more changes
	arrivedMost = 64                    // changes that are read ahead of the batch under way
	readStall   = 2 * time.Minute       // how long nothing may arrive
)

// device is what is known of one installation.
type device struct {
	Person   aid.ID `json:"person"`
	Epoch    string `json:"epoch"`
	Position uint64 `json:"position"`
	Acked    uint64 `json:"acked"`
	Hash     string `json:"hash"` // of the change with number Position
}

// entry is a change's place in the ledger: its hash, and its receipt unless it was plainly accepted.
type entry struct {
	Hash    string       `json:"h"`
	Receipt *aid.Receipt `json:"r,omitempty"`
}

func ledgerKey(id aid.ID, n uint64) []byte { return fmt.Appendf(nil, "%s%016x", id, n) }

func loadDevice(tx Tx, id aid.ID) (d device, found bool, err error) {
	raw := tx.Get(bucketDevices, []byte(id))
	if raw == nil {
		return d, false, nil
	}
	return d, true, json.Unmarshal(raw, &d)
}

func putJSON(tx Tx, b Bucket, key []byte, value any) error {
	raw, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return tx.Put(b, key, raw)
}

func (s *Server) getPosition(w http.ResponseWriter, r *http.Request) {
	p, err := s.authorise(r)
	if err != nil {
		failWith(w, err)
		return
	}
	var d device
	err = s.Store.View(func(tx Tx) (err error) {
		d, _, err = loadDevice(tx, aid.ID(r.URL.Query().Get("device")))
		return err
	})
	switch {
	case err != nil:
		failWith(w, err)
	case d.Person != "" && d.Person != p.ID:
		fail(w, problemOf(portal.ProblemForbidden, "The device belongs to somebody else."))
	default:
		answerJSON(w, "application/json", portal.PositionAnswer{Position: d.Position, Hash: d.Hash})
	}
}

// postSync is one exchange: changes are applied while they arrive, then the answer is streamed.
func (s *Server) postSync(w http.ResponseWriter, r *http.Request) {
	p, err := s.authorise(r)
	if err != nil {
		failWith(w, err)
		return
	}
	body, err := portal.Decode(r.Header.Get("Content-Encoding"), &stallReader{r.Body, http.NewResponseController(w)})
	if err != nil {
		w.Header().Set("Accept-Encoding", portal.Encodings) // RFC 9110, 12.5.3
		fail(w, problemOf(portal.ProblemEncoding, "The body's encoding is unknown: use one of %s.", portal.Encodings))
		return
	}
	defer func() { _ = body.Close() }() // it was only read
	x := &exchange{server: s, person: p, lines: portal.NewLineReader(body, limits.Line)}
	if err := x.begin(); err != nil {
		failWith(w, lineProblem(err))
		return
	}
	if err := x.receive(); err != nil {
		failWith(w, lineProblem(err))
		return
	}
	w.Header().Set("Content-Type", portal.LineMediaType)
	w.Header().Set("Content-Encoding", portal.EncodingOfAnswers)
	stream, back := portal.EncodeAnswer(w)
	defer back()
	if err := x.answer(json.NewEncoder(stream)); err != nil {
		panic(http.ErrAbortHandler) // the answer has begun: breaking it off tells the client that it is not whole
	}
	_ = stream.Close() // a client that has gone needs no answer
}

// stallReader moves the deadline of the connection whenever something arrives: a slow link is fine, a dead one is not.
type stallReader struct {
	io.Reader
	control *http.ResponseController
}

func (r *stallReader) Read(p []byte) (int, error) {
	_ = r.control.SetReadDeadline(time.Now().Add(readStall)) // a transport without deadlines has its own
	return r.Reader.Read(p)
}

// lineProblem says what is wrong with the request's lines.
func lineProblem(err error) error {
	var line *portal.LineError
	var known *problemError
	switch {
	case errors.As(err, &known):
		return err
	case errors.As(err, &line):
		p := problemOf(portal.ProblemBadLine, "Line %d is not what it should be.", line.Line)
		p.Line = line.Line
		return p
	case errors.Is(err, portal.ErrTooLarge):
		return problemOf(portal.ProblemTooLarge, "A line, or what was compressed, is too large.")
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return problemOf(portal.ProblemBadRequest, "The body ends in the middle of a line.")
	case errors.Is(err, portal.ErrEncoding):
		return problemOf(portal.ProblemEncoding, "The body cannot be decompressed.")
	}
	return err
}

// exchange is one request of a device.
type exchange struct {
	server *Server
	person person
	lines  *portal.LineReader
	hello  aid.Handshake
	start  uint64 // the portal's seq when the exchange began
}

// begin reads the handshake and checks that both sides speak of the same history.
func (x *exchange) begin() error {
	if err := x.lines.Next(&x.hello); err != nil {
		return err
	}
	return x.greet()
}

// greet checks the handshake, and forgets what the device no longer needs.
func (x *exchange) greet() error {
	h := x.hello
	if h.Protocol != aid.Protocol {
		p := problemOf(portal.ProblemProtocol, "This portal speaks version %d of the protocol.", aid.Protocol)
		p.Protocol = aid.Protocol
		return p
	}
	if _, err := aid.ParseID(string(h.Device)); err != nil || h.Epoch == "" || len(h.Epoch) > 200 {
		return problemOf(portal.ProblemBadRequest, "The handshake names no device or epoch.")
	}
	write, err := x.recognise()
	if err != nil || !write {
		return err
	}
	return x.server.commit(func(b *books) error {
		d, known, err := loadDevice(b.tx, h.Device)
		if err != nil {
			return err
		}
		if !known {
			d = device{Person: x.person.ID, Epoch: h.Epoch}
		}
		return x.acknowledge(b.tx, d)
	})
}

// recognise checks that the device's history is the one that the portal knows, and says whether there is anything new to
// note about it.
func (x *exchange) recognise() (write bool, err error) {
	h := x.hello
	err = x.server.Store.View(func(tx Tx) error {
		x.start = readNumber(tx, "seq")
		if h.Cursor > x.start {
			return problemOf(portal.ProblemCursorExpired, "The cursor is ahead of this portal.")
		}
		d, known, err := loadDevice(tx, h.Device)
		switch {
		case err != nil:
			return err
		case !known && h.Acked > 0:
			return problemOf(portal.ProblemDeviceFork, "This portal knows nothing of the device's changes.")
		case !known:
			write = true
			return nil
		}
		write = h.Acked != d.Acked
		return x.sameHistory(tx, d)
	})
	return write, err
}

// sameHistory compares what the device says of itself with what the portal knows.
func (x *exchange) sameHistory(tx Tx, d device) error {
	h := x.hello
	switch {
	case d.Person != x.person.ID:
		return problemOf(portal.ProblemForbidden, "The device belongs to somebody else.")
	case d.Epoch != h.Epoch, h.Acked > d.Position, h.Acked < d.Acked:
		return problemOf(portal.ProblemDeviceFork, "The device's history is not the one that this portal knows.")
	case h.Acked == 0:
		return nil
	}
	held, err := loadEntry(tx, h.Device, h.Acked)
	if err != nil {
		return err
	}
	if held.Hash != h.Hash {
		return problemOf(portal.ProblemDeviceFork, "Change %d is not the one that this portal knows.", h.Acked)
	}
	return nil
}

// acknowledge forgets what the device holds the answers to.
func (x *exchange) acknowledge(tx Tx, d device) error {
	h := x.hello
	if err := x.sameHistory(tx, d); err != nil {
		return err
	}
	for n := d.Acked; n < h.Acked; n++ { // the entry of Acked itself stays, for the next handshake
		if err := tx.Delete(bucketLedger, ledgerKey(h.Device, n)); err != nil {
			return err
		}
	}
	d.Acked = h.Acked
	return putJSON(tx, bucketDevices, []byte(h.Device), d)
}

func loadEntry(tx Tx, id aid.ID, n uint64) (e entry, err error) {
	raw := tx.Get(bucketLedger, ledgerKey(id, n))
	if raw == nil {
		return e, nil
	}
	return e, json.Unmarshal(raw, &e)
}

// arrival is a change with what can be said of it before its turn comes.
type arrival struct {
	aid.Change
	fingerprint aid.Fingerprint
	refusal     *aid.Refusal // why it cannot be taken whoever sends it, or nil
}

// receive applies the changes in batches while they arrive. What arrived whole before the connection broke is kept.
func (x *exchange) receive() error {
	arrived := make(chan arrival, arrivedMost)
	stop := make(chan struct{})
	var readErr error
	go func() {
		defer close(arrived)
		for {
			var c aid.Change
			if readErr = x.lines.Next(&c); readErr != nil {
				return
			}
			select {
			case arrived <- arrival{c, c.Fingerprint(), valid(c)}:
			case <-stop:
				return
			}
		}
	}()
	defer func() {
		close(stop)
		for range arrived { // the reader must have ended before the handler returns
		}
	}()
	for {
		batch := gather(arrived)
		if len(batch) == 0 {
			if readErr != io.EOF {
				return readErr
			}
			return nil
		}
		if err := x.apply(batch); err != nil {
			return err
		}
	}
}

// gather takes what has arrived, up to a batch, and waits a little for more. An empty batch is the end.
func gather(arrived <-chan arrival) (batch []arrival) {
	first, open := <-arrived
	if !open {
		return nil
	}
	batch = append(batch, first)
	pause := time.NewTimer(batchPause)
	defer pause.Stop()
	for len(batch) < batchMost {
		select {
		case c, open := <-arrived:
			if !open {
				return batch
			}
			batch = append(batch, c)
		case <-pause.C:
			return batch
		}
	}
	return batch
}

// apply makes a batch of changes durable, together with the device's position. Where a change does not follow the one
// before, those before it are kept.
func (x *exchange) apply(batch []arrival) error {
	var stop error
	err := x.server.commit(func(b *books) error {
		d, _, err := loadDevice(b.tx, x.hello.Device)
		if err != nil {
			return err
		}
		if stop, err = x.applyAll(b, &d, batch); err != nil {
			return err
		}
		return putJSON(b.tx, bucketDevices, []byte(x.hello.Device), d)
	})
	if err != nil {
		return err
	}
	return stop
}

// applyAll takes changes in order, up to one that does not follow the one before: stop says why.
func (x *exchange) applyAll(b *books, d *device, batch []arrival) (stop, err error) {
	for _, c := range batch {
		if c.N <= d.Position {
			if stop, err = x.repeated(b.tx, c); stop != nil || err != nil {
				return stop, err
			}
			continue
		}
		if c.N != d.Position+1 {
			p := problemOf(portal.ProblemHole, "Change %d follows change %d.", c.N, d.Position)
			p.Position = d.Position
			return p, nil
		}
		receipt, err := x.server.applyOne(b, x.person, x.hello.Device, c)
		if err != nil {
			return nil, err
		}
		d.Position, d.Hash = c.N, c.fingerprint.After(d.Hash)
		if err := putJSON(b.tx, bucketLedger, ledgerKey(x.hello.Device, c.N), entry{d.Hash, receipt}); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// repeated checks that a change that was taken before is the same one: stop says that it is not.
func (x *exchange) repeated(tx Tx, c arrival) (stop, err error) {
	held, err := loadEntry(tx, x.hello.Device, c.N)
	if err != nil {
		return nil, err
	}
	before, err := loadEntry(tx, x.hello.Device, c.N-1)
	if err != nil {
		return nil, err
	}
	forgotten := held.Hash == "" || before.Hash == "" && c.N > 1
	if !forgotten && held.Hash != c.fingerprint.After(before.Hash) {
		return problemOf(portal.ProblemDeviceFork, "Change %d is not the one that this portal knows.", c.N), nil
	}
	return nil, nil
}
