package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"focalpoint/assets"
	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// live makes the demonstration look like an institution at work: what has begun is at the portal, the quarter before is
// filed, and the one that is due has been begun.
func (d *demo) live(ctx context.Context) error {
	list, err := d.desk.Activities()
	if err != nil {
		return err
	}
	byTitle := map[string]aid.ID{}
	var begun []aid.ID
	for _, a := range list {
		byTitle[a.Title.UK] = a.ID
		if a.Stage == aid.StageHeld && a.Start <= aid.KyivDate(d.now()) {
			begun = append(begun, a.ID)
		}
	}
	if _, err := d.desk.Ready(begun...); err != nil {
		return err
	}
	if err := d.fileSamples(byTitle); err != nil {
		return fmt.Errorf("filing the sample quarters: %w", err)
	}
	_, err = d.desk.Sync(ctx)
	return err
}

func (d *demo) fileSamples(byTitle map[string]aid.ID) error {
	rows, err := csv.NewReader(bytes.NewReader(assets.SampleQuarters)).ReadAll()
	if err != nil {
		return err
	}
	board, err := d.desk.Quarter(aid.Quarter{})
	if err != nil {
		return err
	}
	for _, cells := range rows[1:] {
		q := board.Quarter
		if cells[0] == "-1" {
			q = q.Previous()
		}
		figures, err := sampleFigures(cells[2:])
		if err != nil {
			return err
		}
		_, err = d.desk.FileQuarter(q, byTitle[cells[1]], figures)
		if err != nil && !errors.Is(err, desk.ErrNotInQuarter) { // in other years other activities are running
			return err
		}
	}
	return nil
}

// sampleFigures reads progress, spent, reached and note.
func sampleFigures(cells []string) (f desk.QuarterFigures, err error) {
	if !slices.ContainsFunc(cells, func(cell string) bool { return cell != "" }) {
		return f, nil
	}
	progress, err := aid.ParseDecimal(cells[0])
	if err != nil {
		return f, err
	}
	f.Progress, f.Note = &progress, cells[3]
	if f.Spent.Amount, err = aid.ParseDecimal(cells[1]); err != nil {
		return f, err
	}
	f.Reached, err = strconv.Atoi(cells[2])
	return f, err
}
