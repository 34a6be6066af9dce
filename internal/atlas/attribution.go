package atlas

// Attribution is the line that has to stand beside the map and wherever its places are published: in English for lang
// "en", otherwise in Ukrainian.
func Attribution(lang string) string {
	if lang == "en" {
		return "Made with Natural Earth. Place data © GeoNames, CC BY 4.0, modified."
	}
	return "Створено з Natural Earth. Дані про населені пункти © GeoNames, CC BY 4.0, зі змінами."
}
