package attachment

import (
	"archive/zip"
	"fmt"
	"io"
	"path"
)

// parts are the parts of an office document that tell its type (ISO/IEC 29500).
var parts = map[string]string{
	"word/document.xml": typeWord, "xl/workbook.xml": typeSheet, "xl/workbook.bin": typeSheet, "ppt/presentation.xml": typeSlides,
}

// packed is the type of an office document, which is a ZIP file. Of its contents only the list is read. One with macros,
// which its ending would hide, is not taken. It returns ErrType.
func packed(file io.ReadSeeker) (string, error) {
	size, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return "", err
	}
	archive, err := zip.NewReader(at{file}, size)
	if err != nil || len(archive.File) == 0 {
		return "", fmt.Errorf("%w: a ZIP file that cannot be read: %w", ErrType, err)
	}
	if media, ok := openDocument(archive.File[0]); ok {
		return media, nil
	}
	found, listed := "", false
	for _, part := range archive.File {
		switch media := parts[part.Name]; {
		case media != "":
			found = media
		case path.Base(part.Name) == "vbaProject.bin":
			return "", fmt.Errorf("%w: a document with macros", ErrType)
		case part.Name == "[Content_Types].xml":
			listed = true
		}
	}
	if found == "" || !listed {
		return "", fmt.Errorf("%w: application/zip", ErrType)
	}
	return found, nil
}

// openDocument is the type that an OpenDocument file names in its first part, which is called mimetype.
func openDocument(first *zip.File) (media string, ok bool) {
	const longest = 100
	if first.Name != "mimetype" || first.UncompressedSize64 > longest {
		return "", false
	}
	r, err := first.Open()
	if err != nil {
		return "", false
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, longest))
	return string(content), err == nil && extensions[string(content)] != ""
}

// at reads a file at any place; nobody else reads it meanwhile.
type at struct{ file io.ReadSeeker }

// ReadAt is io.ReaderAt's.
func (a at) ReadAt(p []byte, offset int64) (int, error) {
	if _, err := a.file.Seek(offset, io.SeekStart); err != nil {
		return 0, err
	}
	n, err := io.ReadFull(a.file, p)
	if err == io.ErrUnexpectedEOF { //nolint:errorlint // what ReadFull returns itself
		err = io.EOF
	}
	return n, err
}
