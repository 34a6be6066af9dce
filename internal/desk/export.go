package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"focalpoint/internal/aid"
	"focalpoint/internal/exchange"
	"focalpoint/internal/i18n"
	"focalpoint/internal/vault"
)

// Export writes activities to a file whose ending says in which format: .csv, .xlsx, .geojson or .xml (IATI 2.03); nil
// ids mean all of them. The file appears whole or not at all. Places are written at their precision of publication,
// and contacts only when they are public. skipped counts what the format cannot hold: an IATI file is valid only with records
// that have a title, a status and a date. It returns exchange.ErrFormat and the system's errors.
func (d *Desk) Export(ctx context.Context, path string, ids []aid.ID, lang string) (skipped int, err error) {
	format, err := exchange.FormatOf(path)
	if err != nil {
		return 0, err
	}
	words, err := d.exchangeWords(i18n.New(lang))
	if err != nil {
		return 0, err
	}
	err = writeWhole(path, func(to io.Writer) error {
		left, err := exchange.Export(to, format, d.chosen(ctx, ids), words, exchange.Options{Made: d.now()})
		skipped = len(left)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("exporting: %w", err)
	}
	return skipped, nil
}

// WriteTemplate writes an empty table to fill in, as CSV or XLSX by the path's ending.
func WriteTemplate(path string, l *i18n.Localizer, today aid.Date) error {
	format, err := exchange.FormatOf(path)
	if err != nil {
		return err
	}
	lists, err := BuiltinCodelists()
	if err != nil {
		return err
	}
	words := exchange.Words{Lang: l.Lang(), Lists: lists, Text: l.T}
	return writeWhole(path, func(to io.Writer) error { return exchange.WriteTemplate(to, format, words, today) })
}

// chosen yields the activities with the ids, or, for nil, all that are not deleted.
func (d *Desk) chosen(ctx context.Context, ids []aid.ID) exchange.Activities {
	return func(yield func(aid.Activity, error) bool) {
		if ids == nil {
			d.everyActivity(ctx, yield)
			return
		}
		for _, id := range ids {
			entry, err := d.vault.Entry(aid.KindActivity, id)
			if err != nil {
				yield(aid.Activity{}, fmt.Errorf("reading activity %s: %w", id, err))
				return
			}
			a, err := aid.ActivityOf(entry.Record)
			if !yield(a, errors.Join(ctx.Err(), err)) {
				return
			}
		}
	}
}

var errEnough = errors.New("enough")

func (d *Desk) everyActivity(ctx context.Context, yield func(aid.Activity, error) bool) {
	err := d.vault.EachEntry(aid.KindActivity, func(e vault.Entry) error {
		if e.Record.Deleted() {
			return nil
		}
		a, err := aid.ActivityOf(e.Record)
		if !yield(a, errors.Join(ctx.Err(), err)) {
			return errEnough
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		yield(aid.Activity{}, err)
	}
}

// exchangeWords is what writing files needs of the desk.
func (d *Desk) exchangeWords(l *i18n.Localizer) (exchange.Words, error) {
	known := map[aid.ID]aid.Organisation{}
	err := d.vault.EachEntry(aid.KindOrganisation, func(e vault.Entry) error {
		o, err := aid.OrganisationOf(e.Record)
		known[o.ID] = o
		return err
	})
	if err != nil {
		return exchange.Words{}, fmt.Errorf("listing the organisations: %w", err)
	}
	return exchange.Words{
		Lang: l.Lang(), Lists: d.lists, Text: l.T,
		Organisation: func(id aid.ID) (aid.Organisation, bool) {
			o, found := known[id]
			return o, found
		},
	}, nil
}

// writeWhole writes a file beside its place and puts it there when it is complete and on the disk.
func writeWhole(path string, write func(io.Writer) error) (err error) {
	folder := filepath.Dir(path)
	file, err := os.CreateTemp(folder, ".focalpoint-*")
	if errors.Is(err, fs.ErrNotExist) {
		return &FolderError{Folder: folder, Err: err}
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", filepath.Base(path), vault.Classify(err))
	}
	err = errors.Join(write(file), file.Sync(), file.Close())
	if err == nil {
		err = os.Chmod(file.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", filepath.Base(path), vault.Classify(err)), os.Remove(file.Name()))
	}
	return nil
}

// FolderError says that a file cannot be written because its folder is not there.
type FolderError struct {
	Folder string
	Err    error
}

func (e *FolderError) Error() string { return fmt.Sprintf("no folder %s: %v", e.Folder, e.Err) }

// Unwrap gives the system's error.
func (e *FolderError) Unwrap() error { return e.Err }
