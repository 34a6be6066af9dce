package attachment

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
)

const (
	exifHead       = "Exif\x00\x00"
	tagOrientation = 0x0112
	typeShort      = 3
	entrySize      = 12 // of a TIFF directory
)

// orientation is how a JPEG's EXIF segment says that the picture is to be turned, 1 to 8; 0 where it says nothing.
func orientation(segment []byte) uint16 {
	tiff, found := bytes.CutPrefix(segment, []byte(exifHead))
	if !found || len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 0
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < entrySize {
			return 0
		}
		if order.Uint16(entries) == tagOrientation && order.Uint16(entries[2:]) == typeShort {
			if turned := order.Uint16(entries[8:]); turned >= 1 && turned <= 8 {
				return turned
			}
			return 0
		}
		entries = entries[entrySize:]
	}
	return 0
}

// exifOf is an EXIF segment that says how a picture is to be turned, and nothing else.
func exifOf(turned uint16) []byte {
	segment := []byte(exifHead + "MM\x00*\x00\x00\x00\x08\x00\x01")
	for _, word := range []uint16{tagOrientation, typeShort, 0, 1, turned, 0, 0, 0} {
		segment = binary.BigEndian.AppendUint16(segment, word)
	}
	return segment
}

// jpegHead is what stands before the first scan of a JPEG.
type jpegHead struct {
	turned      uint16 // as EXIF says, 1 to 8
	progressive bool
}

// readJPEGHead reads as far as the file is sound.
func readJPEGHead(r io.Reader) jpegHead {
	head, in := jpegHead{turned: 1}, bufio.NewReader(r)
	if _, err := in.Discard(2); err != nil {
		return head
	}
	for {
		marker, err := nextMarker(in)
		if err != nil || marker == markerSOS || marker == markerEOI {
			return head
		}
		segment, err := readSegment(in)
		if err != nil {
			return head
		}
		if turned := orientation(segment); marker == markerAPP1 && turned > 0 && head.turned == 1 {
			head.turned = turned
		}
		head.progressive = head.progressive || marker == markerSOF2
	}
}
