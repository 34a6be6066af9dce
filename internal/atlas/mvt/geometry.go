package mvt

import (
	"fmt"

	"google.golang.org/protobuf/encoding/protowire"
)

// The commands of a drawing.
const (
	moveTo    = 1
	lineTo    = 2
	closePath = 7
)

// furthest is how far from the tile a vertex may lie, in units of its layer.
const furthest = 1 << 24

// geometry reads a drawing: commands with their counts, followed by differences of positions.
func (d *decoder) geometry(b []byte, kind Kind) ([][]Vertex, error) {
	var parts [][]Vertex
	var part []Vertex
	var x, y int64
	next := func() (uint64, error) {
		v, n := protowire.ConsumeVarint(b)
		if n < 0 {
			return 0, ErrDamaged
		}
		b = b[n:]
		return v, nil
	}
	end := func() {
		if len(part) > 0 {
			parts = append(parts, part)
		}
		part = nil
	}
	for len(b) > 0 {
		command, err := next()
		if err != nil {
			return nil, err
		}
		count := command >> 3
		switch command & 7 {
		case moveTo, lineTo:
			if count > uint64(len(b))/2 { // a position takes two bytes at least
				return nil, fmt.Errorf("%d positions in %d bytes: %w", count, len(b), ErrDamaged)
			}
			if d.vertices -= int(count); d.vertices < 0 {
				return nil, fmt.Errorf("more than %d vertices: %w", maxVertices, ErrTooLarge)
			}
			if command&7 == moveTo && kind != Point {
				end()
			}
			if part == nil {
				part = make([]Vertex, 0, count+1)
			}
			for range count {
				dx, err := next()
				if err != nil {
					return nil, err
				}
				dy, err := next()
				if err != nil {
					return nil, err
				}
				x, y = x+protowire.DecodeZigZag(dx), y+protowire.DecodeZigZag(dy)
				if x < -furthest || x > furthest || y < -furthest || y > furthest {
					return nil, fmt.Errorf("a vertex far outside the tile: %w", ErrDamaged)
				}
				part = append(part, Vertex{int32(x), int32(y)})
			}
		case closePath:
		default:
			return nil, fmt.Errorf("unknown command %d of a drawing: %w", command&7, ErrDamaged)
		}
	}
	end()
	return parts, nil
}
