package pack

import (
	"fmt"
	"strconv"
	"strings"
)

// EncodeLayers packs the map.
func EncodeLayers(l *Layers) ([]byte, error) {
	w := &writer{}
	w.uint(uint64(len(l.Arcs)))
	for _, arc := range l.Arcs {
		w.uint(uint64(arc.Kind))
		w.line(arc.Line)
	}
	w.rings(l.Country)
	w.areas(l.Oblasts)
	w.areas(l.Neighbours)
	w.lines(l.Urban)
	w.lines(l.Lakes)
	w.uint(uint64(len(l.Rivers)))
	for _, river := range l.Rivers {
		w.text(river.UK)
		w.text(river.EN)
		w.uint(uint64(river.Rank))
		w.lines(river.Lines)
	}
	if len(l.Raions)+len(l.Hromadas) > 0 {
		w.areas(l.Raions)
		w.areas(l.Hromadas)
	}
	return w.compressed()
}

func (w *writer) lines(lines []Line) {
	w.uint(uint64(len(lines)))
	for _, l := range lines {
		w.line(l)
	}
}

func (w *writer) rings(rings []Ring) {
	w.uint(uint64(len(rings)))
	for _, ring := range rings {
		w.uint(uint64(len(ring)))
		for _, ref := range ring {
			w.int(int64(ref))
		}
	}
}

func (w *writer) areas(areas []Area) {
	w.uint(uint64(len(areas)))
	for _, a := range areas {
		w.text(a.Code)
		w.text(a.UK)
		w.text(a.EN)
		w.line(Line{a.Label})
		w.rings(a.Rings)
	}
}

// EncodeSettlements packs the gazetteer column by column, which compresses better than row by row. Settlements of one
// area should stand together. A code that does not begin with its settlement's area is an error.
func EncodeSettlements(settlements []Settlement) ([]byte, error) {
	w := &writer{}
	column := func(write func(Settlement)) {
		for _, s := range settlements {
			write(s)
		}
	}
	w.uint(uint64(len(settlements)))
	column(func(s Settlement) { w.text(s.UK) })
	column(func(s Settlement) { w.text(s.EN) })
	column(func(s Settlement) { w.text(strings.Join(s.Aliases, "|")) })
	previousArea := ""
	column(func(s Settlement) {
		if s.Area == previousArea {
			w.text("")
			return
		}
		previousArea = s.Area
		w.text(s.Area)
	})
	var previous Vertex
	column(func(s Settlement) { w.int(int64(s.At.Lon - previous.Lon)); previous.Lon = s.At.Lon })
	column(func(s Settlement) { w.int(int64(s.At.Lat - previous.Lat)); previous.Lat = s.At.Lat })
	column(func(s Settlement) { w.uint(uint64(s.Population)) })
	column(func(s Settlement) { w.uint(uint64(s.Class)) })
	var failed error
	column(func(s Settlement) {
		if s.Code == "" {
			w.uint(0)
			return
		}
		tail, ok := strings.CutPrefix(s.Code, s.Area)
		number, err := strconv.ParseUint(tail, 10, 64)
		if !ok || err != nil || len(s.Code) != CodeLength {
			failed = fmt.Errorf("packing %s: code %s does not belong to %s", s.UK, s.Code, s.Area)
			return
		}
		w.uint(number + 1)
	})
	if failed != nil {
		return nil, failed
	}
	return w.compressed()
}

// CodeLength is the number of characters in a full KATOTTG code: UA and 17 digits.
const CodeLength = 19

// EncodeUnits packs a table of units as atlas.New reads it.
func EncodeUnits(table string) ([]byte, error) { return (&writer{buf: []byte(table)}).compressed() }
