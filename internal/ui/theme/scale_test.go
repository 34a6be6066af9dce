package theme_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"focalpoint/internal/ui/theme"
)

// What is read follows the scale, and free space does not; only scales that are offered are taken from what was kept.
func TestScale(t *testing.T) {
	usual, large := theme.New(theme.Light), theme.New(theme.Light).Scaled(150)
	for _, name := range []fyne.ThemeSizeName{
		fynetheme.SizeNameText, fynetheme.SizeNameCaptionText, fynetheme.SizeNameSubHeadingText, fynetheme.SizeNameHeadingText, theme.SizeFirst,
		fynetheme.SizeNameInlineIcon,
	} {
		if got, want := large.Size(name), usual.Size(name)*1.5; got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	for _, name := range []fyne.ThemeSizeName{fynetheme.SizeNamePadding, fynetheme.SizeNameInnerPadding, fynetheme.SizeNameInputBorder} {
		if got, want := large.Size(name), usual.Size(name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	test.ApplyTheme(t, large)
	if got := theme.Length(100); got != 150 {
		t.Errorf("a length of 100 is %v", got)
	}
	for kept, want := range map[int]theme.Scale{100: 100, 175: 175, 0: 100, 130: 100, 9000: 100} {
		if got := theme.ScaleOf(kept); got != want {
			t.Errorf("%d that was kept is %d", kept, got)
		}
	}
}
