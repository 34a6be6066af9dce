package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/exchange"
	"focalpoint/internal/i18n"
	"focalpoint/internal/vault"
)

// RefusedCell is a cell, or a whole row, that an import could not take; Reason makes its sentence.
type RefusedCell = exchange.CellError

// ImportReport is what an import did, or would do.
type ImportReport struct {
	Imported, Updated int // records
	RefusedRows       int
	Refused           []RefusedCell // at most maxRefused
}

// maxRefused bounds what is remembered of a hopeless file.
const maxRefused = 10_000

// importBatch is how many records one transaction takes.
const importBatch = 500

// Import reads the rows of a CSV or XLSX file into drafts. A refused row stops nothing: the others are kept. progress
// is called now and then with the number of rows read. It returns the errors of exchange.OpenTable, or the context's;
// what was read before is kept then.
func (d *Desk) Import(ctx context.Context, path string, dryRun bool, progress func(rows int)) (ImportReport, error) {
	table, err := exchange.OpenTable(path)
	if err != nil {
		return ImportReport{}, err
	}
	defer func() { _ = table.Close() }() // it was only read
	return d.importTable(ctx, table, dryRun, progress)
}

// ImportBytes is Import of a file that is held in memory, such as the sample records; its name says of which kind it is.
func (d *Desk) ImportBytes(ctx context.Context, name string, content []byte) (ImportReport, error) {
	table, err := exchange.ReadTable(name, bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return ImportReport{}, err
	}
	return d.importTable(ctx, table, false, func(int) {})
}

func (d *Desk) importTable(ctx context.Context, table *exchange.Table, dryRun bool, progress func(rows int)) (ImportReport, error) {
	reading, err := d.exchangeContext()
	if err != nil {
		return ImportReport{}, err
	}
	report := ImportReport{Refused: table.Faults}
	var drafts []vault.Draft
	keep := func() error {
		if dryRun || len(drafts) == 0 {
			drafts = nil
			return nil
		}
		err := d.vault.Save(drafts...)
		drafts = nil
		return err
	}
	rows := 0
	for row, err := range table.Rows() {
		var fault *exchange.CellError
		switch {
		case ctx.Err() != nil:
			return report, errors.Join(ctx.Err(), keep())
		case errors.As(err, &fault):
			report.refuse([]RefusedCell{*fault})
			continue
		case err != nil:
			return report, errors.Join(err, keep())
		}
		if rows++; rows%100 == 0 {
			progress(rows)
		}
		draft, faults := exchange.ToActivity(row, reading)
		if len(faults) > 0 {
			report.refuse(faults)
			continue
		}
		if draft.Update {
			report.Updated++
		} else {
			report.Imported++
		}
		drafts = append(drafts, d.imported(draft.Activity))
		if len(drafts) >= importBatch {
			if err := keep(); err != nil {
				return report, fmt.Errorf("keeping the rows: %w", err)
			}
		}
	}
	progress(rows)
	if err := keep(); err != nil {
		return report, fmt.Errorf("keeping the rows: %w", err)
	}
	return report, nil
}

// imported is a row as a draft of the person's organisation, with its places filled in.
func (d *Desk) imported(a aid.Activity) vault.Draft {
	if a.ReportingOrg == "" {
		a.ReportingOrg = d.vault.Profile().Org
	}
	for i := range a.Locations {
		a.Locations[i], _ = d.Locate(a.Locations[i])
	}
	return vault.Draft{Record: a.Record(), Problems: problems(d.Check(a)), Source: vault.SourceImported, At: d.now()}
}

func (r *ImportReport) refuse(faults []RefusedCell) {
	r.RefusedRows++
	if len(r.Refused) < maxRefused {
		r.Refused = append(r.Refused, faults...)
	}
}

// exchangeContext is what reading rows needs of the desk.
func (d *Desk) exchangeContext() (exchange.Context, error) {
	orgs, err := d.Organisations()
	if err != nil {
		return exchange.Context{}, err
	}
	byName := map[string]aid.ID{}
	for _, org := range orgs {
		for _, name := range []string{org.Name.UK, org.Name.EN} {
			if name != "" {
				byName[strings.ToLower(name)] = org.ID
			}
		}
	}
	return exchange.Context{
		Lists: d.lists,
		Known: func(id aid.ID) (aid.Activity, bool) {
			sheet, err := d.Activity(id)
			return sheet.Activity, err == nil && sheet.Own
		},
		Organisation: func(name string) (aid.ID, bool) {
			id, known := byName[strings.ToLower(strings.TrimSpace(name))]
			return id, known
		},
		Place:       d.exchangePlaces,
		Coordinates: atlas.ParseCoordinates,
	}, nil
}

// exchangePlaces are the places that a name in a table may mean: those of exactly that name, where there are any. A guess
// is none of them: nobody looks at every row.
func (d *Desk) exchangePlaces(query string) []exchange.Place {
	var all, exact []exchange.Place
	name, _, _ := strings.Cut(query, ",")
	for _, found := range d.Atlas().Find(query, 20) {
		if found.Place.UK == "" || found.Guess {
			continue
		}
		place := found.Place
		oblast, _ := d.Atlas().Unit(place.Oblast)
		raion, _ := d.Atlas().Unit(place.Raion)
		hromada, _ := d.Atlas().Unit(place.Hromada)
		choice := exchange.Place{
			Name: aid.Text{UK: place.UK, EN: place.EN}, Label: place.UK + ", " + raion.UK + ", " + oblast.UK, Point: place.Point,
			Oblast: oblast.Code, Raion: raion.Code, Hromada: hromada.Code, Settlement: place.Code,
		}
		all = append(all, choice)
		if strings.EqualFold(place.UK, strings.TrimSpace(name)) || strings.EqualFold(place.EN, strings.TrimSpace(name)) {
			exact = append(exact, choice)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return all
}

// Reason is the sentence for a refused cell: what is wrong, and what to do.
func Reason(l *i18n.Localizer, c RefusedCell) string {
	args := []any{"Column", c.Column, "Value", c.Value}
	for name, value := range c.Args {
		args = append(args, name, value)
	}
	return l.T("exchange.reasons."+c.Reason, args...)
}
