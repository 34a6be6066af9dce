package exchange

import (
	"iter"
	"time"

	"focalpoint/internal/aid"
)

// Activities are the records of an export. Tables range over them twice: once for the widths, once for the rows. An
// error ends the export.
type Activities = iter.Seq2[aid.Activity, error]

// Words are what an export needs to say things in a language.
type Words struct {
	Lang  string // "uk" or "en"
	Lists aid.Codelists
	// Organisation finds the record of an organisation; nil finds none.
	Organisation func(aid.ID) (aid.Organisation, bool)
	// Text is the text of a translation key; args are names and values for its placeholders, in turn.
	Text func(key string, args ...any) string
}

// Options are what a person can choose for an export. The zero value is the careful choice.
type Options struct {
	Exact    bool      // exact places and notes, not the precision of publication that each place has
	Contacts bool      // contacts that are not public, too
	HXL      bool      // a row of HXL tags under the header of a table
	Made     time.Time // when the file was made, for IATI; zero: not said
	// VocabularyURI is where the portal's classification is published, for IATI; empty: not said.
	VocabularyURI string
}

// carefully is the activity as the options let it out.
func (o Options) carefully(a aid.Activity) aid.Activity {
	if !o.Exact {
		published := make([]aid.Location, len(a.Locations))
		for i, location := range a.Locations {
			published[i] = location.Published()
		}
		a.Locations = published
	}
	if !o.Contacts && !a.Contact.Public {
		a.Contact = aid.Contact{}
	}
	return a
}

// organisation is the record of an organisation, or one without a name.
func (w Words) organisation(id aid.ID) aid.Organisation {
	if w.Organisation != nil {
		if found, known := w.Organisation(id); known {
			return found
		}
	}
	return aid.Organisation{ID: id}
}

// participant is the name of an organisation that takes part.
func (w Words) participant(p aid.Participation) aid.Text {
	if p.Org != "" {
		if name := w.organisation(p.Org).Name; !name.Empty() {
			return name
		}
	}
	return p.Name
}

// text is a translation, or the key in brackets where nobody gave translations.
func (w Words) text(key string, args ...any) string {
	if w.Text == nil {
		return "[" + key + "]"
	}
	return w.Text(key, args...)
}

// label is the heading of a column's nth occurrence.
func (w Words) label(column Column, n int) string {
	label := w.text("exchange.columns." + column.Name + ".label")
	if n > 1 {
		return w.text("exchange.table.again", "Label", label, "N", n)
	}
	return label
}

// named is a code followed by its name, as people choose it from a list. Currencies are known by their codes.
func (w Words) named(list, code string) string {
	if list == aid.ListCurrency || !w.Lists.Has(list, code) {
		return code
	}
	return code + " " + w.Lists.Name(list, code, w.Lang)
}
