package vault_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

// typical is an activity of about 2 KB.
func typical(i int) aid.Record {
	a := aid.Activity{
		ID: aid.NewID(), Title: aid.Text{UK: fmt.Sprintf("Відбудова школи №%d у Краматорську", i), EN: fmt.Sprintf("Rebuilding school no. %d in Kramatorsk", i)},
		Description: aid.Text{
			UK: "Капітальний ремонт даху й вікон, укриття на 640 учнів та доступний вхід. Роботи ведуться у три черги, щоб діти не переривали навчання.",
			EN: "Overhaul of the roof and windows, a shelter for 640 pupils and a step-free entrance, in three stages so that lessons go on.",
		},
		Status: "2", Dates: aid.Dates{PlannedStart: "2026-03-01", ActualStart: "2026-03-16", PlannedEnd: "2027-10-31"}, ReportingOrg: aid.NewID(),
		Sectors:   []aid.Sector{{ID: aid.NewID(), Vocabulary: aid.VocabularyPortal, Code: "1.1", Percentage: aid.DecimalOf(100)}},
		Locations: []aid.Location{{ID: aid.NewID(), Name: aid.Text{UK: "Школа"}, Point: aid.Point{Lat: 48.7389, Lon: 37.5844}, Oblast: "UA14000000000091971", Raion: "UA14120000000050292"}},
		Budgets:   []aid.Budget{{ID: aid.NewID(), Type: "1", Start: "2026-03-01", End: "2026-12-31", Value: aid.Money{Amount: aid.DecimalOf(12_500_000), Currency: "UAH"}}},
	}
	return a.Record()
}

// A whole list of 100,000 activities: read, opened and ready to be sorted.
func BenchmarkSummaries100000(b *testing.B) {
	v := vaulttest.Open(b)
	for range 100 {
		var drafts []vault.Draft
		for i := range 1000 {
			drafts = append(drafts, vault.Draft{Record: typical(i), At: noon})
		}
		save(b, v, drafts...)
	}
	for b.Loop() {
		list, err := v.Summaries(aid.KindActivity)
		if err != nil || len(list) != 100_000 {
			b.Fatal(len(list), err)
		}
	}
}

// One save with everything that belongs to it, against a bare put of the same bytes in the same run.
func BenchmarkSave(b *testing.B) {
	record := typical(1)
	raw, err := json.Marshal(record)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("vault", func(b *testing.B) {
		v := vaulttest.Open(b)
		for i := 0; b.Loop(); i++ {
			save(b, v, vault.Draft{Record: with(record, "title.en", fmt.Sprint(i)), Queue: true, At: noon})
		}
	})
	b.Run("vault, each a step of a full history", func(b *testing.B) {
		v := vaulttest.Open(b)
		for i := 0; b.Loop(); i++ {
			save(b, v, vault.Draft{Record: with(record, "title.en", fmt.Sprint(i)), Queue: true, At: noon.Add(time.Duration(i) * time.Hour)})
		}
	})
	b.Run("bare bbolt", func(b *testing.B) {
		db, err := bolt.Open(filepath.Join(b.TempDir(), "bare.db"), 0o600, nil)
		if err != nil {
			b.Fatal(err)
		}
		defer db.Close()
		for b.Loop() {
			err := db.Update(func(tx *bolt.Tx) error {
				bucket, err := tx.CreateBucketIfNotExists([]byte("records"))
				if err != nil {
					return err
				}
				return bucket.Put([]byte(record.ID), raw)
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}

// A full history is read at once, whatever else the vault holds.
func BenchmarkHistory(b *testing.B) {
	v := vaulttest.Open(b)
	record := typical(0)
	var drafts []vault.Draft
	for i := range 1000 {
		drafts = append(drafts, vault.Draft{Record: typical(i), At: noon})
	}
	for i := range vault.MaxSteps {
		drafts = append(drafts, vault.Draft{Record: with(record, "title.en", fmt.Sprint(i)), Source: vault.SourceImported, At: noon})
	}
	save(b, v, drafts...)
	for b.Loop() {
		if h, err := v.History(record.Kind, record.ID); err != nil || len(h.Steps) != vault.MaxSteps {
			b.Fatal(len(h.Steps), err)
		}
	}
}
