package vault

import (
	"encoding/binary"

	bolt "go.etcd.io/bbolt"

	"focalpoint/internal/aid"
)

var (
	bucketMeta      = []byte("meta")
	bucketState     = []byte("state")
	bucketSecrets   = []byte("secrets")
	bucketRecords   = []byte("records")
	bucketSummaries = []byte("summaries")
	bucketWaiting   = []byte("waiting")
	bucketSent      = []byte("sent")
	bucketReceipts  = []byte("receipts")
	bucketExchanges = []byte("exchanges")
)

var (
	keySchema  = []byte("schema")
	keyLocks   = []byte("locks")
	keyProfile = []byte("profile")
	keySync    = []byte("sync")
	keyCounts  = []byte("counts")
)

// makeBuckets makes every bucket of an empty file.
func makeBuckets(tx *bolt.Tx) error {
	for _, name := range [][]byte{bucketMeta, bucketState, bucketSecrets, bucketWaiting, bucketSent, bucketReceipts, bucketExchanges} {
		if _, err := tx.CreateBucket(name); err != nil {
			return err
		}
	}
	for _, name := range [][]byte{bucketRecords, bucketSummaries} {
		parent, err := tx.CreateBucket(name)
		if err != nil {
			return err
		}
		for _, kind := range aid.Kinds {
			if _, err := parent.CreateBucket([]byte(kind)); err != nil {
				return err
			}
		}
	}
	return nil
}

// number is a key that sorts by value.
func number(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

func numberOf(key []byte) uint64 {
	if len(key) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(key)
}
