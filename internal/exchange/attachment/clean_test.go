package attachment_test

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"focalpoint/internal/atlas/photo"
	"focalpoint/internal/exchange/attachment"
)

// The pictures were made with ImageMagick and exiftool: they hold a position, a serial number, names in XMP and IPTC, a
// comment, a small picture, and school.jpg the beginning of a ZIP file after its end.
func TestCleanLeavesThePictureAlone(t *testing.T) {
	t.Parallel()
	for name, media := range map[string]string{"school.jpg": attachment.TypeJPEG, "school.png": attachment.TypePNG} {
		whole := file(t, name)
		if taken, err := photo.Read(bytes.NewReader(whole)); err != nil || !taken.Point.Valid() {
			t.Fatalf("%s has no position to begin with: %v", name, err)
		}
		var out bytes.Buffer
		if err := attachment.Clean(&out, bytes.NewReader(whole), media); err != nil {
			t.Fatal(err)
		}
		clean := out.Bytes()
		for _, secret := range []string{"Kamera", "Telefon", "123456789", "Олена", "Olena", "secret", "xpacket", "photoshop", "ns.adobe.com", "PK\x03\x04"} {
			if bytes.Contains(clean, []byte(secret)) {
				t.Errorf("%s still holds %q", name, secret)
			}
		}
		if taken, err := photo.Read(bytes.NewReader(clean)); err == nil {
			t.Errorf("%s still has its position %v", name, taken.Point)
		}
		if bytes.Count(clean, []byte("\xff\xd8\xff")) > 1 {
			t.Errorf("%s still holds a small picture", name)
		}
		if !bytes.Equal(pixels(t, whole), pixels(t, clean)) {
			t.Errorf("%s is another picture", name)
		}
		before, err1 := attachment.Preview(bytes.NewReader(whole), media, 48)
		after, err2 := attachment.Preview(bytes.NewReader(clean), media, 48)
		if err := errors.Join(err1, err2); err != nil || before.Bounds() != after.Bounds() {
			t.Errorf("%s is turned otherwise: %v, %v, %v", name, before.Bounds(), after.Bounds(), err)
		}
	}
}

func pixels(t testing.TB, content []byte) []byte {
	t.Helper()
	picture, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A small picture may also stand in the JFIF header.
func TestCleanEmptiesTheJFIFHeader(t *testing.T) {
	t.Parallel()
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	header := "\xff\xe0\x00\x1cJFIF\x00\x01\x02\x00\x00\x01\x00\x01\x02\x02" + strings.Repeat("RGB", 4)
	unknown := "\xff\xf3\x00\x08secret" // a segment for extensions
	content := "\xff\xd8" + header + unknown + plain.String()[2:]
	var out bytes.Buffer
	if err := attachment.Clean(&out, strings.NewReader(content), attachment.TypeJPEG); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(out.Bytes(), []byte("JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00\xff")) || bytes.Contains(out.Bytes(), []byte("RGB")) {
		t.Errorf("%q", out.Bytes()[:40])
	}
	if bytes.Contains(out.Bytes(), []byte("secret")) {
		t.Error("an unknown segment was copied")
	}
}

func TestOtherFilesAreCopiedWhole(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	if err := attachment.Clean(&out, strings.NewReader("%PDF-1.7 anything"), attachment.TypePDF); err != nil || out.String() != "%PDF-1.7 anything" {
		t.Errorf("%q, %v", out.String(), err)
	}
}

// Whatever a file holds: it is refused as damaged, or what comes out is a picture without its data, which cleaning leaves
// as it is, and which shows what the file has shown.
func FuzzClean(f *testing.F) {
	for _, name := range []string{"school.jpg", "progressive.jpg", "cmyk.jpg", "school.png"} {
		f.Add(file(f, name))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		media := attachment.TypeJPEG
		if bytes.HasPrefix(content, []byte("\x89PNG")) {
			media = attachment.TypePNG
		}
		var once, twice bytes.Buffer
		if err := attachment.Clean(&once, bytes.NewReader(content), media); err != nil {
			if !errors.Is(err, attachment.ErrDamaged) {
				t.Error(err)
			}
			return
		}
		if once.Len() > len(content)+36 { // an EXIF segment with the orientation alone
			t.Errorf("%d bytes became %d", len(content), once.Len())
		}
		if err := attachment.Clean(&twice, bytes.NewReader(once.Bytes()), media); err != nil || !bytes.Equal(once.Bytes(), twice.Bytes()) {
			t.Errorf("what is clean is cleaned again: %v", err)
		}
		if taken, err := photo.Read(bytes.NewReader(once.Bytes())); err == nil {
			t.Errorf("the position %v is still there", taken.Point)
		}
		before, err := attachment.Preview(bytes.NewReader(content), media, 16)
		if err != nil {
			return
		}
		after, err := attachment.Preview(bytes.NewReader(once.Bytes()), media, 16)
		if err != nil || before.Bounds() != after.Bounds() {
			t.Errorf("it could be shown, and after cleaning: %v", err)
		}
	})
}
