package server

import (
	"errors"
	"iter"
)

// ErrInUse says that another process has the store open.
var ErrInUse = errors.New("another portal is using this folder")

// Store keeps what the portal knows: ordered keys and values in named buckets, changed in transactions.
// Package servertest has the suite that every implementation passes.
type Store interface {
	// View runs read on one unchanging state. Views run beside each other and beside an Update.
	View(read func(Tx) error) error
	// Update runs change alone and, when it returns nil, makes all it did durable at once; otherwise nothing of it.
	Update(change func(Tx) error) error
	// Close waits for transactions under way.
	Close() error
}

// Tx is a transaction. What Get and Scan give is valid until it ends and must not be changed.
type Tx interface {
	// Get is the value, or nil when there is none.
	Get(b Bucket, key []byte) []byte
	// Put sets a value; key and value must not be changed until the transaction ends.
	Put(b Bucket, key, value []byte) error
	// Delete removes a key; one that is not there is no error.
	Delete(b Bucket, key []byte) error
	// Scan yields the keys from the given one on in the order of their bytes. Nothing may be changed meanwhile.
	Scan(b Bucket, from []byte) iter.Seq2[[]byte, []byte]
}

// Bucket names a part of the store. The package comment shows what each holds.
type Bucket string

// The buckets.
const (
	bucketMeta      Bucket = "meta"
	bucketRecords   Bucket = "records"
	bucketOrder     Bucket = "order"
	bucketDevices   Bucket = "devices"
	bucketLedger    Bucket = "ledger"
	bucketConflicts Bucket = "conflicts"
	bucketGrants    Bucket = "grants"
	bucketTallies   Bucket = "tallies"
)

// Buckets lists every bucket that a store must have.
var Buckets = []Bucket{
	bucketMeta, bucketRecords, bucketOrder, bucketDevices, bucketLedger, bucketConflicts, bucketGrants, bucketTallies,
}
