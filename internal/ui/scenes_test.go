package ui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

// Every section of the editor can be read with all of its rows open and one more added to each list, and so can what was
// found in it.
func TestNoTextOfTheEditorIsCutOff(t *testing.T) {
	uitest.EveryScale(t, func(t *testing.T, lang string, scale theme.Scale) {
		o, text := openAt(t, lang, scale), i18n.New(lang)
		o.quiet = time.Millisecond
		list, err := o.desk.Activities()
		if err != nil {
			t.Fatal(err)
		}
		names := namesOf(t, o.desk)
		look := func(scene string) {
			readable(t, o, names, fmt.Sprintf("editor-%s-%s-%d", scene, lang, scale))
		}
		o.OpenRecord(list[0].ID)
		o.rest()
		for _, section := range []string{"what", "who", "where", "when", "results", "contact", "files"} {
			uitest.Tap(t, o.frame.Canvas().Content(), text.T("editor.section."+section))
			o.rest()
			for range 3 { // what was added has lists of its own
				o.unfold()
				for _, add := range uitest.All(o.frame.Canvas().Content(), func(b *form.Button) bool { return isAdd(b) }) {
					test.Tap(add)
					o.rest()
				}
			}
			look(section)
		}
		o.choose(t, text.T("editor.action.ready"))
		look("stopped")
		for _, section := range []string{"what", "who", "where", "when", "results"} {
			tapBegins(t, o.frame.Canvas().Content(), text.T("editor.section."+section))
			o.rest()
			look("found-" + section)
		}
		o.choose(t, text.T("editor.action.history"))
		look("history")
		o.close()
	})
}

// isAdd says that a button adds to a list.
func isAdd(b *form.Button) bool {
	return strings.HasPrefix(b.Text, "Додати ") && !strings.HasSuffix(b.Text, "…") || strings.HasPrefix(b.Text, "Add ") && !strings.HasSuffix(b.Text, "…")
}

// tapBegins taps the button whose text begins with the words.
func tapBegins(t *testing.T, on fyne.CanvasObject, words string) {
	t.Helper()
	b, found := uitest.Find(on, func(b *form.Button) bool { return strings.HasPrefix(b.Text, words) })
	if !found {
		t.Fatalf("no button begins with %q", words)
	}
	test.Tap(b)
}

// unfold opens every row that is folded up.
func (o *office) unfold() {
	before := len(o.words())
	for _, head := range uitest.All(o.frame.Canvas().Content(), isHead) {
		head.(fyne.Tappable).Tapped(nil)
		if after := len(o.words()); after < before { // it was open
			head.(fyne.Tappable).Tapped(nil)
		} else {
			before = after
		}
	}
	o.rest()
}

// isHead says that an object is the head of a row, which unfolds it.
func isHead(o fyne.CanvasObject) bool {
	_, field := o.(form.Field)
	_, taps := o.(fyne.Tappable)
	return field && taps
}

// close closes what lies over the page.
func (o *office) close() {
	for o.frame.Canvas().Overlays().Top() != nil {
		o.frame.Canvas().Overlays().Remove(o.frame.Canvas().Overlays().Top())
	}
}

// namesOf are the names that may end in an ellipsis: of the records, and of what stands in them.
func namesOf(t *testing.T, d *desk.Desk) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	list, err := d.Activities()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
		names[s.Title.UK], names[s.Title.EN] = true, true
		sheet, err := d.Activity(s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range sheet.Activity.Participations {
			names[part.Name.UK], names[part.Name.EN] = true, true
		}
	}
	orgs, err := d.Organisations()
	if err != nil {
		t.Fatal(err)
	}
	for _, org := range orgs {
		names[org.Name.UK], names[org.Name.EN] = true, true
	}
	for _, id := range []string{aid.ListOrgType, aid.ListRole} {
		for _, code := range d.Codelist(id).Codes() {
			names[code.Name.UK], names[code.Name.EN] = true, true
		}
	}
	return names
}

// readable fails where a text of what the window shows cannot be read.
func readable(t *testing.T, o *office, names map[string]bool, scene string) {
	t.Helper()
	c := o.frame.Canvas()
	o.frame.Resize(ui.MinSize) // what came before may have made it larger
	uitest.Settle(c)
	for _, layer := range append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...) {
		if least := layer.MinSize(); least.Width > c.Size().Width || least.Height > c.Size().Height {
			t.Errorf("%s needs %v", scene, least)
		}
	}
	for _, cut := range uitest.Cut(c, func(text string) bool { return names[text] }) {
		t.Errorf("%s: %s", scene, cut)
	}
	uitest.Picture(t, c, scene)
}

// folderOf is a folder with one file, whose name is added to those that may end in an ellipsis.
func folderOf(t *testing.T, file string, names map[string]bool) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, file), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	names[file] = true
	return dir
}

// Dialogs, sheets and notices can be read, and the pages in states that are seldom seen.
func TestNoTextOfDialogsIsCutOff(t *testing.T) {
	uitest.EveryScale(t, func(t *testing.T, lang string, scale theme.Scale) {
		o, text := openAt(t, lang, scale), i18n.New(lang)
		o.quiet = time.Millisecond
		list, err := o.desk.Activities()
		if err != nil {
			t.Fatal(err)
		}
		if err := o.desk.SavePattern(list[0].ID, "Ремонт школи", true, true); err != nil {
			t.Fatal(err)
		}
		names := namesOf(t, o.desk)
		look := func(scene string) {
			readable(t, o, names, fmt.Sprintf("dialog-%s-%s-%d", scene, lang, scale))
		}
		for _, room := range []string{"quarter", "activities", "map", "quality", "sending", "settings"} {
			o.choose(t, text.T("shell.rooms."+room))
			look("room-" + room)
			o.press(fyne.KeyF1)
			look("help-" + room)
			o.close()
		}
		o.choose(t, text.T("shell.menu.pattern"))
		look("pattern")
		o.close()
		fyne.CurrentApp().Preferences().SetString("files.folder", folderOf(t, "Активності області за четвертий квартал, для зведення.xlsx", names))
		for _, dialog := range []string{"import", "export", "map"} {
			o.choose(t, text.T("shell.menu."+dialog))
			look(dialog)
			o.close()
		}
		o.choose(t, text.T("shell.rooms.map"))
		o.frame.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
		o.rest()
		look("card")
		o.choose(t, text.T("shell.menu.search"))
		test.Type(o.frame.Canvas().Focused(), "жодного")
		o.rest()
		look("no-pins")
		o.choose(t, text.T("shell.rooms.activities"))
		o.choose(t, text.T("shell.menu.search"))
		test.Type(o.frame.Canvas().Focused(), "жодного")
		o.rest()
		look("nothing-found")
		o.OpenRecord(list[0].ID)
		o.rest()
		o.TellCrash(desk.Crash{Report: "focalpoint test", Path: "/home/olena/.local/share/focalpoint/crash/last.txt", Saved: []aid.ID{list[0].ID}})
		look("crash")
		uitest.Tap(t, o.frame.Canvas().Content(), text.T("crash.report"))
		look("crash-report")
		o.close()
		if _, _, err := o.desk.ReadyAll(); err != nil {
			t.Fatal(err)
		}
		o.choose(t, text.T("shell.menu.send"))
		o.choose(t, text.T("shell.rooms.sending"))
		look("sent")
	})
}

// The status line and the page of sending can be read however things stand.
func TestNoTextOfTheStatusIsCutOff(t *testing.T) {
	uitest.EveryScale(t, func(t *testing.T, lang string, scale theme.Scale) {
		o, m := scaled(t, lang, scale)
		o.quiet = time.Millisecond
		text := i18n.New(lang)
		for name, status := range map[string]desk.Status{
			"sending": {Connection: desk.ConnectionSending, Waiting: 1480, Progress: desk.Progress{
				Sent: 1320, Total: 2800, Up: 612_000, Down: 2100, Left: 12 * time.Minute, Started: now.Add(-10 * time.Minute),
			}},
			"files": {Connection: desk.ConnectionIdle, Waiting: 1, LastSent: now, Files: desk.FileProgress{
				Sending: true, File: 1, Files: 3, Sent: 1_000_000, Total: 4_000_000,
			}},
			"paused":  {Connection: desk.ConnectionOffline, Paused: true, OnRequest: true, Waiting: 6, Attention: 2, LastSent: now},
			"request": {Connection: desk.ConnectionOffline, OnRequest: true, Waiting: 6, Attention: 2, LastSent: now.AddDate(0, 0, -9)},
			"failed":  {Connection: desk.ConnectionAction, LastError: desk.ErrNoPortal, Waiting: 6, Next: now.Add(time.Minute)},
		} {
			m.status = status
			m.watcher() // the status line follows what the desk announces
			o.rest()
			o.choose(t, text.T("shell.rooms.sending"))
			readable(t, o, m.names(t), fmt.Sprintf("status-%s-%s-%d", name, lang, scale))
		}
	})
}

// What stands above a record, its menu, the questions about it and the calendar of its dates can be read.
func TestNoTextAboutARecordIsCutOff(t *testing.T) {
	uitest.EveryScale(t, func(t *testing.T, lang string, scale theme.Scale) {
		o, m := scaled(t, lang, scale)
		o.quiet = time.Millisecond
		text, names := i18n.New(lang), m.names(t)
		look := func(scene string) { readable(t, o, names, fmt.Sprintf("record-%s-%s-%d", scene, lang, scale)) }
		for i := range m.records {
			o.OpenRecord(m.records[i].ID)
			o.rest()
			look(fmt.Sprint(i))
		}
		uitest.Tap(t, o.frame.Canvas().Content(), text.T("editor.bar.more"))
		look("menu")
		o.close()
		o.choose(t, text.T("editor.action.next"))
		look("finding")
		tapBegins(t, o.frame.Canvas().Content(), text.T("editor.section.when"))
		o.rest()
		calendar, found := uitest.Find(o.frame.Canvas().Content(), func(b *form.Button) bool {
			return b.Text == "" && b.AccessibilityLabel() == text.T("editor.when.planned_start")
		})
		if !found {
			t.Fatal("no button of the calendar")
		}
		test.Tap(calendar)
		look("calendar")
		o.close()
		o.NewRecord()
		o.rest()
		look("new")
	})
}

// Whatever the keyboard goes on to is in view, on long pages too.
func TestWhatHasTheFocusIsInView(t *testing.T) {
	uitest.EveryScale(t, func(t *testing.T, lang string, scale theme.Scale) {
		o, text := openAt(t, lang, scale), i18n.New(lang)
		o.quiet = time.Millisecond
		c := o.frame.Canvas()
		walk := func(scene string) {
			t.Helper()
			uitest.Settle(c)
			for _, unseen := range uitest.Unseen(c) {
				t.Errorf("%s: %s", scene, unseen)
			}
		}
		for _, room := range []string{"quarter", "activities", "map", "quality", "sending", "settings"} {
			o.choose(t, text.T("shell.rooms."+room))
			walk(room)
		}
		list, err := o.desk.Activities()
		if err != nil {
			t.Fatal(err)
		}
		o.OpenRecord(list[0].ID)
		o.rest()
		for _, section := range []string{"what", "who", "where", "when", "results", "contact", "files"} {
			tapBegins(t, c.Content(), text.T("editor.section."+section))
			o.rest()
			o.unfold()
			walk(section)
		}
		disputed, _ := scaled(t, lang, scale) // its page of sending has conflicts, each on a card
		disputed.choose(t, text.T("shell.rooms.sending"))
		uitest.Settle(disputed.frame.Canvas())
		for _, unseen := range uitest.Unseen(disputed.frame.Canvas()) {
			t.Errorf("conflicts: %s", unseen)
		}
	})
}
