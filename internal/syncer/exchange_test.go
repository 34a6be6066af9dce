package syncer_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/syncer"
)

// queue is the smallest store that keeps the rules of numbering: no holes, nothing forgotten before it is acknowledged.
type queue struct {
	waiting  int
	sent     []aid.Change
	acked    uint64
	next     uint64
	cursor   uint64
	digest   aid.Digest
	identity int
	full     error // what Receive answers
	size     int   // bytes of each change
}

func (q *queue) Handshake() (aid.Handshake, error) {
	return aid.Handshake{Protocol: aid.Protocol, Cursor: q.cursor, Acked: q.acked}, nil
}

func (q *queue) Number(limit int) (int, error) {
	n := min(limit, q.waiting)
	for range n {
		q.next++
		q.sent = append(q.sent, aid.Change{N: q.next, ID: aid.ID(fmt.Sprint(q.next)), Set: aid.Fields{"text": make([]byte, q.size)}})
	}
	q.waiting -= n
	return n, nil
}

func (q *queue) Pending(after uint64) iter.Seq2[aid.Change, error] {
	return func(yield func(aid.Change, error) bool) {
		for _, change := range q.sent {
			if change.N > after && change.N > q.acked && !yield(change, nil) {
				return
			}
		}
	}
}

func (q *queue) Receive(answers []aid.Answer) error {
	if q.full != nil {
		return q.full
	}
	for _, answer := range answers {
		switch {
		case answer.Position != nil:
			q.acked = *answer.Position
		case answer.Delta != nil:
			q.digest.Add(answer.Delta.ID, answer.Delta.Rev)
		case answer.Cursor != nil:
			q.cursor = answer.Cursor.To
		}
	}
	return nil
}

func (q *queue) Left() (n int, err error) {
	for range q.Pending(0) {
		n++
	}
	return n, nil
}

func (q *queue) Own(n uint64, _ string) (bool, error) { return n <= q.next, nil }

func (q *queue) Digest() (aid.Digest, error) { return q.digest, nil }
func (q *queue) NewIdentity() error          { q.identity++; return nil }
func (q *queue) ResetCursor() error          { q.cursor = 0; return nil }

// line is a portal whose connection may break: it takes at most `carries` changes in one exchange, keeps them, and then
// fails with `breaks`.
type line struct {
	position  uint64
	carries   int
	breaks    error
	received  []uint64
	exchanges int
	news      []aid.Delta
	silentEnd bool
}

func (l *line) Position(context.Context) (uint64, string, error) { return l.position, "", nil }

func (l *line) Exchange(_ context.Context, hello aid.Handshake, changes iter.Seq2[aid.Change, error], receive func(aid.Answer) error) (syncer.Traffic, error) {
	l.exchanges++
	traffic := syncer.Traffic{Requests: 1}
	carried := 0
	for change, err := range changes {
		if err != nil {
			return traffic, err
		}
		if l.breaks != nil && carried == l.carries {
			err := l.breaks
			l.breaks = nil
			return traffic, err
		}
		l.received = append(l.received, change.N)
		l.position = change.N
		carried++
	}
	if l.breaks != nil {
		err := l.breaks
		l.breaks = nil
		return traffic, err
	}
	answers := []aid.Answer{{Position: &l.position}}
	var digest aid.Digest
	for _, delta := range l.news {
		answers = append(answers, aid.Answer{Delta: &delta})
		digest.Add(delta.ID, delta.Rev)
	}
	answers = append(answers, aid.Answer{Cursor: &aid.Cursor{From: hello.Cursor, To: hello.Cursor + uint64(len(l.news))}})
	if !l.silentEnd {
		answers = append(answers, aid.Answer{End: &aid.End{Records: digest.Count(), Digest: digest.String()}})
	}
	for _, answer := range answers {
		if err := receive(answer); err != nil {
			return traffic, err
		}
	}
	return traffic, nil
}

func start(q *queue, l *line) *syncer.Syncer {
	return syncer.New(q, l, time.Now, syncer.Observer{Changed: func() {}, Finished: func(syncer.Result, error) {}})
}

func TestEverythingThatWaitsIsSentInOneRequest(t *testing.T) {
	q, l := &queue{waiting: 2500}, &line{}
	result, err := start(q, l).Exchange(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if result.Accepted != 2500 || l.exchanges != 1 || result.Position != 2500 {
		t.Errorf("%+v in %d exchanges", result, l.exchanges)
	}
}

func TestBrokenExchangeGoesOnWhereItStopped(t *testing.T) {
	q, l := &queue{waiting: 10}, &line{carries: 4, breaks: syncer.ErrOffline}
	s := start(q, l)
	if _, err := s.Exchange(t.Context()); !errors.Is(err, syncer.ErrOffline) {
		t.Fatalf("the broken exchange: %v", err)
	}
	if state := s.State(); state.Phase != syncer.PhaseOffline || state.Err == nil {
		t.Errorf("state after the break: %+v", state)
	}
	result, err := s.Exchange(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if result.Accepted != 10 {
		t.Errorf("%d accepted, want 10", result.Accepted)
	}
	for i, n := range l.received {
		if n != uint64(i+1) {
			t.Fatalf("received %v: something was sent twice or left out", l.received)
		}
	}
}

func TestForkTakesANewIdentityAndSendsTheQueue(t *testing.T) {
	q, l := &queue{waiting: 1}, &line{breaks: fmt.Errorf("answer: %w", syncer.ErrForked)}
	result, err := start(q, l).Exchange(t.Context())
	if err != nil || q.identity != 1 || result.Accepted != 1 {
		t.Errorf("%+v, %v, %d new identities", result, err, q.identity)
	}
}

func TestExpiredCursorBringsEverythingAgain(t *testing.T) {
	q, l := &queue{cursor: 7}, &line{breaks: syncer.ErrCursorExpired, news: []aid.Delta{{ID: "a", Rev: 3}}}
	result, err := start(q, l).Exchange(t.Context())
	if err != nil || q.cursor != 1 || result.Pulled != 1 {
		t.Errorf("%+v, %v, cursor %d", result, err, q.cursor)
	}
}

func TestAnswerWithoutItsEndIsNotTrusted(t *testing.T) {
	if _, err := start(&queue{}, &line{silentEnd: true}).Exchange(t.Context()); !errors.Is(err, syncer.ErrIncomplete) {
		t.Errorf("an answer that broke off: %v", err)
	}
}

func TestDifferentDigestIsNoticed(t *testing.T) {
	q, l := &queue{cursor: 3}, &line{}
	q.digest.Add("only here", 1)
	result, err := start(q, l).Exchange(t.Context())
	if err != nil || !result.Diverged || q.cursor != 0 {
		t.Errorf("%+v, %v, cursor %d", result, err, q.cursor)
	}
}

func TestFullDiskStopsTheExchange(t *testing.T) {
	full := errors.New("disk full")
	if _, err := start(&queue{waiting: 1, full: full}, &line{}).Exchange(t.Context()); !errors.Is(err, full) {
		t.Errorf("a store that cannot take the answers: %v", err)
	}
}

func TestRunWakesAndStops(t *testing.T) {
	q, l := &queue{}, &line{breaks: fmt.Errorf("%w: revoked", syncer.ErrStopped)}
	s := start(q, l)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { s.Run(ctx); close(done) }()
	waitFor(t, func() bool { return s.State().Phase == syncer.PhaseStopped })
	s.Wake()
	waitFor(t, func() bool { return s.State().Phase == syncer.PhaseIdle })
	cancel()
	<-done
}

func waitFor(t *testing.T, reached func() bool) {
	t.Helper()
	for range 1000 {
		if reached() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("did not happen in 5 s")
}

// gatherer is a way to the portal on which something gathers each body, and loses it when it is too large.
type gatherer struct {
	*line
	most int // changes
}

func (g *gatherer) Exchange(ctx context.Context, hello aid.Handshake, changes iter.Seq2[aid.Change, error], receive func(aid.Answer) error) (syncer.Traffic, error) {
	var body []aid.Change
	for change, err := range changes {
		if err != nil {
			return syncer.Traffic{}, err
		}
		body = append(body, change)
	}
	if len(body) > g.most {
		g.exchanges++
		return syncer.Traffic{Requests: 1, Up: 1 << 20}, syncer.ErrOffline
	}
	return g.line.Exchange(ctx, hello, func(yield func(aid.Change, error) bool) {
		for _, change := range body {
			if !yield(change, nil) {
				return
			}
		}
	}, receive)
}

func TestWhatIsGatheredOnTheWayGoesInPortions(t *testing.T) {
	q := &queue{waiting: 20, size: 100_000}
	g := &gatherer{line: &line{}, most: 5}
	s := syncer.New(q, g, time.Now, syncer.Observer{Changed: func() {}, Finished: func(syncer.Result, error) {}})
	result, err := s.Persist(t.Context(), func(err error) { t.Log(err) })
	if err != nil || result.Accepted != 20 || g.position != 20 {
		t.Errorf("%+v, %v, the portal has %d", result, err, g.position)
	}
}
