//go:build unix

package atlas_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"syscall"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
)

// BenchmarkTilesOfUkraine draws up to 1,500 tiles of Ukraine at each zoom, each once and in no order, with a renderer
// that has drawn nothing before, and prints the times of a tile in milliseconds. The first one, which prepares the zoom,
// is first-ms. cpu-ms is the mean of the process's own time, which a busy machine does not lengthen as it does the
// others. Run: go test -run - -bench TilesOfUkraine -benchtime 1x ./internal/atlas
func BenchmarkTilesOfUkraine(b *testing.B) {
	for zoom := 5; zoom <= atlas.MaxZoom; zoom++ {
		b.Run(fmt.Sprintf("zoom%02d", zoom), func(b *testing.B) {
			timeTiles(b, atlas.Ukraine, zoom)
		})
	}
}

// BenchmarkTilesUnderOverlays does the same around the places that the test's files of tiles cover.
func BenchmarkTilesUnderOverlays(b *testing.B) {
	for _, name := range []string{"town", "fields"} {
		over := tilesOfFile(b, name)
		about := over.About()
		for _, zoom := range []int{9, 11, 13, 14} {
			b.Run(fmt.Sprintf("%s/zoom%02d", name, zoom), func(b *testing.B) {
				timeTiles(b, atlas.Bounds{South: about.South, West: about.West, North: about.North, East: about.East}, zoom, over)
			})
		}
	}
}

func timeTiles(b *testing.B, bounds atlas.Bounds, zoom int, over ...atlas.Overlay) {
	b.Helper()
	tiles := tilesOf(bounds, zoom, 1500)
	var times []time.Duration
	var first, cpu time.Duration
	for b.Loop() {
		times = times[:0]
		r := atlas.NewRenderer(builtin(b), atlas.StyleLight, "uk").Over(over...)
		start := time.Now()
		r.Tile(zoom, tiles[0][0], tiles[0][1])
		first = time.Since(start)
		before := processTime(b)
		for _, tile := range tiles {
			start := time.Now()
			r.Tile(zoom, tile[0], tile[1])
			times = append(times, time.Since(start))
		}
		cpu = (processTime(b) - before) / time.Duration(len(tiles))
	}
	slices.Sort(times)
	milliseconds := func(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(len(times)), "tiles")
	b.ReportMetric(milliseconds(times[len(times)/2]), "p50-ms")
	b.ReportMetric(milliseconds(times[len(times)*95/100]), "p95-ms")
	b.ReportMetric(milliseconds(times[len(times)-1]), "max-ms")
	b.ReportMetric(milliseconds(cpu), "cpu-ms")
	b.ReportMetric(milliseconds(first), "first-ms")
}

// tilesOf lists the tiles of a rectangle in a random but repeatable order, no more than most of them.
func tilesOf(bounds atlas.Bounds, zoom, most int) [][2]int {
	x0, y0 := atlas.Project(aid.Point{Lat: bounds.North, Lon: bounds.West}, float64(zoom))
	x1, y1 := atlas.Project(aid.Point{Lat: bounds.South, Lon: bounds.East}, float64(zoom))
	var tiles [][2]int
	for y := int(y0) / atlas.TileSize; y <= int(y1)/atlas.TileSize; y++ {
		for x := int(x0) / atlas.TileSize; x <= int(x1)/atlas.TileSize; x++ {
			tiles = append(tiles, [2]int{x, y})
		}
	}
	random := rand.New(rand.NewPCG(1, uint64(zoom))) //nolint:gosec // a sample, not a secret
	random.Shuffle(len(tiles), func(i, j int) { tiles[i], tiles[j] = tiles[j], tiles[i] })
	return tiles[:min(len(tiles), most)]
}

// processTime is the processor's time in user mode that this process has used.
func processTime(b *testing.B) time.Duration {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano())
}
