package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"focalpoint/assets"
	"focalpoint/internal/atlas/outline"
	"focalpoint/internal/atlas/pack"
	"focalpoint/internal/atlas/spelling"
)

// The columns of settlements.tsv.
const (
	columnUK = iota
	columnEN
	columnLon
	columnLat
	columnPopulation
	columnOblast
	columnRaion
	_ // geonameid
	_ // how the name was found
	columnAliases
	columns
)

// kyiv is the prefix of the capital, besideKyiv the raions of two settlements that the source counts to it.
const kyiv = "UA80"

var besideKyiv = map[string]string{"Коцюбинське": "UA3208", "Проліски": "UA3204"}

func readSettlements(file string) ([]pack.Settlement, error) {
	rows, err := readTable(file, columns)
	if err != nil {
		return nil, err
	}
	extra := readOldNames()
	var settlements []pack.Settlement
	for i, row := range rows {
		if raion, ok := besideKyiv[row[columnUK]]; ok && row[columnOblast] == kyiv {
			row[columnOblast], row[columnRaion] = raion[:4], raion
		}
		if row[columnOblast] == kyiv && row[columnUK] != "Київ" {
			continue // a neighbourhood: the city is one settlement
		}
		lon, lonErr := strconv.ParseFloat(row[columnLon], 64)
		lat, latErr := strconv.ParseFloat(row[columnLat], 64)
		if lonErr != nil || latErr != nil {
			return nil, fmt.Errorf("reading %s: row %d has no position", file, i+2)
		}
		s := pack.Settlement{
			UK:   homoglyphs.Replace(row[columnUK]),
			EN:   row[columnEN],
			At:   pack.Vertex{Lon: outline.Units(lon), Lat: outline.Units(lat)},
			Area: cmp.Or(row[columnRaion], row[columnOblast]),
		}
		if s.EN == spelling.Romanise(s.UK) {
			s.EN = ""
		}
		if row[columnPopulation] != "" {
			if s.Population, err = strconv.Atoi(row[columnPopulation]); err != nil {
				return nil, fmt.Errorf("reading %s: row %d: %w", file, i+2, err)
			}
		}
		aliases := strings.Split(row[columnAliases], "|")
		s.Aliases = usefulAliases(s, append(aliases, extra[row[columnOblast]+" "+s.UK]...))
		settlements = append(settlements, s)
	}
	slices.SortStableFunc(settlements, func(a, b pack.Settlement) int {
		return cmp.Or(cmp.Compare(a.Area, b.Area), cmp.Compare(a.UK, b.UK), cmp.Compare(a.At.Lon, b.At.Lon), cmp.Compare(a.At.Lat, b.At.Lat))
	})
	return withoutDoubles(settlements), nil
}

// doubleDistance is about 3 km, in packed units: two places of one name in one raion that are nearer are the same.
const doubleDistance = 270

// withoutDoubles keeps the most populous of several entries for one settlement. They stand together in the list.
func withoutDoubles(settlements []pack.Settlement) []pack.Settlement {
	var kept []pack.Settlement
	for _, s := range settlements {
		double := false
		for i := len(kept) - 1; i >= 0 && kept[i].Area == s.Area && kept[i].UK == s.UK; i-- {
			if outline.Distance(s.At, kept[i].At, kept[i].At) > doubleDistance {
				continue
			}
			double = true
			if s.Population > kept[i].Population {
				s.Aliases = append(s.Aliases, kept[i].Aliases...)
				kept[i] = s
			}
			break
		}
		if !double {
			kept = append(kept, s)
		}
	}
	return kept
}

// homoglyphs mends Latin letters inside Ukrainian names.
var homoglyphs = strings.NewReplacer("o", "о", "e", "е")

// usefulAliases leaves out what the search finds by the name itself, and repetitions.
func usefulAliases(s pack.Settlement, aliases []string) []string {
	known := map[string]bool{
		"": true, spelling.Sound(s.UK): true, spelling.Sound(s.EN): true, spelling.Sound(spelling.Romanise(s.UK)): true,
	}
	var useful []string
	for _, alias := range aliases {
		if folded := spelling.Sound(alias); !known[folded] {
			known[folded] = true
			useful = append(useful, alias)
		}
	}
	return useful
}

// readOldNames returns names in use before a renaming, or common abroad, by oblast and present name.
func readOldNames() map[string][]string {
	names := map[string][]string{}
	for line := range strings.Lines(assets.GeoOldNames) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(fields) != 4 {
			continue
		}
		names[fields[0]+" "+fields[1]] = strings.Split(fields[3], "|")
	}
	return names
}

// codifierYear is the year of the codifier that the built-in gazetteer is made with: it is of 19 January 2024.
const codifierYear = 2024

// renamedSince returns the last official names of places renamed in or after a year, by oblast and present name.
func renamedSince(year int) map[string]string {
	names := map[string]string{}
	for line := range strings.Lines(assets.GeoOldNames) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(fields) != 4 {
			continue
		}
		if renamed, err := strconv.Atoi(fields[2]); err == nil && renamed >= year {
			names[fields[0]+" "+fields[1]], _, _ = strings.Cut(fields[3], "|")
		}
	}
	return names
}

// place is a name in an oblast (UA14), raion (UA1412) or city with special status.
type place struct{ area, name string }

// matchCodes gives settlements their KATOTTG code where there is no doubt: the name occurs once in the raion in both
// lists, and once in the oblast in the codifier. A name that recurs is matched only for the most populous place of that
// name in the raion, if the codifier has exactly one town of the name there, because the raion of the gazetteer is wrong
// for a few villages. Checked against raion polygons of another source, 99.8 % of the codes lie in the right raion.
func matchCodes(settlements []pack.Settlement, units []unit) {
	inRaion := map[place][]unit{}
	inOblast := map[place]int{}
	for _, u := range units {
		switch u.category {
		case "M", "X", "C", "K":
			area := u.code[:6]
			if area[4:] == "00" {
				area = u.code[:4]
			}
			name := spelling.Fold(u.name)
			inRaion[place{area, name}] = append(inRaion[place{area, name}], u)
			inOblast[place{u.code[:4], name}]++
		}
	}
	here, largest := map[place]int{}, map[place]int{}
	for _, s := range settlements {
		at := place{s.Area, spelling.Fold(s.UK)}
		here[at]++
		largest[at] = max(largest[at], s.Population)
	}
	renamed := renamedSince(codifierYear)
	for i := range settlements {
		s := &settlements[i]
		at := place{s.Area, spelling.Fold(s.UK)}
		main := s.Population > 0 && s.Population == largest[at]
		names := append([]string{s.UK}, s.Aliases...) // the codifier may still have the old name
		if old := renamed[s.Area[:4]+" "+s.UK]; old != "" {
			names = []string{old} // and for another place the new one
		}
		for _, name := range names {
			folded := spelling.Fold(name)
			found := inRaion[place{s.Area, folded}]
			if len(found) == 0 {
				continue
			}
			towns := slices.DeleteFunc(slices.Clone(found), func(u unit) bool { return u.category == "C" })
			switch {
			case len(found) == 1 && here[at] == 1 && inOblast[place{s.Area[:4], folded}] == 1:
				s.Code, s.Class = found[0].code, found[0].category[0]
			case len(towns) == 1 && main:
				s.Code, s.Class = towns[0].code, towns[0].category[0]
			}
			break
		}
		if s.Class == 0 && s.Population == 0 && inOblast[place{s.Area[:4], spelling.Fold(s.UK)}] == 0 {
			s.Class = pack.Locality
		}
	}
}
