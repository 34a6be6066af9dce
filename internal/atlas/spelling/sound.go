package spelling

import (
	"strings"
	"unicode/utf8"
)

// sounds writes every letter by what one hears in it, in Latin letters of which some stand for a sound that needs two
// elsewhere: c is ts, j zh, q ch, w sh, x kh. Soft signs are silent; h and g, and all letters between и and й, are one.
var sounds = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'е': "e", 'є': "e", 'ж': "j", 'з': "z", 'и': "i", 'і': "i",
	'ї': "i", 'й': "i", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u",
	'ф': "f", 'х': "x", 'ц': "c", 'ч': "q", 'ш': "w", 'щ': "wq", 'ь': "", 'ю': "iu", 'я': "ia",
	'ё': "e", 'ъ': "", 'ы': "i", 'э': "e", // Russian

	'h': "g", 'j': "i", 'q': "k", 'w': "v", 'x': "ks", 'y': "i",
	'ą': "o", 'á': "a", 'ä': "a", 'ć': "q", 'č': "q", 'ę': "e", 'é': "e", 'ě': "e", 'í': "i", 'ï': "i", 'ł': "l", 'ń': "n", 'ó': "u",
	'ö': "o", 'š': "w", 'ś': "s", 'ü': "u", 'ý': "i", 'ź': "z", 'ż': "j", 'ž': "j",
}

// groups are Latin letters that stand for one sound, before their beginnings.
var groups = []struct{ letters, sound string }{
	{"sch", "wq"}, {"zgh", "zg"}, {"zh", "j"}, {"kh", "x"}, {"ch", "q"}, {"sh", "w"}, {"gh", "g"},
}

// Sound returns what one hears in a name, roughly: one text for its spellings in Ukrainian, in Russian letters, and by
// the usual romanisations (resolution 55, BGN/PCGN, scholarly, and those from Russian). "Запоріжжя", "Zaporizhzhia" and
// "Zaporizhzhya" sound alike, and so do "Донецьк", "Донецк" and "Donetsk". Words stay apart by single spaces. It is a
// second chance for a search, not a comparison of names: "Гора" and "Гра" differ, but "Лука" and "Люка" do not.
func Sound(name string) string {
	raw := make([]byte, 0, len(name))
	for rest := Fold(name); rest != ""; {
		sound, size := firstSound(rest)
		raw = append(raw, sound...)
		rest = rest[size:]
	}
	return strings.TrimSuffix(string(blend(raw)), " ")
}

// firstSound returns the sound of the first letters of a folded name, and how many bytes they are.
func firstSound(name string) (string, int) {
	for _, group := range groups {
		if strings.HasPrefix(name, group.letters) {
			return group.sound, len(group.letters)
		}
	}
	first, size := utf8.DecodeRuneInString(name)
	if known, ok := sounds[first]; ok {
		return known, size
	}
	return name[:size], size
}

// blend joins what is heard as one: a t and an s, a doubled letter, and an i that glides into a vowel.
func blend(raw []byte) []byte {
	heard := raw[:0]
	for _, sound := range raw {
		last := byte(' ')
		if len(heard) > 0 {
			last = heard[len(heard)-1]
		}
		switch {
		case sound == last:
			continue
		case last == 't' && (sound == 's' || sound == 'c'):
			if heard = heard[:len(heard)-1]; len(heard) > 0 && heard[len(heard)-1] == 'c' {
				continue
			}
			sound = 'c'
		case last == 'i' && (sound == 'a' || sound == 'e' || sound == 'o' || sound == 'u'):
			heard = heard[:len(heard)-1]
			if n := len(heard); n > 0 && heard[n-1] == sound {
				continue
			}
		}
		heard = append(heard, sound)
	}
	return heard
}
