package activities_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/activities"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

// shelf is a desk with nothing but a list.
type shelf struct {
	list  []aid.Summary
	ready []aid.ID
	maps  [][]aid.ID // the ids of each picture

	reviewer bool
}

func (s *shelf) Activities() ([]aid.Summary, error) { return s.list, nil }
func (s *shelf) UnitName(code, _ string) string {
	return map[string]string{"UA14": "Донецька область"}[code]
}

func (s *shelf) Ready(ids ...aid.ID) ([]desk.NotReady, error) {
	s.ready = ids
	return nil, nil
}

func (s *shelf) Import(context.Context, string, bool, func(int)) (desk.ImportReport, error) {
	return desk.ImportReport{}, nil
}

func (s *shelf) Export(context.Context, string, []aid.ID, string) (int, error) { return 0, nil }

func (s *shelf) ExportMap(_ context.Context, path string, o desk.MapOptions) (desk.MapReport, error) {
	s.maps = append(s.maps, o.IDs)
	return desk.MapReport{Records: len(o.IDs), Pins: 2, Without: 1}, nil
}

type office struct {
	page   *activities.Page
	run    *runner.Sync
	window fyne.Window
	opened aid.ID
}

func open(t testing.TB, s *shelf, lang string) *office {
	t.Helper()
	app := test.NewApp()
	t.Cleanup(app.Quit)
	app.Settings().SetTheme(theme.New(theme.Light))
	o := &office{run: &runner.Sync{}}
	o.page = activities.New(activities.Deps{
		Desk: s, Text: i18n.New(lang), Runner: o.run, Explain: func(err error) string { return err.Error() },
		Window: func() fyne.Window { return o.window }, Open: func(id aid.ID) { o.opened = id }, New: func() {},
	})
	o.window = test.NewWindow(o.page.Content())
	t.Cleanup(o.window.Close)
	o.window.Resize(fyne.NewSize(1000, 700))
	o.page.Reload()
	return o
}

func some() *shelf {
	edited := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC).Unix()
	return &shelf{list: []aid.Summary{
		{Kind: aid.KindActivity, ID: "a", Title: aid.Text{UK: "Школа №5", EN: "School no. 5"}, Start: "2026-05-01", Oblasts: "UA14", Pins: 2, Stage: aid.StageHeld, Edited: edited},
		{Kind: aid.KindActivity, ID: "b", Title: aid.Text{UK: "Водогін"}, State: aid.StateApproved, Problems: 5, Edited: edited + 1},
		{Kind: aid.KindActivity, ID: "c", Title: aid.Text{UK: "Хаб"}, Stage: aid.StageRefused, Edited: edited - 1},
	}}
}

// Each way in and out asks for a file.
func TestFilesAreAskedFor(t *testing.T) {
	o := open(t, some(), "uk")
	for name, ask := range map[string]func(){"import": o.page.AskImport, "export": o.page.AskExport} {
		ask()
		box := o.window.Canvas().Overlays().Top()
		if box == nil {
			t.Fatalf("%s: nothing is asked", name)
		}
		o.window.Canvas().Overlays().Remove(box)
	}
}

// A picture of the map is of the record that was named, otherwise of what the list shows; the name comes first.
func TestMapPicture(t *testing.T) {
	s := some()
	o := open(t, s, "uk")
	for _, c := range []struct {
		words string
		ids   []aid.ID
		want  int
	}{{"", []aid.ID{"b"}, 1}, {"", nil, 3}, {"школа", nil, 1}} {
		o.page.Search(c.words)
		o.run.Flush()
		o.page.AskMap(c.ids...)
		save := o.window.Canvas().Overlays().Top()
		if save == nil {
			t.Fatal("no name is asked for")
		}
		o.window.Canvas().Overlays().Remove(save)
		o.page.ExportMap(filepath.Join(t.TempDir(), "map.svg"), c.ids...)
		if got := s.maps[len(s.maps)-1]; len(got) != c.want {
			t.Errorf("%q: %v", c.words, got)
		}
	}
	o.page.Search("немає такого")
	o.run.Flush()
	before := len(s.maps)
	o.page.ExportMap("map.svg")
	if len(s.maps) != before {
		t.Error("a map of nothing was drawn")
	}
}

func TestPageInBothLanguages(t *testing.T) {
	for _, lang := range i18n.Languages {
		uitest.Golden(t, "list-"+lang, uitest.Outline(open(t, some(), lang).page.Content()))
		uitest.Golden(t, "empty-"+lang, uitest.Outline(open(t, &shelf{}, lang).page.Content()))
	}
}

func TestSearchFindsAnyWordInBothLanguages(t *testing.T) {
	for words, want := range map[string]int{"": 3, "школа": 1, "SCHOOL 5": 1, "хаб": 1, "немає такого": 0} {
		o := open(t, some(), "uk")
		o.page.Search(words)
		o.run.Flush()
		if got := o.page.Shown(); got != want {
			t.Errorf("%q finds %d, want %d", words, got, want)
		}
	}
}

func TestFilters(t *testing.T) {
	for filter, want := range map[activities.Filter]int{activities.All: 3, activities.Draft: 1, activities.Attention: 1, activities.Approved: 1, activities.Ready: 0} {
		o := open(t, some(), "uk")
		o.page.Choose(filter)
		if got := o.page.Shown(); got != want {
			t.Errorf("%s shows %d, want %d", filter, got, want)
		}
	}
}

func TestNothingToReviewIsGoodNews(t *testing.T) {
	o := open(t, some(), "uk")
	o.page.Choose(activities.Review)
	if !uitest.Says(o.page.Content(), "Усе перевірено") {
		t.Error(uitest.Outline(o.page.Content()))
	}
	o.page.Search("школа")
	o.run.Flush()
	if !uitest.Says(o.page.Content(), "Нічого не знайдено") {
		t.Error(uitest.Outline(o.page.Content()))
	}
}

func many(n int) *shelf {
	s := &shelf{}
	for i := range n {
		s.list = append(s.list, aid.Summary{ID: aid.ID(fmt.Sprint(i)), Title: aid.Text{UK: fmt.Sprintf("Активність номер %d", i)}, Edited: int64(i)})
	}
	return s
}

// A hundred thousand records: what the window's goroutine does for a search, besides what the runner does elsewhere.
func BenchmarkFirstPaint100000(b *testing.B) {
	s := many(100_000)
	for b.Loop() {
		open(b, s, "uk").window.Canvas().Capture()
	}
}

func BenchmarkSearch100000(b *testing.B) {
	o := open(b, many(100_000), "uk")
	for b.Loop() {
		o.page.Search("99 номер")
		o.run.Flush()
	}
}

func (s *shelf) Reviewer() bool { return s.reviewer }

func (s *shelf) ToReview(all []aid.Summary) (waiting []aid.Summary, _ error) {
	for _, r := range all {
		if s.reviewer && desk.InReview(r) {
			waiting = append(waiting, r)
		}
	}
	return waiting, nil
}

func (s *shelf) Approve(_ bool, records ...desk.Reading) (done desk.Reviewed, _ error) {
	for i := range s.list {
		for _, r := range records {
			if s.list[i].ID == r.ID {
				s.list[i].State, s.list[i].Stage = aid.StateApproved, aid.StageWaiting
				done.Records++
			}
		}
	}
	return done, nil
}

func (s *shelf) UndoReview(done desk.Reviewed) (int, error) {
	for i := range s.list {
		if s.list[i].Stage == aid.StageWaiting {
			s.list[i].State, s.list[i].Stage = aid.StateReview, aid.StageClean
		}
	}
	return done.Records, nil
}

// A focal point picks the clean records among those that wait, approves them at once, and can take that back.
func TestCleanRecordsAreApprovedFromTheList(t *testing.T) {
	for _, lang := range []string{"uk", "en"} {
		s := &shelf{reviewer: true}
		for i, problems := range []int{0, 2, 0} {
			s.list = append(s.list, aid.Summary{
				Kind: aid.KindActivity, ID: aid.ID(fmt.Sprint("r", i)), Rev: 3, Title: aid.Text{UK: fmt.Sprint("Школа №", i+1), EN: fmt.Sprint("School no. ", i+1)},
				State: aid.StateReview, Problems: problems, Pins: 1,
			})
		}
		o := open(t, s, lang)
		text := i18n.New(lang)
		uitest.Tap(t, o.page.Content(), text.T("activities.filter.to_review", "N", 3))
		o.run.Flush()
		uitest.Tap(t, o.page.Content(), text.T("activities.review.pick"))
		uitest.Golden(t, "review-"+lang, uitest.Outline(o.page.Content()))
		uitest.Picture(t, o.window.Canvas(), "review-"+lang)
		uitest.Tap(t, o.page.Content(), text.T("activities.review.approve"))
		o.run.Flush()
		if s.list[0].State != aid.StateApproved || s.list[1].State != aid.StateReview || o.page.Shown() != 1 {
			t.Fatalf("%d wait: %+v", o.page.Shown(), s.list)
		}
		uitest.Picture(t, o.window.Canvas(), "approved-"+lang)
		uitest.Tap(t, o.page.Content(), text.T("activities.review.undo"))
		o.run.Flush()
		if o.page.Shown() != 3 || !uitest.Says(o.page.Content(), text.N("activities.review.undone", 2)) {
			t.Errorf("%d wait\n%s", o.page.Shown(), uitest.Outline(o.page.Content()))
		}
	}
}
