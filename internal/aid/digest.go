package aid

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

// Digest is a fingerprint of a set of (record, revision) pairs that does not depend on their order and can be kept up
// to date pair by pair. The zero value is the empty set's.
type Digest struct {
	count int
	sum   uint64
}

// Add puts a pair in; revision 0 is not at the portal and does not count.
func (d *Digest) Add(id ID, rev int64) {
	if rev > 0 {
		d.count++
		d.sum += pairHash(id, rev)
	}
}

// Remove takes a pair out that was put in before.
func (d *Digest) Remove(id ID, rev int64) {
	if rev > 0 {
		d.count--
		d.sum -= pairHash(id, rev)
	}
}

// Plus is the digest of both sets together, which must not overlap.
func (d Digest) Plus(e Digest) Digest { return Digest{d.count + e.count, d.sum + e.sum} }

// Minus is the digest of d without the pairs of e, all of which must be in d.
func (d Digest) Minus(e Digest) Digest { return Digest{d.count - e.count, d.sum - e.sum} }

// Count is how many pairs are in the set.
func (d Digest) Count() int { return d.count }

// String is the fingerprint as 16 hexadecimal digits.
func (d Digest) String() string { return fmt.Sprintf("%016x", d.sum) }

// MarshalBinary and UnmarshalBinary keep a digest in a store: 16 bytes.
func (d Digest) MarshalBinary() ([]byte, error) {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, uint64(d.count)), d.sum), nil
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (d *Digest) UnmarshalBinary(b []byte) error {
	if len(b) != 16 {
		return fmt.Errorf("reading a digest: %d bytes instead of 16", len(b))
	}
	d.count, d.sum = int(binary.BigEndian.Uint64(b)), binary.BigEndian.Uint64(b[8:])
	return nil
}

func pairHash(id ID, rev int64) uint64 {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s:%d", id, rev))
	return binary.BigEndian.Uint64(sum[:])
}
