package portal

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
)

// Reference completes a file with a pack's bytes: what it holds already is not sent again. moved is called with how much
// is there. After a break the file keeps what arrived, and the next call goes on. It returns ErrUnreachable, ErrStalled and
// the other errors of the connection; ErrAnswer for a pack whose SHA-256 is not Pack.Version, and the file is empty then.
func (c *Client) Reference(ctx context.Context, p Pack, file *os.File, moved func(have int64)) error {
	have, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return fmt.Errorf("downloading %s: %w", p.Name, err)
	}
	if have > p.Size {
		have = 0
	}
	if have < p.Size {
		if err := c.download(ctx, p, file, have, moved); err != nil {
			return fmt.Errorf("downloading %s: %w", p.Name, err)
		}
	}
	return verify(p, file)
}

func (c *Client) download(ctx context.Context, p Pack, file *os.File, have int64, moved func(int64)) error {
	ctx, watch := watchStall(ctx, c.stall)
	defer watch.stop()
	request := c.http.R().SetContext(ctx).SetHeader("Accept-Encoding", "identity").SetPathParam("pack", p.Name)
	if have > 0 {
		request.SetHeader("Range", fmt.Sprintf("bytes=%d-", have)).SetHeader("If-Range", `"`+p.Version+`"`)
	}
	answer, err := c.send(request, http.MethodGet, "/v1/reference/{pack}", watch, &Traffic{})
	if err != nil {
		return err
	}
	defer answer.close()
	if answer.status != http.StatusPartialContent {
		have = 0 // from the beginning
	}
	if err := file.Truncate(have); err != nil {
		return err
	}
	if _, err := file.Seek(have, io.SeekStart); err != nil {
		return err
	}
	moved(have)
	_, err = io.Copy(&progress{file, have, moved}, io.LimitReader(answer.body, p.Size-have))
	var disk *os.PathError
	switch {
	case err == nil, errors.As(err, &disk):
		return err
	default:
		return connectionError(ctx, err)
	}
}

// progress says how much has been written.
type progress struct {
	io.Writer
	have  int64
	moved func(have int64)
}

func (p *progress) Write(b []byte) (int, error) {
	n, err := p.Writer.Write(b)
	p.have += int64(n)
	p.moved(p.have)
	return n, err
}

// verify compares size and SHA-256, and empties a file that is another.
func verify(p Pack, file *os.File) error {
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	sum := sha256.New()
	size, err := io.Copy(sum, file)
	if err != nil {
		return fmt.Errorf("reading %s: %w", p.Name, err)
	}
	if size < p.Size {
		return fmt.Errorf("downloading %s: %d of %d bytes: %w", p.Name, size, p.Size, ErrUnreachable)
	}
	if size != p.Size || hex.EncodeToString(sum.Sum(nil)) != p.Version {
		return errors.Join(fmt.Errorf("downloading %s: the SHA-256 is another: %w", p.Name, ErrAnswer), file.Truncate(0))
	}
	return nil
}
