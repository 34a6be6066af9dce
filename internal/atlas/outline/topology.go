package outline

import (
	"math"

	"focalpoint/internal/atlas/pack"
)

// Edge is a side of a polygon, directed.
type Edge struct{ A, B pack.Vertex }

func (e Edge) reversed() Edge { return Edge{e.B, e.A} }

// undirected names the Edge whichever way it is walked.
func (e Edge) undirected() Edge {
	if e.B.Lon < e.A.Lon || e.B.Lon == e.A.Lon && e.B.Lat < e.A.Lat {
		return e.reversed()
	}
	return e
}

// Middle is the vertex half-way.
func (e Edge) Middle() pack.Vertex {
	return pack.Vertex{Lon: (e.A.Lon + e.B.Lon) / 2, Lat: (e.A.Lat + e.B.Lat) / 2}
}

func (e Edge) length() float64 {
	return math.Hypot(float64(e.B.Lon-e.A.Lon)*0.66, float64(e.B.Lat-e.A.Lat)) // 0.66: cosine of the latitude
}

// side is what is known of an undirected Edge.
type side struct {
	areas []int // one for an outer Edge, two for an inner one
	kind  pack.Kind
}

// Topology finds the edges that areas share, so that each border is stored and drawn once.
type Topology struct {
	shapes [][]pack.Line
	sides  map[Edge]*side
	ends   map[pack.Vertex]map[Edge]bool // the undirected edges that meet in a vertex
	arcs   map[Edge]int32                // first directed edge of an arc, either way -> reference
}

// NewTopology reads the closed rings of areas. kind says what an edge is: of says which areas have it, by their numbers,
// one for an outer edge and two for an inner one.
func NewTopology(shapes [][]pack.Line, kind func(e Edge, of []int) pack.Kind) *Topology {
	t := &Topology{shapes: shapes, sides: map[Edge]*side{}, ends: map[pack.Vertex]map[Edge]bool{}, arcs: map[Edge]int32{}}
	for i, rings := range shapes {
		for _, ring := range rings {
			for j := range len(ring) - 1 {
				t.add(Edge{ring[j], ring[j+1]}.undirected(), i)
			}
		}
	}
	for e, s := range t.sides {
		s.kind = kind(e, s.areas)
	}
	return t
}

func (t *Topology) add(e Edge, area int) {
	if t.sides[e] == nil {
		t.sides[e] = &side{}
	}
	t.sides[e].areas = append(t.sides[e].areas, area)
	for _, v := range []pack.Vertex{e.A, e.B} {
		if t.ends[v] == nil {
			t.ends[v] = map[Edge]bool{}
		}
		t.ends[v][e] = true
	}
}

// Smooth gives outer stretches shorter than the limit the kind of the stretch before them, so that the coast of an
// estuary is not dotted with pieces of state border.
func (t *Topology) Smooth(limit float64) {
	for _, ring := range t.OuterRings() {
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

func (t *Topology) kind(e Edge) pack.Kind { return t.sides[e.undirected()].kind }

// OuterRings chains the edges that belong to one area only into closed rings, in the order of the areas.
func (t *Topology) OuterRings() [][]Edge {
	var all []Edge
	next := map[pack.Vertex][]Edge{}
	for _, rings := range t.shapes {
		for _, ring := range rings {
			for j := range len(ring) - 1 {
				if e := (Edge{ring[j], ring[j+1]}); len(t.sides[e.undirected()].areas) == 1 {
					all = append(all, e)
					next[e.A] = append(next[e.A], e)
				}
			}
		}
	}
	var rings [][]Edge
	used := map[Edge]bool{}
	for _, first := range all {
		var ring []Edge
		for e, ok := first, !used[first]; ok; {
			used[e] = true
			ring = append(ring, e)
			ok = false
			for _, follower := range next[e.B] {
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

// Areas appends the arcs of all rings to the layers and returns the areas that refer to them, with a label well inside
// each. describe gives an area its code and names.
func (t *Topology) Areas(layers *pack.Layers, describe func(i int) pack.Area) []pack.Area {
	var areas []pack.Area
	for i, rings := range t.shapes {
		area := describe(i)
		area.Label = Interior(rings)
		for _, line := range rings {
			ring := make([]Edge, 0, len(line))
			for j := range len(line) - 1 {
				ring = append(ring, Edge{line[j], line[j+1]})
			}
			area.Rings = append(area.Rings, t.Ring(layers, ring))
		}
		areas = append(areas, area)
	}
	return areas
}

// Outline returns the outer border of all areas together. It refers to the arcs that Areas has made.
func (t *Topology) Outline(layers *pack.Layers) []pack.Ring {
	var outline []pack.Ring
	for _, ring := range t.OuterRings() {
		outline = append(outline, t.Ring(layers, ring))
	}
	return outline
}

// Ring cuts a closed chain of edges at the nodes and returns references to its arcs, which are made where they are new.
func (t *Topology) Ring(layers *pack.Layers, edges []Edge) pack.Ring {
	start := 0
	for i, e := range edges {
		if t.node(e.A) {
			start = i
			break
		}
		if first := edges[start].A; e.A.Lon < first.Lon || e.A.Lon == first.Lon && e.A.Lat < first.Lat {
			start = i // an island without nodes begins at its westernmost vertex, whoever draws it
		}
	}
	var refs pack.Ring
	for i := 0; i < len(edges); {
		line := pack.Line{edges[(start+i)%len(edges)].A}
		first := edges[(start+i)%len(edges)]
		kind := t.kind(first)
		for {
			e := edges[(start+i)%len(edges)]
			line = append(line, e.B)
			i++
			if i == len(edges) || t.node(e.B) {
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
			t.arcs[Edge{line[len(line)-1], line[len(line)-2]}] = ^ref
		}
		refs = append(refs, ref)
	}
	return refs
}

// node says whether an arc has to end in the vertex: more than two edges meet, or its two edges differ.
func (t *Topology) node(v pack.Vertex) bool {
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
