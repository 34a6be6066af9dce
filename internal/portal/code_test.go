package portal_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"focalpoint/internal/portal"
)

// A code reads back as it was however it is typed, and every wrong letter and every two swapped ones are noticed.
func TestCodesAsPeopleTypeThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		secret := [8]byte(rapid.SliceOfN(rapid.Byte(), 8, 8).Draw(t, "secret"))
		fingerprint := rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "fingerprint")
		if rapid.Bool().Draw(t, "trusted certificate") {
			fingerprint = nil
		}
		code := portal.NewCode(secret, fingerprint)
		typed := strings.NewReplacer("0", "o", "1", "l", "-", " – ").Replace(strings.ToLower(code.String()))
		if read, err := portal.ParseCode(typed); err != nil || read.Secret() != code.Secret() || read.Pin() != code.Pin() {
			t.Fatalf("%q is read as %v, %v", typed, read, err)
		}
		letters := []byte(strings.ReplaceAll(code.String(), "-", ""))
		at := rapid.IntRange(0, len(letters)-2).Draw(t, "at")
		if letters[at] != letters[at+1] {
			letters[at], letters[at+1] = letters[at+1], letters[at]
			if read, err := portal.ParseCode(string(letters)); !errors.Is(err, portal.ErrCodeTypo) {
				t.Fatalf("two letters of %s swapped are read as %s, %v", code, read, err)
			}
		}
	})
}

func FuzzParseCode(f *testing.F) {
	f.Add("0ZSM-WEXZ-19K5-8MMX")
	f.Add("")
	f.Fuzz(func(t *testing.T, typed string) {
		code, err := portal.ParseCode(typed)
		if err != nil {
			return
		}
		if again, err := portal.ParseCode(code.String()); err != nil || again.Secret() != code.Secret() {
			t.Errorf("%q is read as %s, and that as %s, %v", typed, code, again, err)
		}
	})
}
