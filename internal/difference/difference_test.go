package difference_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"focalpoint/internal/difference"
)

// marked puts what is changed in brackets.
func marked(parts []difference.Part) string {
	var s strings.Builder
	for _, p := range parts {
		if p.Changed {
			s.WriteString("[" + p.Text + "]")
		} else {
			s.WriteString(p.Text)
		}
	}
	return s.String()
}

func TestOf(t *testing.T) {
	for name, c := range map[string]struct{ was, mine, theirs, markedWas, markedMine, markedTheirs string }{
		"a word each": {
			"Ремонт школи у Краматорську", "Ремонт ліцею у Краматорську", "Ремонт школи у Слов’янську",
			"Ремонт [школи] у [Краматорську]", "Ремонт [ліцею] у Краматорську", "Ремонт школи у [Слов’янську]",
		},
		"words that follow each other are one": {
			"Школа № 5", "Школа № 5 і новий дах", "Школа", "Школа[ № 5]", "Школа № 5[ і новий дах]", "Школа",
		},
		"a sign":                 {"Дах, вікна", "Дах; вікна", "Дах, вікна.", "Дах[,] вікна", "Дах[;] вікна", "Дах, вікна[.]"},
		"nothing before":         {"", "Нова школа", "Новий дах школа", "", "[Нова] школа", "[Новий дах] школа"},
		"one side took all away": {"Було так", "", "Було інакше", "[Було так]", "", "Було [інакше]"},
		"nothing changed":        {"Так", "Так", "Так", "Так", "Так", "Так"},
		"lines stay lines":       {"а\n\nб", "а\n\nв", "а\nб", "а[\n\nб]", "а\n\n[в]", "а[\n]б"},
	} {
		t.Run(name, func(t *testing.T) {
			d := difference.Of(c.was, c.mine, c.theirs)
			for _, side := range [][2]string{{marked(d.Was), c.markedWas}, {marked(d.Mine), c.markedMine}, {marked(d.Theirs), c.markedTheirs}} {
				if side[0] != side[1] {
					t.Errorf("%q, not %q", side[0], side[1])
				}
			}
		})
	}
}

// Whatever the texts are, the parts are the whole texts, and what both have from the former text follows in its order.
func TestPartsAreTheWholeText(t *testing.T) {
	text := rapid.StringOfN(rapid.SampledFrom([]rune("аб ,\n’")), 0, 60, -1)
	rapid.Check(t, func(r *rapid.T) {
		was, mine, theirs := text.Draw(r, "was"), text.Draw(r, "mine"), text.Draw(r, "theirs")
		d := difference.Of(was, mine, theirs)
		for _, side := range []struct {
			parts []difference.Part
			whole string
		}{{d.Was, was}, {d.Mine, mine}, {d.Theirs, theirs}} {
			if joined := strings.NewReplacer("[", "", "]", "").Replace(marked(side.parts)); joined != side.whole {
				r.Fatalf("%q became %q", side.whole, joined)
			}
		}
	})
}

// Two texts of thousands of words that have nothing in common are compared as quickly as any.
func TestVeryLongTexts(t *testing.T) {
	mine, theirs := strings.Repeat("моє ", 50_000), strings.Repeat("їхнє ", 50_000)
	d := difference.Of("спільне "+mine, "спільне "+theirs, "спільне "+mine)
	if got := marked(d.Mine); !strings.HasPrefix(got, "спільне [їхнє ") {
		t.Errorf("%.60q", got)
	}
}

func TestShorten(t *testing.T) {
	d := difference.Of(strings.Repeat("а", 50)+" один "+strings.Repeat("б", 50), strings.Repeat("а", 50)+" два "+strings.Repeat("б", 50), "")
	if got := marked(difference.Shorten(d.Mine, 5)); got != "…аааа [два] бббб…" {
		t.Errorf("%q", got)
	}
	whole := difference.Of("те саме", "те саме", "")
	if got := marked(difference.Shorten(whole.Mine, 1)); got != "те саме" {
		t.Errorf("what has not changed became %q", got)
	}
}
