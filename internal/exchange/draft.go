package exchange

import (
	"strconv"

	"focalpoint/internal/aid"
)

// Context is what turning rows into activities needs to know. Known may be nil: then only new records are read; so may
// every other function: then what needs it is refused.
type Context struct {
	Lists aid.Codelists
	// NewID makes the ids of new records and of their items; nil means aid.NewID.
	NewID func() aid.ID
	// Known finds the record that a row with an id updates.
	Known func(aid.ID) (aid.Activity, bool)
	// Organisation finds an organisation's record by a name, in any language.
	Organisation func(name string) (aid.ID, bool)
	// Place finds the places that a name means; exactly one is taken, several are ambiguous.
	Place func(query string) []Place
	// Coordinates reads a pair of coordinates in any notation; nil reads decimal degrees only. An error
	// with a method Suggestions names the places that a doubtful pair may mean.
	Coordinates func(pair string) (aid.Point, error)
}

// Place is what the gazetteer knows of a place.
type Place struct {
	Name       aid.Text
	Label      string // what tells it from others of the name: "Миколаївка, Донецька область"
	Point      aid.Point
	Oblast     string // KATOTTG codes or their prefixes; empty where not known
	Raion      string
	Hromada    string
	Settlement string
}

// Draft is an activity that was read from a row.
type Draft struct {
	Activity aid.Activity
	Update   bool     // whether it updates a known record
	Columns  []string // the columns that the row sets
}

// ToActivity reads a row as an activity, or says what is wrong with each of its cells; then there is no draft.
//
// An empty cell says nothing: in a record that is known it leaves the field as it was, so that a table with an id and
// two columns changes those two columns. Nothing is removed by import. Items go by their number: the second funder
// of the row is the second funder of the record, whose other members stay; one that is not there yet is added. A new
// record is a draft.
func ToActivity(row Row, c Context) (Draft, []CellError) {
	r := reader{row: row, context: c}
	if r.context.NewID == nil {
		r.context.NewID = aid.NewID
	}
	draft := Draft{Columns: row.Columns()}
	draft.Activity, draft.Update = r.record()
	r.texts(&draft.Activity)
	r.dates(&draft.Activity.Dates)
	r.sectors(&draft.Activity)
	r.organisations(&draft.Activity)
	r.locations(&draft.Activity)
	r.budgets(&draft.Activity)
	r.beneficiaries(&draft.Activity.Beneficiaries)
	if draft.Activity.Title.Empty() && len(r.faults) == 0 {
		r.fail("title_uk", ReasonNoTitle)
	}
	if len(r.faults) > 0 {
		return Draft{}, r.faults
	}
	return draft, nil
}

// reader reads one row and collects what is wrong with it.
type reader struct {
	row     Row
	context Context
	faults  []CellError
}

func (r *reader) fail(column, reason string, args ...string) {
	r.faults = append(r.faults, *r.row.fault(column, reason, args...))
}

// record is the known record that the row updates, or a new draft.
func (r *reader) record() (a aid.Activity, update bool) {
	text := r.row.Cell("id", 1)
	if text == "" {
		return aid.Activity{ID: r.context.NewID(), State: aid.StateDraft}, false
	}
	id, err := aid.ParseID(text)
	if err != nil {
		r.fail("id", ReasonID)
		return aid.Activity{}, false
	}
	if r.context.Known != nil {
		if a, update = r.context.Known(id); update {
			return a, true
		}
	}
	r.fail("id", ReasonUnknownID)
	return aid.Activity{}, false
}

func (r *reader) texts(a *aid.Activity) {
	for column, field := range map[string]*string{
		"iati_identifier": &a.IATI, "title_uk": &a.Title.UK, "title_en": &a.Title.EN,
		"description_uk": &a.Description.UK, "description_en": &a.Description.EN,
		"contact_name": &a.Contact.Name, "contact_email": &a.Contact.Email,
	} {
		if text := r.row.Cell(column, 1); text != "" {
			*field = text
		}
	}
	r.code("status", 1, &a.Status)
}

func (r *reader) dates(d *aid.Dates) {
	r.date("planned_start", 1, &d.PlannedStart)
	r.date("actual_start", 1, &d.ActualStart)
	r.date("planned_end", 1, &d.PlannedEnd)
	r.date("actual_end", 1, &d.ActualEnd)
}

// beneficiaries sets the total: what the bands of age and sex do not account for counts as unspecified.
func (r *reader) beneficiaries(b *aid.Beneficiaries) {
	text := r.row.Cell("beneficiaries", 1)
	if text == "" {
		return
	}
	total, reason := parseCount(text)
	if reason != "" {
		r.fail("beneficiaries", reason)
		return
	}
	parts := b.Total() - b.Unspecified
	if total < parts {
		r.fail("beneficiaries", ReasonBelowParts, "Parts", strconv.Itoa(parts))
		return
	}
	b.Unspecified = total - parts
}

// code reads the cell of a column that has a code list into field, when there is something in it.
func (r *reader) code(column string, n int, field *string) {
	text := r.row.Cell(column, n)
	if text == "" {
		return
	}
	list := columnByName[column].List
	code, known := r.context.Lists[list].Find(text)
	if !known {
		r.fail(Repeated(column, n), ReasonCode, "List", list)
		return
	}
	*field = code
}

// date reads the cell of a date into field, when there is something in it.
func (r *reader) date(column string, n int, field *aid.Date) {
	text := r.row.Cell(column, n)
	if text == "" {
		return
	}
	day, reason := parseDate(text)
	if reason != "" {
		r.fail(Repeated(column, n), reason)
		return
	}
	*field = day
}
