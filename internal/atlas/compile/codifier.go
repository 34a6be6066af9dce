package compile

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/atlas/spelling"
)

// ErrCodifier says that a table is no codifier of the whole country.
var ErrCodifier = errors.New("not the codifier of Ukraine's units (KATOTTG)")

// entry is one row of the codifier.
type entry struct {
	code, name, koatuu string
	category           byte // O oblast or AR Crimea, K city with special status, P raion, H hromada, M city, X selyshche, C village, B district of a city
}

func (e entry) settlement() bool { return strings.IndexByte("KMXC", e.category) >= 0 }

// codifier is the table sorted by code.
type codifier []entry

// codifierWords are what headers contain: those of the Ministry's workbook, where every level has a column of codes, and
// those of tables in English.
var codifierWords = map[string][]string{
	"code": {"рівень", "level", "code", "katottg", "катоттг"}, "category": {"категор", "category"},
	"name": {"назва", "name"}, "koatuu": {"коатуу", "koatuu"}, "parent": {"parent"},
}

var (
	fullCode = regexp.MustCompile(`^UA\d{17}$`)
	// latin mends Cyrillic letters in codes and categories.
	latin = strings.NewReplacer("О", "O", "К", "K", "Р", "P", "Н", "H", "М", "M", "Т", "X", "T", "X", "С", "C", "Х", "X", "В", "B", "А", "A")
)

// readCodifier reads the Ministry's list: a workbook or text in which each row has the codes of its levels, or its code and
// its parent's; category and name; KOATUU if there is one. It returns ErrCodifier, or what readTable and findColumns do.
func readCodifier(r io.Reader) (codifier, error) {
	rows, err := readTable(r)
	if err != nil {
		return nil, err
	}
	columns, rows, err := findColumns(rows, codifierWords, "code", "category", "name")
	if err != nil {
		return nil, err
	}
	var all codifier
	for _, row := range rows {
		e := entry{
			code: latin.Replace(columns.last(row, "code")), name: strings.ReplaceAll(columns.last(row, "name"), "'", "’"),
			koatuu: columns.last(row, "koatuu"),
		}
		category := latin.Replace(columns.last(row, "category"))
		if !fullCode.MatchString(e.code) || len(category) != 1 || e.name == "" {
			continue // a title or a note
		}
		e.category = category[0]
		all = append(all, e)
	}
	slices.SortStableFunc(all, func(a, b entry) int { return cmp.Compare(a.code, b.code) })
	all = slices.CompactFunc(all, func(a, b entry) bool { return a.code == b.code })
	return all, all.check()
}

// check makes sure that the table is of the whole country: Crimea and Sevastopol are among its 27 parts.
func (c codifier) check() error {
	land, err := atlas.Builtin()
	if err != nil {
		return err
	}
	for _, oblast := range land.Oblasts() {
		if _, known := c.find(oblast.Code); !known {
			return fmt.Errorf("%w: %s (%s) is missing", ErrCodifier, oblast.EN, oblast.Code)
		}
	}
	return nil
}

func (c codifier) find(code string) (entry, bool) {
	i, found := slices.BinarySearchFunc(c, code, func(e entry, code string) int { return cmp.Compare(e.code, code) })
	if !found {
		return entry{}, false
	}
	return c[i], true
}

// renamed is the day of the last renaming of raions that the built-in table has: an older codifier has older names.
const renamed aid.Date = "2024-09-19"

// units is the table of units as atlas.New reads it, from a codifier of a date. Oblasts, and everything where the built-in
// table is newer, have their names from there.
func (c codifier) units(land *atlas.Atlas, date aid.Date) string {
	var b strings.Builder
	for _, e := range c {
		uk, en := "", ""
		known, found := land.Unit(e.code)
		found = found && known.Code == e.code
		switch e.category {
		case 'O', 'K':
			if !found {
				continue
			}
			uk, en = known.UK, known.EN
		case 'P':
			uk, en = whole(e.name, "район", "raion")
		case 'H':
			uk, en = whole(e.name, "громада", "hromada")
		default:
			continue
		}
		if found && date <= renamed {
			uk, en = known.UK, known.EN
		}
		fmt.Fprintf(&b, "%s\t%s\t%s\n", e.code, uk, en)
	}
	return b.String()
}

// whole is a unit's name with the word for what it is, which some lists have and others have not. Hromadas are called
// without their kind, as in the built-in table.
func whole(name, uk, en string) (string, string) {
	for _, ending := range []string{" міська громада", " селищна громада", " сільська громада", " територіальна громада", " " + uk} {
		name = strings.TrimSuffix(name, ending)
	}
	return name + " " + uk, spelling.Romanise(name) + " " + en
}
