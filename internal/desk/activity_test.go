package desk_test

import (
	"strconv"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk/desktest"
)

// BenchmarkSaveDraft is a save to the disk, rules included. With the editor's pause before it, it makes up the time from
// the last key to "saved", which is to stay below 300 ms.
func BenchmarkSaveDraft(b *testing.B) {
	d := desktest.Alone(b, time.Now)
	a, err := d.NewActivity()
	if err != nil {
		b.Fatal(err)
	}
	for range 20 {
		a.Locations = append(a.Locations, aid.Location{ID: aid.NewID(), Point: aid.Point{Lat: 48.7, Lon: 37.5}})
	}
	for i := 0; b.Loop(); i++ {
		a.Title.UK = "Школа " + strconv.Itoa(i)
		if _, err := d.SaveDraft(a); err != nil {
			b.Fatal(err)
		}
	}
}
