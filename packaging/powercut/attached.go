//go:build linux

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"time"

	"focalpoint/internal/vault"
)

// attachEvery is at how many saves a file is attached; what is no longer attached is removed every collectEvery saves.
const attachEvery, collectEvery = 10, 100

// content is the file of a save: mostly some kilobytes, and now and then more than one chunk of the vault.
func content(n int64) []byte {
	random := rand.New(rand.NewPCG(uint64(n), 0))
	size := 1 + random.IntN(20_000)
	if n%500 == 0 {
		size += 1 << 20
	}
	b := make([]byte, size)
	for i := range b {
		b[i] = byte(random.Uint32())
	}
	return b
}

// attach puts the file of a save in the place of the one that its record has.
func attach(v *vault.Vault, n int64) error {
	f, err := v.AddFile(bytes.NewReader(content(n)), "application/pdf", 2<<20, time.Unix(n, 0))
	if err != nil {
		return err
	}
	if err := v.SetAttachment(record(n).ID, vault.Attachment{ID: record(n).ID, Name: fmt.Sprint(n, ".pdf"), Hash: f.Hash}); err != nil {
		return err
	}
	if n%collectEvery == 0 {
		return v.Collect()
	}
	return nil
}

// lookForFile wants the file of a save, or that of a later save of the same record, whole.
func lookForFile(v *vault.Vault, n int64) error {
	list, err := v.Attachments(record(n).ID)
	if err != nil {
		return err
	}
	if len(list) != 1 {
		return fmt.Errorf("%d files are attached", len(list))
	}
	r, err := v.ReadFile(list[0].Hash)
	if err != nil {
		return err
	}
	kept, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(kept)
	for _, m := range []int64{n, n + 100} {
		if bytes.Equal(kept, content(m)) && hex.EncodeToString(sum[:]) == list[0].Hash && list[0].Name == fmt.Sprint(m, ".pdf") {
			return nil
		}
	}
	return errors.New("it is another one")
}
