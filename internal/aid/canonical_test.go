package aid_test

import (
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
	for _, value := range []string{"", `"`, `"a"b"`, `"a" "b"`, "\"tab\t\"", `"open\"`, `"\x"`} {
		if got, err := aid.Canonical([]byte(value)); err == nil {
			t.Errorf("%q is taken for %q", value, got)
		}
	}
}
