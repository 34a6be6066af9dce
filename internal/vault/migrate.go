package vault

import (
	"fmt"
	"strconv"

	bolt "go.etcd.io/bbolt"
)

// schema is the version of the layout that this program writes.
const schema = 1

// migrations[i] takes a file from version i+1 to i+2, in the transaction that also raises the version. Each one has a
// test of its own, from a frozen file of the older version.
var migrations = []func(transaction) error{}

// migrate brings a file to this program's version, step by step. It returns ErrNewer for a file from the future.
func migrate(db *bolt.DB, seal sealer) error {
	for {
		version, err := readSchema(db)
		switch {
		case err != nil:
			return err
		case version > schema:
			return fmt.Errorf("%w: layout %d, this program knows %d", ErrNewer, version, schema)
		case version == schema:
			return nil
		}
		err = db.Update(func(tx *bolt.Tx) error {
			if err := migrations[version-1](transaction{tx: tx, seal: seal}); err != nil {
				return fmt.Errorf("migrating layout %d: %w", version, err)
			}
			return tx.Bucket(bucketMeta).Put(keySchema, strconv.AppendInt(nil, int64(version+1), 10))
		})
		if err != nil {
			return err
		}
	}
}

func readSchema(db *bolt.DB) (version int, err error) {
	err = db.View(func(tx *bolt.Tx) error {
		version, err = strconv.Atoi(string(tx.Bucket(bucketMeta).Get(keySchema)))
		if err != nil || version < 1 {
			return fmt.Errorf("%w: layout version", errSeal)
		}
		return nil
	})
	return version, err
}
