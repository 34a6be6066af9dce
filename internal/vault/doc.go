// Package vault is one profile's encrypted store: the records as the person sees them, what the portal last agreed to,
// the queue of changes, and the receipts. It is one bbolt file.
//
// The buckets, declared in buckets.go:
//
//	meta                    not sealed: what is needed before there is a key
//	├── schema              the version of this layout, decimal
//	└── locks               JSON: how the data key is wrapped (keyring, passphrase)
//	state                   sealed
//	├── profile             Profile
//	├── sync                device numbers, cursor, digest
//	└── counts              how many records are in which stage
//	secrets/NAME            sealed: tokens and certificates
//	records/KIND/ID         sealed: Entry
//	summaries/KIND/ID       sealed: aid.Summary, written with its record
//	waiting/SEQ             sealed: kind and id, in the order of queueing
//	sent/N                  sealed: aid.Change with its number and hash, until the portal has acknowledged it
//	receipts/SEQ            sealed: ReceiptEntry, the latest MaxReceipts
//	exchanges/SEQ           sealed: Exchange, the latest MaxExchanges
//	patterns/ID             sealed: Pattern; made with the first one
//	distinct/ID/ID          sealed: Distinct, two activities that are no duplicates; made with the first one
//	history/KIND/ID/N       sealed: Step, the latest MaxSteps of a record; made with the first one
//	attachments/ID/ID       sealed: Attachment, by activity and its own id; made with the first one
//	files/SHA-256           sealed: File; made with the first one
//	deliveries/PORTAL/SHA-256  sealed: Delivery, what became of a file at a portal; made with the first one
//	chunks/N                sealed: 1 MiB of a file, not JSON; made with the first one
//
// A sealed value is an 8-byte revision, a 24-byte nonce and the XChaCha20-Poly1305 ciphertext; bucket, key and revision
// are its associated data, so a value moved to another place, or given another revision, does not open. The revision
// grows with every write of the file. What sealing cannot notice is the replacement of the whole file by an older one:
// the portal notices that when the two next speak (a device that forks).
package vault
