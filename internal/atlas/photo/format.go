package photo

import (
	"bytes"
	"errors"
	"io"

	"github.com/bep/imagemeta"
)

// formatOf tells the format by the first bytes, whatever the file is called. WebP is not among them: the
// library misses what follows a chunk of odd length.
func formatOf(file io.ReadSeeker) (imagemeta.ImageFormat, error) {
	head := make([]byte, 12)
	if _, err := io.ReadFull(file, head); err != nil {
		return 0, ErrNotPhoto
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	begins := func(text string) bool { return bytes.HasPrefix(head, []byte(text)) }
	switch {
	case begins("\xff\xd8\xff"):
		return imagemeta.JPEG, nil
	case begins("\x89PNG\r\n\x1a\n"):
		return imagemeta.PNG, nil
	case begins("II*\x00"), begins("MM\x00*"):
		return imagemeta.TIFF, nil
	case string(head[4:8]) == "ftyp":
		return imagemeta.HEIF, nil
	}
	return 0, ErrNotPhoto
}

var errTooMuch = errors.New("the photograph makes its reader read too much")

// bounded is a file of which so many bytes can be read, with so many seeks.
type bounded struct {
	file         io.ReadSeeker
	bytes, seeks int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.bytes <= 0 {
		return 0, errTooMuch
	}
	n, err := b.file.Read(p[:min(len(p), b.bytes)])
	b.bytes -= n
	return n, err
}

func (b *bounded) Seek(offset int64, whence int) (int64, error) {
	if b.seeks--; b.seeks < 0 {
		return 0, errTooMuch
	}
	return b.file.Seek(offset, whence)
}
