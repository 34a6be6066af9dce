// Package attachment judges files that are attached to an activity: what they are by their content, how a picture looks
// small, and what of a picture must not leave the computer.
package attachment

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
)

// MaxSize bounds an attached file, in bytes.
const MaxSize = 20 << 20

// Errors of this package.
var (
	// ErrType: the file is none of the Types.
	ErrType = errors.New("not a file that can be attached")
	// ErrDamaged: the picture is not whole, or does not hold what its beginning says.
	ErrDamaged = errors.New("the picture is damaged")
	// ErrTooManyPixels: the picture says that it is larger than any camera makes one.
	ErrTooManyPixels = errors.New("the picture has too many pixels")
	// ErrNoPreview: the file is no picture, or one that cannot be shown here.
	ErrNoPreview = errors.New("the file cannot be shown small")
)

// The media types of files that can be attached.
const (
	TypeJPEG = "image/jpeg"
	TypePNG  = "image/png"
	TypePDF  = "application/pdf"

	typeWord         = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	typeSheet        = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	typeSlides       = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	typeOpenDocument = "application/vnd.oasis.opendocument."
)

// extensions are the file names' endings by type; they are also the list of types.
var extensions = map[string]string{
	TypeJPEG: ".jpg", TypePNG: ".png", TypePDF: ".pdf", typeWord: ".docx", typeSheet: ".xlsx", typeSlides: ".pptx",
	typeOpenDocument + "text": ".odt", typeOpenDocument + "spreadsheet": ".ods", typeOpenDocument + "presentation": ".odp",
}

// Extension is the ending of a file name for a type, such as ".jpg"; "" for a type that cannot be attached.
func Extension(media string) string { return extensions[media] }

// Extensions are the endings of file names that can be attached.
func Extensions() []string {
	return append(slices.Sorted(maps.Values(extensions)), ".jpeg")
}

// IsPicture says whether files of the type can be shown small and cleaned.
func IsPicture(media string) bool { return media == TypeJPEG || media == TypePNG }

// sniffed is how much of a file's beginning http.DetectContentType looks at, in bytes.
const sniffed = 512

// TypeOf is a file's media type by its content, whatever it is called; the file is left at its beginning. It returns
// ErrType.
func TypeOf(file io.ReadSeeker) (media string, err error) {
	head, err := io.ReadAll(io.LimitReader(file, sniffed))
	if err != nil {
		return "", err
	}
	switch media = http.DetectContentType(head); media {
	case TypeJPEG, TypePNG, TypePDF:
	case "application/zip":
		if media, err = packed(file); err != nil {
			return "", err
		}
	default:
		return "", fmt.Errorf("%w: %s", ErrType, media)
	}
	_, err = file.Seek(0, io.SeekStart)
	return media, err
}
