package quality

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"focalpoint/internal/aid"
)

// textFields are the places of all texts that people type.
var textFields = []aid.Path{
	"title.uk", "title.en", "description.uk", "description.en", "objectives.uk", "objectives.en", "iati_identifier",
	"contact.name", "contact.email", "contact.phone", "participations", "locations", "transactions", "results", "documents",
}

// textUntidy notices stray and invisible characters. They make equal texts differ, so that searching, counting and
// comparing miss them.
func textUntidy(a aid.Activity, _ Context, found report) {
	last := aid.Path("")
	eachText(&a, func(field aid.Path, text *string) {
		if field != last && untidy(*text) {
			found(field)
			last = field
		}
	})
}

// untidy leaves one space at the end alone: it is there whenever somebody types on. A text of spaces is no text, of which
// other rules speak.
func untidy(text string) bool {
	text = strings.TrimSuffix(text, " ")
	return !blank(text) && tidied(text) != text
}

// tidied is a text without spaces around it and around its lines, without double spaces, control characters and characters
// of no width, in Unicode's normal form C.
func tidied(text string) string {
	if isTidy(text) {
		return text
	}
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\v' || r == '\f':
			return ' '
		case unicode.IsControl(r), r == '\u00ad', r == '\u200b', r == '\ufeff':
			return -1
		}
		return r
	}, norm.NFC.String(text))
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		line = strings.TrimSpace(line)
		for strings.Contains(line, "  ") {
			line = strings.ReplaceAll(line, "  ", " ")
		}
		lines[i] = line
	}
	return norm.NFC.String(strings.TrimSpace(strings.Join(lines, "\n")))
}

// isTidy answers for most texts without making a new one.
func isTidy(text string) bool {
	before := ' '
	for _, r := range text {
		if unicode.IsSpace(r) && (before == ' ' || r != ' ') || unicode.IsControl(r) || r == '\u00ad' || r == '\u200b' || r == '\ufeff' {
			return false
		}
		before = r
	}
	return (text == "" || !unicode.IsSpace(before)) && norm.NFC.IsNormalString(text)
}

// eachText visits every text that people type, at its field or its item.
func eachText(a *aid.Activity, visit func(field aid.Path, text *string)) {
	eachPublicText(a, visit)
	visit("iati_identifier", &a.IATI)
	visit("contact.name", &a.Contact.Name)
	visit("contact.email", &a.Contact.Email)
	visit("contact.phone", &a.Contact.Phone)
	for i := range a.Participations {
		p := &a.Participations[i]
		eachOf(item("participations", p.ID), visit, &p.Name)
	}
	for i := range a.Locations {
		l := &a.Locations[i]
		field := item("locations", l.ID)
		eachOf(field, visit, &l.Name)
		visit(field, &l.Note)
	}
	for i := range a.Documents {
		visit(item("documents", a.Documents[i].ID), &a.Documents[i].URL)
	}
}

// publicTexts are the fields and collections whose free texts everybody can read after publication.
var publicTexts = []aid.Path{
	"title.uk", "title.en", "description.uk", "description.en", "objectives.uk", "objectives.en",
	"transactions", "results", "documents",
}

// eachPublicText visits the free texts that everybody can read after publication. The notes of places stay with the
// portal, and names of places and organisations are no free texts.
func eachPublicText(a *aid.Activity, visit func(field aid.Path, text *string)) {
	for i, text := range []*string{&a.Title.UK, &a.Title.EN, &a.Description.UK, &a.Description.EN, &a.Objectives.UK, &a.Objectives.EN} {
		visit(mainTexts[i], text)
	}
	for i := range a.Transactions {
		t := &a.Transactions[i]
		eachOf(item("transactions", t.ID), visit, &t.Description)
	}
	for i := range a.Results {
		r := &a.Results[i]
		field := item("results", r.ID)
		eachOf(field, visit, &r.Title, &r.Description)
		for j := range r.Indicators {
			eachOf(field, visit, &r.Indicators[j].Title)
		}
	}
	for i := range a.Documents {
		d := &a.Documents[i]
		eachOf(item("documents", d.ID), visit, &d.Title)
	}
}

func eachOf(field aid.Path, visit func(field aid.Path, text *string), texts ...*aid.Text) {
	for _, text := range texts {
		visit(field, &text.UK)
		visit(field, &text.EN)
	}
}
