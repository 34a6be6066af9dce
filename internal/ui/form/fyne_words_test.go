package form_test

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/uitest"
)

// inSystem marks the process of a test that was begun again in a system of another language.
const inSystem = "FOCALPOINT_TEST_SYSTEM"

// Fyne's own words are in the language of the program whatever the system speaks, also after the language was changed. Fyne
// looks at the system when the program begins: so each has a process of its own.
func TestFyneSpeaksTheLanguageOfTheProgram(t *testing.T) {
	if os.Getenv(inSystem) != "" {
		for _, step := range []struct{ lang, cancel, paste string }{
			{i18n.Ukrainian, "Скасувати", "Вставити"}, {i18n.English, "Cancel", "Paste"}, {i18n.Ukrainian, "Скасувати", "Вставити"},
		} {
			form.SpeakFyne(i18n.New(step.lang))
			if cancel, paste := lang.L("Cancel"), lang.L("Paste"); cancel != step.cancel || paste != step.paste {
				t.Errorf("in %s Fyne says %q and %q", step.lang, cancel, paste)
			}
		}
		return
	}
	for _, system := range []string{
		"LANG=de_DE.UTF-8", "LANG=en_US.UTF-8", "LANG=en_GB.UTF-8", "LANG=uk_UA.UTF-8", "LANG=C", "LANG=C.UTF-8", "LANG=", "LANG=pt_BR.UTF-8",
		"LANG=zh_CN.UTF-8", "LANG=sr_RS@latin", "LANG=crh_UA", "LANG=de_DE.UTF-8 LANGUAGE=xx:uk:en", "LANG=uk_UA.UTF-8 LANGUAGE=en:uk",
	} {
		again := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$")
		again.Env = append(os.Environ(), append([]string{inSystem + "=yes", "LC_ALL=", "LC_MESSAGES=", "LANGUAGE="}, strings.Fields(system)...)...)
		if out, err := again.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", system, err, out)
		}
	}
}

// The menu of a field, which Fyne makes, is in the language of the program.
func TestMenuOfAField(t *testing.T) {
	t.Setenv("LC_ALL", "de_DE.UTF-8")
	entry := form.NewEntry(false)
	w := window(t, entry)
	for l, want := range map[string][]string{
		i18n.Ukrainian: {"Скасувати зміну", "Вирізати", "Копіювати", "Вставити", "Виділити все"},
		i18n.English:   {"Undo", "Cut", "Copy", "Paste", "Select all"},
	} {
		form.SpeakFyne(i18n.New(l))
		w.Canvas().Focus(entry)
		keys(w, "їжак")
		entry.TappedSecondary(&fyne.PointEvent{})
		var said []string
		for _, line := range strings.Split(strings.TrimSpace(uitest.Outline(w.Canvas().Overlays().Top())), "\n") {
			if !strings.Contains(line, "+") { // a shortcut
				said = append(said, line)
			}
		}
		if !slices.Equal(said, want) {
			t.Errorf("%s: %q", l, said)
		}
		form.HideMenus(w.Canvas())
	}
}

// A choice of which nothing is chosen has no English word in it, as Fyne's has.
func TestNothingChosen(t *testing.T) {
	pick := form.NewPick(func(string) {})
	pick.Offer(nil, "")
	for _, o := range []fyne.CanvasObject{form.NewSelect([]string{"а"}, nil), pick, form.NewChoice("", "", "", nil, "", func(string) {}).Select} {
		w := window(t, o)
		w.Canvas().Capture()
		if speaking := o.(fyne.Accessible).AccessibilityLabel(); speaking != "—" {
			t.Errorf("%T says %q", o, speaking)
		}
	}
}
