package portal

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-resty/resty/v2"

	"focalpoint/internal/aid"
)

// flushEvery is after how many changes the stream is flushed, so that the portal can apply them while more follow:
// each flush costs a few bytes of compression.
const flushEvery = 20

// sending is the body of an exchange, made by a goroutine of its own while the connection takes it.
type sending struct {
	*io.PipeReader
	watch   *stallWatch
	effort  func(waited time.Duration) effort
	started time.Time
	begin   func()        // the connection stands: it asks for the first bytes
	begun   chan struct{} // closed by begin
	first   chan bool     // one value: whether there is any change
	done    chan struct{} // closed when the goroutine has ended
	sent    atomic.Int64
	err     atomic.Pointer[error]
}

// startSending begins to make a body. effort is asked, once the connection stands, with how long that took.
func startSending(watch *stallWatch, h aid.Handshake, changes iter.Seq2[aid.Change, error], effort func(waited time.Duration) effort) *sending {
	in, out := io.Pipe()
	s := &sending{
		PipeReader: in, watch: watch, effort: effort, started: time.Now(), begun: make(chan struct{}), first: make(chan bool, 1), done: make(chan struct{}),
	}
	s.begin = sync.OnceFunc(func() { close(s.begun) })
	go func() {
		defer close(s.done)
		err := s.write(out, h, changes)
		s.tellFirst(false)
		if err != nil && !errors.Is(err, io.ErrClosedPipe) {
			s.err.Store(&err)
		}
		_ = out.CloseWithError(err) // never fails
	}()
	return s
}

func (s *sending) write(out io.Writer, h aid.Handshake, changes iter.Seq2[aid.Change, error]) error {
	next, stop := iter.Pull2(changes)
	defer stop()
	change, err, some := next()
	if err != nil {
		return err
	}
	s.tellFirst(some)
	<-s.begun
	buffered := bufio.NewWriterSize(out, 32<<10)
	stream, back := takeEncoder(buffered, s.effort(time.Since(s.started)))
	defer back()
	lines := json.NewEncoder(stream)
	lines.SetEscapeHTML(false)
	if err := lines.Encode(h); err != nil {
		return err
	}
	for count := 1; some; count++ {
		if err := lines.Encode(change); err != nil {
			return err
		}
		if count%flushEvery == 0 {
			if err := errors.Join(stream.Flush(), buffered.Flush()); err != nil {
				return err
			}
		}
		if change, err, some = next(); err != nil {
			return err
		}
	}
	return errors.Join(stream.Close(), buffered.Flush())
}

// tellFirst says whether there is any change; only the first call counts.
func (s *sending) tellFirst(some bool) {
	select {
	case s.first <- some:
	default:
	}
}

// hasChanges waits until it is known whether there is anything to send.
func (s *sending) hasChanges() bool {
	return <-s.first
}

// Read counts what the connection takes. It may still be called after the exchange has ended.
func (s *sending) Read(p []byte) (int, error) {
	s.begin()
	n, err := s.PipeReader.Read(p)
	s.watch.moved(n, 0)
	s.sent.Add(int64(n))
	return n, err
}

// failure is why the changes could not be read here, or nil.
func (s *sending) failure() error {
	if err := s.err.Load(); err != nil {
		return *err
	}
	return nil
}

// stop ends the goroutine, so that it no longer reads changes, and says how many bytes were taken.
func (s *sending) stop() int64 {
	_ = s.Close() // never fails
	s.begin()
	<-s.done
	return s.sent.Load()
}

// bodyKey is where a request's context carries its body, an io.ReadCloser.
type bodyKey struct{}

// attachBody gives a request the body that its context carries, after resty is done with it: of a body that resty knows
// it makes a copy in memory before anything is sent.
func attachBody(_ *resty.Client, request *http.Request) error {
	if body, is := request.Context().Value(bodyKey{}).(io.ReadCloser); is {
		request.Body, request.ContentLength = body, -1
	}
	return nil
}
