package settings_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/settings"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

// office is a desk with a profile to look at.
type office struct {
	identity   desk.Identity
	last       time.Time
	passphrase string
	refuses    error
	deadlines  aid.Deadlines
	lang       string
	mode       theme.Mode
	scale      theme.Scale
	page       *settings.Page
	pack       desk.MapPack
	trouble    error
	said       string
	proxy      string
	window     fyne.Window
}

func (o *office) MapPack() (desk.MapPack, bool) { return o.pack, o.pack.ID != "" }
func (o *office) MapTrouble() error             { return o.trouble }
func (o *office) InstallMap(context.Context, string) (desk.MapPack, error) {
	return o.FetchMap(context.Background(), "", func(int64, int64) {})
}

func (o *office) FetchMap(_ context.Context, _ string, moved func(have, size int64)) (desk.MapPack, error) {
	moved(300_000, 600_000)
	if o.refuses == nil {
		o.pack = borders()
	}
	return o.pack, o.refuses
}

func (o *office) RemoveMap(id string) error {
	if id != o.pack.ID {
		return errors.New("another pack")
	}
	o.pack = desk.MapPack{}
	return o.refuses
}

func borders() desk.MapPack {
	m := desk.MapPack{ID: "borders", Name: aid.Text{UK: "Межі громад", EN: "Borders"}, Date: "2026-11-01", Licence: "ODbL 1.0"}
	m.Counts.Raions, m.Counts.Hromadas, m.Counts.Settlements = 136, 1469, 29_704
	return m
}

func (o *office) Identity() desk.Identity { return o.identity }
func (o *office) Status() desk.Status     { return desk.Status{LastSent: o.last} }
func (o *office) SetPassphrase(secret string) error {
	o.passphrase = secret
	return o.refuses
}

func (o *office) Proxy() string { return o.proxy }
func (o *office) SetProxy(address string) error {
	o.proxy = address
	return o.refuses
}

func (o *office) Deadlines() aid.Deadlines { return o.deadlines }
func (o *office) SetDeadlines(rule aid.Deadlines) error {
	o.deadlines = rule
	return o.refuses
}

func (o *office) open(t *testing.T, lang string) *office {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light))
	o.page = settings.New(settings.Deps{
		Desk: o, Text: i18n.New(lang), Runner: &runner.Sync{}, Explain: func(err error) string { return err.Error() },
		Version: "1.0", Attribution: "(map)", Mode: theme.Light,
		SetLanguage: func(lang string) { o.lang = lang }, SetMode: func(mode theme.Mode) { o.mode = mode },
		Scale: theme.Usual, SetScale: func(scale theme.Scale) { o.scale = scale },
		MapChanged: func(said string) { o.said = said }, Window: func() fyne.Window { return o.window },
	})
	o.window = test.NewTempWindow(t, o.page.Content())
	o.window.Resize(fyne.NewSize(836, 640))
	o.window.Canvas().Capture() // what cannot be painted panics
	return o
}

func enrolled() *office {
	return &office{
		last: time.Date(2026, 11, 24, 12, 0, 0, 0, time.Local),
		identity: desk.Identity{
			Profile: "Робочий", Person: "Олена", OrgName: aid.Text{UK: "Міністерство", EN: "Ministry"}, Role: aid.RoleFocalPoint,
			PortalURL: "https://portal.example", PortalName: aid.Text{UK: "Портал", EN: "Portal"}, Training: true,
			Vault: "/profiles/work.vault", WrappedBy: []string{"keyring", "passphrase"},
		},
	}
}

func TestPageInBothLanguages(t *testing.T) {
	for _, lang := range i18n.Languages {
		uitest.Golden(t, "enrolled-"+lang, uitest.Outline(enrolled().open(t, lang).page.Content()))
		uitest.Golden(t, "alone-"+lang, uitest.Outline((&office{}).open(t, lang).page.Content()))
	}
}

// The button that chooses a pack opens its dialog: Fyne panics on one that is resized before it is shown.
func TestPackDialogOpens(t *testing.T) {
	o := enrolled().open(t, "en")
	uitest.Tap(t, o.page.Content(), "Install from a file…")
	if o.window.Canvas().Overlays().Top() == nil {
		t.Error("no dialog opens")
	}
}

func TestLanguageAndLook(t *testing.T) {
	o := enrolled().open(t, "uk")
	uitest.Tap(t, o.page.Content(), "English")
	uitest.Tap(t, o.page.Content(), "Темний")
	uitest.Tap(t, o.page.Content(), "175 %")
	if o.lang != "en" || o.mode != theme.Dark || o.scale != 175 {
		t.Errorf("chose %q, %q and %d %%", o.lang, o.mode, o.scale)
	}
}

func TestDeadlinesAreChosen(t *testing.T) {
	o := enrolled().open(t, "uk")
	choice, found := uitest.Find(o.page.Content(), func(s *form.Select) bool {
		return s.Selected == "до кінця місяця після кварталу"
	})
	if !found {
		t.Fatal(uitest.Outline(o.page.Content()))
	}
	choice.SetSelected("через 15 днів після кварталу")
	reminders, found := uitest.Find(o.page.Content(), func(c *form.Check) bool { return c.Checked })
	if !found {
		t.Fatal("no reminders")
	}
	test.Tap(reminders)
	if want := (aid.Deadlines{Days: 15, NoReminders: true}); o.deadlines != want {
		t.Errorf("%+v, want %+v", o.deadlines, want)
	}
}

func TestPassphraseIsTypedTwiceAndLongEnough(t *testing.T) {
	for _, c := range []struct {
		first, second string
		refuses       error
		set           bool
		says          string
	}{
		{"short", "short", nil, false, "settings.security.short"},
		{"калина й верба", "калина й дуб", nil, false, "settings.security.differ"},
		{"калина й верба", "калина й верба", nil, true, "settings.security.done"},
		{"калина й верба", "калина й верба", errors.New("no space"), true, "no space"},
	} {
		o := enrolled()
		o.refuses = c.refuses
		o.open(t, "en")
		text := i18n.New("en")
		test.Type(uitest.Entry(t, o.page.Content(), text.T("settings.security.new")), c.first)
		test.Type(uitest.Entry(t, o.page.Content(), text.T("settings.security.again")), c.second)
		uitest.Tap(t, o.page.Content(), text.T("settings.security.set"))
		if (o.passphrase == c.first) != c.set {
			t.Errorf("%q and %q: set %q", c.first, c.second, o.passphrase)
		}
		want := c.says
		if text.Has(want) {
			want = text.T(want)
		}
		if !uitest.Says(o.page.Content(), want) {
			t.Errorf("%q and %q: the page does not say %q", c.first, c.second, want)
		}
	}
}

func TestMapPackInBothLanguages(t *testing.T) {
	for _, lang := range i18n.Languages {
		o := enrolled()
		o.pack = borders()
		uitest.Golden(t, "pack-"+lang, uitest.Outline(o.open(t, lang).page.Content()))
	}
}

func TestMapIsFetchedAndRemoved(t *testing.T) {
	text := i18n.New("uk")
	o := enrolled().open(t, "uk")
	uitest.Tap(t, o.page.Content(), text.T("settings.map.fetch"))
	if o.pack.ID != "borders" || o.said != text.T("settings.map.installed") {
		t.Errorf("fetched %q, said %q", o.pack.ID, o.said)
	}
	o.page.Reload()
	uitest.Tap(t, o.page.Content(), text.T("settings.map.remove"))
	if o.pack.ID != "" || o.said != text.T("settings.map.removed") {
		t.Errorf("there is still %q; said %q", o.pack.ID, o.said)
	}
}

func TestRefusedMapSaysWhy(t *testing.T) {
	o := enrolled()
	o.refuses = errors.New("the pack is cut off")
	o.open(t, "en")
	uitest.Tap(t, o.page.Content(), i18n.New("en").T("settings.map.fetch"))
	if o.said != "" || !uitest.Says(o.page.Content(), "the pack is cut off") {
		t.Error("the page does not say why the map stays")
	}
	o = enrolled()
	o.trouble = errors.New("it is damaged")
	o.open(t, "en")
	if !uitest.Says(o.page.Content(), i18n.New("en").T("settings.map.trouble", "Reason", "it is damaged")) {
		t.Error("the page does not say that the pack cannot be read")
	}
}
