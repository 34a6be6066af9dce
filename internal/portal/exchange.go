package portal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"time"

	"focalpoint/internal/aid"
)

// Traffic is what went over the connection.
type Traffic struct {
	Requests int
	Up, Down int64 // body bytes as they were sent, compressed
}

// Exchange sends the handshake and the changes in one streamed request, and hands over the answer's lines as they
// arrive; it stops at receive's first error, or at the first one that changes yields, and returns it. When the access
// token turns out to have expired, changes is read a second time from its beginning.
//
// Besides receive's errors it returns those of this package: ErrUnreachable and ErrStalled when the connection broke,
// with everything sent so far perhaps durable at the portal (see Position); ErrDeviceFork, ErrCursorExpired,
// ErrIdentity, ErrUpgrade, *ProblemError and *RetryError when the portal said no.
func (c *Client) Exchange(ctx context.Context, h aid.Handshake, changes iter.Seq2[aid.Change, error], receive func(aid.Answer) error) (Traffic, error) {
	var traffic Traffic
	err := c.authorised(ctx, &traffic, func(access string) error {
		err := c.exchange(ctx, access, h, changes, receive, &traffic)
		if problem := (*ProblemError)(nil); errors.As(err, &problem) && problem.Problem.Type == ProblemEncoding && !c.plain.Swap(true) {
			return c.exchange(ctx, access, h, changes, receive, &traffic)
		}
		return err
	})
	if err != nil {
		return traffic, fmt.Errorf("exchanging changes: %w", err)
	}
	return traffic, nil
}

func (c *Client) exchange(ctx context.Context, access string, h aid.Handshake, changes iter.Seq2[aid.Change, error], receive func(aid.Answer) error, traffic *Traffic) error {
	ctx, watch := watchStall(ctx, c.stall)
	defer watch.stop()
	watch.tell = c.moved
	sending := startSending(watch, h, changes, c.effort)
	defer func() { traffic.Up += sending.stop() }()

	request := c.request(context.WithValue(ctx, bodyKey{}, sending), access)
	request.SetHeader("Content-Type", LineMediaType).SetHeader("Content-Encoding", c.encoding()).SetHeader("Accept", LineMediaType)
	if !c.confirmed.Load() && sending.hasChanges() {
		// The changes stay here until a portal that is the profile's says that it wants them.
		request.SetHeader("Expect", "100-continue")
	}
	answer, err := c.send(request, http.MethodPost, "/v1/sync", watch, traffic)
	if failed := sending.failure(); failed != nil {
		if err == nil {
			answer.close()
		}
		return failed
	}
	if err != nil {
		return err
	}
	defer answer.close()
	return receiveLines(ctx, answer.body, receive)
}

// encoding is brotli, or zstd once the portal has said that it does not know brotli (RFC 9110, 15.5.16).
func (c *Client) encoding() string {
	if c.plain.Load() {
		return encodingZstd
	}
	return encodingBrotli
}

// effort says how hard to compress, after how long it took until the connection stood: on a slow line every byte that is
// saved is time, on a quick one the work would be what takes the time. A connection that stood already says nothing.
func (c *Client) effort(waited time.Duration) effort {
	const stood, slow = 5 * time.Millisecond, 250 * time.Millisecond
	if waited > stood {
		c.slow.Store(waited > slow)
	}
	switch {
	case c.plain.Load():
		return plain
	case c.slow.Load():
		return patient
	}
	return quick
}

// receiveLines hands over the lines up to the end line, and checks that none is missing.
func receiveLines(ctx context.Context, body io.Reader, receive func(aid.Answer) error) error {
	lines := NewLineReader(body, MaxLine)
	for {
		var line aid.Answer
		if err := lines.Next(&line); err != nil {
			return lineError(ctx, err)
		}
		if line.End != nil && line.End.Lines != lines.Count()-1 {
			return fmt.Errorf("%d lines instead of %d: %w", lines.Count()-1, line.End.Lines, ErrAnswer)
		}
		if err := receive(line); err != nil {
			return err
		}
		if line.End != nil {
			return nil
		}
	}
}

func lineError(ctx context.Context, err error) error {
	var bad *LineError
	switch {
	case context.Cause(ctx) == nil && errors.As(err, &bad):
		return fmt.Errorf("%w: %w", ErrAnswer, err)
	case errors.Is(err, ErrTooLarge):
		return err
	case errors.Is(err, ErrEncoding) && !errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: %w", ErrAnswer, err)
	case err == io.EOF:
		err = io.ErrUnexpectedEOF // there was no end line
	}
	return connectionError(ctx, err)
}
