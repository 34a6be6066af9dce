package start_test

import (
	"errors"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/help"
	"focalpoint/internal/ui/start"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

// No text of the first pages is cut off in the smallest window, whatever size of text was chosen before.
func TestNoTextIsCutOff(t *testing.T) {
	uitest.EveryScale(t, func(t *testing.T, lang string, scale theme.Scale) {
		for name, open := range map[string]func(*newcomer){
			"language": func(n *newcomer) { n.pages.Language() },
			"welcome":  func(n *newcomer) { n.pages.Welcome() },
			"connect":  func(n *newcomer) { n.pages.Connect() },
			"proxy":    func(n *newcomer) { n.pages.Connect(); n.tap(t, i18n.New(lang).T("start.connect.proxy_button")) },
			"unlock": func(n *newcomer) {
				n.pages.Unlock("Робочий", errors.New("парольна фраза неправильна, спробуйте ще раз"))
			},
			"damaged": func(n *newcomer) { n.pages.Damaged("/work.vault", "/backups/work-2026-11-24.vault") },
			"trouble": func(n *newcomer) {
				n.pages.Trouble(errors.New("диск заповнено, звільніть місце"), func() {})
			},
		} {
			n := (&newcomer{}).arrive(t, lang)
			fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light).Scaled(scale))
			n.window.SetPadded(false)
			open(n)
			n.window.Resize(fyne.NewSize(1024, 700))
			uitest.Settle(n.window.Canvas())
			scene := name + "-" + lang + "-" + strconv.Itoa(int(scale))
			if least := n.window.Content().MinSize(); least.Width > 1024 || least.Height > 700 {
				t.Errorf("%s needs %v", scene, least)
			}
			for _, cut := range uitest.Cut(n.window.Canvas(), func(string) bool { return false }) {
				t.Errorf("%s: %s", scene, cut)
			}
			uitest.Picture(t, n.window.Canvas(), "start-"+scene)
			for _, away := range uitest.Unseen(n.window.Canvas()) {
				t.Errorf("%s: %s", scene, away)
			}
		}
	})
}

// The help of the first pages points to the ways to begin, whatever size of text was chosen before.
func TestHelp(t *testing.T) {
	uitest.EveryScale(t, func(t *testing.T, lang string, scale theme.Scale) {
		for name, open := range map[string]func(*start.Pages){"language": (*start.Pages).Language, "welcome": (*start.Pages).Welcome, "connect": (*start.Pages).Connect} {
			n := (&newcomer{}).arrive(t, lang)
			fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light).Scaled(scale))
			n.window.SetPadded(false)
			open(n.pages)
			uitest.Settle(n.window.Canvas())
			help.Show(n.window.Canvas(), i18n.New(lang), help.Start, n.pages.Landmarks())
			uitest.Settle(n.window.Canvas())
			scene := "help-" + name + "-" + lang + "-" + strconv.Itoa(int(scale))
			uitest.CheckMarks(t, scene, n.window.Canvas(), n.pages.Landmarks(), map[string]int{"connect": 1, "welcome": 3}[name])
			for _, cut := range uitest.Cut(n.window.Canvas(), func(string) bool { return false }) {
				t.Errorf("%s: %s", scene, cut)
			}
			uitest.Picture(t, n.window.Canvas(), "start-"+scene)
		}
	})
}
