package aid

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// The lists that the program uses, by the name that starts each list's file.
const (
	ListPortalSector  = "portal-sector" // the portal's own classification, sector vocabulary 99
	ListDACSector     = "dac-sector"    // OECD DAC 5-digit purpose codes, sector vocabulary 1
	ListStatus        = "activity-status"
	ListDateType      = "activity-date-type"
	ListRole          = "organisation-role"
	ListOrgType       = "organisation-type"
	ListExactness     = "geographic-exactness"
	ListLocationClass = "geographic-location-class"
	ListLocationReach = "geographic-location-reach"
	ListBudgetType    = "budget-type"
	ListBudgetStatus  = "budget-status"
	ListTransaction   = "transaction-type"
	ListResultType    = "result-type"
	ListMeasure       = "indicator-measure"
	ListSignificance  = "policy-significance" // of the gender and the disability marker
	ListDocument      = "document-category"
	ListCurrency      = "currency" // ISO 4217
)

// Code is one entry of a list. From and Withdrawn are the first day on which it may be used and the first on which it
// may not; empty: always, and never withdrawn.
type Code struct {
	Code      string
	Name      Text
	From      Date
	Withdrawn Date
}

// InUse says whether the code may be used on the day. A code that may not stays readable.
func (c Code) InUse(day Date) bool {
	return c.From <= day && (c.Withdrawn == "" || day < c.Withdrawn)
}

// Codelist is one edition of a list of codes, in the list's own order. The zero value is an empty list.
type Codelist struct {
	ID      string // such as ListStatus
	Edition Date   // the day since which this edition counts
	Source  string // who keeps the list
	codes   []Code
	byText  map[string]int // position by folded code and folded name in both languages
}

// Codes are all entries, those withdrawn too.
func (l Codelist) Codes() []Code { return slices.Clone(l.codes) }

// InUse are the entries that may be chosen on the day.
func (l Codelist) InUse(day Date) []Code {
	var list []Code
	for _, code := range l.codes {
		if code.InUse(day) {
			list = append(list, code)
		}
	}
	return list
}

// Has says whether the list has the code, withdrawn or not.
func (l Codelist) Has(code string) bool {
	_, found := l.Code(code)
	return found
}

// Code is the entry of a code, withdrawn or not.
func (l Codelist) Code(code string) (Code, bool) {
	if at, found := l.byText[fold(code)]; found && l.codes[at].Code == code {
		return l.codes[at], true
	}
	return Code{}, false
}

// Name is the code's name in the language ("uk" or "en"), or the code itself where the list does not have it.
func (l Codelist) Name(code, lang string) string {
	if entry, found := l.Code(code); found {
		return entry.Name.In(lang)
	}
	return code
}

// Find is the code that a person meant: a code, a name in either language, or a code followed by its name
// ("1.10 Житло"). Case and outer spaces do not count.
func (l Codelist) Find(text string) (code string, found bool) {
	text = fold(text)
	if at, found := l.byText[text]; found {
		return l.codes[at].Code, true
	}
	first, rest, _ := strings.Cut(text, " ")
	at, found := l.byText[first]
	if !found || fold(l.codes[at].Code) != first {
		return "", false
	}
	name, found := l.byText[strings.TrimLeft(rest, "–—-:. ")]
	if !found || name != at && !sameName(l.codes[name], l.codes[at]) {
		return "", false
	}
	return l.codes[at].Code, true
}

// sameName holds for codes that share a name, of which byText keeps the first.
func sameName(a, b Code) bool {
	return fold(a.Name.UK) == fold(b.Name.UK) || fold(a.Name.EN) == fold(b.Name.EN)
}

// add appends an entry; a code that is there already is an error, a name that is there already stays the first one's.
func (l *Codelist) add(code Code) error {
	if l.Has(code.Code) {
		return fmt.Errorf("code %.40q twice in %s: %w", code.Code, l.ID, ErrBadCodelist)
	}
	if l.byText == nil {
		l.byText = map[string]int{}
	}
	at := len(l.codes)
	l.codes = append(l.codes, code)
	l.byText[fold(code.Code)] = at
	for _, name := range []string{code.Name.UK, code.Name.EN} {
		// A name in use goes before a withdrawn one: whoever writes the name means today's code.
		if first, taken := l.byText[fold(name)]; !taken || l.codes[first].Withdrawn != "" && code.Withdrawn == "" {
			l.byText[fold(name)] = at
		}
	}
	return nil
}

// fold makes texts comparable: case, outer spaces and the kind of apostrophe do not count.
func fold(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	return apostrophes.Replace(s)
}

var apostrophes = strings.NewReplacer("'", "’", "ʼ", "’", "`", "’")

// Codelists are lists by their ID.
type Codelists map[string]Codelist

// Has says whether the list has the code; a list that is missing has none.
func (c Codelists) Has(list, code string) bool { return c[list].Has(code) }

// Name is the code's name in the list and language, or the code itself.
func (c Codelists) Name(list, code, lang string) string { return c[list].Name(code, lang) }

// With is c with the lists of other in place of those of the same ID, as when the portal hands out newer editions.
func (c Codelists) With(other Codelists) Codelists {
	all := maps.Clone(c)
	maps.Copy(all, other)
	return all
}

// ReadCodelists reads every .tsv file of a tree of files; see ParseCodelists.
func ReadCodelists(files fs.FS) (Codelists, error) {
	all := Codelists{}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".tsv" {
			return err
		}
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		lists, err := ParseCodelists(raw)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		all = all.With(lists)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading code lists: %w", err)
	}
	return all, nil
}
