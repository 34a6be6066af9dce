package aid_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/aid/aidtest"
)

func TestParseDecimal(t *testing.T) {
	tests := []struct {
		text, want string
		err        error
	}{
		{text: "0", want: "0"},
		{text: "1250000.50", want: "1250000.5"},
		{text: "-0.0001", want: "-0.0001"},
		{text: "922337203685477.5807", want: "922337203685477.5807"},
		{text: "1.23450", want: "1.2345"},
		{text: "1.23456", err: aid.ErrTooPrecise},
		{text: "922337203685478", err: aid.ErrTooLarge},
		{text: "", err: aid.ErrBadDecimal},
		{text: "1.", err: aid.ErrBadDecimal},
		{text: ".5", err: aid.ErrBadDecimal},
		{text: "1e3", err: aid.ErrBadDecimal},
		{text: "1,5", err: aid.ErrBadDecimal},
		{text: "--1", err: aid.ErrBadDecimal},
	}
	for _, tt := range tests {
		got, err := aid.ParseDecimal(tt.text)
		if !errors.Is(err, tt.err) || err == nil && got.String() != tt.want {
			t.Errorf("ParseDecimal(%q) = %s, %v; want %s, %v", tt.text, got, err, tt.want, tt.err)
		}
	}
}

func TestDecimalTextIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := aidtest.Decimal().Draw(t, "decimal")
		if again, err := aid.ParseDecimal(d.String()); err != nil || again != d {
			t.Fatalf("%s reads back as %s, %v", d, again, err)
		}
	})
}

func TestDecimalArithmetic(t *testing.T) {
	tenth, _ := aid.ParseDecimal("0.1")
	sum := aid.Decimal{}
	for range 10 {
		sum = sum.Add(tenth)
	}
	if sum != aid.DecimalOf(1) {
		t.Errorf("ten tenths are %s", sum)
	}
	most, _ := aid.ParseDecimal("922337203685477.5807")
	if got := most.Add(most); got != most {
		t.Errorf("a sum beyond the range is %s, want %s", got, most)
	}
	if got := aid.DecimalOf(2).Sub(aid.DecimalOf(5)); got != aid.DecimalOf(-3) || got.Sign() != -1 {
		t.Errorf("2 - 5 = %s", got)
	}
}

func FuzzParseDecimal(f *testing.F) {
	f.Add("1250000.50")
	f.Add("-0")
	f.Fuzz(func(t *testing.T, text string) {
		d, err := aid.ParseDecimal(text)
		if err != nil {
			return
		}
		if again, err := aid.ParseDecimal(d.String()); err != nil || again != d {
			t.Fatalf("%q -> %s -> %s, %v", text, d, again, err)
		}
	})
}

func TestQuarter(t *testing.T) {
	q := aid.QuarterOf(time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC))
	if q.String() != "2026-Q4" || q.First() != "2026-10-01" || q.Last() != "2026-12-31" || q.Next().String() != "2027-Q1" {
		t.Errorf("%s: %s to %s, then %s", q, q.First(), q.Last(), q.Next())
	}
	for _, bad := range []string{"2026-Q5", "2026-Q0", "2026Q4", "26-Q4", "2026-Q4x", "-001-Q1"} {
		if got, err := aid.ParseQuarter(bad); !errors.Is(err, aid.ErrBadQuarter) {
			t.Errorf("ParseQuarter(%q) = %v, %v", bad, got, err)
		}
	}
}

func TestParseDate(t *testing.T) {
	for text, good := range map[string]bool{"": true, "2024-02-29": true, "2026-02-29": false, "24.11.2026": false, "2026-1-1": false} {
		if _, err := aid.ParseDate(text); (err == nil) != good {
			t.Errorf("ParseDate(%q): %v", text, err)
		}
	}
}

func TestParseID(t *testing.T) {
	if _, err := aid.ParseID(string(aid.NewID())); err != nil {
		t.Error(err)
	}
	if _, err := aid.ParseID("{01900000-0000-7000-8000-000000000001}"); !errors.Is(err, aid.ErrBadID) {
		t.Errorf("a UUID in braces: %v", err)
	}
}

func TestDigestDoesNotDependOnOrder(t *testing.T) {
	var one, two aid.Digest
	one.Add("a", 1)
	one.Add("b", 2)
	two.Add("b", 2)
	two.Add("c", 5)
	two.Add("a", 1)
	two.Remove("c", 5)
	two.Add("local", 0)
	if one != two || one.Count() != 2 {
		t.Errorf("%s (%d) and %s (%d)", one, one.Count(), two, two.Count())
	}
}

func TestPartsOfADecimalAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, err := aid.ParseDecimal(rapid.StringMatching(`[0-9]{1,6}(\.[0-9]{1,4})?`).Draw(t, "decimal"))
		if err != nil {
			t.Fatal(err)
		}
		var sum aid.Decimal
		parts := d.Split(rapid.IntRange(1, 50).Draw(t, "parts"))
		for _, part := range parts {
			sum = sum.Add(part)
		}
		if sum != d || parts[0].Sub(parts[len(parts)-1]).Float() > 0.02 {
			t.Fatalf("%s in parts is %v", d, parts)
		}
	})
}
