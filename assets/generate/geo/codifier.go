package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"

	"focalpoint/internal/atlas/pack"
	"focalpoint/internal/atlas/spelling"
)

// unit is one row of the codifier.
type unit struct {
	code, category, name string
}

// renamed are the raions that the Verkhovna Rada renamed on 19 September 2024 (resolution 3984-IX), after the date of
// the table; their codes did not change.
var renamed = map[string]string{
	"UA1210": "Самарівський", "UA4412": "Сіверськодонецький", "UA4612": "Шептицький", "UA6306": "Берестинський",
}

func readCodifier(file string) ([]unit, error) {
	rows, err := readTable(file, 4)
	if err != nil {
		return nil, err
	}
	all := make([]unit, len(rows))
	for i, row := range rows {
		all[i] = unit{code: row[0], category: row[2], name: row[3]}
		if len(row[0]) != pack.CodeLength {
			return nil, fmt.Errorf("reading %s: %q is not a code", file, row[0])
		}
		if name, ok := renamed[row[0][:6]]; ok && row[2] == "P" {
			all[i].name = name
		}
	}
	slices.SortFunc(all, func(a, b unit) int { return strings.Compare(a.code, b.code) })
	return all, nil
}

// readTable reads the rows of a tab-separated file without its header, each at least columns wide.
func readTable(file string, columns int) ([][]string, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var rows [][]string
	for i, line := range strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n") {
		fields := strings.Split(line, "\t")
		if len(fields) < columns {
			return nil, fmt.Errorf("reading %s: line %d has %d columns, want %d", file, i+1, len(fields), columns)
		}
		if i > 0 {
			rows = append(rows, fields)
		}
	}
	return rows, nil
}

// unitTable writes oblasts, raions and hromadas: full code, Ukrainian and English name. English names of raions and
// hromadas are the official ones romanised by resolution 55, as the oblasts' are.
func unitTable(units []unit, oblasts []pack.Area) []byte {
	var b bytes.Buffer
	b.WriteString("# Oblasts, raions and hromadas of Ukraine. Codes and Ukrainian names: the Codifier of administrative-territorial units\n" +
		"# (KATOTTG), Ministry for Development of Communities and Territories of Ukraine, 2024-01-19, CC BY 4.0; raions renamed\n" +
		"# in 2024 carry their new names; English names made by resolution 55 of 2010. Made by assets/generate/geo.\n")
	for _, u := range units {
		switch u.category {
		case "O", "K":
			for _, o := range oblasts {
				if o.Code == u.code[:4] {
					fmt.Fprintf(&b, "%s\t%s\t%s\n", u.code, o.UK, o.EN)
				}
			}
		case "P":
			fmt.Fprintf(&b, "%s\t%s район\t%s raion\n", u.code, u.name, spelling.Romanise(u.name))
		case "H":
			fmt.Fprintf(&b, "%s\t%s громада\t%s hromada\n", u.code, u.name, spelling.Romanise(u.name))
		}
	}
	return b.Bytes()
}
