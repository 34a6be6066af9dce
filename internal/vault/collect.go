package vault

import (
	"errors"
	"fmt"
	"strings"

	"focalpoint/internal/aid"
)

// Collect removes attachments that were removed, or whose activity is gone for good, then files that nothing is attached
// to, what became of those at the portal, and chunks that belong to no file. An activity that was deleted here keeps its
// files until the portal has agreed. It is to be called when nobody can want a removed attachment back: when the profile
// is opened.
func (v *Vault) Collect() error {
	v.files.Lock()
	defer v.files.Unlock()
	portal := []byte(v.Profile().PortalID)
	err := v.update(func(t transaction) error {
		used, err := t.collectAttachments()
		if err != nil {
			return err
		}
		chunks, err := t.collectFiles(used)
		if err != nil {
			return err
		}
		if err := t.drop(func(key, _ []byte) (bool, error) { return !chunks[numberOf(key)], nil }, bucketChunks); err != nil {
			return err
		}
		return t.drop(func(key, _ []byte) (bool, error) { return !used[string(key)], nil }, bucketDeliveries, portal)
	})
	if err != nil {
		return fmt.Errorf("collecting files: %w", err)
	}
	return nil
}

// collectAttachments says which files are used.
func (t transaction) collectAttachments() (used map[string]bool, err error) {
	used, gone := map[string]bool{}, map[aid.ID]bool{}
	return used, t.drop(func(key, sealed []byte) (bool, error) {
		var a Attachment
		if err := t.view(key, sealed, &a, bucketAttachments); err != nil {
			return false, err
		}
		activity, _, _ := strings.Cut(string(key), "/")
		id := aid.ID(activity)
		if _, known := gone[id]; !known {
			e, err := t.entry(aid.KindActivity, id)
			if err != nil && !errors.Is(err, ErrNotFound) {
				return false, err
			}
			gone[id] = err != nil || e.Record.Deleted() && e.Stage() == aid.StageClean && len(e.Clashes) == 0
		}
		if a.Removed || gone[id] {
			return true, nil
		}
		used[a.Hash] = true
		return false, nil
	}, bucketAttachments)
}

// collectFiles says which chunks are used.
func (t transaction) collectFiles(used map[string]bool) (chunks map[uint64]bool, err error) {
	chunks = map[uint64]bool{}
	return chunks, t.drop(func(key, sealed []byte) (bool, error) {
		var f File
		if err := t.view(key, sealed, &f, bucketFiles); err != nil || !used[string(key)] {
			return true, err
		}
		for n := range f.Count {
			chunks[f.First+n] = true
		}
		return false, nil
	}, bucketFiles)
}

// drop removes what is unwanted in a bucket; one that is not there is empty.
func (t transaction) drop(unwanted func(key, sealed []byte) (bool, error), path ...[]byte) error {
	b := t.bucket(path...)
	if b == nil {
		return nil
	}
	var keys [][]byte
	err := b.ForEach(func(key, sealed []byte) error {
		no, err := unwanted(key, sealed)
		if no {
			keys = append(keys, key)
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, key := range keys {
		if err := b.Delete(key); err != nil {
			return err
		}
	}
	return nil
}
