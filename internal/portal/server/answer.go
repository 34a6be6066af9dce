package server

import (
	"encoding/binary"
	"encoding/json"
	"strings"

	"focalpoint/internal/aid"
)

// answerPage is how many records one read transaction looks at: a slow client must not hold one open.
const answerPage = 500

// answer writes the portal's part of the exchange.
func (x *exchange) answer(out *json.Encoder) error {
	out.SetEscapeHTML(false)
	lines := 0
	write := func(a aid.Answer) error {
		if a.End == nil {
			lines++
		}
		return out.Encode(a)
	}
	position, err := x.receipts(write)
	if err != nil {
		return err
	}
	if err := write(aid.Answer{Position: &position}); err != nil {
		return err
	}
	to, end, err := x.deltas(write)
	if err != nil {
		return err
	}
	if err := write(aid.Answer{Cursor: &aid.Cursor{From: x.hello.Cursor, To: to}}); err != nil {
		return err
	}
	end.Lines = lines
	return write(aid.Answer{End: &end})
}

// receipts repeats every receipt that the device has not acknowledged.
func (x *exchange) receipts(write func(aid.Answer) error) (position uint64, err error) {
	var receipts []*aid.Receipt
	err = x.server.Store.View(func(tx Tx) error {
		d, _, err := loadDevice(tx, x.hello.Device)
		if err != nil {
			return err
		}
		position = d.Position
		for key, raw := range tx.Scan(bucketLedger, ledgerKey(x.hello.Device, x.hello.Acked+1)) {
			if !strings.HasPrefix(string(key), string(x.hello.Device)) {
				break
			}
			var e entry
			if err := json.Unmarshal(raw, &e); err != nil {
				return err
			}
			if e.Receipt != nil {
				receipts = append(receipts, e.Receipt)
			}
		}
		return nil
	})
	for _, receipt := range receipts {
		if err == nil {
			err = write(aid.Answer{Receipt: receipt})
		}
	}
	return position, err
}

// deltas writes what others have changed since the cursor, in the order of the changes, and says where that ends and
// what the receiver should then hold.
func (x *exchange) deltas(write func(aid.Answer) error) (to uint64, end aid.End, err error) {
	v := viewer{person: x.person, device: x.hello.Device, cursor: x.hello.Cursor, start: x.start}
	next := x.hello.Cursor + 1
	for done := false; !done; {
		var page []aid.Delta
		err := x.server.Store.View(func(tx Tx) error {
			looked := 0
			done = true
			for at, line := range tx.Scan(bucketOrder, seqKey(next)) {
				seq := binary.BigEndian.Uint64(at)
				next = seq + 1
				key, missing := v.missing(seq, line)
				if !missing {
					continue
				}
				if looked++; looked > answerPage {
					next, done = next-1, false
					break
				}
				kind, id, _ := strings.Cut(key, "/")
				r, err := loadRecord(tx, aid.Kind(kind), aid.ID(id))
				if err != nil {
					return err
				}
				page = append(page, v.deltas(r)...)
			}
			if !done {
				return nil
			}
			to = readNumber(tx, "seq")
			digest, err := seen(tx, x.person)
			end.Records, end.Digest = digest.Count(), digest.String()
			return err
		})
		if err != nil {
			return 0, end, err
		}
		for _, delta := range page {
			if err := write(aid.Answer{Delta: &delta}); err != nil {
				return 0, end, err
			}
		}
	}
	return to, end, nil
}
