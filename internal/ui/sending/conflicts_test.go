package sending_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

const long = "Ремонт даху, заміна вікон і дверей, утеплення стін та облаштування укриття на триста місць. Роботи веде місцевий " +
	"підрядник під наглядом громади; обладнання для кабінетів постачає партнер. Школа працюватиме змішано до кінця навчального року, " +
	"тож класи звільняють по черзі, поверх за поверхом."

func text(words string) json.RawMessage {
	raw, _ := json.Marshal(words)
	return raw
}

// disputes is an outbox with a conflict of every kind.
func disputes() *office {
	const who = "Петро Іваненко"
	clash := func(path aid.Path, was, mine, theirs json.RawMessage) aid.Clash {
		return aid.Clash{Path: path, Was: was, Mine: mine, Theirs: theirs, Who: who, When: noon.Unix()}
	}
	raw := func(s string) json.RawMessage { return json.RawMessage(s) }
	pin := func(lat, lon string) json.RawMessage {
		return raw(`{"name":{"uk":"Школа","en":"School"},"point":{"lat":` + lat + `,"lon":` + lon + `},"exactness":"1"}`)
	}
	row := func(kind aid.Kind, id aid.ID, uk, en string, clashes ...aid.Clash) desk.OutboxRow {
		return desk.OutboxRow{
			Summary: aid.Summary{Kind: kind, ID: id, Title: title(uk, en), Stage: aid.StageClean, Clashes: len(clashes)}, Clashes: clashes,
		}
	}
	return &office{
		status: desk.Status{Connection: desk.ConnectionIdle, Attention: 9},
		outbox: []desk.OutboxRow{
			row(
				aid.KindActivity, "a", "Школа № 5, Краматорськ", "School No 5, Kramatorsk",
				clash("description.uk", text(long), text(strings.Replace(long, "триста", "чотириста", 1)), text(strings.Replace(long, "змішано", "очно", 1)+" Відкриття — у вересні.")),
				clash("status", text("1"), text("2"), text("3")),
				clash("locations/p", pin("48.7389", "37.5844"), pin("48.7402", "37.5902"), pin("48.8530", "37.6050")),
				clash("budgets/b", nil, nil, raw(`{"value":{"amount":"120000","currency":"UAH"},"start":"2026-01-01","end":"2026-12-31","type":"1"}`)),
				clash("dates.planned_end", nil, text("2026-12-31"), text("2027-03-31")),
			),
			row(aid.KindActivity, "b", "Водогін, Попасна", "Water main, Popasna", clash(aid.PathDeleted, nil, raw("true"), nil)),
			row(aid.KindActivity, "c", "Хаб ВПО", "Hub for the displaced", clash(aid.PathDeleted, nil, nil, raw("true"))),
			row(aid.KindQuarterUpdate, "d", "Лікарня", "Hospital", clash("progress", text("35"), text("60"), text("55")), clash("note", nil, text("Дах готовий"), text("Дах майже готовий"))),
		},
	}
}

func TestConflictsOfEveryKindInBothLanguages(t *testing.T) {
	for _, lang := range i18n.Languages {
		uitest.Golden(t, "conflicts-"+lang, disputes().open(t, lang).words())
	}
}

func TestAllConflictsOfARecordAreDecidedAtOnce(t *testing.T) {
	for button, choice := range map[string]desk.ResolveChoice{"Keep all mine": desk.ResolveMine, "Take all from the portal": desk.ResolveTheirs} {
		o := disputes().open(t, "en")
		uitest.Tap(t, o.page.Content(), button)
		if len(o.decided) != 1 || o.decided[0] != (decision{"all", choice, ""}) {
			t.Errorf("%s decides %v", button, o.decided)
		}
	}
}

func TestKeyboardGoesOnToTheNextConflict(t *testing.T) {
	o := disputes().open(t, "en")
	o.left = disputes().outbox[1:]
	uitest.Tap(t, o.page.Content(), "Keep all mine")
	if next, ok := o.window.Canvas().Focused().(*form.Button); !ok || next.Text != "Delete the record" {
		t.Errorf("the keyboard is at %v", o.window.Canvas().Focused())
	}
}

// TestPictures draws the page as people see it into the folder FOCALPOINT_PICTURES, for the eye.
func TestPictures(t *testing.T) {
	uitest.NeedPictures(t)
	for _, lang := range i18n.Languages {
		for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
			look = mode
			for name, o := range map[string]*office{"conflicts": disputes(), "busy": busy(), "underway": underway(), "paused": halted(), "on-request": metered(), "idle": {status: metered().status}} {
				o.open(t, lang)
				if o.status.Connection == desk.ConnectionIdle && !o.status.OnRequest {
					uitest.Tap(t, o.page.Content(), i18n.New(lang).T("sending.conflict.third"))
				}
				for _, size := range []fyne.Size{{Width: 844, Height: 640}, {Width: 844, Height: 2400}} {
					o.window.Resize(size)
					uitest.Picture(t, o.window.Canvas(), name+"-"+lang+"-"+string(mode)+"-"+strconv.Itoa(int(size.Height)))
				}
			}
		}
	}
	look = theme.Light
}
