package start_test

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/start"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

// newcomer is a person before the first pages, and what the pages did for them.
type newcomer struct {
	pages   *start.Pages
	keyring bool
	fails   error
	proxy   string
	asked   []string // what was enrolled or unlocked with
	done    bool
	window  fyne.Window
}

func (n *newcomer) Enrol(_ context.Context, e start.Enrolment) error {
	n.asked = []string{e.Name, e.Address, e.Code, e.Passphrase}
	n.proxy = e.Proxy
	return n.fails
}

func (n *newcomer) NeedsPassphrase() bool      { return !n.keyring }
func (n *newcomer) Demo(context.Context) error { return n.fails }

func (n *newcomer) Unlock(_ context.Context, passphrase string) error {
	n.asked = []string{passphrase}
	return n.fails
}

func (n *newcomer) Restore(context.Context) error {
	n.asked = []string{"restore"}
	return n.fails
}

func (n *newcomer) arrive(t *testing.T, lang string) *newcomer {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light))
	n.window = test.NewTempWindow(t, nil)
	n.pages = start.New(start.Deps{
		Way: n, Text: i18n.New(lang), Runner: &runner.Sync{}, Explain: func(err error) string { return err.Error() },
		Show: n.window.SetContent, Focus: n.window.Canvas().Focus, Done: func() { n.done = true }, Speak: i18n.New,
	})
	n.window.Resize(fyne.NewSize(1024, 700))
	return n
}

func (n *newcomer) words() string {
	n.window.Canvas().Capture() // what cannot be painted panics
	return uitest.Outline(n.window.Content())
}

func (n *newcomer) tap(t *testing.T, button string) {
	t.Helper()
	uitest.Tap(t, n.window.Content(), button)
}

func TestPagesInBothLanguages(t *testing.T) {
	reason := errors.New("(the reason)")
	for _, lang := range i18n.Languages {
		for name, open := range map[string]func(*newcomer){
			"language": func(n *newcomer) { n.pages.Language() },
			"welcome":  func(n *newcomer) { n.pages.Welcome() },
			"connect":  func(n *newcomer) { n.pages.Connect() },
			"unlock":   func(n *newcomer) { n.pages.Unlock("Робочий", reason) },
			"damaged":  func(n *newcomer) { n.pages.Damaged("/work.vault", "/backups/work-1.vault") },
			"lost":     func(n *newcomer) { n.pages.Damaged("/work.vault", "") },
			"trouble":  func(n *newcomer) { n.pages.Trouble(reason, func() {}) },
		} {
			n := (&newcomer{}).arrive(t, lang)
			open(n)
			uitest.Golden(t, name+"-"+lang, n.words())
		}
	}
}

func TestFromTheLanguageToTheDemonstration(t *testing.T) {
	n := (&newcomer{}).arrive(t, "uk")
	n.pages.Language()
	n.tap(t, "English")
	n.tap(t, "Try it")
	if !n.done {
		t.Errorf("the demonstration did not open:\n%s", n.words())
	}
}

// A demonstration that fails says why, and the way back leads to the beginning.
func TestFailedDemonstration(t *testing.T) {
	n := (&newcomer{fails: errors.New("the disk is full")}).arrive(t, "en")
	n.pages.Welcome()
	n.tap(t, "Try it")
	if !uitest.Says(n.window.Content(), "the disk is full") || n.done {
		t.Errorf("no reason is given:\n%s", n.words())
	}
	n.tap(t, "Try again")
	if !uitest.Says(n.window.Content(), "Welcome to Focalpoint") {
		t.Errorf("no way back:\n%s", n.words())
	}
}

func TestConnect(t *testing.T) {
	for _, c := range []struct {
		name          string
		keyring       bool
		first, second string
		fails         error
		asks, done    bool
		says          string
	}{
		{"keyring", true, "", "", nil, true, true, ""},
		{"wrong code", true, "", "", errors.New("no such code"), true, false, "no such code"},
		{"no passphrase", false, "", "", nil, false, false, "8"},
		{"two passphrases", false, "калина й верба", "калина й дуб", nil, false, false, "differ"},
		{"passphrase", false, "калина й верба", "калина й верба", nil, true, true, ""},
	} {
		n := (&newcomer{keyring: c.keyring, fails: c.fails}).arrive(t, "en")
		n.pages.Connect()
		address := uitest.Entry(t, n.window.Content(), "https://portal.example")
		if focused, is := n.window.Canvas().Focused().(*form.Entry); !is || &focused.Entry != address {
			t.Fatalf("%s: the cursor is not in the address", c.name)
		}
		test.Type(address, "http://127.0.0.1:8080")
		test.Type(uitest.Entry(t, n.window.Content(), "ABCD-EFGH-JKMN-PQRS"), "CODE")
		for i, secret := range uitest.All(n.window.Content(), uitest.Secret) {
			test.Type(secret, []string{c.first, c.second}[i])
		}
		address.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if (n.asked != nil) != c.asks || n.done != c.done {
			t.Errorf("%s: asked with %q, done %t", c.name, n.asked, n.done)
		}
		if !uitest.Says(n.window.Content(), c.says) {
			t.Errorf("%s: the page does not say %q:\n%s", c.name, c.says, n.words())
		}
		if c.asks && (n.asked[1] != "http://127.0.0.1:8080" || n.asked[2] != "CODE" || n.asked[3] != c.first) {
			t.Errorf("%s: asked with %q", c.name, n.asked)
		}
	}
}

func TestProxyIsAskedForOnlyWhereItIsWanted(t *testing.T) {
	n := (&newcomer{keyring: true}).arrive(t, "en")
	n.pages.Connect()
	for _, entry := range uitest.All(n.window.Content(), func(*form.Entry) bool { return true }) {
		if entry.PlaceHolder == desk.ProxyExample {
			t.Error("everybody is asked for a proxy")
		}
	}
	n.tap(t, "A network with a proxy…")
	focused, is := n.window.Canvas().Focused().(*form.Entry)
	if !is || focused.PlaceHolder != desk.ProxyExample {
		t.Fatal("the cursor is not in the field of the proxy")
	}
	test.Type(focused, "proxy.office:3128")
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if n.proxy != "proxy.office:3128" {
		t.Errorf("joined through %q", n.proxy)
	}
}

func TestUnlock(t *testing.T) {
	n := (&newcomer{fails: errors.New("wrong passphrase")}).arrive(t, "en")
	n.pages.Unlock("Work", nil)
	secret := uitest.All(n.window.Content(), uitest.Secret)[0]
	test.Type(secret, "wrong")
	n.tap(t, "Unlock")
	if !uitest.Says(n.window.Content(), "wrong passphrase") || n.done {
		t.Errorf("a wrong passphrase:\n%s", n.words())
	}
	n.fails = nil
	secret.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !n.done {
		t.Error("the right passphrase does not open")
	}
}

// Help is offered on every page, in the language that was chosen.
func TestHelpOnTheFirstPages(t *testing.T) {
	n := (&newcomer{}).arrive(t, "uk")
	asked := ""
	n.pages.Help = func(text *i18n.Localizer) { asked = text.Lang() }
	n.pages.Language()
	n.tap(t, "English")
	n.tap(t, "Help  F1")
	if asked != "en" {
		t.Errorf("help was asked for in %q", asked)
	}
}
