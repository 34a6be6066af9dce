package theme_test

import (
	"image"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"focalpoint/internal/ui/theme"
)

// Text can be read: at least 4.5 to 1 against what it stands on (WCAG 2.1, 1.4.3).
func TestContrast(t *testing.T) {
	pairs := []struct{ ink, paper fyne.ThemeColorName }{
		{fynetheme.ColorNameForeground, fynetheme.ColorNameBackground},
		{fynetheme.ColorNameForeground, theme.ColorRail},
		{fynetheme.ColorNameForeground, theme.ColorCard},
		{fynetheme.ColorNameForeground, fynetheme.ColorNameButton},
		{fynetheme.ColorNamePrimary, fynetheme.ColorNameBackground},
		{fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNamePrimary},
		{fynetheme.ColorNamePlaceHolder, fynetheme.ColorNameInputBackground},
		{theme.ColorMuted, fynetheme.ColorNameBackground},
		{theme.ColorMuted, theme.ColorRail},
		{theme.ColorBandInk, theme.ColorBand},
		{theme.ColorStop, fynetheme.ColorNameBackground},
		{theme.ColorWarn, fynetheme.ColorNameBackground},
		{theme.ColorHint, fynetheme.ColorNameBackground},
		{theme.ColorGood, fynetheme.ColorNameBackground},
	}
	for _, pair := range pairs {
		ink, paper := theme.Colours[pair.ink], theme.Colours[pair.paper]
		for look, got := range map[string]float64{"light": contrast(ink.Light, paper.Light), "dark": contrast(ink.Dark, paper.Dark)} {
			if got < 4.5 {
				t.Errorf("%s on %s, %s: %.2f to 1", pair.ink, pair.paper, look, got)
			}
		}
	}
}

func contrast(a, b color.NRGBA) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// The letters і and ї have their dots, and ґ its upturn: і is two blobs of ink above each other and ї three. Fyne's own
// font fails this, which shows that the test can.
func TestUkrainianLettersHaveTheirDots(t *testing.T) {
	for letter, want := range map[string]int{"і": 2, "ї": 3, "є": 1, "ґ": 1} {
		if got := blobs(t, theme.New(theme.Light), letter); got != want {
			t.Errorf("%s is drawn as %d blobs of ink, want %d", letter, got, want)
		}
	}
	if got := blobs(t, fynetheme.DefaultTheme(), "мі"); got == blobs(t, theme.New(theme.Light), "мі") {
		t.Skipf("Fyne's own font now draws the dot too (%d blobs)", got)
	}
}

func blobs(t *testing.T, look fyne.Theme, letters string) int {
	t.Helper()
	test.ApplyTheme(t, look)
	text := canvas.NewText(letters, color.Black)
	text.TextSize = 80
	w := test.NewWindow(text)
	defer w.Close()
	w.Resize(fyne.NewSize(160, 140))
	return countBlobs(w.Canvas().Capture())
}

// countBlobs counts the connected dark areas.
func countBlobs(picture image.Image) (count int) {
	seen := map[image.Point]bool{}
	bounds := picture.Bounds()
	dark := func(p image.Point) bool {
		r, g, b, _ := picture.At(p.X, p.Y).RGBA()
		return p.In(bounds) && r+g+b < 3*0x8000
	}
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			if start := image.Pt(x, y); dark(start) && !seen[start] {
				count++
				flood(start, dark, seen)
			}
		}
	}
	return count
}

func flood(start image.Point, dark func(image.Point) bool, seen map[image.Point]bool) {
	queue := []image.Point{start}
	for len(queue) > 0 {
		p := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if seen[p] || !dark(p) {
			continue
		}
		seen[p] = true
		for dy := -1; dy <= 1; dy++ {
			for dx := -1; dx <= 1; dx++ {
				queue = append(queue, p.Add(image.Pt(dx, dy)))
			}
		}
	}
}
