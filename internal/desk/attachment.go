package desk

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"io"
	"slices"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/exchange/attachment"
	"focalpoint/internal/vault"
)

// Errors of attachments.
var (
	// ErrNoAttachment: the activity has no such file.
	ErrNoAttachment = errors.New("the activity has no such file")
	// ErrAttachmentsFull: an activity has at most MaxAttachments files of MaxAttached bytes together.
	ErrAttachmentsFull = errors.New("the activity has too many files")
	// ErrEmptyFile: there is nothing in the file.
	ErrEmptyFile = errors.New("the file is empty")
)

// Limits of an activity's files: of one in bytes, of all of them in number and in bytes.
const (
	MaxAttachment  = attachment.MaxSize
	MaxAttachments = 50
	MaxAttached    = 100 << 20
)

// Attachment is a file that is attached to an activity. It follows its activity to the portal, see Deliveries.
type Attachment struct {
	ID      aid.ID    `json:"id"`
	Name    string    `json:"name"`           // of the file, with the ending that belongs to its type
	Title   aid.Text  `json:"title,omitzero"` // as people call it
	Type    string    `json:"type"`           // media type
	Size    int64     `json:"size"`           // bytes
	SHA256  string    `json:"sha256"`
	Added   time.Time `json:"added"`
	Preview []byte    `json:"-"` // a small JPEG; nil: none
}

// IsPicture says whether the file can be shown, and written out without what its camera wrote.
func (a Attachment) IsPicture() bool { return attachment.IsPicture(a.Type) }

// Attached is what became of a file.
type Attached struct {
	Attachment
	Again bool       // the activity had the file already
	Point *aid.Point // where a photograph was taken; nil: it does not say
}

// AttachableEndings are the endings of file names that Attach mostly takes; what counts is the content.
func AttachableEndings() []string { return attachment.Extensions() }

func shownAttachment(a vault.Attachment) Attachment {
	return Attachment{
		ID: a.ID, Name: a.Name, Title: a.Title, Type: a.File.Type, Size: a.File.Size, SHA256: a.Hash, Added: a.File.Added,
		Preview: a.Preview,
	}
}

// Attachments lists an activity's files, in the order in which they were attached.
func (d *Desk) Attachments(id aid.ID) ([]Attachment, error) {
	list, err := d.vault.Attachments(id)
	if err != nil {
		return nil, err
	}
	shown := make([]Attachment, 0, len(list))
	for _, a := range list {
		if !a.Removed {
			shown = append(shown, shownAttachment(a))
		}
	}
	return shown, nil
}

// RemoveAttachment takes a file away from an activity. It can be put back until the profile is closed. It returns
// ErrNoAttachment.
func (d *Desk) RemoveAttachment(id, file aid.ID) error {
	return d.changeAttachment(id, file, func(a *vault.Attachment) { a.Removed = true })
}

// RestoreAttachment puts a removed file back. It returns ErrNoAttachment.
func (d *Desk) RestoreAttachment(id, file aid.ID) error {
	return d.changeAttachment(id, file, func(a *vault.Attachment) { a.Removed = false })
}

// EntitleAttachment keeps what people call a file; its name stays. It returns ErrNoAttachment.
func (d *Desk) EntitleAttachment(id, file aid.ID, title aid.Text) error {
	return d.changeAttachment(id, file, func(a *vault.Attachment) { a.Title = title })
}

// changeAttachment makes one change after the other.
func (d *Desk) changeAttachment(id, file aid.ID, change func(*vault.Attachment)) error {
	d.attachments.Lock()
	defer d.attachments.Unlock()
	a, err := d.attachment(id, file)
	if err != nil {
		return err
	}
	change(&a)
	return d.vault.SetAttachment(id, a)
}

func (d *Desk) attachment(id, file aid.ID) (vault.Attachment, error) {
	list, err := d.vault.Attachments(id)
	if err != nil {
		return vault.Attachment{}, err
	}
	i := slices.IndexFunc(list, func(a vault.Attachment) bool { return a.ID == file })
	if i < 0 {
		return vault.Attachment{}, fmt.Errorf("%w: %s", ErrNoAttachment, file)
	}
	return list[i], nil
}

// WriteAttachment writes an attached file out of the vault; clean leaves out what a camera or program wrote beside a
// picture, as attachment.Clean does. It returns ErrNoAttachment or a *vault.DamagedError.
func (d *Desk) WriteAttachment(w io.Writer, id, file aid.ID, clean bool) error {
	a, err := d.attachment(id, file)
	if err != nil {
		return err
	}
	content, err := d.vault.ReadFile(a.Hash)
	if err != nil {
		return err
	}
	if clean {
		return attachment.Clean(w, content, a.File.Type)
	}
	if _, err := io.Copy(w, content); err != nil {
		return fmt.Errorf("writing an attached file: %w", err)
	}
	return nil
}

// SaveAttachment is WriteAttachment to a file, which appears whole or not at all.
func (d *Desk) SaveAttachment(path string, id, file aid.ID, clean bool) error {
	return writeWhole(path, func(w io.Writer) error { return d.WriteAttachment(w, id, file, clean) })
}

// AttachedPicture is an attached picture, made to fit into a square of side pixels; nothing of it is written to the disk.
// It returns ErrNoAttachment or attachment.ErrNoPreview.
func (d *Desk) AttachedPicture(id, file aid.ID, side int) (image.Image, error) {
	a, err := d.attachment(id, file)
	if err != nil {
		return nil, err
	}
	var content bytes.Buffer
	if err := d.WriteAttachment(&content, id, file, false); err != nil {
		return nil, err
	}
	return attachment.Preview(bytes.NewReader(content.Bytes()), a.File.Type, side)
}
