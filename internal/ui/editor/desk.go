package editor

import (
	"encoding/json"
	"image"
	"io"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/atlas/photo"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/mapview"
	"focalpoint/internal/ui/runner"
)

// Desk is what the editor asks of the desk. Methods that return an error may take a moment and are called off the
// window's goroutine; the others are quick.
type Desk interface {
	Files
	// Activity opens an activity.
	Activity(id aid.ID) (desk.Sheet, error)
	// NewActivity is an empty draft, kept from its first SaveEdit on.
	NewActivity() (aid.Activity, error)
	// NewFromPattern is a draft with a pattern's contents, kept from its first SaveEdit on.
	NewFromPattern(id aid.ID) (aid.Activity, error)
	// SavePattern keeps what can be used again of an activity under a name.
	SavePattern(id aid.ID, name string, places, contact bool) error
	// SaveEdit has what was changed from one version to the next on the disk when it returns.
	SaveEdit(from, to aid.Activity) (desk.Saved, error)
	// Ready marks activities as ready and queues them; those that may not be sent yet are returned.
	Ready(ids ...aid.ID) ([]desk.NotReady, error)
	// Approve approves records that wait for a review, as far as they were read.
	Approve(clean bool, records ...desk.Reading) (desk.Reviewed, error)
	// Return sends a record back with notes.
	Return(record desk.Reading, notes desk.ReviewNotes) (desk.Reviewed, error)
	// UndoReview takes an approval or a return back.
	UndoReview(done desk.Reviewed) (restored int, err error)
	// History reads what has changed in an activity, in the words of a language.
	History(l *i18n.Localizer, id aid.ID) (desk.History, error)
	// Restore puts an activity, or the fields at the paths, back to before a step of its history.
	Restore(id aid.ID, step uint64, paths ...aid.Path) (changed int, err error)
	// DuplicateActivity makes a draft with the same contents.
	DuplicateActivity(id aid.ID) (aid.ID, error)
	// DeleteActivity deletes an activity, here and at the portal.
	DeleteActivity(id aid.ID) error
	// Discard goes back to the portal's version.
	Discard(id aid.ID) error
	// Conflicts says undecided conflicts in the words of a language.
	Conflicts(l *i18n.Localizer, clashes []aid.Clash) []desk.Conflict
	// Resolve decides the conflict of a field; value counts only for desk.ResolveOther.
	Resolve(id aid.ID, path aid.Path, choice desk.ResolveChoice, value json.RawMessage) error
	// Organisations lists the organisations to choose from.
	Organisations() ([]desk.OrgChoice, error)

	// Codelist is a list of codes by its ID, such as aid.ListStatus.
	Codelist(id string) aid.Codelist
	// SearchPlaces finds settlements by name, best first.
	SearchPlaces(query string, limit int) []atlas.Place
	// Find finds settlements and units by name or code, best first.
	Find(text string, limit int) []atlas.Found
	// ReadCoordinates reads coordinates in any usual notation.
	ReadCoordinates(text string) (aid.Point, error)
	// ReadPhoto reads where a photograph was taken.
	ReadPhoto(file io.ReadSeeker) (photo.Photo, error)
	// Locate fills in the administrative units that the location does not have from its point.
	Locate(l aid.Location) (aid.Location, atlas.Position)
	// MovePin takes a location to another point; units that followed from the old one follow to the new one.
	MovePin(l aid.Location, to aid.Point) (aid.Location, atlas.Position)
	// UnitName is the name of an administrative unit by its KATOTTG code.
	UnitName(code, lang string) string
}

// Files is what the editor asks of the desk about the files that are attached to an activity. All of it may take a moment.
type Files interface {
	// Attach keeps a file with an activity.
	Attach(id aid.ID, file io.ReadSeeker, name string) (desk.Attached, error)
	// Attachments lists an activity's files.
	Attachments(id aid.ID) ([]desk.Attachment, error)
	// EntitleAttachment keeps what people call a file.
	EntitleAttachment(id, file aid.ID, title aid.Text) error
	// RemoveAttachment takes a file away.
	RemoveAttachment(id, file aid.ID) error
	// RestoreAttachment puts a removed file back.
	RestoreAttachment(id, file aid.ID) error
	// SaveAttachment writes a file out, whole or not at all; clean leaves out what a camera wrote into a picture.
	SaveAttachment(path string, id, file aid.ID, clean bool) error
	// AttachedPicture is a picture that fits into a square of side pixels.
	AttachedPicture(id, file aid.ID, side int) (image.Image, error)
}

// Deps is what the editor works with.
type Deps struct {
	Desk        Desk
	Localizer   *i18n.Localizer
	Runner      runner.Runner
	Explain     func(error) string // the sentence for an error, in the person's language
	Tiles       mapview.Tiles      // the base map
	Attribution string             // of the base map, one line
	Now         func() time.Time
	OnBack      func()       // leave for the list
	OnOpen      func(aid.ID) // show another activity: the copy that was made
	OnMap       func(aid.ID) // write a picture of the activity's map
}
