package attachment_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"focalpoint/internal/exchange/attachment"
)

func file(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// packed is a ZIP file of these parts, which hold their own names unless a content follows after "=".
func packed(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range parts {
		name, content, _ := strings.Cut(part, "=")
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTypeIsToldByContent(t *testing.T) {
	t.Parallel()
	const types = "[Content_Types].xml"
	for name, c := range map[string]struct {
		content []byte
		ending  string // "": refused
	}{
		"photograph":       {file(t, "school.jpg"), ".jpg"},
		"picture":          {file(t, "school.png"), ".png"},
		"pdf":              {[]byte("%PDF-1.7\n"), ".pdf"},
		"word":             {packed(t, "_rels/.rels", "word/document.xml", types), ".docx"},
		"word with table":  {packed(t, types, "word/document.xml", "word/embeddings/xl/workbook.xml"), ".docx"},
		"excel":            {packed(t, types, "xl/workbook.xml"), ".xlsx"},
		"slides":           {packed(t, types, "ppt/presentation.xml"), ".pptx"},
		"odt":              {packed(t, "mimetype=application/vnd.oasis.opendocument.text", "content.xml"), ".odt"},
		"macros":           {packed(t, types, "word/document.xml", "word/vbaProject.bin"), ""},
		"plain zip":        {packed(t, "word/document.xml"), ""},
		"other mimetype":   {packed(t, "mimetype=application/epub+zip"), ""},
		"cut zip":          {packed(t, types, "xl/workbook.xml")[:60], ""},
		"empty zip":        {packed(t), ""},
		"program":          {[]byte("MZ\x90\x00\x03"), ""},
		"page":             {[]byte("<!DOCTYPE html><script>"), ""},
		"webp":             {[]byte("RIFF\x00\x00\x00\x00WEBPVP8 "), ""},
		"heic":             {[]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), ""},
		"picture in words": {[]byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), ""},
		"nothing":          {nil, ""},
	} {
		media, err := attachment.TypeOf(bytes.NewReader(c.content))
		if attachment.Extension(media) != c.ending || (err == nil) != (c.ending != "") || err != nil && !errors.Is(err, attachment.ErrType) {
			t.Errorf("%s: %q, %v", name, media, err)
		}
	}
}

func TestCheckRefusesWhatIsNoWholePicture(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		content []byte
		media   string
		want    error
	}{
		"photograph":         {file(t, "school.jpg"), attachment.TypeJPEG, nil},
		"progressive":        {file(t, "progressive.jpg"), attachment.TypeJPEG, nil},
		"print colours":      {file(t, "cmyk.jpg"), attachment.TypeJPEG, nil},
		"picture":            {file(t, "school.png"), attachment.TypePNG, nil},
		"any document":       {[]byte("%PDF-1.7"), attachment.TypePDF, nil},
		"cut photograph":     {file(t, "school.jpg")[:4300], attachment.TypeJPEG, attachment.ErrDamaged},
		"cut picture":        {file(t, "school.png")[:900], attachment.TypePNG, attachment.ErrDamaged},
		"head alone":         {[]byte("\xff\xd8\xff\xe0"), attachment.TypeJPEG, attachment.ErrDamaged},
		"picture in another": {file(t, "school.png"), attachment.TypeJPEG, attachment.ErrDamaged},
		"bomb":               {pngOf(60_000, 60_000), attachment.TypePNG, attachment.ErrTooManyPixels},
	} {
		if err := attachment.Check(bytes.NewReader(c.content), c.media); !errors.Is(err, c.want) || c.want == nil && err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// pngOf is a sound picture of a size that it does not have.
func pngOf(width, height uint32) []byte {
	out := []byte("\x89PNG\r\n\x1a\n")
	chunk := func(kind string, body []byte) {
		out = binary.BigEndian.AppendUint32(out, uint32(len(body)))
		named := append([]byte(kind), body...)
		out = binary.BigEndian.AppendUint32(append(out, named...), crc32.ChecksumIEEE(named))
	}
	size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)
	chunk("IHDR", append(size, 8, 6, 0, 0, 0))
	chunk("IDAT", nil)
	chunk("IEND", nil)
	return out
}

func TestPreviewIsTurnedAndBounded(t *testing.T) {
	t.Parallel()
	// 96 x 64, white in the upper left corner; the camera was held so that it is to be turned by 90° clockwise.
	picture, err := attachment.Preview(bytes.NewReader(file(t, "school.jpg")), attachment.TypeJPEG, 48)
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size != image.Pt(32, 48) {
		t.Errorf("it is %v", size)
	}
	if r, g, b, _ := picture.At(30, 2).RGBA(); min(r, g, b) < 0xe000 {
		t.Errorf("the white corner is not at the upper right: %v", picture.At(30, 2))
	}
	for _, name := range []string{"progressive.jpg", "cmyk.jpg"} {
		if _, err := attachment.Preview(bytes.NewReader(file(t, name)), attachment.TypeJPEG, 48); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := attachment.Preview(bytes.NewReader(pngOf(12_000, 12_000)), attachment.TypePNG, 48); !errors.Is(err, attachment.ErrNoPreview) {
		t.Errorf("a picture of 576 MB: %v", err)
	}
	if _, err := attachment.Preview(bytes.NewReader(pngOf(20, 20)), attachment.TypePNG, 48); !errors.Is(err, attachment.ErrDamaged) {
		t.Errorf("a picture without pixels: %v", err)
	}
	if _, err := attachment.Preview(bytes.NewReader([]byte("%PDF-1.7")), attachment.TypePDF, 48); !errors.Is(err, attachment.ErrNoPreview) {
		t.Errorf("a document: %v", err)
	}
	if picture, err := attachment.Preview(bytes.NewReader(wide(t)), attachment.TypePNG, 48); err != nil || picture.Bounds().Size() != image.Pt(48, 1) {
		t.Errorf("a line: %v", err)
	}
}

func wide(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	picture := image.NewNRGBA(image.Rect(0, 0, 4000, 2))
	picture.Set(1, 1, color.Black)
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
