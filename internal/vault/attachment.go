package vault

import (
	"bytes"
	"fmt"

	"focalpoint/internal/aid"
)

// bucketAttachments is made with the first attachment, so that a file of this layout may do without it.
var bucketAttachments = []byte("attachments")

// Attachment says that a file belongs to an activity. It stands beside the record and not in it: the file follows
// its activity to the portal (Delivery), its name and title do not travel.
type Attachment struct {
	ID      aid.ID   `json:"i"`
	Name    string   `json:"n"`          // of the file, with its ending
	Title   aid.Text `json:"t,omitzero"` // as people call it
	Hash    string   `json:"h"`          // of its content: File.Hash
	Preview []byte   `json:"p,omitempty"`
	Removed bool     `json:"r,omitempty"` // can be put back until the next Collect
	File    File     `json:"-"`           // filled in when it is read
}

// Attachments are an activity's attachments, in the order of their ids, with those that were removed and can be put back.
func (v *Vault) Attachments(activity aid.ID) (list []Attachment, err error) {
	err = v.view(func(t transaction) error {
		b := t.bucket(bucketAttachments)
		if b == nil {
			return nil
		}
		cursor, prefix := b.Cursor(), attachmentKey(activity, "")
		for key, sealed := cursor.Seek(prefix); bytes.HasPrefix(key, prefix); key, sealed = cursor.Next() {
			var a Attachment
			if err := t.view(key, sealed, &a, bucketAttachments); err != nil {
				return err
			}
			if err := t.get([]byte(a.Hash), &a.File, bucketFiles); err != nil {
				return fmt.Errorf("%w: file %.12s", errSeal, a.Hash)
			}
			list = append(list, a)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the attachments of %s: %w", activity, err)
	}
	return list, nil
}

// SetAttachment keeps an attachment under its ID. It returns ErrNotFound where the activity or the file is not here.
func (v *Vault) SetAttachment(activity aid.ID, a Attachment) error {
	err := v.update(func(t transaction) error {
		if _, err := t.entry(aid.KindActivity, activity); err != nil {
			return err
		}
		if t.bucket(bucketFiles) == nil || t.bucket(bucketFiles).Get([]byte(a.Hash)) == nil {
			return ErrNotFound
		}
		if _, err := t.tx.CreateBucketIfNotExists(bucketAttachments); err != nil {
			return err
		}
		return t.put(attachmentKey(activity, a.ID), a, bucketAttachments)
	})
	if err != nil {
		return fmt.Errorf("attaching to %s: %w", activity, err)
	}
	return nil
}

func attachmentKey(activity, id aid.ID) []byte { return []byte(string(activity) + "/" + string(id)) }
