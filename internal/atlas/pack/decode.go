package pack

import (
	"fmt"
	"strings"
)

// DecodeLayers unpacks the map, or returns ErrDamaged.
func DecodeLayers(packed []byte) (*Layers, error) {
	r, err := decompress(packed)
	if err != nil {
		return nil, fmt.Errorf("reading the map: %w", err)
	}
	l := &Layers{}
	l.Arcs = make([]Arc, r.count(sizeOf[Arc]()))
	for i := range l.Arcs {
		l.Arcs[i] = Arc{Kind: Kind(r.uint()), Line: r.line()}
		if len(l.Arcs[i].Line) < 2 {
			r.fail() // not a line
		}
	}
	l.Country = r.rings(l.Arcs)
	l.Oblasts = r.areas(l.Arcs)
	l.Neighbours = r.areas(l.Arcs)
	l.Urban = r.lines()
	l.Lakes = r.lines()
	l.Rivers = make([]River, r.count(sizeOf[River]()))
	for i := range l.Rivers {
		l.Rivers[i] = River{UK: r.text(), EN: r.text(), Rank: uint8(r.uint()), Lines: r.lines()}
	}
	if len(r.buf) > 0 {
		l.Raions = r.areas(l.Arcs)
		l.Hromadas = r.areas(l.Arcs)
	}
	if len(r.buf) > 0 {
		r.fail() // there is nothing after the map
	}
	if r.err != nil {
		return nil, fmt.Errorf("reading the map: %w", r.err)
	}
	return l, nil
}

func (r *reader) lines() []Line {
	lines := make([]Line, r.count(sizeOf[Line]()))
	for i := range lines {
		lines[i] = r.line()
	}
	return lines
}

func (r *reader) rings(arcs []Arc) []Ring {
	rings := make([]Ring, r.count(sizeOf[Ring]()))
	for i := range rings {
		ring := make(Ring, r.count(sizeOf[int32]()))
		for j := range ring {
			ring[j] = int32(r.int())
			if n := max(ring[j], ^ring[j]); int(n) >= len(arcs) {
				r.fail()
				return nil
			}
			r.take(len(arcs[max(ring[j], ^ring[j])].Line), sizeOf[Vertex]()) // a long arc may be named often
		}
		rings[i] = ring
	}
	return rings
}

func (r *reader) areas(arcs []Arc) []Area {
	areas := make([]Area, r.count(sizeOf[Area]()))
	for i := range areas {
		a := Area{Code: r.text(), UK: r.text(), EN: r.text()}
		if label := r.line(); len(label) == 1 {
			a.Label = label[0]
		}
		a.Rings = r.rings(arcs)
		areas[i] = a
	}
	return areas
}

// Points returns the ring's vertices, the first not repeated at the end.
func (l *Layers) Points(ring Ring) Line {
	var points Line
	for _, ref := range ring {
		if ref >= 0 {
			line := l.Arcs[ref].Line
			points = append(points, line[:max(0, len(line)-1)]...)
			continue
		}
		line := l.Arcs[^ref].Line
		for i := len(line) - 1; i > 0; i-- {
			points = append(points, line[i])
		}
	}
	return points
}

// DecodeSettlements unpacks the gazetteer, or returns ErrDamaged.
func DecodeSettlements(packed []byte) ([]Settlement, error) {
	r, err := decompress(packed)
	if err != nil {
		return nil, fmt.Errorf("reading the gazetteer: %w", err)
	}
	settlements := make([]Settlement, r.count(sizeOf[Settlement]()))
	column := func(read func(*Settlement)) {
		for i := range settlements {
			read(&settlements[i])
		}
	}
	column(func(s *Settlement) { s.UK = r.text() })
	column(func(s *Settlement) { s.EN = r.text() })
	column(func(s *Settlement) {
		if joined := r.text(); joined != "" {
			s.Aliases = strings.Split(joined, "|")
			r.take(len(s.Aliases), sizeOf[string]())
		}
	})
	area := ""
	column(func(s *Settlement) {
		if next := r.text(); next != "" {
			area = next
		}
		s.Area = area
	})
	var at Vertex
	column(func(s *Settlement) { at.Lon += int32(r.int()); s.At.Lon = at.Lon })
	column(func(s *Settlement) { at.Lat += int32(r.int()); s.At.Lat = at.Lat })
	column(func(s *Settlement) { s.Population = int(r.uint()) })
	column(func(s *Settlement) { s.Class = byte(r.uint()) })
	column(func(s *Settlement) {
		if number := r.uint(); number > 0 && len(s.Area) < CodeLength {
			s.Code = fmt.Sprintf("%s%0*d", s.Area, CodeLength-len(s.Area), number-1)
		}
	})
	if r.err != nil {
		return nil, fmt.Errorf("reading the gazetteer: %w", r.err)
	}
	return settlements, nil
}

// DecodeUnits unpacks a table of units, or returns ErrDamaged.
func DecodeUnits(packed []byte) (string, error) {
	r, err := decompress(packed)
	if err != nil {
		return "", fmt.Errorf("reading the table of units: %w", err)
	}
	return string(r.buf), nil
}
