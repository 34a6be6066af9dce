// Package quarter is the home page: what the institution has still to file for a quarter. It is made for the keyboard:
// Enter says "no change" and goes on, a digit begins an update.
package quarter
