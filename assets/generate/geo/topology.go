package main

import (
	"math"

	"focalpoint/internal/atlas/pack"
)

// edge is a side of a polygon, directed.
type edge struct{ a, b pack.Vertex }

func (e edge) reversed() edge { return edge{e.b, e.a} }

// undirected names the edge whichever way it is walked.
func (e edge) undirected() edge {
	if e.b.Lon < e.a.Lon || e.b.Lon == e.a.Lon && e.b.Lat < e.a.Lat {
		return e.reversed()
	}
	return e
}

func (e edge) middle() pack.Vertex {
	return pack.Vertex{Lon: (e.a.Lon + e.b.Lon) / 2, Lat: (e.a.Lat + e.b.Lat) / 2}
}

func (e edge) length() float64 {
	return math.Hypot(float64(e.b.Lon-e.a.Lon)*0.66, float64(e.b.Lat-e.a.Lat)) // 0.66: cosine of the latitude
}

// side is what is known of an undirected edge.
type side struct {
	areas []int // one for an outer edge, two for an inner one
	kind  pack.Kind
}

// topology finds the edges that areas share, so that each border is stored and drawn once.
type topology struct {
	features []feature
	sides    map[edge]*side
	ends     map[pack.Vertex]map[edge]bool // the undirected edges that meet in a vertex
	arcs     map[edge]int32                // first directed edge of an arc, either way -> reference
}

// newTopology reads the rings of areas; outer decides the kind of an edge that only one of them has.
func newTopology(features []feature, outer func(edge) pack.Kind, inner pack.Kind) *topology {
	t := &topology{features: features, sides: map[edge]*side{}, ends: map[pack.Vertex]map[edge]bool{}, arcs: map[edge]int32{}}
	for i, f := range features {
		for _, ring := range f.Lines {
			for j := range len(ring) - 1 {
				t.add(edge{ring[j], ring[j+1]}.undirected(), i)
			}
		}
	}
	for e, s := range t.sides {
		s.kind = inner
		if len(s.areas) == 1 {
			s.kind = outer(e)
		}
	}
	return t
}

func (t *topology) add(e edge, area int) {
	if t.sides[e] == nil {
		t.sides[e] = &side{}
	}
	t.sides[e].areas = append(t.sides[e].areas, area)
	for _, v := range []pack.Vertex{e.a, e.b} {
		if t.ends[v] == nil {
			t.ends[v] = map[edge]bool{}
		}
		t.ends[v][e] = true
	}
}

// smooth gives outer stretches shorter than the limit the kind of the stretch before them, so that the coast of an
// estuary is not dotted with pieces of state border.
func (t *topology) smooth(limit float64) {
	for _, ring := range t.outerRings() {
		start := 0
		for i := range ring {
			if t.kind(ring[i]) != t.kind(ring[(i+len(ring)-1)%len(ring)]) {
				start = i
				break
			}
		}
		for i := start; i < start+len(ring); {
			j, run := i, 0.0
			for j < start+len(ring) && t.kind(ring[j%len(ring)]) == t.kind(ring[i%len(ring)]) {
				run += ring[j%len(ring)].length()
				j++
			}
			if run < limit {
				before := t.kind(ring[(i+len(ring)-1)%len(ring)])
				for k := i; k < j; k++ {
					t.sides[ring[k%len(ring)].undirected()].kind = before
				}
			}
			i = j
		}
	}
}

func (t *topology) kind(e edge) pack.Kind { return t.sides[e.undirected()].kind }

// outerRings chains the edges that belong to one area only into closed rings, in the order of the features.
func (t *topology) outerRings() [][]edge {
	var all []edge
	next := map[pack.Vertex][]edge{}
	for _, f := range t.features {
		for _, ring := range f.Lines {
			for j := range len(ring) - 1 {
				if e := (edge{ring[j], ring[j+1]}); len(t.sides[e.undirected()].areas) == 1 {
					all = append(all, e)
					next[e.a] = append(next[e.a], e)
				}
			}
		}
	}
	var rings [][]edge
	used := map[edge]bool{}
	for _, first := range all {
		var ring []edge
		for e, ok := first, !used[first]; ok; {
			used[e] = true
			ring = append(ring, e)
			ok = false
			for _, follower := range next[e.b] {
				if !used[follower] {
					e, ok = follower, true
					break
				}
			}
		}
		if len(ring) > 0 {
			rings = append(rings, ring)
		}
	}
	return rings
}

// areas appends the arcs of all rings to the layers and returns the areas that refer to them.
func (t *topology) areas(layers *pack.Layers, describe func(feature) pack.Area) []pack.Area {
	var areas []pack.Area
	for _, f := range t.features {
		area := describe(f)
		area.Label = interior(f.Lines)
		for _, line := range f.Lines {
			ring := make([]edge, 0, len(line))
			for j := range len(line) - 1 {
				ring = append(ring, edge{line[j], line[j+1]})
			}
			area.Rings = append(area.Rings, t.ring(layers, ring))
		}
		areas = append(areas, area)
	}
	return areas
}

// outline returns the outer border of all areas together. It refers to the arcs that areas has made.
func (t *topology) outline(layers *pack.Layers) []pack.Ring {
	var outline []pack.Ring
	for _, ring := range t.outerRings() {
		outline = append(outline, t.ring(layers, ring))
	}
	return outline
}

// ring cuts a closed chain of edges at the nodes and returns references to its arcs, which are made where they are new.
func (t *topology) ring(layers *pack.Layers, edges []edge) pack.Ring {
	start := 0
	for i, e := range edges {
		if t.node(e.a) {
			start = i
			break
		}
		if first := edges[start].a; e.a.Lon < first.Lon || e.a.Lon == first.Lon && e.a.Lat < first.Lat {
			start = i // an island without nodes begins at its westernmost vertex, whoever draws it
		}
	}
	var refs pack.Ring
	for i := 0; i < len(edges); {
		line := pack.Line{edges[(start+i)%len(edges)].a}
		first := edges[(start+i)%len(edges)]
		kind := t.kind(first)
		for {
			e := edges[(start+i)%len(edges)]
			line = append(line, e.b)
			i++
			if i == len(edges) || t.node(e.b) {
				break
			}
		}
		ref, known := t.arcs[first]
		if !known {
			ref = int32(len(layers.Arcs))
			if kind == pack.OblastBorder && line[0] == line[len(line)-1] && small(line) {
				kind = pack.Hidden
			}
			layers.Arcs = append(layers.Arcs, pack.Arc{Kind: kind, Line: line})
			t.arcs[first] = ref
			t.arcs[edge{line[len(line)-1], line[len(line)-2]}] = ^ref
		}
		refs = append(refs, ref)
	}
	return refs
}

// node says whether an arc has to end in the vertex: more than two edges meet, or its two edges differ.
func (t *topology) node(v pack.Vertex) bool {
	if len(t.ends[v]) != 2 {
		return true
	}
	var sides []*side
	for e := range t.ends[v] {
		sides = append(sides, t.sides[e])
	}
	a, b := sides[0], sides[1]
	if a.kind != b.kind || len(a.areas) != len(b.areas) {
		return true
	}
	for _, area := range a.areas {
		if area != b.areas[0] && area != b.areas[len(b.areas)-1] {
			return true
		}
	}
	return false
}

// small says whether a closed line is less than about 8 km across: nearly all such enclaves come from the correction
// of the oblasts by single settlements, and drawing them would show more than is known.
func small(line pack.Line) bool {
	lo, hi := line[0], line[0]
	for _, v := range line {
		lo = pack.Vertex{Lon: min(lo.Lon, v.Lon), Lat: min(lo.Lat, v.Lat)}
		hi = pack.Vertex{Lon: max(hi.Lon, v.Lon), Lat: max(hi.Lat, v.Lat)}
	}
	return hi.Lon-lo.Lon < 1200 && hi.Lat-lo.Lat < 800
}
