package form_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

// chooser is a file dialog in a folder of its own.
type chooser struct {
	t      *testing.T
	window fyne.Window
	folder string
	got    []string
}

// choose opens a dialog over a folder with files, as a person would who used it the last time.
func choose(t *testing.T, d form.FileDialog, write bool) *chooser {
	t.Helper()
	test.NewTempApp(t)
	test.ApplyTheme(t, theme.New(theme.Light))
	c := &chooser{t: t, window: test.NewTempWindow(t, nil), folder: filepath.Join(t.TempDir(), "Звіти")}
	c.window.Resize(fyne.NewSize(1024, 700))
	for _, name := range []string{"план.csv", "Їжак.xlsx", "інше.txt", ".таємне.csv", "тека/усередині.csv", "Архів/"} {
		path := filepath.Join(c.folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "/") {
			if err := os.MkdirAll(path, 0o755); err != nil {
				t.Fatal(err)
			}
		} else if err := os.WriteFile(path, []byte("їжак"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("HOME", filepath.Dir(c.folder))
	t.Setenv("XDG_CONFIG_HOME", "")
	fyne.CurrentApp().Preferences().SetString("files.folder", c.folder)
	if d.Text == nil {
		d.Text = i18n.New(i18n.Ukrainian)
	}
	d.Runner, d.Then = &runner.Sync{}, func(path string) { c.got = append(c.got, path) }
	if write {
		d.ShowToWrite(c.window)
	} else {
		d.ShowToRead(c.window)
	}
	return c
}

func (c *chooser) words() string {
	if top := c.window.Canvas().Overlays().Top(); top != nil {
		return uitest.Outline(top)
	}
	return ""
}

func (c *chooser) press(names ...fyne.KeyName) {
	c.t.Helper()
	for _, name := range names {
		if c.window.Canvas().Focused() == nil {
			c.t.Fatalf("nothing has the focus before %s:\n%s", name, c.words())
		}
		c.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (c *chooser) tap(label string) {
	c.t.Helper()
	uitest.Tap(c.t, c.window.Canvas().Overlays().Top(), label)
}

// name types a name over the one that stands there.
func (c *chooser) name(text string) {
	c.t.Helper()
	entry, is := uitest.Find(c.window.Canvas().Overlays().Top(), func(*form.Entry) bool { return true })
	if !is {
		c.t.Fatal("there is no field")
	}
	entry.SetText("")
	c.window.Canvas().Focus(entry)
	keys(c.window, text)
}

// turnHidden taps the box that shows hidden files.
func (c *chooser) turnHidden() {
	c.t.Helper()
	box, is := uitest.Find(c.window.Canvas().Overlays().Top(), func(*form.Check) bool { return true })
	if !is {
		c.t.Fatal("there is no box")
	}
	test.TapAt(box, fyne.NewPos(5, box.Size().Height/2))
}

func (c *chooser) says(all ...string) {
	c.t.Helper()
	words := c.words()
	for _, want := range all {
		if !strings.Contains(words, want) {
			c.t.Errorf("%q is not in\n%s", want, words)
		}
	}
}

func (c *chooser) chose(want ...string) {
	c.t.Helper()
	var paths []string
	for _, name := range want {
		paths = append(paths, filepath.Join(c.folder, name))
	}
	if !slices.Equal(c.got, paths) || c.words() != "" {
		c.t.Errorf("chose %q, want %q; still shown: %q", c.got, paths, c.words())
	}
}

// listed are the lines of the list, in order.
func (c *chooser) listed(names ...string) (found []string) {
	for line := range strings.Lines(c.words()) {
		if line = strings.TrimSpace(line); slices.Contains(names, line) {
			found = append(found, line)
		}
	}
	return found
}

// Folders come first, then the files of the kinds that are asked for, in the order of the Ukrainian alphabet; what is hidden
// is shown on request.
func TestFileDialogLists(t *testing.T) {
	c := choose(t, form.FileDialog{Endings: []string{".csv", ".xlsx"}}, false)
	all := []string{"Архів", "тека", ".таємне.csv", "Їжак.xlsx", "план.csv", "інше.txt"}
	if got := c.listed(all...); !slices.Equal(got, []string{"Архів", "тека", "Їжак.xlsx", "план.csv"}) {
		t.Errorf("%q", got)
	}
	c.says(c.folder, "Показано файли .csv, .xlsx.", "8\u00a0Б", "[Домівка]", "[Комп’ютер]", "[Відкрити]", "[Скасувати]")
	c.turnHidden()
	if got := c.listed(all...); !slices.Contains(got, ".таємне.csv") || slices.Contains(got, "інше.txt") {
		t.Errorf("with hidden ones: %q", got)
	}
}

// No word of the dialog is English in Ukrainian, whatever it says; each sentence is the one that is meant.
func TestFileDialogSpeaksUkrainian(t *testing.T) {
	t.Setenv("LC_ALL", "en_US.UTF-8")
	latin := regexp.MustCompile(`[A-Za-z]{2,}`)
	reading := choose(t, form.FileDialog{Endings: []string{".csv"}}, false)
	check := func(c *chooser, want string) {
		t.Helper()
		c.says(want)
		words := strings.NewReplacer(c.folder, "", filepath.Dir(c.folder), "", ".csv", "", ".txt", "", ".xlsx", "", "(false)", "", "(true)", "", ".png", "", "Enter", "", "Backspace", "", "Esc", "").Replace(c.words())
		for line := range strings.Lines(words) {
			if word := latin.FindString(line); word != "" && !strings.Contains(line, "/") {
				t.Errorf("%q in %q", word, line)
			}
		}
	}
	check(reading, "Оберіть файл")
	reading.tap("Відкрити")
	check(reading, "Оберіть файл або введіть його назву.")
	reading.name("нема.csv")
	reading.press(fyne.KeyReturn)
	check(reading, "Файлу «нема.csv» тут немає.")
	reading.name("Архів")
	reading.press(fyne.KeyReturn)
	check(reading, "У цій теці немає файлів .csv.")
	if err := os.Remove(filepath.Join(reading.folder, "Архів")); err != nil {
		t.Fatal(err)
	}
	reading.turnHidden()
	check(reading, "Такої теки немає: "+filepath.Join(reading.folder, "Архів"))

	writing := choose(t, form.FileDialog{Name: "план.csv"}, true)
	check(writing, "Збереження файлу")
	writing.press(fyne.KeyReturn)
	check(writing, "Файл «план.csv» уже є. Замінити його?")
	writing.press(fyne.KeyEscape)
	writing.tap("Нова тека…")
	writing.press(fyne.KeyReturn)
	check(writing, "Введіть назву теки.")
	keys(writing.window, "інше.txt") // where a file is
	writing.press(fyne.KeyReturn)
	check(writing, "Не вдалося створити теку «інше.txt». Можливо, сюди немає дозволу записувати.")
	writing.press(fyne.KeyEscape)
	writing.name("немає/карта.png")
	writing.press(fyne.KeyReturn)
	check(writing, "Такої теки немає: "+filepath.Join(writing.folder, "немає"))
	if len(reading.got)+len(writing.got) > 0 {
		t.Errorf("%q, %q", reading.got, writing.got)
	}
}

// A folder that may not be read is said so, and the one before stays.
func TestFolderWithoutPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("to root everything is permitted")
	}
	c := choose(t, form.FileDialog{}, false)
	closed := filepath.Join(c.folder, "тека")
	if err := os.Chmod(closed, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(closed, 0o755) })
	c.press(fyne.KeyDown, fyne.KeyReturn)
	c.says("Немає дозволу це відкрити: "+closed, "план.csv")
}

// A file is chosen without the mouse: arrows, a letter, Enter into a folder, Backspace out of it again.
func TestFileDialogByTheKeyboard(t *testing.T) {
	c := choose(t, form.FileDialog{}, false)
	keys(c.window, "т")
	c.press(fyne.KeyReturn)
	c.says(filepath.Join(c.folder, "тека"), "усередині.csv")
	c.press(fyne.KeyBackspace)
	c.says("план.csv")
	c.press(fyne.KeyReturn) // the folder that was left is marked
	c.press(fyne.KeyReturn)
	c.chose("тека/усередині.csv")
	if last := fyne.CurrentApp().Preferences().String("files.folder"); last != filepath.Join(c.folder, "тека") {
		t.Errorf("the next time it begins at %q", last)
	}

	c = choose(t, form.FileDialog{}, false)
	keys(c.window, filepath.Join(c.folder, "тека", "усередині.csv")) // a path
	c.press(fyne.KeyReturn)
	c.chose("тека/усередині.csv")

	c = choose(t, form.FileDialog{}, false)
	c.press(fyne.KeyBackspace)
	c.press(fyne.KeyReturn)
	c.press(fyne.KeyEnd, fyne.KeySpace)
	c.says("|план.csv|")
	c.press(fyne.KeyHome, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyEscape)
	c.chose()

	c = choose(t, form.FileDialog{}, false)
	c.name(filepath.Join(c.folder, "тека", "усередині.csv")) // a whole path
	c.press(fyne.KeyReturn)
	c.chose("тека/усередині.csv")
}

// With the mouse a folder opens on a tap, a file is taken, and a second tap opens it.
func TestFileDialogByTheMouse(t *testing.T) {
	c := choose(t, form.FileDialog{}, false)
	list, is := uitest.Find(c.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) bool {
		_, rows := o.(interface{ Highlight(int) })
		return rows
	})
	if !is {
		t.Fatal("there is no list")
	}
	choice := list.(interface{ Select(int) })
	choice.Select(1)
	c.says("усередині.csv")
	c.tap("Тека вище")
	choice.Select(3)
	c.says("|Їжак.xlsx|")
	choice.Select(4)
	c.says("|план.csv|")
	choice.Select(4)
	c.chose("план.csv")

	c = choose(t, form.FileDialog{}, false)
	c.window.Canvas().Unfocus() // as a click on a button does
	c.tap("Домівка")
	c.says("Звіти")
	c.press(fyne.KeyReturn)
	c.says("план.csv")
	c.tap("Скасувати")
	c.chose()

	var others []fyne.KeyName
	c.window.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { others = append(others, key.Name) })
	form.FileDialog{Text: i18n.New(i18n.Ukrainian), Runner: &runner.Sync{}, Then: func(string) {}}.ShowToRead(c.window)
	for _, key := range []fyne.KeyName{fyne.KeyF1, fyne.KeyDown, fyne.KeyEscape, fyne.KeyF9} {
		c.window.Canvas().Unfocus() // as a click beside everything does
		c.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: key})
	}
	if c.words() != "" || !slices.Equal(others, []fyne.KeyName{fyne.KeyF1, fyne.KeyF9}) {
		t.Errorf("the window got %v; still shown: %q", others, c.words())
	}
}

// A file that is there is written over only after a question; a name without an ending gets the proposed one; a new folder
// is made on the way.
func TestFileDialogNamesAFile(t *testing.T) {
	c := choose(t, form.FileDialog{Name: "план.csv"}, true)
	c.press(fyne.KeyReturn)
	c.tap("Ні, дати іншу назву")
	c.name("план 2")
	c.press(fyne.KeyReturn)
	c.chose("план 2.csv")
	if _, err := os.Stat(filepath.Join(c.folder, "план 2.csv")); err == nil {
		t.Error("the file is there before anybody has written it")
	}

	c = choose(t, form.FileDialog{Name: "план.csv"}, true)
	c.tap("Зберегти")
	c.tap("Замінити")
	c.chose("план.csv")
	if text, err := os.ReadFile(filepath.Join(c.folder, "план.csv")); string(text) != "їжак" {
		t.Errorf("the dialog has changed the file: %q, %v", text, err)
	}

	c = choose(t, form.FileDialog{Name: "план.csv"}, true)
	c.tap("Нова тека…")
	keys(c.window, "2026")
	c.press(fyne.KeyReturn)
	c.says(filepath.Join(c.folder, "2026"), "У цій теці нічого немає.")
	c.tap("Зберегти")
	c.chose("2026/план.csv")
}

// Where the last folder is gone, the dialog begins at home; what a desktop calls a person's folders is known.
func TestFileDialogBegins(t *testing.T) {
	c := choose(t, form.FileDialog{}, false)
	c.press(fyne.KeyEscape)
	home := filepath.Dir(c.folder)
	for _, folder := range []string{"Документи", ".config"} {
		if err := os.MkdirAll(filepath.Join(home, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	names := "# a comment\nXDG_DOCUMENTS_DIR=\"$HOME/Документи\"\nXDG_DESKTOP_DIR=\"$HOME/\"\n"
	if err := os.WriteFile(filepath.Join(home, ".config", "user-dirs.dirs"), []byte(names), 0o644); err != nil {
		t.Fatal(err)
	}
	fyne.CurrentApp().Preferences().SetString("files.folder", filepath.Join(home, "немає"))
	form.FileDialog{Text: i18n.New(i18n.English), Runner: &runner.Sync{}, Then: func(string) {}}.ShowToRead(c.window)
	c.says(home, "[Home]", "[Documents]", "Звіти")
	if strings.Contains(c.words(), "[Desktop]") {
		t.Error("a desktop that is the home itself is listed as well")
	}
	c.tap("Documents")
	c.says(filepath.Join(home, "Документи"), "There is nothing in this folder.")
}
