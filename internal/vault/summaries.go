package vault

import (
	"fmt"
	"runtime"
	"sync"

	"focalpoint/internal/aid"
)

// Summaries lists the records of a kind that are not deleted, in the order of their ids. The sealed values are read in
// one pass and opened on every core.
func (v *Vault) Summaries(kind aid.Kind) ([]aid.Summary, error) {
	var list []aid.Summary
	err := v.view(func(t transaction) error {
		b := t.bucket(bucketSummaries, []byte(kind))
		if b == nil {
			return ErrNotFound
		}
		var keys, sealed [][]byte
		if err := b.ForEach(func(key, value []byte) error {
			keys, sealed = append(keys, key), append(sealed, value)
			return nil
		}); err != nil {
			return err
		}
		list = make([]aid.Summary, len(keys))
		return inParallel(len(keys), func(i int) error {
			return t.view(keys[i], sealed[i], &list[i], bucketSummaries, []byte(kind))
		})
	})
	if err != nil {
		return nil, fmt.Errorf("listing every %s: %w", kind, err)
	}
	return list, nil
}

// inParallel calls f for 0 to n-1 on every core and returns one of the errors.
func inParallel(n int, f func(int) error) error {
	workers := max(1, min(runtime.GOMAXPROCS(0), n/256))
	errs := make([]error, workers)
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			for i := w * n / workers; i < (w+1)*n/workers && errs[w] == nil; i++ {
				errs[w] = f(i)
			}
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
