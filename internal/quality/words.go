package quality

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
)

// wordSet is what a title says, in a form in which titles are compared: the beginnings of its words, by which the forms of
// a word agree in both languages, and its numbers. Both are sorted and hold each once.
type wordSet struct {
	words   []uint32 // hashes
	numbers []uint32
}

// stem is how many letters of a longer word count.
const stem = 5

// idle are the words that say nothing of what is done where.
var idle = map[string]bool{
	"у": true, "в": true, "на": true, "та": true, "і": true, "й": true, "для": true, "з": true, "із": true, "зі": true, "до": true, "від": true,
	"по": true, "за": true, "про": true, "при": true, "the": true, "a": true, "an": true, "of": true, "in": true, "for": true, "and": true,
	"to": true, "at": true, "on": true, "with": true, "by": true, "no": true,
}

// wordsOf reads a title.
func wordsOf(title string) (set wordSet) {
	for _, word := range strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '’' && r != '\'' }) {
		if idle[word] {
			continue
		}
		letters := []rune(word)
		switch {
		case unicode.IsDigit(letters[0]):
			set.numbers = append(set.numbers, hashOf(word))
		case len(letters) > stem:
			word = string(letters[:stem])
		case len(letters) == stem:
			word = string(letters[:stem-1])
		}
		set.words = append(set.words, hashOf(word))
	}
	set.words, set.numbers = once(set.words), once(set.numbers)
	return set
}

func once(hashes []uint32) []uint32 {
	slices.Sort(hashes)
	return slices.Compact(hashes)
}

func hashOf(word string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(word)) // never fails
	return h.Sum32()
}

// alike is the share of words that two titles have in common, in percent. Titles with different numbers are of different
// schools.
func (s wordSet) alike(t wordSet) int {
	if len(s.words) == 0 || len(t.words) == 0 || !slices.Equal(s.numbers, t.numbers) && len(s.numbers) > 0 && len(t.numbers) > 0 {
		return 0
	}
	common := 0
	for i, j := 0, 0; i < len(s.words) && j < len(t.words); {
		switch {
		case s.words[i] < t.words[j]:
			i++
		case s.words[i] > t.words[j]:
			j++
		default:
			common, i, j = common+1, i+1, j+1
		}
	}
	return 100 * common / (len(s.words) + len(t.words) - common)
}

// lead are the first words of a set, of which every set that is alike enough holds one: those that are left out are
// fewer than both must have in common.
func (s wordSet) lead() []uint32 {
	must := (len(s.words)*likeTitle + 99) / 100
	return s.words[:max(0, min(len(s.words), len(s.words)-must+1))]
}
