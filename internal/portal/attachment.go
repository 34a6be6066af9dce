package portal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
)

// The headers of the answers about attachments, in bytes.
const (
	HeaderOffset = "Focalpoint-Offset" // how much of the file is at the portal: go on from here
	HeaderLimit  = "Focalpoint-Limit"  // the largest file that it takes
)

// Held is how much of an attached file is at a portal.
type Held struct {
	Bytes int64 // how much of its beginning
	Whole bool  // all of it is durable there, and has the SHA-256 of its name
	Limit int64 // the largest file that the portal takes, in bytes; 0: not said
}

// ErrNoAttachments says that the portal takes no attached files.
var ErrNoAttachments = errors.New("the portal takes no attached files")

// Attachment asks how much of a file is at the portal; name is the SHA-256 of its content in hexadecimal. It returns
// ErrNoAttachments, and the errors of the connection.
func (c *Client) Attachment(ctx context.Context, name string, traffic *Traffic) (held Held, err error) {
	err = c.authorised(ctx, traffic, func(access string) error {
		ctx, watch := watchStall(ctx, c.stall)
		defer watch.stop()
		answer, err := c.send(c.request(ctx, access), http.MethodHead, attachmentPath(name), watch, traffic)
		if err != nil {
			return withoutBody(err)
		}
		defer answer.close()
		held, err = answer.held()
		return err
	})
	if err != nil {
		return Held{}, fmt.Errorf("asking for an attached file: %w", err)
	}
	return held, nil
}

// Piece is a part of an attached file.
type Piece struct {
	Name   string // SHA-256 of the whole file in hexadecimal
	Offset int64  // of the piece, in bytes
	Size   int64  // of the whole file, in bytes
	Bytes  []byte
	Enough func() bool // says that the piece should end where it is, because the connection is wanted; nil: never
}

// SendPiece sends one piece of an attached file, and says how much is at the portal then; after a piece that does not
// follow what is there, that is another place to go on from. moved is told how many bytes more the connection took. It
// returns a *ProblemError where the portal does not take the file: ProblemTooLarge, ProblemFull, and ProblemHash for
// content that has another SHA-256, of which the portal then keeps nothing.
func (c *Client) SendPiece(ctx context.Context, p Piece, moved func(n int), traffic *Traffic) (held Held, err error) {
	err = c.authorised(ctx, traffic, func(access string) error {
		ctx, watch := watchStall(ctx, c.stall)
		defer watch.stop()
		body := &pieceBody{bytes.NewReader(p.Bytes), watch, func(n int) { traffic.Up += int64(n); moved(n) }, p.Enough, false}
		request := c.request(context.WithValue(ctx, bodyKey{}, body), access)
		last := p.Offset + int64(len(p.Bytes)) - 1
		request.SetHeader("Content-Type", "application/octet-stream").
			SetHeader("Content-Range", fmt.Sprintf("bytes %d-%d/%d", p.Offset, last, p.Size))
		answer, err := c.send(request, http.MethodPut, attachmentPath(p.Name), watch, traffic)
		var problem *ProblemError
		if errors.As(err, &problem) && problem.Problem.Type == ProblemOffset {
			held = Held{Bytes: int64(problem.Problem.Position)} //nolint:gosec // the caller compares it with the file's size
			return nil
		}
		if err != nil {
			return err
		}
		defer answer.close()
		held, err = answer.held()
		return err
	})
	if err != nil {
		return Held{}, fmt.Errorf("sending an attached file: %w", err)
	}
	return held, nil
}

func attachmentPath(name string) string { return "/v1/attachments/" + name }

// held reads what an answer's headers say.
func (a *answer) held() (h Held, err error) {
	h.Bytes, err = strconv.ParseInt(a.header.Get(HeaderOffset), 10, 64)
	if err != nil || h.Bytes < 0 {
		return Held{}, fmt.Errorf("reading how much is at the portal: %w", ErrAnswer)
	}
	h.Whole = a.status == http.StatusOK || a.status == http.StatusCreated
	h.Limit, _ = strconv.ParseInt(a.header.Get(HeaderLimit), 10, 64) // 0 when there is none
	return h, nil
}

// withoutBody names the problem of an answer to HEAD, which has a status only.
func withoutBody(err error) error {
	var problem *ProblemError
	if !errors.As(err, &problem) {
		return err
	}
	switch problem.Problem.Status {
	case http.StatusUnauthorized:
		return ErrTokenExpired // or ErrUnauthorised, which the request for new tokens shows
	case http.StatusForbidden:
		return ErrForbidden
	case http.StatusConflict:
		return ErrIdentity
	case http.StatusNotFound, http.StatusMethodNotAllowed:
		return ErrNoAttachments
	}
	return err
}

// pieceBody tells the watch and the caller what the connection takes.
type pieceBody struct {
	io.Reader
	watch *stallWatch
	moved func(n int)

	enough func() bool
	begun  bool
}

func (b *pieceBody) Read(p []byte) (int, error) {
	if b.begun && b.enough != nil && b.enough() {
		return 0, io.EOF
	}
	b.begun = true
	n, err := b.Reader.Read(p[:min(len(p), sendBuffer)])
	if n > 0 {
		b.watch.moved(n, 0)
		b.moved(n)
	}
	return n, err
}

// Close has nothing to close.
func (b *pieceBody) Close() error { return nil }
