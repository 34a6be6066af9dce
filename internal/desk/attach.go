package desk

import (
	"bytes"
	"errors"
	"fmt"
	"image/jpeg"
	"io"
	"path"
	"slices"
	"strings"
	"unicode"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas/photo"
	"focalpoint/internal/exchange/attachment"
	"focalpoint/internal/vault"
)

// previewSide is the longer side of a preview that is kept, in pixels.
const previewSide = 240

// Attach keeps a photograph or a document with an activity; see the limits above. It returns ErrNotFound,
// attachment.ErrType, attachment.ErrDamaged, attachment.ErrTooManyPixels, vault.ErrTooLarge, ErrEmptyFile or
// ErrAttachmentsFull, and then has kept nothing.
func (d *Desk) Attach(id aid.ID, file io.ReadSeeker, name string) (Attached, error) {
	if _, err := d.Activity(id); err != nil {
		return Attached{}, err
	}
	list, err := d.vault.Attachments(id)
	if err != nil {
		return Attached{}, err
	}
	media, preview, err := d.examine(list, file)
	if err != nil {
		return Attached{}, fmt.Errorf("attaching %.80q: %w", name, err)
	}
	attached := Attached{Point: takenAt(file, media)}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return Attached{}, fmt.Errorf("attaching %.80q: %w", name, err)
	}
	kept, err := d.vault.AddFile(file, media, MaxAttachment, d.now())
	if err != nil {
		return Attached{}, err
	}
	fresh := vault.Attachment{ID: aid.NewID(), Name: fileName(name, media), Hash: kept.Hash, Preview: preview, File: kept}
	if i := slices.IndexFunc(list, func(a vault.Attachment) bool { return a.Hash == kept.Hash }); i >= 0 {
		fresh, attached.Again = list[i], !list[i].Removed
		fresh.Removed = false
	}
	attached.Attachment = shownAttachment(fresh)
	return attached, d.vault.SetAttachment(id, fresh)
}

// examine judges a file before anything of it is kept.
func (d *Desk) examine(list []vault.Attachment, file io.ReadSeeker) (media string, preview []byte, err error) {
	size, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return "", nil, err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return "", nil, err
	}
	count, total := 0, size
	for _, a := range list {
		if !a.Removed {
			count, total = count+1, total+a.File.Size
		}
	}
	if size == 0 {
		return "", nil, ErrEmptyFile
	}
	if media, err = attachment.TypeOf(file); err != nil { // first: a folder has a size, but cannot be read
		return "", nil, err
	}
	switch {
	case size > MaxAttachment:
		return "", nil, vault.ErrTooLarge
	case count >= MaxAttachments, total > MaxAttached:
		return "", nil, ErrAttachmentsFull
	}
	if err := attachment.Check(file, media); err != nil {
		return "", nil, err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return "", nil, err
	}
	picture, err := attachment.Preview(file, media, previewSide)
	if errors.Is(err, attachment.ErrNoPreview) {
		return media, nil, nil
	}
	if err != nil {
		return "", nil, err
	}
	var small bytes.Buffer
	err = jpeg.Encode(&small, picture, nil)
	return media, small.Bytes(), err
}

// takenAt is where a photograph was taken; nil where the file does not say.
func takenAt(file io.ReadSeeker, media string) *aid.Point {
	if _, err := file.Seek(0, io.SeekStart); err != nil || !attachment.IsPicture(media) {
		return nil
	}
	taken, err := photo.Read(file)
	if err != nil {
		return nil
	}
	return &taken.Point
}

// longestFileName is in characters, without the ending.
const longestFileName = 100

// fileName is a name without folders and characters that no file system takes, with the ending of its type: a picture
// stays one wherever it is written.
func fileName(name, media string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	ending := path.Ext(name)
	if !strings.EqualFold(ending, attachment.Extension(media)) && (media != attachment.TypeJPEG || !strings.EqualFold(ending, ".jpeg")) {
		ending = attachment.Extension(media)
	}
	stem := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`/\:*?"<>|`, r) {
			return -1
		}
		return r
	}, strings.TrimSuffix(name, path.Ext(name)))
	if runes := []rune(stem); len(runes) > longestFileName {
		stem = string(runes[:longestFileName])
	}
	if stem = strings.Trim(stem, " ."); stem == "" {
		stem = "file"
	}
	return stem + ending
}
