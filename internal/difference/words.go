package difference

import (
	"unicode"
	"unicode/utf8"
)

// most bounds the work of a comparison: words of one side times words of the other. Beyond it the middle of the texts
// counts as changed altogether.
const most = 1 << 21

// words cuts a text into words, gaps and single signs; joined they are the text.
func words(text string) (all []string) {
	begin, last := 0, signs
	for i, r := range text {
		class := classOf(r)
		if i > 0 && (class != last || class == signs) {
			all = append(all, text[begin:i])
			begin = i
		}
		last = class
	}
	if begin < len(text) {
		all = append(all, text[begin:])
	}
	return all
}

type class int

const (
	signs class = iota
	letters
	gaps
)

func classOf(r rune) class {
	switch {
	case unicode.IsSpace(r):
		return gaps
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '’', r == '\'', r == '-':
		return letters
	}
	return signs
}

func isGap(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsSpace(r)
}

// common says which words of each side belong to a longest sequence that both have.
func common(a, b []string) (inA, inB []bool) {
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		inA[head], inB[head] = true, true
		head++
	}
	endA, endB := len(a), len(b)
	for endA > head && endB > head && a[endA-1] == b[endB-1] {
		endA, endB = endA-1, endB-1
		inA[endA], inB[endB] = true, true
	}
	if (endA-head)*(endB-head) <= most {
		longest(a[head:endA], b[head:endB], inA[head:endA], inB[head:endB])
	}
	return inA, inB
}

// longest marks a longest common sequence.
func longest(a, b []string, inA, inB []bool) {
	width := len(b) + 1
	rest := make([]int32, (len(a)+1)*width) // of a from i and b from j on: how long it is
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				rest[i*width+j] = rest[(i+1)*width+j+1] + 1
			} else {
				rest[i*width+j] = max(rest[(i+1)*width+j], rest[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			inA[i], inB[j] = true, true
			i, j = i+1, j+1
		case rest[(i+1)*width+j] >= rest[i*width+j+1]:
			i++
		default:
			j++
		}
	}
}
