package aid_test

import (
	"errors"
	"strings"
	"testing"

	"focalpoint/assets"
	"focalpoint/internal/aid"
)

func builtinLists(t testing.TB) aid.Codelists {
	t.Helper()
	lists, err := aid.ReadCodelists(assets.Codelists)
	if err != nil {
		t.Fatal(err)
	}
	return lists
}

func TestBuiltinListsAreWhole(t *testing.T) {
	lists := builtinLists(t)
	for list, codes := range map[string]int{
		aid.ListPortalSector: 25, aid.ListDACSector: 326, aid.ListStatus: 6, aid.ListDateType: 4, aid.ListRole: 4, aid.ListOrgType: 16,
		aid.ListExactness: 2, aid.ListLocationClass: 4, aid.ListLocationReach: 2, aid.ListBudgetType: 2, aid.ListBudgetStatus: 2,
		aid.ListTransaction: 13, aid.ListResultType: 4, aid.ListMeasure: 5, aid.ListSignificance: 3, aid.ListDocument: 30, aid.ListCurrency: 90,
	} {
		got := lists[list]
		if len(got.Codes()) != codes {
			t.Errorf("%s has %d codes, want %d", list, len(got.Codes()), codes)
		}
		if got.Edition == "" || got.Source == "" {
			t.Errorf("%s has no edition or source", list)
		}
		for _, code := range got.Codes() {
			if code.Name.UK == "" || code.Name.EN == "" {
				t.Errorf("%s %s lacks a name: %+v", list, code.Code, code.Name)
			}
			if strings.ContainsAny(code.Name.UK, "'\"ыэъёЫЭЪЁ") {
				t.Errorf("%s %s: a straight quote or a Russian letter in %q", list, code.Code, code.Name.UK)
			}
		}
	}
	if len(lists) != 17 {
		t.Errorf("%d lists, of which some are not checked here", len(lists))
	}
}

func TestCodesThatTheAssessmentNeeds(t *testing.T) {
	dac := builtinLists(t)[aid.ListDACSector]
	for _, code := range strings.Fields(`15210 15220 15230 15240 15250 15261 72010 72011 72012 72040 72050 73010 74020
		15112 15160 15185 16030 25030 32130`) {
		if entry, found := dac.Code(code); !found || !entry.InUse("2026-11-24") {
			t.Errorf("%s is not in use", code)
		}
	}
}

func TestWithdrawnCodesStayReadable(t *testing.T) {
	dac := builtinLists(t)[aid.ListDACSector]
	if !dac.Has("74010") || dac.Name("74010", "en") != "Disaster prevention and preparedness" {
		t.Error("74010 is not readable")
	}
	entry, _ := dac.Code("74010")
	if !entry.InUse("2017-12-31") || entry.InUse("2018-01-01") {
		t.Error("74010 was in use to the end of 2017")
	}
	for _, code := range dac.InUse("2026-11-24") {
		if code.Code == "74010" {
			t.Error("74010 can still be chosen")
		}
	}
}

func TestFindTakesCodesAndNames(t *testing.T) {
	lists := builtinLists(t)
	for _, tt := range []struct{ list, text, code string }{
		{aid.ListPortalSector, "1.10", "1.10"},
		{aid.ListPortalSector, " житло ", "1.10"},
		{aid.ListPortalSector, "Housing", "1.10"},
		{aid.ListPortalSector, "1.10 Житло", "1.10"},
		{aid.ListPortalSector, "1.10 – Housing", "1.10"},
		{aid.ListPortalSector, "1.2 Охорона здоров'я", "1.2"},
		{aid.ListStatus, "2. Реалізація", ""},
		{aid.ListStatus, "2 Підготовка", ""}, // code and name disagree
		{aid.ListStatus, "7", ""},
		{aid.ListStatus, "", ""},
		{aid.ListCurrency, "uah", "UAH"},
		{aid.ListDACSector, "Wind power", "23068"},
		{aid.ListDACSector, "21012 Послуги громадського транспорту", "21012"},
		{"no such list", "1", ""},
	} {
		code, found := lists[tt.list].Find(tt.text)
		if code != tt.code || found != (tt.code != "") {
			t.Errorf("%s: %q is %q, want %q", tt.list, tt.text, code, tt.code)
		}
	}
}

func TestEveryEntryIsFoundAsItIsShown(t *testing.T) {
	for id, list := range builtinLists(t) {
		for _, code := range list.Codes() {
			for _, lang := range []string{"uk", "en"} {
				if got, _ := list.Find(code.Code + " " + list.Name(code.Code, lang)); got != code.Code {
					t.Errorf("%s: %s %s is found as %q", id, code.Code, list.Name(code.Code, lang), got)
				}
			}
		}
	}
}

func TestPortalReplacesAList(t *testing.T) {
	newer, err := aid.ParseCodelists([]byte("#list\tportal-sector\t2027-01-01\tportal\n4\tНове\tNew\n"))
	if err != nil {
		t.Fatal(err)
	}
	lists := builtinLists(t).With(newer)
	if !lists.Has(aid.ListPortalSector, "4") || lists.Has(aid.ListPortalSector, "1.1") || !lists.Has(aid.ListStatus, "2") {
		t.Error("only the portal's list should have changed")
	}
}

func TestParseCodelistsRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"nothing": "", "no heading": "1\tОдин\tOne\n", "no name": "#list\tx\t2020-01-01\n1\t\t\n", "edition": "#list\tx\t2020\n1\ta\tb\n",
		"a day that is none": "#list\tx\t2020-01-01\n1\ta\tb\t2020-02-30\n", "code twice": "#list\tx\t2020-01-01\n1\ta\tb\n1\tc\td\n",
		"list twice": "#list\tx\t2020-01-01\n#list\tx\t2020-01-01\n", "not UTF-8": "#list\tx\t2020-01-01\n1\t\xff\tb\n",
	} {
		if _, err := aid.ParseCodelists([]byte(text)); !errors.Is(err, aid.ErrBadCodelist) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzParseCodelists(f *testing.F) {
	f.Add([]byte("#list\tx\t2020-01-01\ty\n# note\n1\ta\tb\t2020-01-01\t2021-01-01\n1.1\tв\tг\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		lists, err := aid.ParseCodelists(text)
		if err != nil {
			return
		}
		for _, list := range lists {
			for _, code := range list.Codes() {
				if got, found := list.Find(code.Code); !found && list.Has(code.Code) {
					t.Errorf("%q is not found: %q", code.Code, got)
				}
			}
		}
	})
}
