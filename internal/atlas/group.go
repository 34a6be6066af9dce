package atlas

import "math"

// group is marks that lie so near each other on a picture that they are drawn as one.
type group struct {
	at    vec
	marks []int // numbers of the marks
}

// groupRadius is how large a group of so many marks is drawn, in pixels of a usual screen.
func groupRadius(marks int) float64 {
	if marks == 1 {
		return markRadius
	}
	return 9 + 3.2*math.Log10(float64(marks))
}

// newGroups joins marks that would cover each other, and then what would still do so, until all of them stand apart.
// Points are in pixels of the picture, radius is that of a group of so many marks.
func newGroups(points []vec, radius func(marks int) float64, spacing float64) []group {
	groups := make([]group, len(points))
	for i, p := range points {
		groups[i] = group{p, []int{i}}
	}
	for range 12 {
		joined := joinNear(groups, radius, spacing)
		if len(joined) == len(groups) {
			break
		}
		groups = joined
	}
	return groups
}

func joinNear(groups []group, radius func(int) float64, spacing float64) []group {
	largest := 0
	for _, g := range groups {
		largest = max(largest, len(g.marks))
	}
	cell := 2*radius(largest) + spacing // none further away can be near enough
	cellOf := func(v vec) [2]int { return [2]int{int(math.Floor(v.x / cell)), int(math.Floor(v.y / cell))} }
	var joined []group
	byCell := map[[2]int][]int{}
	for _, g := range groups {
		at := cellOf(g.at)
		best, distance := -1, math.Inf(1)
		for x := at[0] - 1; x <= at[0]+1; x++ {
			for y := at[1] - 1; y <= at[1]+1; y++ {
				for _, i := range byCell[[2]int{x, y}] {
					other := joined[i]
					d := math.Hypot(other.at.x-g.at.x, other.at.y-g.at.y)
					reach := radius(len(g.marks)) + radius(len(other.marks))
					if len(g.marks)+len(other.marks) > 2 {
						reach += spacing
					}
					if d < reach && d < distance {
						best, distance = i, d
					}
				}
			}
		}
		if best < 0 {
			byCell[at] = append(byCell[at], len(joined))
			joined = append(joined, g)
			continue
		}
		other := &joined[best]
		a, b := float64(len(other.marks)), float64(len(g.marks))
		// The place in byCell stays that of the first: the next pass puts it right.
		other.at = vec{(other.at.x*a + g.at.x*b) / (a + b), (other.at.y*a + g.at.y*b) / (a + b)}
		other.marks = append(other.marks, g.marks...)
	}
	return joined
}
