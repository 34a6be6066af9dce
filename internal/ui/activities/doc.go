// Package activities is the page that lists the institution's records: instant search and filters over 100,000 rows,
// and the ways in and out for files.
package activities
