package atlas_test

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"focalpoint/assets"
	"focalpoint/internal/atlas"
	"focalpoint/internal/atlas/pack"
)

// large is an atlas with as many settlements as the codifier has: those of the built-in one, and villages of their
// names with another beginning.
func large(tb testing.TB) *atlas.Atlas {
	tb.Helper()
	settlements, err := pack.DecodeSettlements(assets.GeoSettlements)
	if err != nil {
		tb.Fatal(err)
	}
	beginnings := []string{"Нова ", "Стара ", "Верхня ", "Мала ", "Велика "}
	for i, n := 0, len(settlements); len(settlements) < 30_000; i++ {
		more := settlements[i*7%n]
		more.UK, more.EN, more.Code, more.Population, more.Aliases = beginnings[i%len(beginnings)]+more.UK, "", "", 0, nil
		settlements = append(settlements, more)
	}
	packed, err := pack.EncodeSettlements(settlements)
	if err != nil {
		tb.Fatal(err)
	}
	a, err := atlas.New(assets.GeoLayers, packed, assets.GeoUnits)
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// speedQueries are a mix of real, misspelt and short queries, and of some that fit nothing.
var speedQueries = []string{
	"к", "но", "мик", "нова", "Краматорськ", "Kramatorsk", "Харьков", "Артемівськ", "Крамоторськ", "Дніпропетровс", "Севераодонецк", "Zaporizia",
	"Калинівка Вінницька", "Миколаївка, Донецька обл", "Николаевка Донецкая", "Велика Новосілка", "Верхнядзвінський", "абракадабра",
	"нематакогомісця взагалі ніде", "UA14", "UA1412", "UA", "Донецька область", "48.7389, 37.5844", "Івано-Франкысвк", "Ivano Frankivks oblast",
}

// BenchmarkFind30000 prints the mean of all queries, and the slowest of them by itself: its best time, so that another
// program on the machine does not count.
func BenchmarkFind30000(b *testing.B) {
	a := large(b)
	a.Find("к", 1)
	best := make([]time.Duration, len(speedQueries))
	for b.Loop() {
		for i, query := range speedQueries {
			start := time.Now()
			a.Find(query, 7)
			if took := time.Since(start); best[i] == 0 || took < best[i] {
				best[i] = took
			}
		}
	}
	slowest := slices.Max(best)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(best)), "ns/query")
	b.ReportMetric(float64(slowest.Nanoseconds()), "ns/slowest")
	b.Logf("slowest: %q", speedQueries[slices.Index(best, slowest)])
}

// BenchmarkIndex30000 makes the index, which the first search does, and says what it keeps in memory.
func BenchmarkIndex30000(b *testing.B) {
	var kept uint64
	for b.Loop() {
		b.StopTimer()
		a := large(b)
		before := heap()
		b.StartTimer()
		a.Find("к", 1)
		b.StopTimer()
		after := heap()
		kept = after - min(before, after)
		runtime.KeepAlive(a)
		b.StartTimer()
	}
	b.ReportMetric(float64(kept), "B/index")
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func ExampleAtlas_Find() {
	a, _ := atlas.Builtin()
	first := a.Find("Артемівськ", 1)[0]
	fmt.Println(first.Kind, first.Name("uk"), first.Former.UK)
	// Output: city Бахмут Артемівськ
}
