package aid

// Text is a text in both languages of the portal; either may be empty.
type Text struct {
	UK string `field:"uk" json:"uk,omitempty"`
	EN string `field:"en" json:"en,omitempty"`
}

// In is the text in the language ("uk" or "en"), or in the other one where that is empty.
func (t Text) In(lang string) string {
	if lang == "en" && t.EN != "" || t.UK == "" {
		return t.EN
	}
	return t.UK
}

// Empty says whether there is no text in either language.
func (t Text) Empty() bool { return t == Text{} }
