package atlas

import (
	"cmp"
	"image/color"
	"slices"

	"focalpoint/internal/atlas/pack"
)

// Tint is the colours that fill oblasts, by KATOTTG prefix (UA14). Oblasts without one stay as they are.
type Tint map[string]color.RGBA

// MostShades is how many shades a map has at most: more of them cannot be told apart in a legend.
const MostShades = 5

// shadesLight and shadesDark grow away from the land's own colour. They are one hue, so that people who see few colours
// see the same order; names stay readable on all of them.
var (
	shadesLight = [MostShades]uint32{0xE3EEF1FF, 0xC2DCE0FF, 0x98C4CCFF, 0x6CA9B5FF, 0x4F97A6FF}
	shadesDark  = [MostShades]uint32{0x2C3F47FF, 0x2E5059FF, 0x305F69FF, 0x33707AFF, 0x357C87FF}
)

// Shades are the colours of so many classes, from the least to the most; there are at most MostShades.
func Shades(classes int, dark bool) []color.RGBA {
	from := &shadesLight
	if dark {
		from = &shadesDark
	}
	classes = max(0, min(classes, MostShades))
	shades := make([]color.RGBA, classes)
	for i := range shades {
		shades[i] = rgba(from[(i+1)*MostShades/classes-1]) // few classes are as far apart as they can be
	}
	return shades
}

// Tinted is the same renderer with oblasts filled, and without tiles over them, which would cover the colours. It shares
// everything else, also the names that are placed already.
func (r *Renderer) Tinted(tint Tint) *Renderer {
	tinted := *r
	tinted.tint = tint
	if len(tint) > 0 {
		tinted.overlays = nil
	}
	return &tinted
}

// tinting fills the oblasts. A city that lies within an oblast has the higher code, and is drawn over it.
func (r *Renderer) tinting(d drawing, l *level) {
	if len(r.tint) == 0 {
		return
	}
	for _, area := range l.oblasts {
		if with, tinted := r.tint[area.code]; tinted {
			d.fill(area.rings, with)
		} else {
			d.fill(area.rings, r.style.Land)
		}
	}
}

// region is an oblast of a level.
type region struct {
	code  string // KATOTTG prefix
	rings []path
}

// regions are the oblasts, from simplified arcs, in the order of their codes.
func regions(areas []pack.Area, arcs [][]vec) []region {
	all := make([]region, 0, len(areas))
	for _, area := range areas {
		r := region{code: area.Code}
		for _, ring := range area.Rings {
			r.rings = append(r.rings, newPath(chain(arcs, ring)))
		}
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b region) int { return cmp.Compare(a.code, b.code) })
	return all
}
