package exchange

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"focalpoint/internal/aid"
)

// choices adds the lists to choose from to the columns that have one, for the rows that a person may fill in.
func (b *bookTable) choices(w Words, today aid.Date) error {
	const rows = 2000
	sheet := w.text("exchange.table.lists")
	if _, err := b.file.NewSheet(sheet); err != nil {
		return fmt.Errorf("adding lists: %w", err)
	}
	ranges := map[string]string{}
	for i, column := range b.columns {
		if column.List == "" {
			continue
		}
		if ranges[column.List] == "" {
			place, err := b.writeList(sheet, len(ranges)+1, column.List, w, today)
			if err != nil {
				return fmt.Errorf("adding the list %s: %w", column.List, err)
			}
			ranges[column.List] = place
		}
		letter, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return fmt.Errorf("adding lists: %w", err)
		}
		choice := excelize.NewDataValidation(true)
		choice.SetSqref(fmt.Sprintf("%s3:%s%d", letter, letter, rows))
		choice.SetSqrefDropList(ranges[column.List])
		choice.SetError(excelize.DataValidationErrorStyleWarning, w.text("exchange.table.choose_title"), w.text("exchange.table.choose"))
		if err := b.file.AddDataValidation(b.sheet, choice); err != nil {
			return fmt.Errorf("adding lists: %w", err)
		}
	}
	return nil
}

// writeList writes the codes in use into a column and returns their range.
func (b *bookTable) writeList(sheet string, column int, list string, w Words, today aid.Date) (string, error) {
	letter, err := excelize.ColumnNumberToName(column)
	if err != nil {
		return "", err
	}
	codes := w.Lists[list].InUse(today)
	for i, code := range codes {
		if err := b.file.SetCellStr(sheet, letter+strconv.Itoa(i+1), w.named(list, code.Code)); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("'%s'!$%s$1:$%s$%d", sheet, letter, letter, max(1, len(codes))), nil
}

// explanation adds the sheet that says what each column means.
func (b *bookTable) explanation(w Words) error {
	sheet := w.text("exchange.table.help")
	if _, err := b.file.NewSheet(sheet); err != nil {
		return fmt.Errorf("adding the explanation: %w", err)
	}
	wrap, err := b.file.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return fmt.Errorf("adding the explanation: %w", err)
	}
	lines := [][]any{{w.text("exchange.table.intro")}, {}, {
		w.text("exchange.table.heading"), w.text("exchange.table.name"), w.text("exchange.table.meaning"),
	}}
	for _, column := range Columns {
		lines = append(lines, []any{w.label(column, 1), column.Name, w.text("exchange.columns." + column.Name + ".help")})
	}
	for i, line := range lines {
		if err := b.file.SetSheetRow(sheet, "A"+strconv.Itoa(i+1), &line); err != nil {
			return fmt.Errorf("adding the explanation: %w", err)
		}
	}
	for letter, width := range map[string]float64{"A": 34, "B": 20, "C": 90} {
		if err := b.file.SetColWidth(sheet, letter, letter, width); err != nil {
			return fmt.Errorf("adding the explanation: %w", err)
		}
	}
	if err := b.file.SetColStyle(sheet, "A:C", wrap); err != nil {
		return fmt.Errorf("adding the explanation: %w", err)
	}
	if err := b.file.SetSheetVisible(w.text("exchange.table.lists"), false); err != nil {
		return fmt.Errorf("adding the explanation: %w", err)
	}
	return nil
}
