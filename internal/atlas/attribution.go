package atlas

import "strings"

// Attribution is the line that has to stand beside this map and wherever its places are published: in English for lang
// "en", otherwise in Ukrainian.
func (a *Atlas) Attribution(lang string) string {
	lines := []string{Attribution(lang)}
	for _, credit := range a.credits {
		lines = append(lines, credit.In(lang))
	}
	return strings.Join(lines, " ")
}

// Attribution is the line that has to stand beside the built-in map and wherever its places are published: in English for lang
// "en", otherwise in Ukrainian.
func Attribution(lang string) string {
	if lang == "en" {
		return "Made with Natural Earth. Place data © GeoNames, CC BY 4.0, modified."
	}
	return "Створено з Natural Earth. Дані про населені пункти © GeoNames, CC BY 4.0, зі змінами."
}
