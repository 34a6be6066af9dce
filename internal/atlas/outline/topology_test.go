package outline_test

import (
	"testing"

	"focalpoint/internal/atlas/outline"
	"focalpoint/internal/atlas/pack"
)

// Two squares side by side: the side between them is stored once, and the outline of both goes around it.
func TestTopologySharesBorders(t *testing.T) {
	t.Parallel()
	square := func(west int32) pack.Line {
		return pack.Line{{Lon: west}, {Lon: west + 10}, {Lon: west + 10, Lat: 10}, {Lon: west, Lat: 10}, {Lon: west}}
	}
	squares := [][]pack.Line{{square(0)}, {square(10)}}
	topology := outline.NewTopology(squares, func(_ outline.Edge, of []int) pack.Kind {
		if len(of) == 1 {
			return pack.Coast
		}
		return pack.OblastBorder
	})
	layers := &pack.Layers{}
	areas := topology.Areas(layers, func(int) pack.Area { return pack.Area{} })
	around := topology.Outline(layers)

	kinds := map[pack.Kind]int{}
	for _, arc := range layers.Arcs {
		kinds[arc.Kind]++
	}
	if kinds[pack.OblastBorder] != 1 || kinds[pack.Coast] != 2 {
		t.Errorf("arcs: %v", kinds)
	}
	for i, area := range areas {
		if n := len(layers.Points(area.Rings[0])); n != 4 {
			t.Errorf("square %d has %d corners", i, n)
		}
		if !outline.Inside(area.Label, squares[i]) {
			t.Errorf("the label of square %d is at %v", i, area.Label)
		}
	}
	if len(around) != 1 || len(layers.Points(around[0])) != 6 {
		t.Errorf("outline: %v", around)
	}
}
