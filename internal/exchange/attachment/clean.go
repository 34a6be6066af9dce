package attachment

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// Clean copies a picture without what a camera or a program wrote beside it: position, time, camera, texts, thumbnails,
// and whatever follows the picture. The picture itself is copied as it is; of a JPEG its orientation is kept too. A file
// of another type is copied whole. It returns ErrDamaged.
func Clean(w io.Writer, r io.Reader, media string) (err error) {
	in, out := bufio.NewReader(r), bufio.NewWriter(w)
	switch media {
	case TypeJPEG:
		err = cleanJPEG(out, in)
	case TypePNG:
		err = cleanPNG(out, in)
	default:
		_, err = io.Copy(out, in)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = ErrDamaged
	}
	if err != nil {
		return fmt.Errorf("copying a picture without its data: %w", err)
	}
	return out.Flush()
}

// write leaves its error to the flush, where a bufio.Writer keeps it.
func write(out *bufio.Writer, b []byte) { _, _ = out.Write(b) }
