package pack_test

import (
	"bytes"
	"errors"
	"reflect"
	"testing"

	"focalpoint/assets"
	"focalpoint/internal/atlas/pack"
)

func TestSettlementsReadBack(t *testing.T) {
	t.Parallel()
	want := []pack.Settlement{
		{UK: "Київ", At: pack.Vertex{Lon: 305238, Lat: 504547}, Population: 2_797_553, Area: "UA80", Code: "UA80000000000093317", Class: 'K', Aliases: []string{"Киев", "Kiev"}},
		{UK: "Лиман", EN: "Lyman", At: pack.Vertex{Lon: 378022, Lat: 489871}, Area: "UA1412", Code: "UA14120150010012345", Class: 'M'},
		{UK: "Мар’ївка", At: pack.Vertex{Lon: -1, Lat: -5}, Area: "UA1412"},
	}
	packed, err := pack.EncodeSettlements(want)
	if err != nil {
		t.Fatal(err)
	}
	again, err := pack.EncodeSettlements(want)
	if err != nil || !bytes.Equal(packed, again) {
		t.Error("the same settlements gave other bytes")
	}
	if got, err := pack.DecodeSettlements(packed); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestCodeOfAnotherAreaIsRefused(t *testing.T) {
	t.Parallel()
	if _, err := pack.EncodeSettlements([]pack.Settlement{{UK: "Лиман", Area: "UA1412", Code: "UA63120150010012345"}}); err == nil {
		t.Error("a code of another raion was packed")
	}
}

func TestRingsFollowTheirArcs(t *testing.T) {
	t.Parallel()
	// Two squares side by side share the arc in the middle, one forwards and one backwards.
	layers := &pack.Layers{
		Arcs: []pack.Arc{
			{Kind: pack.OblastBorder, Line: pack.Line{{Lon: 10, Lat: 0}, {Lon: 10, Lat: 10}}},
			{Kind: pack.Coast, Line: pack.Line{{Lon: 10, Lat: 10}, {Lon: 0, Lat: 10}, {Lon: 0, Lat: 0}, {Lon: 10, Lat: 0}}},
			{Kind: pack.Coast, Line: pack.Line{{Lon: 10, Lat: 0}, {Lon: 20, Lat: 0}, {Lon: 20, Lat: 10}, {Lon: 10, Lat: 10}}},
		},
		Oblasts: []pack.Area{
			{Code: "UA01", UK: "захід", Rings: []pack.Ring{{0, 1}}},
			{Code: "UA02", UK: "схід", Label: pack.Vertex{Lon: 15, Lat: 5}, Rings: []pack.Ring{{2, ^0}}},
		},
	}
	packed, err := pack.EncodeLayers(layers)
	if err != nil {
		t.Fatal(err)
	}
	read, err := pack.DecodeLayers(packed)
	if err != nil {
		t.Fatal(err)
	}
	want := pack.Line{{Lon: 10, Lat: 0}, {Lon: 20, Lat: 0}, {Lon: 20, Lat: 10}, {Lon: 10, Lat: 10}}
	if got := read.Points(read.Oblasts[1].Rings[0]); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if read.Oblasts[1].Label != layers.Oblasts[1].Label || read.Arcs[0].Kind != pack.OblastBorder {
		t.Errorf("%+v", read)
	}
}

// Packed files come from the program itself today and from reference packs tomorrow: damage is an error, never a panic.
func FuzzDecode(f *testing.F) {
	settlements, err := pack.EncodeSettlements([]pack.Settlement{{UK: "Лиман", Area: "UA1412", Aliases: []string{"Красний Лиман"}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(settlements)
	f.Add(assets.GeoLayers[:1000])
	f.Add([]byte("\x28\xb5\x2f\xfd"))
	f.Fuzz(func(t *testing.T, packed []byte) {
		if _, err := pack.DecodeSettlements(packed); err != nil && !errors.Is(err, pack.ErrDamaged) {
			t.Error(err)
		}
		if layers, err := pack.DecodeLayers(packed); err != nil && !errors.Is(err, pack.ErrDamaged) {
			t.Error(err)
		} else if err == nil {
			for _, ring := range layers.Country {
				layers.Points(ring)
			}
		}
	})
}

func TestRaionsAndHromadasReadBack(t *testing.T) {
	t.Parallel()
	layers := &pack.Layers{
		Arcs:     []pack.Arc{{Kind: pack.RaionBorder, Line: pack.Line{{Lon: 1}, {Lon: 2}, {Lon: 2, Lat: 2}, {Lon: 1}}}},
		Raions:   []pack.Area{{Code: "UA1412", Rings: []pack.Ring{{0}}}},
		Hromadas: []pack.Area{{Code: "UA1412013", Rings: []pack.Ring{{0}}}},
	}
	packed, err := pack.EncodeLayers(layers)
	if err != nil {
		t.Fatal(err)
	}
	read, err := pack.DecodeLayers(packed)
	if err != nil || !reflect.DeepEqual(read.Raions, layers.Raions) || !reflect.DeepEqual(read.Hromadas, layers.Hromadas) {
		t.Errorf("%+v, %v", read, err)
	}
}

// A few bytes can claim a great deal: rings that name one long arc over and over are refused before they are followed.
func TestRepeatedArcsAreRefused(t *testing.T) {
	t.Parallel()
	long := make(pack.Line, 100_000)
	ring := make(pack.Ring, 1000)
	packed, err := pack.EncodeLayers(&pack.Layers{Arcs: []pack.Arc{{Line: long}}, Country: []pack.Ring{ring}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pack.DecodeLayers(packed); !errors.Is(err, pack.ErrDamaged) {
		t.Errorf("%d bytes that stand for %d vertices: %v", len(packed), len(long)*len(ring), err)
	}
}
