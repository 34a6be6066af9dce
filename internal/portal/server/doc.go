// Package server is the reference portal: the contract of package portal as an http.Handler, for workshops, small
// institutions and tests. Its store's buckets:
//
//	meta                    id, training; seq, changes, revisions (8 bytes each)
//	records   kind/id       a record with the author of each field (type record)
//	order     seq           kind/id, who may hear of it and which device need not, once for each record, under
//	                        the sequence number of its last change (8 bytes)
//	devices   device        whose it is, and the position of its changes (type device)
//	ledger    device n      hash of change n, and the receipt when it was not plainly accepted (type entry)
//	conflicts kind/id path  values that lost and wait for a person's decision
//	grants    grant         the hashes of one installation's tokens (type grant)
//	tallies   name          an aid.Digest over the records of an organisation, or of all
//
// A change, its place in the ledger and the device's position are written in one transaction, so a change is taken
// exactly once however often it is sent.
package server
