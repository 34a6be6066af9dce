package exchange_test

import (
	"archive/zip"
	"bytes"
	"testing"
	"time"
	"io"

	"github.com/xuri/excelize/v2"

	"focalpoint/internal/exchange"
)

func TestHostileSheet(t *testing.T) {
	book := excelize.NewFile()
	book.SetCellValue("Sheet1", "A1", "title_uk")
	var file bytes.Buffer
	book.Write(&file)
	for _, sheet := range []string{
		`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>title_uk</t></is></c></row><row r="2147483600"><c r="A2147483600"><v>1</v></c></row></sheetData></worksheet>`,
		`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>title_uk</t></is></c></row><row r="2"><c r="XFD2"><v>1</v></c></row></sheetData></worksheet>`,
		`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>99999999</v></c></row><row r="2"><c r="ZZZZZ2"><v>1</v></c></row></sheetData></worksheet>`,
		`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="-5"><c r="A-1" t="s"><v>-1</v></c></row></sheetData></worksheet>`,
	} {
		in, _ := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for _, f := range in.File {
			p, _ := w.Create(f.Name)
			if f.Name == "xl/worksheets/sheet1.xml" {
				p.Write([]byte(sheet))
				continue
			}
			r, _ := f.Open()
			io.Copy(p, r)
		}
		w.Close()
		start := time.Now()
		table, err := exchange.ReadTable("x.xlsx", bytes.NewReader(out.Bytes()), int64(out.Len()))
		n := 0
		var last error
		if err == nil {
			for _, e := range table.Rows() {
				n++
				last = e
			}
		}
		t.Log(err, n, last, time.Since(start))
	}
}
