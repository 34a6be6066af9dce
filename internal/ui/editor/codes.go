package editor

import (
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/ui/form"
)

// codes are the entries of a list that may be chosen today.
func (p *Page) codes(list string) []form.Option {
	var options []form.Option
	lang := p.deps.Localizer.Lang()
	for _, code := range p.deps.Desk.Codelist(list).InUse(aid.DateOf(p.deps.Now())) {
		options = append(options, form.Option{Code: code.Code, Label: code.Name.In(lang)})
	}
	return options
}

// only keeps the options with these codes.
func only(options []form.Option, codes string) []form.Option {
	var kept []form.Option
	for _, option := range options {
		if strings.Contains(" "+codes+" ", " "+option.Code+" ") {
			kept = append(kept, option)
		}
	}
	return kept
}

// option is a code as a lookup shows it: with its name.
func (p *Page) option(list, code string) form.Option {
	if code == "" {
		return form.Option{}
	}
	return form.Option{Code: code, Label: code + " " + p.name(list, code)}
}

// name is what people read for a code.
func (p *Page) name(list, code string) string {
	return p.deps.Desk.Codelist(list).Name(code, p.deps.Localizer.Lang())
}

// finder finds codes of a list by the beginning of the code, or by words of its name in either language; codes first.
func (p *Page) finder(list string) func(words string) []form.Option {
	lang := p.deps.Localizer.Lang()
	return func(words string) []form.Option {
		var byCode, byName []form.Option
		words = strings.TrimSpace(words)
		for _, code := range p.deps.Desk.Codelist(list).InUse(aid.DateOf(p.deps.Now())) {
			option := form.Option{Code: code.Code, Label: code.Code + " " + code.Name.In(lang)}
			switch {
			case strings.HasPrefix(strings.ToLower(option.Label), strings.ToLower(words)):
				byCode = append(byCode, option)
			case form.Match(code.Code+" "+code.Name.UK+" "+code.Name.EN, words):
				byName = append(byName, option)
			}
		}
		return append(byCode, byName...)
	}
}
