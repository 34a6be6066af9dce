package aid

import "strings"

// PathReviewSeen is the field with which an approval says which revision was read: what came after it was not approved.
const PathReviewSeen Path = "review.seen"

// pathReviewNote is the field of the one note about the whole record.
const pathReviewNote Path = "review_note"

// collectionReviewNotes holds the notes about single fields.
const collectionReviewNotes = "review_notes"

// ReviewNote is what the focal point asks for at one field when a record is returned. Its ID is that field's path.
type ReviewNote struct {
	ID      ID     `json:"-"`
	Text    string `json:"text"`
	Who     string `json:"who,omitempty"`
	At      int64  `json:"at,omitempty"` // Unix seconds by the device's clock
	Unknown Extra  `json:"-"`
}

// Field is the path of the field that the note is about.
func (n ReviewNote) Field() Path { return Path(n.ID) }

// ReviewNotePath is where the note about a field stands.
func ReviewNotePath(field Path) Path { return collectionReviewNotes + "/" + field }

// IsReviewNote says whether a field is a note between focal point and contributor, about the record or one of its fields.
func (p Path) IsReviewNote() bool {
	return p == pathReviewNote || p.Collection() == collectionReviewNotes
}

// IsReview says whether a field belongs to the review and not to what the record says: it is never published or copied.
func (p Path) IsReview() bool { return p.IsReviewNote() || strings.HasPrefix(string(p), "review.") }
