package aid_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"focalpoint/internal/aid"
)

func TestCanonicalSpelling(t *testing.T) {
	for _, tt := range []struct{ value, want string }{
		{`"Школа № 7 <b> & co"`, `"Школа № 7 <b> & co"`},
		{` "Школа" `, `"Школа"`},
		{`"\u0428кола"`, `"Школа"`},
		{`"a \"b\" \/ c\\"`, `"a \"b\" / c\\"`},
		{`"tab\u0009"`, `"tab\t"`},
		{"\"line\u2028end\u2029\"", `"line\u2028end\u2029"`},
		{"\"\u007f\ufffd\"", "\"\u007f\ufffd\""},
		{"\"half a letter \xd0\"", "\"half a letter \ufffd\""},
		{`""`, `""`},
		{`{ "b": 1.50, "a": [ true, null ] }`, `{"a":[true,null],"b":1.50}`},
	} {
		got, err := aid.Canonical([]byte(tt.value))
		if err != nil || string(got) != tt.want {
			t.Errorf("%q: %q, %v, want %q", tt.value, got, err, tt.want)
			continue
		}
		if again, err := aid.Canonical(got); err != nil || string(again) != tt.want {
			t.Errorf("%q again: %q, %v", tt.value, again, err)
		}
	}
	for _, value := range []string{"", `"`, `"a"b"`, `"a" "b"`, "\"tab\t\"", `"open\"`, `"\x"`, "1]", "1}", `{"a":1}}`, "[1]]", "1,", "1:", "null null", "1 ]"} {
		if got, err := aid.Canonical([]byte(value)); err == nil {
			t.Errorf("%q is taken for %q", value, got)
		}
	}
}

// Exactly the JSON values have a canonical spelling, which is a value too and the spelling of itself.
func FuzzCanonical(f *testing.F) {
	for _, seed := range []string{"1]", "1}", `"a"]`, "[1]]", `{"a":1}}`, "1 2", `{"b": 1.50, "a": [true, null]}`, `"\u0428"`, "1e400", "\"\xd0\"", " null\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		got, err := aid.Canonical(raw)
		if (err == nil) != json.Valid(raw) {
			t.Fatalf("%q: %q, %v", raw, got, err)
		}
		if err != nil {
			return
		}
		if again, err := aid.Canonical(got); err != nil || !bytes.Equal(again, got) {
			t.Fatalf("%q: %q, and again %q, %v", raw, got, again, err)
		}
	})
}
