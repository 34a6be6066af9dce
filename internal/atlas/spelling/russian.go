package spelling

import "strings"

// russianBeginnings and russianEndings are sounds in which Russian forms of names regularly differ from Ukrainian ones:
// "Николаевка" and "Миколаївка", "Константиновка" and "Костянтинівка", "Харьков" and "Харків", "Красное" and "Красне".
var (
	russianBeginnings = strings.NewReplacer(
		" nikola", " mikola", " aleks", " oleks", " elen", " olen", " konstantin", " kostantin", " vladimir", " volodimir",
		" bel", " bil", " kamen", " kaman", " dnepr", " dnipr")
	russianEndings = []struct{ russian, ukrainian string }{
		{"evka", "ivka"},
		{"ovka", "ivka"},
		{"ovo", "ove"},
		{"evo", "eve"},
		{"ino", "ine"},
		{"oe", "e"},
		{"ov", "iv"},
		{"ev", "iv"},
		{"ovci", "ivci"},
	}
)

// FromRussian returns the sound (see Sound) of the Ukrainian form of a name whose Russian form sounds as given, by the
// rules that hold for most names. A sound that no rule concerns comes back as it is.
func FromRussian(sound string) string {
	words := strings.Fields(russianBeginnings.Replace(" " + sound))
	for i, word := range words {
		for _, ending := range russianEndings {
			if stem, ok := strings.CutSuffix(word, ending.russian); ok && stem != "" {
				words[i] = stem + ending.ukrainian
				break
			}
		}
	}
	return strings.Join(words, " ")
}
