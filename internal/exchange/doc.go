// Package exchange carries activities out of files and into files: tables that people fill in (CSV and XLSX), and GeoJSON
// and IATI 2.03 for other programs. It reads nothing without limits and writes nothing that a spreadsheet would run.
package exchange
