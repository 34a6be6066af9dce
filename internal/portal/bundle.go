package portal

import (
	"context"
	"fmt"
	"io"
	"net/http"

	"focalpoint/internal/exchange/bundle"
)

// Bundle passes on an outbox that somebody else has sealed, and writes the portal's receipts, sealed for its author, to
// out. open is called again when the access token turns out to have expired. It returns ErrForbidden when the portal does
// not know the author, and the errors of Exchange.
func (c *Client) Bundle(ctx context.Context, open func() (io.ReadCloser, error), out io.Writer) error {
	err := c.authorised(ctx, &Traffic{}, func(access string) error {
		file, err := open()
		if err != nil {
			return err
		}
		ctx, watch := watchStall(ctx, c.stall)
		defer watch.stop()
		body := &movingReader{file, watch, new(int64)}
		request := c.request(context.WithValue(ctx, bodyKey{}, body), access)
		request.SetHeader("Content-Type", bundle.MediaType).SetHeader("Accept", bundle.MediaType).SetHeader("Accept-Encoding", "identity")
		answer, err := c.send(request, http.MethodPost, "/v1/bundles", watch, &Traffic{})
		if err != nil {
			return err
		}
		defer answer.close()
		read := &movingReader{answer.body, watch, new(int64)}
		if _, err := io.Copy(out, io.LimitReader(read, bundle.MaxBytes)); err != nil {
			return connectionError(ctx, err)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("passing on a bundle: %w", err)
	}
	return nil
}
