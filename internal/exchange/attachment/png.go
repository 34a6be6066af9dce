package attachment

import (
	"bufio"
	"encoding/binary"
	"io"
	"math"
	"slices"
)

// pngChunks are the chunks that draw the picture (PNG, third edition, with animation); all others are texts, times, EXIF
// or private.
var pngChunks = []string{
	"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs",
	"acTL", "fcTL", "fdAT",
}

const pngSignature = "\x89PNG\r\n\x1a\n"

func cleanPNG(out *bufio.Writer, in *bufio.Reader) error {
	signature := make([]byte, len(pngSignature))
	if _, err := io.ReadFull(in, signature); err != nil {
		return err
	}
	if string(signature) != pngSignature {
		return ErrDamaged
	}
	write(out, signature)
	for {
		var head [8]byte
		if _, err := io.ReadFull(in, head[:]); err != nil {
			return err
		}
		length := binary.BigEndian.Uint32(head[:4])
		if length > math.MaxInt32 {
			return ErrDamaged
		}
		body := int64(length) + 4 // with its checksum
		kind := string(head[4:])
		to := io.Discard
		if slices.Contains(pngChunks, kind) {
			write(out, head[:])
			to = out
		}
		if _, err := io.CopyN(to, in, body); err != nil {
			return err
		}
		if kind == "IEND" {
			return nil
		}
	}
}
