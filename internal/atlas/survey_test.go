package atlas_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"focalpoint/assets"
	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/atlas/outline"
	"focalpoint/internal/atlas/pack"
)

// divided is the built-in map with the borders of every raion and hromada of Ukraine: each oblast's rectangle is cut into
// as many wavy cells as it has raions, and each of these into its hromadas. corners is how many vertices a side has.
func divided(t testing.TB, corners int) (*atlas.Atlas, *pack.Layers) {
	t.Helper()
	layers, err := pack.DecodeLayers(assets.GeoLayers)
	if err != nil {
		t.Fatal(err)
	}
	builtin := builtin(t)
	for _, area := range layers.Oblasts {
		low, high := pack.Vertex{Lon: math.MaxInt32, Lat: math.MaxInt32}, pack.Vertex{}
		for _, ring := range area.Rings {
			for _, v := range layers.Points(ring) {
				low = pack.Vertex{Lon: min(low.Lon, v.Lon), Lat: min(low.Lat, v.Lat)}
				high = pack.Vertex{Lon: max(high.Lon, v.Lon), Lat: max(high.Lat, v.Lat)}
			}
		}
		raions := builtin.Raions(area.Code)
		for i, raion := range raions {
			west, east := part(low.Lon, high.Lon, i, len(raions)), part(low.Lon, high.Lon, i+1, len(raions))
			layers.Raions = append(layers.Raions, cell(layers, raion, pack.Vertex{Lon: west, Lat: low.Lat}, pack.Vertex{Lon: east, Lat: high.Lat}, corners))
			hromadas := builtin.Hromadas(raion.Code)
			for j, hromada := range hromadas {
				south, north := part(low.Lat, high.Lat, j, len(hromadas)), part(low.Lat, high.Lat, j+1, len(hromadas))
				layers.Hromadas = append(layers.Hromadas, cell(layers, hromada, pack.Vertex{Lon: west, Lat: south}, pack.Vertex{Lon: east, Lat: north}, corners))
			}
		}
	}
	packed, err := pack.EncodeLayers(layers)
	if err != nil {
		t.Fatal(err)
	}
	a, err := atlas.New(packed, assets.GeoSettlements, assets.GeoUnits)
	if err != nil {
		t.Fatal(err)
	}
	return a, layers
}

func part(from, to int32, i, n int) int32 { return from + (to-from)*int32(i)/int32(n) }

// cell adds an area with wavy sides to the layers.
func cell(layers *pack.Layers, unit atlas.Unit, low, high pack.Vertex, corners int) pack.Area {
	var line pack.Line
	side := func(from, to pack.Vertex) {
		for i := range corners {
			v := pack.Vertex{Lon: part(from.Lon, to.Lon, i, corners), Lat: part(from.Lat, to.Lat, i, corners)}
			line = append(line, pack.Vertex{Lon: v.Lon + int32(30*math.Sin(float64(v.Lat)/90)), Lat: v.Lat + int32(30*math.Sin(float64(v.Lon)/90))})
		}
	}
	side(low, pack.Vertex{Lon: high.Lon, Lat: low.Lat})
	side(pack.Vertex{Lon: high.Lon, Lat: low.Lat}, high)
	side(high, pack.Vertex{Lon: low.Lon, Lat: high.Lat})
	side(pack.Vertex{Lon: low.Lon, Lat: high.Lat}, low)
	layers.Arcs = append(layers.Arcs, pack.Arc{Kind: pack.HromadaBorder, Line: append(line, line[0])})
	return pack.Area{Code: unit.Prefix(), Rings: []pack.Ring{{int32(len(layers.Arcs) - 1)}}}
}

func randomPoint(random *rand.Rand) aid.Point {
	b := atlas.Ukraine
	return aid.Point{Lat: b.South + random.Float64()*(b.North-b.South), Lon: b.West + random.Float64()*(b.East-b.West)}
}

// Where with its index says what looking at every polygon says.
func TestWhereAgreesWithEveryPolygon(t *testing.T) {
	t.Parallel()
	a, layers := divided(t, 20)
	rings := func(areas []pack.Area) map[string][]pack.Line {
		all := map[string][]pack.Line{}
		for _, area := range areas {
			for _, ring := range area.Rings {
				line := layers.Points(ring)
				all[area.Code] = append(all[area.Code], append(line, line[0]))
			}
		}
		return all
	}
	raions, hromadas := rings(layers.Raions), rings(layers.Hromadas)
	random := rand.New(rand.NewPCG(1, 2))
	inRaion := 0
	for range 2000 {
		p := randomPoint(random)
		v := pack.Vertex{Lon: int32(math.Round(p.Lon * pack.Scale)), Lat: int32(math.Round(p.Lat * pack.Scale))}
		p = aid.Point{Lat: float64(v.Lat) / pack.Scale, Lon: float64(v.Lon) / pack.Scale}
		around := func(shapes map[string][]pack.Line) (codes []string) {
			for code, lines := range shapes {
				if outline.Inside(v, lines) {
					codes = append(codes, code)
				}
			}
			return codes
		}
		at := a.Where(p)
		if possible := around(raions); len(possible) > 0 {
			inRaion++
			if !slices.Contains(possible, at.Raion.Prefix()) || at.Oblast.Prefix() != at.Raion.Prefix()[:4] || at.Outside != "" {
				t.Fatalf("%v: %+v, want a raion of %v", p, at, possible)
			}
		}
		if possible := around(hromadas); len(possible) > 0 && !slices.Contains(possible, at.Hromada.Prefix()) {
			t.Fatalf("%v: hromada %q, want one of %v", p, at.Hromada.Prefix(), possible)
		}
	}
	if inRaion < 500 {
		t.Errorf("only %d points were in a raion", inRaion)
	}
}

func TestBordersOfRaionsAndHromadasAreNear(t *testing.T) {
	t.Parallel()
	a, layers := divided(t, 1)
	raion := layers.Raions[slices.IndexFunc(layers.Raions, func(r pack.Area) bool { return r.Code == "UA5106" })] // inside Odesa oblast's row
	corner := layers.Points(raion.Rings[0])
	west, south, north := float64(corner[0].Lon)/pack.Scale, float64(corner[0].Lat)/pack.Scale, float64(corner[2].Lat)/pack.Scale
	inside := aid.Point{Lat: (south + north) / 2, Lon: west + 0.02}
	if at := a.Where(inside); at.Raion.Prefix() != "UA5106" || !at.NearBorder || at.Near.Level == atlas.Country {
		t.Errorf("1.5 km east of the raion's western side: %+v", at)
	}
}

// A pack that knows some raions of an oblast does not take the rest of the oblast off the map.
func TestOneRaionIsNotItsOblast(t *testing.T) {
	t.Parallel()
	layers, err := pack.DecodeLayers(assets.GeoLayers)
	if err != nil {
		t.Fatal(err)
	}
	unit, _ := builtin(t).Unit("UA1412")
	layers.Raions = []pack.Area{cell(layers, unit, pack.Vertex{Lon: 372_000, Lat: 485_000}, pack.Vertex{Lon: 378_000, Lat: 489_000}, 8)}
	packed, err := pack.EncodeLayers(layers)
	if err != nil {
		t.Fatal(err)
	}
	a, err := atlas.New(packed, assets.GeoSettlements, assets.GeoUnits)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		at            aid.Point
		oblast, raion string
	}{
		"in the raion":       {aid.Point{Lat: 48.7389, Lon: 37.5844}, "UA14", "UA1412"},
		"elsewhere, Donetsk": {aid.Point{Lat: 48.0159, Lon: 37.8028}, "UA14", "UA1408"},
		"Kharkiv":            {aid.Point{Lat: 49.9935, Lon: 36.2304}, "UA63", "UA6312"},
	} {
		if at := a.Where(c.at); at.Oblast.Prefix() != c.oblast || at.Raion.Prefix() != c.raion {
			t.Errorf("%s: %s, %s", name, at.Oblast.Prefix(), at.Raion.Prefix())
		}
	}
}

func TestUnknownUnitsAreNotDrawn(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"UA1499", "UA14", "UA1412013", "", "PL"} {
		layers := &pack.Layers{Raions: []pack.Area{{Code: code}}}
		packed, err := pack.EncodeLayers(layers)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := atlas.New(packed, assets.GeoSettlements, assets.GeoUnits); err == nil {
			t.Errorf("raion %q was drawn", code)
		}
	}
}

func TestDirections(t *testing.T) {
	t.Parallel()
	for bearing, want := range map[float64]string{0: "n", 22: "n", 23: "ne", 90: "e", 134: "se", 180: "s", 225: "sw", 270: "w", 315: "nw", 338: "n", 359.9: "n"} {
		if got := (atlas.Position{Bearing: bearing}).Direction(); got != want {
			t.Errorf("%v degrees: %s, want %s", bearing, got, want)
		}
	}
}

// BenchmarkWhereDivided asks a pack of 1,900 polygons about random points; beside the mean it says the 95th percentile.
func BenchmarkWhereDivided(b *testing.B) {
	a, layers := divided(b, 50)
	b.ReportMetric(float64(len(layers.Raions)+len(layers.Hromadas)), "polygons")
	whereRandom(b, a)
}

func BenchmarkWhereRandom(b *testing.B) { whereRandom(b, builtin(b)) }

func whereRandom(b *testing.B, a *atlas.Atlas) {
	a.Where(atlas.Ukraine.Centre())
	random := rand.New(rand.NewPCG(1, 2))
	points := make([]aid.Point, 4096)
	for i := range points {
		points[i] = randomPoint(random)
	}
	var each []time.Duration
	i := 0
	for b.Loop() {
		start := time.Now()
		a.Where(points[i%len(points)])
		each = append(each, time.Since(start))
		i++
	}
	slices.Sort(each)
	b.ReportMetric(float64(each[len(each)*95/100].Nanoseconds()), "p95-ns")
}

func BenchmarkSurvey(b *testing.B) {
	_, layers := divided(b, 50)
	packed, err := pack.EncodeLayers(layers)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		a, err := atlas.New(packed, assets.GeoSettlements, assets.GeoUnits)
		if err != nil {
			b.Fatal(err)
		}
		a.Where(atlas.Ukraine.Centre())
	}
}
