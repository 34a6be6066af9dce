package main

import (
	"bufio"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/desk"
)

const (
	placesShown  = 10
	longestQuery = 4096 // bytes of one line of standard input
)

func (p *program) placeCommand() *cobra.Command {
	return &cobra.Command{
		Use: "place QUERY | place -",
		Example: `  focalpoint place Краматорськ
  focalpoint place "Миколаївка, Донецька обл."
  cut -f3 places.tsv | focalpoint place - --json`,
		Args: exactly(1),
		RunE: func(_ *cobra.Command, args []string) error {
			maps, err := p.openMaps()
			if err != nil {
				return err
			}
			a := maps.Atlas()
			return p.eachLine(args[0], func(query string) error { return p.place(a, query) })
		},
	}
}

type placeAnswer struct {
	Query  string       `json:"query"`
	Places []foundPlace `json:"places"`
}

// foundPlace is what was found: a settlement, a unit or coordinates, as kind says. Oblast and raion are prefixes of
// KATOTTG codes, of a unit too; code is the whole one where it is known.
type foundPlace struct {
	Kind       atlas.Kind `json:"kind"`
	UK         string     `json:"uk"`
	EN         string     `json:"en"`
	Lat        float64    `json:"lat"`
	Lon        float64    `json:"lon"`
	Oblast     string     `json:"oblast"`
	Raion      string     `json:"raion"`
	OblastName string     `json:"oblast_name,omitempty"`
	RaionName  string     `json:"raion_name,omitempty"`
	Code       string     `json:"code,omitempty"`
	Former     string     `json:"former,omitempty"`
	Population int        `json:"population,omitempty"`
}

func (p *program) place(a *atlas.Atlas, query string) error {
	found := a.Find(query, placesShown)
	if p.json {
		answer := placeAnswer{Query: query, Places: []foundPlace{}}
		for _, f := range found {
			answer.Places = append(answer.Places, p.foundPlace(a, f))
		}
		return p.document(answer)
	}
	if len(found) == 0 {
		p.say("commands.place.none", "Query", query)
		return nil
	}
	lang := p.text().Lang()
	var rows [][]string
	for _, f := range found {
		one := p.foundPlace(a, f)
		name := f.Name(lang)
		if f.Former.UK != "" {
			name += " (" + f.Former.In(lang) + ")"
		}
		switch f.Unit.Level { // its own name stands in the first column
		case atlas.Raion:
			one.RaionName = ""
		case atlas.Oblast:
			one.OblastName = ""
		}
		kind := p.text().T("map.kinds." + string(f.Kind))
		if name == "" { // coordinates have none
			name, kind = kind, ""
		}
		rows = append(rows, []string{name, kind, one.RaionName, one.OblastName, atlas.FormatDecimal(f.Point)})
	}
	return p.table(rows)
}

func (p *program) foundPlace(a *atlas.Atlas, f atlas.Found) foundPlace {
	lang := p.text().Lang()
	one := foundPlace{
		Kind: f.Kind, UK: f.Name("uk"), EN: f.Name("en"), Lat: f.Point.Lat, Lon: f.Point.Lon,
		Oblast: f.Oblast(), Raion: f.Raion(), Code: f.Code(), Former: f.Former.In(lang), Population: f.Place.Population,
	}
	one.OblastName, one.RaionName = unitName(a, one.Oblast, lang), unitName(a, one.Raion, lang)
	return one
}

func (p *program) whereCommand() *cobra.Command {
	notation := atlas.NotationDecimal
	cmd := &cobra.Command{
		Use: "where COORDINATES | where -",
		Example: `  focalpoint where "48.7389, 37.5844"
  focalpoint where "48°44′20″N 37°35′4″E" --json
  focalpoint where "37U CP 95920 99397" --notation dms`,
		Args: exactly(1),
		RunE: func(_ *cobra.Command, args []string) error {
			maps, err := p.openMaps()
			if err != nil {
				return err
			}
			a := maps.Atlas()
			refused := false
			err = p.eachLine(args[0], func(text string) error {
				point, err := atlas.ParseCoordinates(text)
				if err != nil && args[0] == "-" {
					refused = true
					p.complain(fmt.Errorf("%q: %w", text, err))
					return p.noPosition(text, err)
				}
				if err != nil {
					return usageError{err: err}
				}
				return p.where(a, point, notation)
			})
			if err == nil && refused {
				return errPartly
			}
			return err
		},
	}
	cmd.Flags().Var(oneOf[atlas.Notation]{&notation, atlas.Notations}, "notation", "")
	return cmd
}

// notationNames are the words for --notation.
func notationNames() string {
	names := make([]string, 0, len(atlas.Notations))
	for _, n := range atlas.Notations {
		names = append(names, string(n))
	}
	return strings.Join(names, ", ")
}

// position is one answer of `where`.
type position struct {
	Lat        float64 `json:"lat"`
	Lon        float64 `json:"lon"`
	Oblast     string  `json:"oblast"`
	Raion      string  `json:"raion"`
	Hromada    string  `json:"hromada"`
	Settlement string  `json:"settlement"`
	DistanceM  int     `json:"distance_m"`
	Direction  string  `json:"direction,omitempty"` // of the point from the settlement: n, ne, e …
	NearBorder bool    `json:"near_border"`
	Note       string  `json:"note,omitempty"`
	Written    string  `json:"written,omitempty"` // in the notation that --notation names
}

func (p *program) where(a *atlas.Atlas, point aid.Point, notation atlas.Notation) error {
	at := a.Where(point)
	written := notation.Format(point)
	if p.json {
		answer := p.position(point, at)
		answer.Written = written
		return p.document(answer)
	}
	if written == "" { // the grids end before the poles
		written = atlas.FormatDecimal(point)
	}
	_, err := fmt.Fprintln(p.env.stdout, written, p.describe(at))
	return err
}

// noPosition keeps one line of output for each line of input.
func (p *program) noPosition(text string, why error) error {
	if !p.json {
		_, err := fmt.Fprintln(p.env.stdout)
		return err
	}
	answer := unread{Query: text, Note: desk.Explain(p.text(), why)}
	if question, ok := errors.AsType[*atlas.QuestionError](why); ok {
		answer.Suggestions = question.Readings
	}
	return p.document(answer)
}

// unread is the answer of `where` for a line that it could not read, or not without doubt.
type unread struct {
	Query       string      `json:"query"`
	Oblast      string      `json:"oblast"`
	Note        string      `json:"note"`
	Suggestions []aid.Point `json:"suggestions,omitempty"`
}

func (p *program) position(point aid.Point, at atlas.Position) position {
	answer := position{
		Lat: point.Lat, Lon: point.Lon, Oblast: at.Oblast.Prefix(), Raion: at.Raion.Prefix(), Hromada: at.Hromada.Prefix(),
		Settlement: at.Settlement.Name(p.text().Lang()), DistanceM: int(math.Round(at.Distance)),
		NearBorder: at.NearBorder, Note: p.note(at),
	}
	if answer.DistanceM > 0 {
		answer.Direction = at.Direction()
	}
	return answer
}

// note says what a person should know of a position besides the names; empty when there is nothing.
func (p *program) note(at atlas.Position) string {
	lang := p.text().Lang()
	switch {
	case at.Outside == atlas.OutsideSea:
		return p.text().T("commands.where.sea")
	case at.Outside == atlas.OutsideAbroad && at.Country.UK != "":
		return p.text().T("commands.where.country", "Country", at.Country.Name(lang))
	case at.Outside != "":
		return p.text().T("commands.where.abroad")
	case at.NearBorder && at.Near.UK != "":
		return p.text().T("commands.where.near", "Unit", at.Near.Name(lang))
	case at.NearBorder:
		return p.text().T("commands.where.coast")
	}
	return ""
}

// describe is a position in words: settlement with distance and direction, hromada, raion, oblast, note.
func (p *program) describe(at atlas.Position) string {
	lang := p.text().Lang()
	var parts []string
	if at.Outside == "" {
		if at.Settlement.UK != "" {
			parts = append(parts, desk.FromSettlement(p.text(), at))
		}
		for _, unit := range []atlas.Unit{at.Hromada, at.Raion, at.Oblast} {
			if unit.UK != "" {
				parts = append(parts, unit.Name(lang))
			}
		}
	}
	if note := p.note(at); note != "" {
		parts = append(parts, note)
	}
	return strings.Join(parts, ", ")
}

// eachLine calls f with the argument, or with each line of standard input when the argument is "-".
func (p *program) eachLine(argument string, f func(string) error) error {
	if argument != "-" {
		return f(argument)
	}
	lines := bufio.NewScanner(p.env.stdin)
	lines.Buffer(nil, longestQuery)
	for lines.Scan() {
		if line := strings.TrimSpace(lines.Text()); line != "" {
			if err := f(line); err != nil {
				return err
			}
		}
	}
	return lines.Err()
}

func unitName(a *atlas.Atlas, code, lang string) string {
	unit, _ := a.Unit(code)
	return unit.Name(lang)
}
