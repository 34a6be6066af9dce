package theme_test

import (
	"image"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"focalpoint/internal/atlas"
	"focalpoint/internal/ui/theme"
)

// Grounds on which text stands, and inks in which it is written there.
var (
	grounds = []fyne.ThemeColorName{
		fynetheme.ColorNameBackground, fynetheme.ColorNameInputBackground, fynetheme.ColorNameButton, fynetheme.ColorNameMenuBackground,
		fynetheme.ColorNameOverlayBackground, fynetheme.ColorNameHeaderBackground, theme.ColorRail, theme.ColorCard,
	}
	inks = []fyne.ThemeColorName{
		fynetheme.ColorNameForeground, fynetheme.ColorNamePrimary, fynetheme.ColorNameHyperlink, fynetheme.ColorNameDisabled,
		fynetheme.ColorNamePlaceHolder, fynetheme.ColorNameError, fynetheme.ColorNameWarning, fynetheme.ColorNameSuccess,
		theme.ColorMuted, theme.ColorStop, theme.ColorWarn, theme.ColorHint, theme.ColorGood,
	}
)

// Text can be read: at least 4.5 to 1 against what it stands on (WCAG 2.2, 1.4.3).
func TestContrast(t *testing.T) {
	for _, ground := range grounds {
		for _, ink := range inks {
			atLeast(t, 4.5, ink, ground)
		}
	}
	for ink, ground := range map[fyne.ThemeColorName]fyne.ThemeColorName{
		fynetheme.ColorNameForegroundOnPrimary: fynetheme.ColorNamePrimary,
		fynetheme.ColorNameForegroundOnError:   fynetheme.ColorNameError,
		fynetheme.ColorNameForegroundOnWarning: fynetheme.ColorNameWarning,
		fynetheme.ColorNameForegroundOnSuccess: fynetheme.ColorNameSuccess,
		theme.ColorBandInk:                     theme.ColorBand,
	} {
		atLeast(t, 4.5, ink, ground)
	}
	for _, ink := range []fyne.ThemeColorName{fynetheme.ColorNameForeground, fynetheme.ColorNameDisabled, theme.ColorMuted} {
		atLeast(t, 4.5, ink, fynetheme.ColorNameBackground, fynetheme.ColorNameSelection) // a selected row
	}
}

// A field can be seen: its border is at least 3 to 1 against the page (WCAG 2.2, 1.4.11).
func TestBordersCanBeSeen(t *testing.T) {
	atLeast(t, 3, fynetheme.ColorNameInputBorder, fynetheme.ColorNameBackground)
	atLeast(t, 3, fynetheme.ColorNameInputBorder, fynetheme.ColorNameInputBackground)
	atLeast(t, 3, fynetheme.ColorNameInputBorder, theme.ColorCard)
	atLeast(t, 3, fynetheme.ColorNameInputBorder, fynetheme.ColorNameOverlayBackground)
}

// Chips can be read: their word stands on a tint of its own colour, which hides the row below, selected or not.
func TestChipsCanBeRead(t *testing.T) {
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		test.ApplyTheme(t, theme.New(mode))
		for _, tone := range []fyne.ThemeColorName{theme.ColorMuted, theme.ColorGood, theme.ColorHint, theme.ColorWarn, theme.ColorStop} {
			ink := theme.Of(tone).(color.NRGBA)
			ground := theme.Tint(ink)
			if got := contrast(ink, ground); got < 4.5 || ground.A != 0xFF {
				t.Errorf("a chip of %s, %s: %.2f to 1 on %v", tone, mode, got, ground)
			}
		}
	}
}

// What is no text can be seen: at least 3 to 1 for the frame of what has the focus, the mark of what is selected, the bar
// of a scroll, the icons of findings and the dot of the connection.
func TestSignsCanBeSeen(t *testing.T) {
	for _, ground := range []fyne.ThemeColorName{fynetheme.ColorNameBackground, theme.ColorCard, theme.ColorRail} {
		for _, sign := range []fyne.ThemeColorName{
			fynetheme.ColorNamePrimary, theme.ColorMuted, theme.ColorGood, theme.ColorHint, theme.ColorWarn, theme.ColorStop,
		} {
			atLeast(t, 3, sign, ground)
		}
	}
	atLeast(t, 3, fynetheme.ColorNamePrimary, theme.ColorRail, fynetheme.ColorNameSelection)
	for _, veil := range []fyne.ThemeColorName{fynetheme.ColorNameHover, fynetheme.ColorNamePressed, fynetheme.ColorNameSelection} {
		atLeast(t, 4.5, theme.ColorMuted, fynetheme.ColorNameBackground, veil)
		for _, ground := range []fyne.ThemeColorName{theme.ColorRail, theme.ColorCard, fynetheme.ColorNameBackground} {
			atLeast(t, 4.5, fynetheme.ColorNameForeground, ground, veil)
		}
	}
	atLeast(t, 4.5, fynetheme.ColorNameForeground, fynetheme.ColorNameButton, fynetheme.ColorNamePressed)
	atLeast(t, 4.5, fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNamePrimary, fynetheme.ColorNameHover)
	atLeast(t, 4.5, fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNamePrimary, fynetheme.ColorNamePressed)
}

// Pins can be seen on the map of either look: the drop or its white edge stands out 3 to 1 from land, water and towns,
// and the drop from its edge.
func TestPinsCanBeSeen(t *testing.T) {
	white := color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}
	for sign := range atlas.House + 1 {
		fill := color.NRGBA(sign.Colour())
		for look, style := range map[string]atlas.Style{"light": atlas.StyleLight, "dark": atlas.StyleDark} {
			for _, under := range []color.RGBA{style.Land, style.Sea, style.Urban, style.Abroad} {
				if ground := color.NRGBA(under); max(contrast(fill, ground), contrast(white, ground)) < 3 {
					t.Errorf("the pin of sign %d on %v, %s: %.2f to 1, its edge %.2f", sign, ground, look, contrast(fill, ground), contrast(white, ground))
				}
			}
		}
		if got := contrast(fill, white); got < 3 {
			t.Errorf("the pin of sign %d and its edge: %.2f to 1", sign, got)
		}
	}
}

// atLeast compares an ink with a ground, which may have veils over it.
func atLeast(t *testing.T, least float64, ink, ground fyne.ThemeColorName, veils ...fyne.ThemeColorName) {
	t.Helper()
	on, over := theme.Colours[ink], theme.Colours[ground]
	for _, veil := range veils {
		over.Light, over.Dark = blend(theme.Colours[veil].Light, over.Light), blend(theme.Colours[veil].Dark, over.Dark)
	}
	for look, got := range map[string]float64{"light": contrast(on.Light, over.Light), "dark": contrast(on.Dark, over.Dark)} {
		if got < least {
			t.Errorf("%s on %s %v, %s: %.2f to 1", ink, ground, veils, look, got)
		}
	}
}

// blend lays a veil over a ground.
func blend(veil, ground color.NRGBA) color.NRGBA {
	mix := func(v, g uint8) uint8 { return uint8((int(v)*int(veil.A) + int(g)*(255-int(veil.A))) / 255) }
	return color.NRGBA{R: mix(veil.R, ground.R), G: mix(veil.G, ground.G), B: mix(veil.B, ground.B), A: 0xFF}
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

// ukrainian are words with the letters that fonts get wrong, and how many blobs of ink each is: і is two above each
// other, ї three, and ґ and є one. In «її» the two dots in the middle touch.
var ukrainian = map[string]int{"і": 2, "ї": 3, "є": 1, "ґ": 1, "її": 5, "мій": 5, "їжі": 6, "ґедзі": 6, "надіслати": 10}

func TestUkrainianLettersHaveTheirDots(t *testing.T) {
	for word, want := range ukrainian {
		for _, bold := range []bool{false, true} {
			if got := blobs(t, theme.New(theme.Light), word, bold); got != want {
				t.Errorf("%s (bold: %t) is drawn as %d blobs of ink, want %d", word, bold, got, want)
			}
		}
	}
}

// Fyne's own font draws і without its dot inside a word: so the test above can fail. Once Fyne has mended its font, this
// test says so, and needs another control.
func TestFynesOwnFontLosesDots(t *testing.T) {
	const word = "надіслати"
	if got := blobs(t, fynetheme.DefaultTheme(), word, false); got != ukrainian[word]-1 {
		t.Errorf("Fyne's own font draws %s as %d blobs of ink", word, got)
	}
}

func blobs(t *testing.T, look fyne.Theme, letters string, bold bool) int {
	t.Helper()
	test.ApplyTheme(t, look)
	text := canvas.NewText(letters, color.Black)
	text.TextSize, text.TextStyle.Bold = 80, bold
	w := test.NewWindow(container.NewStack(canvas.NewRectangle(color.White), text)) // black on white in every theme
	defer w.Close()
	w.Resize(fyne.NewSize(360, 140))
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
