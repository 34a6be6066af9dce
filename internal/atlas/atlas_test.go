package atlas_test

import (
	"testing"

	"focalpoint/assets"
	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
)

func builtin(t testing.TB) *atlas.Atlas {
	t.Helper()
	a, err := atlas.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestDamagedAtlasIsRefused(t *testing.T) {
	t.Parallel()
	if _, err := atlas.New([]byte("not zstd"), nil, ""); err == nil {
		t.Error("damaged layers were read")
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := atlas.New(assets.GeoLayers, assets.GeoSettlements, assets.GeoUnits); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFirstSearch(b *testing.B) {
	for b.Loop() {
		a, err := atlas.New(assets.GeoLayers, assets.GeoSettlements, assets.GeoUnits)
		if err != nil {
			b.Fatal(err)
		}
		a.Search("крам", 10)
	}
}

func BenchmarkWhere(b *testing.B) {
	a := builtin(b)
	for b.Loop() {
		a.Where(aid.Point{Lat: 48.7389, Lon: 37.5844})
	}
}

func BenchmarkSearch(b *testing.B) {
	a := builtin(b)
	a.Search("к", 1)
	b.ResetTimer()
	for b.Loop() {
		a.Search("крам", 10)
	}
}
