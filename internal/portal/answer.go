package portal

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/go-resty/resty/v2"
)

// answer is a portal's answer of which only the headers are read.
type answer struct {
	status int
	date   time.Time
	tag    string
	header http.Header
	raw    io.ReadCloser
	body   io.ReadCloser // raw without its content encoding
}

func (a *answer) close() {
	_ = a.body.Close() // what is left of an answer is of no interest
	_ = a.raw.Close()
}

func (a *answer) decode(into any) error {
	raw, err := io.ReadAll(io.LimitReader(a.body, maxAnswer+1))
	if err != nil {
		return fmt.Errorf("reading the answer: %w", errors.Join(ErrUnreachable, err))
	}
	if len(raw) > maxAnswer {
		return fmt.Errorf("reading the answer: %w", ErrTooLarge)
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return fmt.Errorf("reading the answer: %w", errors.Join(ErrAnswer, err))
	}
	return nil
}

// call makes a request whose body and answer are one JSON value each.
func (c *Client) call(ctx context.Context, method, path, access string, body, into any, traffic *Traffic) error {
	ctx, watch := watchStall(ctx, c.stall)
	defer watch.stop()
	request := c.request(ctx, access)
	if body != nil {
		raw, err := json.Marshal(body)
		if err != nil {
			return fmt.Errorf("writing the request: %w", err)
		}
		request.SetHeader("Content-Type", "application/json").SetBody(raw)
		traffic.Up += int64(len(raw))
	}
	answer, err := c.send(request, method, path, watch, traffic)
	if err != nil {
		return err
	}
	defer answer.close()
	return answer.decode(into)
}

// request is a request whose answer must be to it and to no other; access is "" before the enrolment.
func (c *Client) request(ctx context.Context, access string) *resty.Request {
	request := c.http.R().SetContext(ctx).SetHeader(HeaderRequest, rand.Text())
	if access != "" {
		request.SetHeader("Authorization", "Bearer "+access)
	}
	return request
}

// send makes a request and reads the headers of its answer. Everything but a success and 304 is an error.
func (c *Client) send(request *resty.Request, method, path string, watch *stallWatch, traffic *Traffic) (*answer, error) {
	traffic.Requests++
	response, err := request.SetDoNotParseResponse(true).Execute(method, path)
	if err != nil {
		return nil, connectionError(request.Context(), err)
	}
	got := response.RawResponse
	raw := &movingReader{got.Body, watch, &traffic.Down}
	if err := c.recognise(got); err != nil {
		return nil, errors.Join(err, raw.Close())
	}
	if got.Header.Get(HeaderRequest) != request.Header.Get(HeaderRequest) {
		return nil, errors.Join(fmt.Errorf("the answer is to another request: %w", ErrAnswer), raw.Close())
	}
	body, err := Decode(got.Header.Get("Content-Encoding"), raw)
	if err != nil {
		return nil, errors.Join(ErrNotPortal, err, raw.Close())
	}
	a := &answer{status: got.StatusCode, tag: got.Header.Get("ETag"), header: got.Header, raw: raw, body: body}
	a.date, _ = http.ParseTime(got.Header.Get("Date")) // the zero time when there is none
	if got.StatusCode/100 == 2 || got.StatusCode == http.StatusNotModified {
		return a, nil
	}
	defer a.close()
	return nil, a.problem(got)
}

// recognise makes sure that it is a portal that answers, and the right one.
func (c *Client) recognise(r *http.Response) error {
	if r.Header.Get(HeaderProtocol) == "" || strings.HasPrefix(r.Header.Get("Content-Type"), "text/html") {
		switch {
		case busy(r.StatusCode): // a proxy speaks for a portal that is down
			return &RetryError{retryAfter(r, time.Now()), Problem{Type: ProblemInternal, Status: r.StatusCode}}
		case r.StatusCode == http.StatusRequestEntityTooLarge:
			return &ProblemError{Problem{Type: ProblemTooLarge, Status: r.StatusCode}}
		}
		return fmt.Errorf("status %d, %.60q: %w", r.StatusCode, r.Header.Get("Content-Type"), ErrNotPortal)
	}
	if c.identity == nil {
		return nil
	}
	id, training := r.Header.Get(HeaderPortal), r.Header.Get(HeaderTraining)
	if id != string(c.identity.ID) || training != strconv.FormatBool(c.identity.Training) {
		return fmt.Errorf("portal %.40q: %w", id, ErrIdentity)
	}
	c.confirmed.Store(true)
	return nil
}

// problem turns an answer that is no success into an error.
func (a *answer) problem(r *http.Response) error {
	problem := Problem{Type: ProblemInternal}
	if err := a.decode(&problem); err != nil && !errors.Is(err, ErrAnswer) {
		return err
	}
	problem.Status = r.StatusCode
	if busy(r.StatusCode) {
		return &RetryError{retryAfter(r, time.Now()), problem}
	}
	byType := map[string]error{
		ProblemUnauthorised: ErrUnauthorised, ProblemTokenExpired: ErrTokenExpired, ProblemForbidden: ErrForbidden,
		ProblemCode: ErrCode, ProblemDeviceFork: ErrDeviceFork, ProblemIdentity: ErrIdentity,
		ProblemCursorExpired: ErrCursorExpired, ProblemProtocol: ErrUpgrade,
	}
	if err := byType[problem.Type]; err != nil {
		return fmt.Errorf("%.300s: %w", problem.Detail, err)
	}
	return &ProblemError{problem}
}

func busy(status int) bool {
	return status >= 500 || status == http.StatusRequestTimeout || status == http.StatusTooEarly || status == http.StatusTooManyRequests
}

// retryAfter reads the header of that name, which holds seconds or a date (RFC 9110, 10.2.3). It gives a day at most.
func retryAfter(r *http.Response, now time.Time) time.Duration {
	const most = 24 * time.Hour
	header := r.Header.Get("Retry-After")
	if seconds, err := strconv.Atoi(header); err == nil && seconds >= 0 {
		return min(time.Duration(min(seconds, int(most/time.Second)))*time.Second, most)
	}
	if at, err := http.ParseTime(header); err == nil {
		return max(0, min(at.Sub(now), most))
	}
	return 0
}

// connectionError says why there was no answer at all.
func connectionError(ctx context.Context, err error) error {
	switch {
	case context.Cause(ctx) == ErrStalled:
		return ErrStalled
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case aboutCertificate(err):
		return fmt.Errorf("%w: %w", ErrCertificate, err)
	}
	if fault := proxyFault(err); fault != nil {
		return fault
	}
	return fmt.Errorf("%w: %w", ErrUnreachable, err)
}
