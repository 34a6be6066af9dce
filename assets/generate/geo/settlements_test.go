package main

import (
	"testing"

	"focalpoint/internal/atlas/pack"
)

func TestCodesAreMatchedOnlyWithoutDoubt(t *testing.T) {
	t.Parallel()
	units := []unit{
		{"UA14120130010053400", "M", "Краматорськ"},
		{"UA14120150010012345", "C", "Іванівка"},
		{"UA14160010010011111", "C", "Іванівка"},
		{"UA14020010010022222", "M", "Лиман"},
		{"UA14020030050033333", "C", "Лиман"},
		{"UA12100010010044444", "M", "Новомосковськ"},
	}
	settlements := []pack.Settlement{
		{UK: "Краматорськ", Area: "UA1412"},
		{UK: "Іванівка", Area: "UA1412"},               // there is another one in the oblast
		{UK: "Лиман", Area: "UA1402", Population: 100}, // the larger of two is the town
		{UK: "Лиман", Area: "UA1402"},
		{UK: "Самар", Area: "UA1210", Aliases: []string{"Новомосковськ"}}, // renamed after the codifier's date
		{UK: "Старе Місто", Area: "UA1412"},
	}
	matchCodes(settlements, units)
	for i, want := range []string{"UA14120130010053400", "", "UA14020010010022222", "", "UA12100010010044444", ""} {
		if settlements[i].Code != want {
			t.Errorf("%s: %q, want %q", settlements[i].UK, settlements[i].Code, want)
		}
	}
	if settlements[5].Class != pack.Locality {
		t.Error("a name that the codifier does not have is not marked as a locality")
	}
}

func TestDoublesAreJoined(t *testing.T) {
	t.Parallel()
	kept := withoutDoubles([]pack.Settlement{
		{UK: "Гатне", Area: "UA3208", At: pack.Vertex{Lon: 304000, Lat: 503500}, Aliases: []string{"Гатное"}},
		{UK: "Гатне", Area: "UA3208", At: pack.Vertex{Lon: 304200, Lat: 503550}, Population: 5000},
		{UK: "Гатне", Area: "UA3208", At: pack.Vertex{Lon: 314000, Lat: 503500}},
	})
	if len(kept) != 2 || kept[0].Population != 5000 || len(kept[0].Aliases) != 1 {
		t.Errorf("%+v", kept)
	}
}
