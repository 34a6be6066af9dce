package attachment

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
)

// The markers of a JPEG file (ISO/IEC 10918-1, table B.1).
const (
	markerTEM   = 0x01
	markerSOF0  = 0xC0 // the first of the frames and tables
	markerSOF2  = 0xC2 // a progressive frame
	markerSOF15 = 0xCF
	markerRST0  = 0xD0
	markerRST7  = 0xD7
	markerSOI   = 0xD8
	markerEOI   = 0xD9
	markerSOS   = 0xDA
	markerEXP   = 0xDF // the last of the other tables
	markerAPP0  = 0xE0
	markerAPP1  = 0xE1
	markerAPP2  = 0xE2
	markerAPP14 = 0xEE
)

func cleanJPEG(out *bufio.Writer, in *bufio.Reader) error {
	var head [2]byte
	if _, err := io.ReadFull(in, head[:]); err != nil {
		return err
	}
	if head != [2]byte{0xFF, markerSOI} {
		return ErrDamaged
	}
	write(out, head[:])
	turned, placed, scans := uint16(0), false, 0
	marker, err := nextMarker(in)
	for ; err == nil; marker, err = nextMarker(in) {
		switch {
		case marker == markerEOI && scans == 0:
			return ErrDamaged // there is no picture
		case marker == markerEOI:
			write(out, []byte{0xFF, markerEOI})
			return nil // what follows is no part of the picture
		case marker == markerTEM, marker >= markerRST0 && marker <= markerRST7, marker == markerSOI, marker == 0:
			return ErrDamaged // stand-alone markers have their place inside a scan only
		}
		segment, err := readSegment(in)
		if err != nil {
			return err
		}
		if marker == markerAPP1 && turned == 0 {
			turned = orientation(segment)
		}
		if segment = ofPicture(marker, segment); segment == nil {
			continue
		}
		if !placed && turned > 1 && marker != markerAPP0 {
			placed = true
			writeSegment(out, markerAPP1, exifOf(turned))
		}
		writeSegment(out, marker, segment)
		if marker == markerSOS {
			scans++
			if err := copyScan(out, in); err != nil {
				return err
			}
		}
	}
	return err
}

// ofPicture is what of a segment is needed to draw the picture; nil: nothing. Of the application segments those are the
// JFIF header, without the small picture that it may carry, the colour profile, and Adobe's, which tells how colours are
// coded.
func ofPicture(marker byte, segment []byte) []byte {
	const jfifHead = 14 // bytes, of which the last two are the small picture's size
	switch {
	case marker == markerAPP0 && bytes.HasPrefix(segment, []byte("JFIF\x00")) && len(segment) >= jfifHead:
		segment[jfifHead-2], segment[jfifHead-1] = 0, 0
		return segment[:jfifHead]
	case marker == markerAPP2 && bytes.HasPrefix(segment, []byte("ICC_PROFILE\x00")),
		marker == markerAPP14 && bytes.HasPrefix(segment, []byte("Adobe")),
		marker >= markerSOF0 && marker <= markerSOF15, marker >= markerSOS && marker <= markerEXP:
		return segment
	}
	return nil
}

// nextMarker reads a marker; any number of fill bytes may stand before it.
func nextMarker(in *bufio.Reader) (byte, error) {
	b, err := in.ReadByte()
	if err != nil {
		return 0, err
	}
	if b != 0xFF {
		return 0, ErrDamaged
	}
	for b == 0xFF {
		if b, err = in.ReadByte(); err != nil {
			return 0, err
		}
	}
	return b, nil
}

func readSegment(in *bufio.Reader) ([]byte, error) {
	var length [2]byte
	if _, err := io.ReadFull(in, length[:]); err != nil {
		return nil, err
	}
	n := int(binary.BigEndian.Uint16(length[:])) - len(length)
	if n < 0 {
		return nil, ErrDamaged
	}
	segment := make([]byte, n)
	_, err := io.ReadFull(in, segment)
	return segment, err
}

func writeSegment(out *bufio.Writer, marker byte, segment []byte) {
	write(out, []byte{0xFF, marker})
	write(out, binary.BigEndian.AppendUint16(nil, uint16(len(segment)+2)))
	write(out, segment)
}

// copyScan copies coded data up to the marker that ends it, which it leaves in in.
func copyScan(out *bufio.Writer, in *bufio.Reader) error {
	for {
		next, err := in.Peek(2)
		if err != nil {
			return err
		}
		if next[0] == 0xFF && next[1] != 0 && next[1] != 0xFF && (next[1] < markerRST0 || next[1] > markerRST7) {
			return nil
		}
		n := 1
		if next[0] == 0xFF && next[1] != 0xFF {
			n = 2
		}
		write(out, next[:n])
		if _, err := in.Discard(n); err != nil {
			return err
		}
	}
}
