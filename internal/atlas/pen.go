package atlas

import (
	"math"
	"strconv"
)

// pen writes path data of SVG in tenths of a pixel: where it begins, and from there the way from point to point.
type pen struct {
	data []byte
	at   [2]int // in tenths
}

func (p *pen) String() string { return string(p.data) }

func (p *pen) move(to vec) {
	p.at = [2]int{tenths(to.x), tenths(to.y)}
	p.data = append(p.data, 'M')
	p.pair(p.at)
	p.data = append(p.data, 'l')
}

// line goes on from where the pen is; steps of no length are left out.
func (p *pen) line(to vec) {
	next := [2]int{tenths(to.x), tenths(to.y)}
	step := [2]int{next[0] - p.at[0], next[1] - p.at[1]}
	if step == [2]int{} {
		return
	}
	if last := p.data[len(p.data)-1]; last != 'l' && step[0] >= 0 {
		p.data = append(p.data, ' ')
	}
	p.pair(step)
	p.at = next
}

func (p *pen) polygon(points []vec) {
	if len(points) < 3 {
		return
	}
	p.move(points[0])
	for _, v := range points[1:] {
		p.line(v)
	}
	if p.data[len(p.data)-1] == 'l' {
		p.data = append(p.data, "0 0"...) // all in one tenth of a pixel
	}
	p.data = append(p.data, 'z')
}

// disc is a circle of two arcs.
func (p *pen) disc(centre vec, radius float64) {
	r := max(1, tenths(radius))
	p.data = append(p.data, 'M')
	p.pair([2]int{tenths(centre.x) - r, tenths(centre.y)})
	for _, across := range []int{2 * r, -2 * r} {
		p.data = append(p.data, 'a')
		p.pair([2]int{r, r})
		p.data = append(p.data, " 0 0 1 "...)
		p.pair([2]int{across, 0})
	}
	p.data = append(p.data, 'z')
}

func tenths(v float64) int { return int(math.Round(v * 10)) }

func (p *pen) pair(v [2]int) {
	p.number(v[0])
	if v[1] >= 0 {
		p.data = append(p.data, ' ')
	}
	p.number(v[1])
}

func (p *pen) number(tenths int) {
	if tenths < 0 {
		p.data = append(p.data, '-')
		tenths = -tenths
	}
	if whole := tenths / 10; whole > 0 || tenths == 0 {
		p.data = strconv.AppendInt(p.data, int64(whole), 10)
	}
	if rest := tenths % 10; rest > 0 {
		p.data = append(p.data, '.', byte('0'+rest))
	}
}
