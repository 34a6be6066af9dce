package portal

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"sync/atomic"

	"focalpoint/internal/aid"
)

// flushEvery is after how many changes the stream is flushed, so that the portal can apply them while more follow:
// each flush costs a few bytes of compression.
const flushEvery = 20

// sending is the body of an exchange, made by a goroutine of its own while the connection takes it.
type sending struct {
	*io.PipeReader
	watch *stallWatch
	first chan bool     // one value: whether there is any change
	done  chan struct{} // closed when the goroutine has ended
	sent  atomic.Int64
	err   atomic.Pointer[error]
}

func startSending(watch *stallWatch, h aid.Handshake, changes iter.Seq2[aid.Change, error]) *sending {
	in, out := io.Pipe()
	s := &sending{PipeReader: in, watch: watch, first: make(chan bool, 1), done: make(chan struct{})}
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
	ahead, more, err := readAhead(next)
	if err != nil {
		return err
	}
	s.tellFirst(len(ahead) > 0)
	buffered := bufio.NewWriterSize(out, 32<<10)
	stream, home, err := takeEncoder(buffered, !more)
	if err != nil {
		return err
	}
	defer home.Put(stream) // after a failure too: it is reset before it is used again
	lines := json.NewEncoder(stream)
	lines.SetEscapeHTML(false)
	if err := lines.Encode(h); err != nil {
		return err
	}
	for count := 1; ; count++ {
		change, err, some := aid.Change{}, error(nil), true
		if count <= len(ahead) {
			change = ahead[count-1]
		} else if change, err, some = next(); !some {
			break
		}
		if err != nil {
			return err
		}
		if err := lines.Encode(change); err != nil {
			return err
		}
		if count%flushEvery == 0 {
			if err := errors.Join(stream.Flush(), buffered.Flush()); err != nil {
				return err
			}
		}
	}
	return errors.Join(stream.Close(), buffered.Flush())
}

// readAhead takes the first changes, up to fewChanges, and says whether there are more.
func readAhead(next func() (aid.Change, error, bool)) (ahead []aid.Change, more bool, err error) {
	for len(ahead) < fewChanges {
		change, err, some := next()
		if !some || err != nil {
			return ahead, false, err
		}
		ahead = append(ahead, change)
	}
	return ahead, true, nil
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
	n, err := s.PipeReader.Read(p)
	s.watch.moved()
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
	<-s.done
	return s.sent.Load()
}
