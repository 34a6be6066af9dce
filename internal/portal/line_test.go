package portal_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"focalpoint/internal/portal"
)

func TestLines(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want int // lines that are read
		end  error
	}{
		"two lines":       {"{}\n{}\n", 2, io.EOF},
		"nothing":         {"", 0, io.EOF},
		"half a line":     {"{}\n{\"a\"", 1, io.ErrUnexpectedEOF},
		"a line too long": {"{}\n\"" + strings.Repeat("я", 100) + "\"\n", 1, portal.ErrTooLarge},
	} {
		lines := portal.NewLineReader(strings.NewReader(c.in), 100)
		var value json.RawMessage
		var err error
		count := -1
		for err == nil {
			err = lines.Next(&value)
			count++
		}
		if count != c.want || !errors.Is(err, c.end) {
			t.Errorf("%s: %d lines, then %v", name, count, err)
		}
	}
}

// Whatever comes compressed: lines of JSON, or an error, in bounded memory.
func FuzzDecode(f *testing.F) {
	encoder, err := zstd.NewWriter(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("zstd", encoder.EncodeAll([]byte("{\"n\":1}\n"), nil))
	f.Add("zstd", encoder.EncodeAll(bytes.Repeat([]byte("a"), 1<<20), nil))
	f.Add("gzip", []byte{0x1f, 0x8b})
	f.Add("", []byte("{}\n[]\n"))
	f.Fuzz(func(_ *testing.T, encoding string, raw []byte) {
		body, err := portal.Decode(encoding, bytes.NewReader(raw))
		if err != nil {
			return
		}
		defer body.Close()
		lines := portal.NewLineReader(body, 1<<16)
		var value json.RawMessage
		for lines.Next(&value) == nil {
		}
	})
}
