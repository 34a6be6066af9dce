package aid

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// ErrBadCodelist says that a text is not a list of codes.
var ErrBadCodelist = errors.New("not a code list")

// maxCodelists bounds the text of code lists, in bytes; the built-in ones take about 60 KB.
const maxCodelists = 4 << 20

// ParseCodelists reads lists of codes from UTF-8 text of tab-separated columns. A line "#list", ID, edition (ISO date),
// source starts a list; each further line is code, Ukrainian name, English name, and, where needed, the days on which the
// code came into use and was withdrawn. Empty lines and lines that start with "# " are left out. Anything else returns
// ErrBadCodelist.
func ParseCodelists(text []byte) (Codelists, error) {
	if len(text) > maxCodelists || !utf8.Valid(text) {
		return nil, fmt.Errorf("%w: %d bytes", ErrBadCodelist, len(text))
	}
	lists := Codelists{}
	var list *Codelist
	number := 0
	for line := range strings.Lines(string(text)) {
		number++
		line = strings.TrimRight(line, "\r\n")
		columns := strings.Split(line, "\t")
		var err error
		switch {
		case line == "" || strings.HasPrefix(line, "# "):
			continue
		case columns[0] == "#list":
			list.putInto(lists)
			list, err = parseHeading(columns, lists)
		case list == nil:
			err = fmt.Errorf("%w: a code before the first list", ErrBadCodelist)
		default:
			err = list.parseCode(columns)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
	}
	list.putInto(lists)
	if len(lists) == 0 {
		return nil, fmt.Errorf("%w: no list", ErrBadCodelist)
	}
	return lists, nil
}

func (l *Codelist) putInto(lists Codelists) {
	if l != nil {
		lists[l.ID] = *l
	}
}

func parseHeading(columns []string, lists Codelists) (*Codelist, error) {
	if len(columns) < 3 || columns[1] == "" {
		return nil, fmt.Errorf("%w: a heading without name and edition", ErrBadCodelist)
	}
	if _, twice := lists[columns[1]]; twice {
		return nil, fmt.Errorf("%w: %.40q twice", ErrBadCodelist, columns[1])
	}
	edition, err := ParseDate(columns[2])
	if err != nil {
		return nil, fmt.Errorf("%w: edition: %w", ErrBadCodelist, err)
	}
	list := &Codelist{ID: columns[1], Edition: edition}
	if len(columns) > 3 {
		list.Source = columns[3]
	}
	return list, nil
}

func (l *Codelist) parseCode(columns []string) error {
	columns = append(columns, "", "", "")
	code := Code{Code: columns[0], Name: Text{UK: columns[1], EN: columns[2]}}
	if code.Code == "" || strings.TrimSpace(code.Code) != code.Code || code.Name.Empty() {
		return fmt.Errorf("%w: a code without name", ErrBadCodelist)
	}
	for i, day := range []*Date{&code.From, &code.Withdrawn} {
		var err error
		if *day, err = ParseDate(columns[3+i]); err != nil {
			return fmt.Errorf("%w: %.40q: %w", ErrBadCodelist, code.Code, err)
		}
	}
	return l.add(code)
}
