// Package bundle is the file that carries an exchange by hand, for an office without any link. A colleague's program
// passes the office's outbox on to the portal, and brings the portal's receipts back in a file of the same form.
//
// A file is one line of JSON that says to which portal it belongs (Label), and after it a zstd stream of lines that is
// encrypted with age to the portal's key, or to the author's: who carries it can neither read nor change it. The sealed
// part repeats the label, so that the line outside cannot be another one's. Then, one JSON value a line:
//
//	outbox    Sender · aid.Handshake · aid.Change …
//	receipts  Answered · aid.Answer …
package bundle
