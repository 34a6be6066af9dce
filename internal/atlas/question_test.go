package atlas_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
)

func TestDoubtfulCoordinatesAreAQuestion(t *testing.T) {
	t.Parallel()
	kramatorsk := aid.Point{Lat: 48.7389, Lon: 37.5844}
	swapped := aid.Point{Lat: 37.5844, Lon: 48.7389}
	type points []aid.Point
	for _, c := range []struct {
		text   string
		reason atlas.Reason
		want   points
	}{
		{"37.5844, 48.7389", atlas.ReasonSwapped, points{kramatorsk, swapped}},
		{"37,5844 48,7389", atlas.ReasonSwapped, points{kramatorsk, swapped}},
		{"37°35′3.84″ 48°44′20.04″", atlas.ReasonSwapped, points{kramatorsk, swapped}},
		{"[37.5844, 48.7389]", atlas.ReasonSwapped, points{kramatorsk, swapped}},
		{"geo:37.5844,48.7389", atlas.ReasonSwapped, points{kramatorsk, swapped}},
		{"https://maps.google.com/?q=37.5844,48.7389", atlas.ReasonSwapped, points{kramatorsk, swapped}},
		{`{"type":"Point","coordinates":[48.7389,37.5844]}`, atlas.ReasonSwapped, points{kramatorsk, swapped}},
		{"POINT(48.7389 37.5844)", atlas.ReasonSwapped, points{kramatorsk, swapped}},
		{"lat: 37.5844, lon: 48.7389", atlas.ReasonSwapped, points{kramatorsk, swapped}},

		{"48.7389, -37.5844", atlas.ReasonSign, points{kramatorsk, {Lat: 48.7389, Lon: -37.5844}}},
		{"-48.7389 37.5844", atlas.ReasonSign, points{kramatorsk, {Lat: -48.7389, Lon: 37.5844}}},
		{"48.7389 N 37.5844 W", atlas.ReasonSign, points{kramatorsk, {Lat: 48.7389, Lon: -37.5844}}},
		{"Пд 48.7389 Зх 37.5844", atlas.ReasonSign, points{kramatorsk, {Lat: -48.7389, Lon: -37.5844}}},

		{"48,37", atlas.ReasonAmbiguous, points{{Lat: 48, Lon: 37}}},
		{"48 37", atlas.ReasonAmbiguous, points{{Lat: 48, Lon: 37}}},
		{"37 48", atlas.ReasonAmbiguous, points{{Lat: 48, Lon: 37}}},
		{"48,7389,37,5844", atlas.ReasonAmbiguous, points{kramatorsk}},
		{"48.7389,37,5844", atlas.ReasonAmbiguous, points{kramatorsk}},
		{"48,7389, 37.5844", atlas.ReasonAmbiguous, points{kramatorsk}},
		{"48,5,37,5", atlas.ReasonAmbiguous, points{{Lat: 48.5, Lon: 37.5}, {Lat: 48 + 5.0/60, Lon: 37 + 5.0/60}}},
		{"48,44,20 37,35,4", atlas.ReasonAmbiguous, points{{Lat: 48 + 44.20/60, Lon: 37 + 35.4/60}, {Lat: 48 + 44.0/60 + 20.0/3600, Lon: 37 + 35.0/60 + 4.0/3600}}},
		{"https://www.google.com/maps/dir/48.5,37.1/48.7389,37.5844/", atlas.ReasonAmbiguous, points{kramatorsk, {Lat: 48.5, Lon: 37.1}}},
		{"36S 500000 4000000", atlas.ReasonAmbiguous, nil},

		{"48.7389, 37", atlas.ReasonCut, points{{Lat: 48.7389, Lon: 37}}},
		{"48.7389, 3", atlas.ReasonCut, points{{Lat: 48.7389, Lon: 3}}},
		{"48°44′20″ 37°3", atlas.ReasonCut, points{{Lat: 48 + 44.0/60 + 20.0/3600, Lon: 37.05}}},
		{"https://www.openstreetmap.org/?mlat=48.73890&mlon=3", atlas.ReasonCut, points{{Lat: 48.7389, Lon: 3}}},
		{"37UCP95929939", atlas.ReasonCut, nil},

		{"https://www.openstreetmap.org/#map=6/49.00/31.50", atlas.ReasonView, points{{Lat: 49, Lon: 31.5}}},
		{"https://www.google.com/maps/place/Kyiv/@50.4,30.5,8z", atlas.ReasonView, points{{Lat: 50.4, Lon: 30.5}}},
	} {
		_, err := atlas.ParseCoordinates(c.text)
		question, ok := errors.AsType[*atlas.QuestionError](err)
		if !ok || question.Reason != c.reason || c.want != nil && !slices.EqualFunc(question.Readings, c.want, same) {
			t.Errorf("%q: %v", c.text, err)
		}
	}
}

// The end of a text that was cut off may take away precision, but never makes another place of it.
func TestBeginningsOfCoordinatesAreNoOtherPlace(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := inUkraine(t)
		notation := rapid.SampledFrom(atlas.Notations).Draw(t, "notation")
		whole := notation.Format(p)
		for text := whole; text != ""; {
			_, size := utf8.DecodeLastRuneInString(text)
			text = text[:len(text)-size]
			got, err := atlas.ParseCoordinates(text)
			if err != nil {
				continue
			}
			// Of the digits that can be missing without a question the first is a tenth of a degree.
			if lost := distance(got, p); lost > 0.1 || strings.ContainsAny(whole, "°U") && lost > 1e-4 {
				t.Fatalf("%q, the beginning of %q, is read as %v", text, whole, got)
			}
		}
	})
}
