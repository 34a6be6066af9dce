package main

import (
	"github.com/spf13/cobra"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// updateFlags are the figures of `quarter update`; those that are not given stay as they are.
type updateFlags struct {
	progress, spent, currency, note, status string
	reached                                 int
}

// quarterFiled is what `quarter update --json` prints.
type quarterFiled struct {
	quarterRow
	Warnings []quarterWarning `json:"warnings"`
}

type quarterWarning struct {
	Field   aid.Path `json:"field"`
	Rule    string   `json:"rule"`
	Message string   `json:"message"`
}

func (p *program) quarterUpdateCommand(quarter *string) *cobra.Command {
	var f updateFlags
	cmd := &cobra.Command{
		Use: "update ID",
		Example: `  focalpoint quarter update 0193a7c2-… --progress 80 --spent 120000 --reached 400 --note "дах перекрито"
  focalpoint quarter update 0193a7c2-… --quarter 2026-Q3 --status 4 --progress 100`,
		Args: exactly(1),
		RunE: p.withDesk(func(cmd *cobra.Command, d *desk.Desk, args []string) error {
			b, err := openBoard(d, *quarter)
			if err != nil {
				return err
			}
			id, err := aid.ParseID(args[0])
			if err != nil {
				return usageError{err: err}
			}
			return p.quarterUpdate(cmd, d, b.Quarter, id, f)
		}),
	}
	flags := cmd.Flags()
	flags.StringVar(&f.progress, "progress", "", "")
	flags.StringVar(&f.spent, "spent", "", "")
	flags.StringVar(&f.currency, "currency", "", "")
	flags.IntVar(&f.reached, "reached", 0, "")
	flags.StringVar(&f.note, "note", "", "")
	flags.StringVar(&f.status, "status", "", "")
	return cmd
}

func (p *program) quarterUpdate(cmd *cobra.Command, d *desk.Desk, q aid.Quarter, id aid.ID, f updateFlags) error {
	sheet, err := d.QuarterSheet(q, id)
	if err != nil {
		return err
	}
	figures, err := f.over(sheet, cmd.Flags().Changed)
	if err != nil {
		return err
	}
	if figures.Status != "" && !d.Codelist(aid.ListStatus).Has(figures.Status) {
		return &desk.FieldError{Path: "status", Value: figures.Status, Err: desk.ErrFieldValue}
	}
	if !d.Codelist(aid.ListCurrency).Has(figures.Spent.Currency) {
		return &desk.FieldError{Path: "currency", Value: figures.Spent.Currency, Err: desk.ErrFieldValue}
	}
	filed, err := d.FileQuarter(q, id, figures)
	if err != nil {
		return err
	}
	out := quarterFiled{quarterLine(q, filed.Rows[0]), []quarterWarning{}}
	for _, w := range sheet.Warnings(figures) {
		out.Warnings = append(out.Warnings, quarterWarning{w.Field, w.Rule, w.Sentence(p.text())})
	}
	if p.json {
		return p.document(out)
	}
	for _, w := range out.Warnings {
		p.say("commands.quarter.warning", "Sentence", w.Message)
	}
	return p.printID(id)
}

// over puts the flags that were given over the figures as filed.
func (f updateFlags) over(sheet desk.QuarterSheet, given func(flag string) bool) (desk.QuarterFigures, error) {
	figures := sheet.Figures
	if figures.Spent.Currency == "" {
		figures.Spent.Currency = sheet.Currency
	}
	if given("progress") {
		progress, err := aid.ParseDecimal(f.progress)
		if err != nil {
			return figures, &desk.FieldError{Path: "progress", Value: f.progress, Err: desk.ErrFieldValue}
		}
		figures.Progress = &progress
	}
	if given("spent") {
		amount, err := aid.ParseDecimal(f.spent)
		if err != nil {
			return figures, &desk.FieldError{Path: "spent", Value: f.spent, Err: desk.ErrFieldValue}
		}
		figures.Spent.Amount = amount
	}
	if given("currency") {
		figures.Spent.Currency = f.currency
	}
	if given("reached") {
		figures.Reached = f.reached
	}
	if given("note") {
		figures.Note = f.note
	}
	if given("status") {
		figures.Status = f.status
	}
	return figures, nil
}
