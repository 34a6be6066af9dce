package portal

import (
	"context"
	"io"
	"time"
)

// stallWatch gives a conversation up when nothing has moved for a while, however long the whole takes.
type stallWatch struct {
	timer  *time.Timer
	limit  time.Duration
	cancel context.CancelCauseFunc
	tell   func(up, down int64) // nil: nobody wants to know what moves
}

// watchStall makes a context that ends with ErrStalled as its cause when moved is not called for limit.
func watchStall(ctx context.Context, limit time.Duration) (context.Context, *stallWatch) {
	ctx, cancel := context.WithCancelCause(ctx)
	w := &stallWatch{limit: limit, cancel: cancel}
	w.timer = time.AfterFunc(limit, func() { cancel(ErrStalled) })
	return ctx, w
}

func (w *stallWatch) moved(up, down int) {
	w.timer.Reset(w.limit)
	if w.tell != nil {
		w.tell(int64(up), int64(down))
	}
}

func (w *stallWatch) stop() {
	w.timer.Stop()
	w.cancel(context.Canceled)
}

// movingReader tells the watch, and counts, what is read.
type movingReader struct {
	io.ReadCloser
	watch *stallWatch
	count *int64
}

func (r *movingReader) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	if n > 0 {
		r.watch.moved(0, n)
		*r.count += int64(n)
	}
	return n, err
}
