package desk_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/i18n"
	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

// disputed is a desk with a record whose fields the portal has with other values than those sent from here.
func disputed(t *testing.T, kind aid.Kind, mine, theirs aid.Fields) (*desk.Desk, *vault.Vault, aid.ID) {
	t.Helper()
	v, err := vault.Create(filepath.Join(t.TempDir(), "office.vault"), vault.Keys{Keyring: vaulttest.Ring{}}, vaulttest.Profile())
	if err != nil {
		t.Fatal(err)
	}
	d := desktest.Open(t, v, time.Now)
	record := aid.Record{Kind: kind, ID: aid.NewID(), Fields: aid.Fields{}}
	record.Fields.SetText("title.uk", "Школа")
	send := func() {
		t.Helper()
		if err := v.Save(vault.Draft{Record: record, Queue: true, At: time.Now()}); err != nil {
			t.Fatal(err)
		}
		if _, err := v.Number(10); err != nil {
			t.Fatal(err)
		}
	}
	send()
	first, second := uint64(1), uint64(2)
	receipt := &aid.Receipt{N: 2, Outcome: aid.OutcomeConflict, Rev: 3}
	for path, value := range theirs {
		receipt.Clashes = append(receipt.Clashes, aid.Clash{Path: path, Theirs: value, Who: "Ірина", When: 1_764_000_000})
	}
	if err := v.Receive([]aid.Answer{{Position: &first}}, time.Now()); err != nil {
		t.Fatal(err)
	}
	record.Fields = record.Fields.Clone()
	record.Fields.Apply(mine, nil)
	send()
	if err := v.Receive([]aid.Answer{{Receipt: receipt}, {Position: &second}}, time.Now()); err != nil {
		t.Fatal(err)
	}
	return d, v, record.ID
}

func TestThirdValueIsReadAsItsFieldTakesIt(t *testing.T) {
	for name, c := range map[string]struct {
		kind                aid.Kind
		path                aid.Path
		mine, theirs        string
		kindOfField         desk.ThirdKind
		begins, typed, kept string
		wrong               string // a text that does not fit; "" where all do
	}{
		"a text":              {aid.KindActivity, "title.en", `"School"`, `"Lyceum"`, desk.ThirdLine, "School", "Gymnasium", `"Gymnasium"`, ""},
		"a date":              {aid.KindActivity, "dates.planned_end", `"2026-12-31"`, `"2027-03-31"`, desk.ThirdDate, "2026-12-31", "2027-01-31", `"2027-01-31"`, ""},
		"a count":             {aid.KindActivity, "beneficiaries.girls", `100`, `120`, desk.ThirdNumber, "100", "110", `110`, "багато"},
		"a code":              {aid.KindActivity, "status", `"2"`, `"3"`, desk.ThirdCode, "2", "4", `"4"`, ""},
		"a share":             {aid.KindQuarterUpdate, "progress", `"60"`, `"55"`, desk.ThirdNumber, "60", "57.5", `"57.5"`, "майже"},
		"an amount":           {aid.KindQuarterUpdate, "spent", `{"amount":"1000","currency":"UAH"}`, `{"amount":"900","currency":"UAH"}`, desk.ThirdNumber, "1000", "950.5", `{"amount":"950.5","currency":"UAH"}`, "багато"},
		"people of a quarter": {aid.KindQuarterUpdate, "reached", `40`, `50`, desk.ThirdNumber, "40", "45", `45`, "5.5"},
	} {
		t.Run(name, func(t *testing.T) {
			d, v, id := disputed(t, c.kind, aid.Fields{c.path: []byte(c.mine)}, aid.Fields{c.path: []byte(c.theirs)})
			e, err := v.Entry(c.kind, id)
			if err != nil {
				t.Fatal(err)
			}
			said := d.Conflicts(i18n.New("uk"), e.Clashes)
			if len(said) != 1 || said[0].Third.Kind != c.kindOfField || said[0].Third.Text != c.begins || said[0].Who != "Ірина" {
				t.Fatalf("the conflict: %+v", said)
			}
			if c.wrong != "" {
				if err := d.ResolveTyped(id, c.path, c.wrong); !errors.Is(err, desk.ErrFieldValue) {
					t.Errorf("%q: %v", c.wrong, err)
				}
			}
			if err := d.ResolveTyped(id, c.path, c.typed); err != nil {
				t.Fatal(err)
			}
			if e, err = v.Entry(c.kind, id); err != nil || string(e.Record.Fields[c.path]) != c.kept || len(e.Clashes) > 0 {
				t.Errorf("decided: %s, %v, %v", e.Record.Fields[c.path], e.Clashes, err)
			}
		})
	}
}

func TestAllConflictsAreDecidedAtOnce(t *testing.T) {
	mine := aid.Fields{"title.en": []byte(`"School"`), "status": []byte(`"2"`)}
	theirs := aid.Fields{"title.en": []byte(`"Lyceum"`), "status": []byte(`"3"`)}
	for choice, want := range map[desk.ResolveChoice]aid.Fields{desk.ResolveMine: mine, desk.ResolveTheirs: theirs} {
		d, v, id := disputed(t, aid.KindActivity, mine, theirs)
		if err := d.ResolveAll(id, choice); err != nil {
			t.Fatal(err)
		}
		e, err := v.Entry(aid.KindActivity, id)
		if err != nil || len(e.Clashes) > 0 || !e.Record.Fields.Same(want, "title.en") || !e.Record.Fields.Same(want, "status") {
			t.Errorf("%s: %s, %v, %v", choice, e.Record.Fields, e.Clashes, err)
		}
	}
}

func TestPlacesOfAConflict(t *testing.T) {
	path := aid.Path("locations/0190a000-0000-7000-8000-000000000001")
	d, v, id := disputed(
		t, aid.KindActivity,
		aid.Fields{path: []byte(`{"name":{"uk":"Школа"},"point":{"lat":48.7389,"lon":37.5844}}`)},
		aid.Fields{path: []byte(`{"name":{"uk":"Школа"},"point":{"lat":48.7479,"lon":37.5844}}`)},
	)
	e, err := v.Entry(aid.KindActivity, id)
	if err != nil {
		t.Fatal(err)
	}
	said := d.Conflicts(i18n.New("en"), e.Clashes)
	want := "The pins are 1.0 km apart. Mine: 1.0 km north of Kramatorsk (Donetska oblast). At the portal: 2.0 km north of Kramatorsk (Donetska oblast)."
	if len(said) != 1 || said[0].Apart != want || said[0].Third.Kind != desk.ThirdNone {
		t.Errorf("%+v", said)
	}
}
