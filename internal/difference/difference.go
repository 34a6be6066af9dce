// Package difference finds, word by word, what two people have made of one text.
package difference

import "strings"

// Part is a stretch of a text.
type Part struct {
	Text    string
	Changed bool // of the former text: somebody took it away; of a newer one: it is new
}

// Three is one text in its three versions. Joined, the parts of a version are its whole text.
type Three struct{ Was, Mine, Theirs []Part }

// Of compares the two newer versions with the former one; where there was none, with each other.
func Of(was, mine, theirs string) Three {
	w, m, t := words(was), words(mine), words(theirs)
	if len(w) == 0 {
		inMine, inTheirs := common(m, t)
		return Three{Mine: parts(m, inMine), Theirs: parts(t, inTheirs)}
	}
	keptByMe, inMine := common(w, m)
	keptByThem, inTheirs := common(w, t)
	for i := range keptByMe {
		keptByMe[i] = keptByMe[i] && keptByThem[i]
	}
	return Three{Was: parts(w, keptByMe), Mine: parts(m, inMine), Theirs: parts(t, inTheirs)}
}

// parts joins neighbouring words of which the same is true. A gap between two changed words is changed with them.
func parts(words []string, same []bool) (all []Part) {
	changed := func(i int) bool {
		return !same[i] || isGap(words[i]) && i > 0 && i+1 < len(words) && !same[i-1] && !same[i+1]
	}
	for begin := 0; begin < len(words); {
		end := begin + 1
		for end < len(words) && changed(end) == changed(begin) {
			end++
		}
		all = append(all, Part{strings.Join(words[begin:end], ""), changed(begin)})
		begin = end
	}
	return all
}

// Shorten leaves out the middle of long unchanged parts, so that about near letters of them stand beside each change. A
// text in which nothing changed stays whole.
func Shorten(parts []Part, near int) []Part {
	if len(parts) < 2 {
		return parts
	}
	short := make([]Part, 0, len(parts))
	for i, p := range parts {
		letters := []rune(p.Text)
		switch {
		case p.Changed || len(letters) <= 2*near+1:
		case i == 0:
			p.Text = "…" + string(letters[len(letters)-near:])
		case i == len(parts)-1:
			p.Text = string(letters[:near]) + "…"
		default:
			p.Text = string(letters[:near]) + " … " + string(letters[len(letters)-near:])
		}
		short = append(short, p)
	}
	return short
}
