package editor_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/assets"
	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/atlas/photo"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/editor"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/theme"
)

// memory is a desk that keeps its activities in memory; its map, code lists and attached files are the real ones.
type memory struct {
	editor.Files
	mu       sync.Mutex
	sheets   map[aid.ID]desk.Sheet
	saves    []aid.Activity
	lists    aid.Codelists
	atlas    *atlas.Atlas
	full     error // what SaveEdit returns, when it is not nil
	now      time.Time
	resolved []desk.ResolveChoice
	patterns []string   // as they were saved
	before   desk.Sheet // as it was before the review or the first step of the history
	words    *desk.Desk // says conflicts; nil: there are none
	also     *desk.Desk // where the activities are kept too; nil: nowhere
}

var org = aid.ID("0190a000-0000-7000-8000-000000000001")

func newMemory(t testing.TB, sheets ...desk.Sheet) *memory {
	t.Helper()
	lists, err := aid.ReadCodelists(assets.Codelists)
	if err != nil {
		t.Fatal(err)
	}
	land, err := atlas.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	m := &memory{sheets: map[aid.ID]desk.Sheet{}, lists: lists, atlas: land, now: time.Date(2026, 11, 24, 14, 2, 11, 0, time.Local)}
	for _, s := range sheets {
		m.sheets[s.Activity.ID] = s
		if len(s.Clashes) > 0 && m.words == nil {
			m.words = desktest.Alone(t, func() time.Time { return m.now })
		}
	}
	return m
}

// withFiles is the memory with a real desk for files, which has its activities too.
func withFiles(t testing.TB, m *memory) *memory {
	t.Helper()
	d := desktest.Alone(t, func() time.Time { return m.now })
	for _, s := range m.sheets {
		if _, err := d.SaveDraft(s.Activity); err != nil {
			t.Fatal(err)
		}
	}
	m.Files, m.also = d, d
	return m
}

func (m *memory) Activity(id aid.ID) (desk.Sheet, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, found := m.sheets[id]
	if !found {
		return desk.Sheet{}, errors.New("not found")
	}
	s.Findings = check(s.Activity)
	s.Summary.State = s.Activity.State
	s.Summary.Clashes = len(s.Clashes)
	return s, nil
}

func (m *memory) NewActivity() (aid.Activity, error) {
	return aid.Activity{ID: "0190a000-0000-7000-8000-0000000000ff", ReportingOrg: org, State: aid.StateDraft}, nil
}

func (m *memory) NewFromPattern(id aid.ID) (aid.Activity, error) {
	s, err := m.Activity(id)
	return s.Activity.Pattern(true, true).Copy(), err
}

func (m *memory) SavePattern(_ aid.ID, name string, places, contact bool) error {
	if name == "" {
		return desk.ErrPatternName
	}
	m.patterns = append(m.patterns, fmt.Sprint(name, places, contact))
	return nil
}

func (m *memory) SaveEdit(from, a aid.Activity) (desk.Saved, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.full != nil {
		return desk.Saved{}, m.full
	}
	if m.also != nil {
		if _, err := m.also.SaveEdit(from, a); err != nil {
			return desk.Saved{}, err
		}
	}
	m.saves = append(m.saves, a)
	s := m.sheets[a.ID]
	s.Activity, s.Own = a, true
	m.sheets[a.ID] = s
	return desk.Saved{At: m.now, Chip: desk.ChipDraft, Findings: check(a)}, nil
}

// check is two rules, enough to see a finding come and go.
func check(a aid.Activity) (found []desk.Finding) {
	if a.Title.Empty() {
		found = append(found, desk.Finding{Field: "title.uk", Rule: "title-missing", Severity: desk.SeverityStop})
	}
	for _, b := range a.Budgets {
		if b.Start == "" || b.End == "" {
			found = append(found, desk.Finding{Field: aid.Path("budgets/" + string(b.ID)), Rule: "budget-period-missing", Severity: desk.SeverityWarn})
		}
	}
	if len(a.Locations) == 0 {
		found = append(found, desk.Finding{Field: "locations", Rule: "location-missing", Severity: desk.SeverityWarn})
	}
	return found
}

func (m *memory) Ready(ids ...aid.ID) ([]desk.NotReady, error) {
	s, err := m.Activity(ids[0])
	if err != nil {
		return nil, err
	}
	if len(s.Findings) > 0 && s.Findings[0].Severity == desk.SeverityStop {
		return []desk.NotReady{{ID: ids[0], Findings: s.Findings}}, nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	kept := m.sheets[ids[0]]
	kept.Activity.State, kept.Summary.Stage = aid.StateApproved, aid.StageWaiting
	m.sheets[ids[0]] = kept
	return nil, nil
}

func (m *memory) Approve(_ bool, records ...desk.Reading) (done desk.Reviewed, err error) {
	return m.review(records[0], func(a *aid.Activity) {
		a.State, a.ReviewNote, a.ReviewNotes = aid.StateApproved, "", nil
	})
}

func (m *memory) Return(record desk.Reading, notes desk.ReviewNotes) (desk.Reviewed, error) {
	return m.review(record, func(a *aid.Activity) {
		a.State, a.ReviewNote = aid.StateReturned, notes.Record
		for path, text := range notes.Fields {
			a.ReviewNotes = append(a.ReviewNotes, aid.ReviewNote{ID: aid.ID(path), Text: text, Who: "Олена"})
		}
	})
}

func (m *memory) review(r desk.Reading, decide func(*aid.Activity)) (desk.Reviewed, error) {
	s := m.sheets[r.ID]
	if r.Rev != s.Activity.Rev {
		return desk.Reviewed{Gone: 1}, nil
	}
	m.before = s
	decide(&s.Activity)
	s.Review = false
	m.sheets[r.ID] = s
	return desk.Reviewed{Records: 1}, nil
}

func (m *memory) UndoReview(desk.Reviewed) (int, error) {
	m.sheets[m.before.Activity.ID] = m.before
	return 1, nil
}

func (m *memory) History(_ *i18n.Localizer, id aid.ID) (desk.History, error) {
	return desk.History{Kind: aid.KindActivity, ID: id}, nil
}

func (m *memory) Restore(id aid.ID, _ uint64, _ ...aid.Path) (int, error) {
	if m.full != nil {
		return 0, m.full
	}
	m.sheets[id] = m.before
	return 1, nil
}

func (m *memory) DuplicateActivity(id aid.ID) (aid.ID, error) {
	s, err := m.Activity(id)
	if err != nil {
		return "", err
	}
	copied := s.Activity.Copy()
	_, err = m.SaveEdit(aid.Activity{}, copied)
	return copied.ID, err
}

func (m *memory) DeleteActivity(id aid.ID) error {
	delete(m.sheets, id)
	return nil
}

func (m *memory) Discard(aid.ID) error { return nil }

func (m *memory) Conflicts(l *i18n.Localizer, clashes []aid.Clash) []desk.Conflict {
	return m.words.Conflicts(l, clashes)
}

func (m *memory) Resolve(id aid.ID, path aid.Path, choice desk.ResolveChoice, _ json.RawMessage) error {
	m.resolved = append(m.resolved, choice)
	s := m.sheets[id]
	var left []aid.Clash
	for _, c := range s.Clashes {
		if c.Path != path {
			left = append(left, c)
			continue
		}
		if record := s.Activity.Record(); choice == desk.ResolveMine {
			record.Fields[path] = c.Mine
			s.Activity, _ = aid.ActivityOf(record)
		}
	}
	s.Clashes = left
	m.sheets[id] = s
	return nil
}

func (m *memory) Organisations() ([]desk.OrgChoice, error) {
	return []desk.OrgChoice{
		{ID: org, Name: aid.Text{UK: "Міністерство розвитку громад та територій", EN: "Ministry for Communities and Territories"}, Type: "10"},
		{ID: "0190a000-0000-7000-8000-000000000002", Name: aid.Text{UK: "Світовий банк", EN: "World Bank"}, Type: "40"},
	}, nil
}

func (m *memory) Codelist(id string) aid.Codelist           { return m.lists[id] }
func (m *memory) Find(text string, limit int) []atlas.Found { return m.atlas.Find(text, limit) }

func (m *memory) SearchPlaces(q string, limit int) []atlas.Place { return m.atlas.Search(q, limit) }

func (m *memory) ReadPhoto(file io.ReadSeeker) (photo.Photo, error) { return photo.Read(file) }

func (m *memory) ReadCoordinates(text string) (aid.Point, error) { return atlas.ParseCoordinates(text) }

func (m *memory) Locate(l aid.Location) (aid.Location, atlas.Position) {
	at := m.atlas.Where(l.Point)
	if l.Oblast == "" {
		l.Oblast = at.Oblast.Code
	}
	if l.Raion == "" && l.Oblast == at.Oblast.Code {
		l.Raion = at.Raion.Code
	}
	return l, at
}

func (m *memory) MovePin(l aid.Location, to aid.Point) (aid.Location, atlas.Position) {
	l.Point, l.Oblast, l.Raion, l.Hromada, l.Settlement = to, "", "", "", ""
	return m.Locate(l)
}

func (m *memory) UnitName(code, lang string) string {
	if unit, known := m.atlas.Unit(code); known {
		return unit.Name(lang)
	}
	return code
}

// last is the activity as it was saved last.
func (m *memory) last(t testing.TB) aid.Activity {
	t.Helper()
	if len(m.saves) == 0 {
		t.Fatal("nothing was saved")
	}
	return m.saves[len(m.saves)-1]
}

// look is the one that pages are opened in.
var look = theme.Light

// held is a runner for tests that keeps what the map's painters post until it is asked for: here no goroutine of the
// window would receive it.
type held struct {
	runner.Sync
	cancelled bool // work is cancelled as soon as it begins
	mu        sync.Mutex
	posted    []func()
}

func (h *held) Run(work func(context.Context) error, done func(error)) (cancel func()) {
	return h.Sync.Run(func(ctx context.Context) error {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		if h.cancelled {
			stop()
		}
		return work(ctx)
	}, done)
}

func (h *held) Post(f func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.posted = append(h.posted, f)
}

// settle does what was posted so far.
func (h *held) settle() {
	h.mu.Lock()
	posted := h.posted
	h.posted = nil
	h.mu.Unlock()
	for _, f := range posted {
		f()
	}
}

// opened is an editor on a window of the size that the program supports at least.
type opened struct {
	*editor.Page
	desk   *memory
	run    *held
	window fyne.Window
	backs  int
	others []aid.ID
	maps   []aid.ID // of which a picture of the map was asked for
}

func open(t testing.TB, m *memory, lang string, id aid.ID) *opened {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(look))
	o := &opened{desk: m, run: &held{}}
	o.Page = editor.New(editor.Deps{
		Desk: m, Localizer: i18n.New(lang), Runner: o.run, Tiles: atlas.NewRenderer(m.atlas, atlas.StyleLight, lang), Attribution: atlas.Attribution(lang),
		Explain: func(err error) string { return "Причина: " + err.Error() },
		Now:     func() time.Time { return m.now },
		OnBack:  func() { o.backs++ }, OnOpen: func(id aid.ID) { o.others = append(o.others, id) },
		OnMap: func(id aid.ID) { o.maps = append(o.maps, id) },
	})
	o.window = test.NewTempWindow(t, o.Content())
	o.window.Resize(fyne.NewSize(844, 640))
	if id == "" {
		o.OpenNew()
	} else {
		o.Open(id)
	}
	o.words() // has every renderer made, as painting does: only what is rendered takes the focus
	return o
}

// school is an activity with something in every section.
func school() desk.Sheet {
	decimal := func(s string) aid.Decimal { d, _ := aid.ParseDecimal(s); return d }
	baseline, target := aid.DecimalOf(0), aid.DecimalOf(640)
	return desk.Sheet{Own: true, Edited: time.Date(2026, 11, 24, 13, 40, 5, 0, time.Local), Activity: aid.Activity{
		ID: "0190a000-0000-7000-8000-0000000000a1", ReportingOrg: org, State: aid.StateDraft, Status: "2",
		Title:       aid.Text{UK: "Відбудова школи № 5 у Краматорську", EN: "Rebuilding of School No. 5 in Kramatorsk"},
		Description: aid.Text{UK: "Капітальний ремонт будівлі, укриття на 300 місць, меблі для 24 класів."},
		Sectors: []aid.Sector{
			{ID: "s1", Vocabulary: aid.VocabularyPortal, Code: "1.1", Percentage: decimal("70")},
			{ID: "s2", Vocabulary: aid.VocabularyPortal, Code: "1.10", Percentage: decimal("20")},
			{ID: "s3", Vocabulary: aid.VocabularyDAC, Code: "11220"},
		},
		GenderMarker: "1",
		Participations: []aid.Participation{
			{ID: "p1", Org: "0190a000-0000-7000-8000-000000000002", Role: aid.RoleFunding, Type: "40"},
			{ID: "p2", Name: aid.Text{UK: "ТОВ «Будсервіс»"}, Role: aid.RoleImplementing, Type: "70"},
		},
		Locations: []aid.Location{{
			ID: "l1", Name: aid.Text{UK: "Школа № 5", EN: "School No. 5"}, Point: aid.Point{Lat: 48.7389, Lon: 37.5844},
			Exactness: "1", Oblast: "UA14", Raion: "UA1412", Precision: aid.PrecisionSettlement,
		}},
		Dates: aid.Dates{PlannedStart: "2026-03-01", ActualStart: "2026-03-14", PlannedEnd: "2027-08-31"},
		Budgets: []aid.Budget{
			{ID: "b1", Type: "1", Status: "2", Start: "2026-03-01", End: "2026-12-31", Value: aid.Money{Amount: decimal("1250000"), Currency: "UAH"}},
			{ID: "b2", Type: "1", Value: aid.Money{Amount: decimal("640000.5"), Currency: "UAH"}},
		},
		Transactions: []aid.Transaction{{ID: "t1", Type: "3", Date: "2026-04-02", Value: aid.Money{Amount: decimal("300000"), Currency: "UAH"}}},
		Results: []aid.Result{{
			ID: "r1", Type: "1", Title: aid.Text{UK: "Школу відновлено"},
			Indicators: []aid.Indicator{{
				Title: aid.Text{UK: "Кількість учнів, які навчаються очно"}, Measure: "1", BaselineYear: 2025, BaselineValue: &baseline,
				Periods: []aid.Period{{Start: "2026-03-01", End: "2026-12-31", Target: &target}},
			}},
		}},
		Beneficiaries: aid.Beneficiaries{Girls: 310, Boys: 330, Women: 60, Men: 12, IDPs: 85},
		Contact:       aid.Contact{Name: "Олена Ковальчук", Email: "o.kovalchuk@example.org"},
		Documents:     []aid.Document{{ID: "d1", URL: "https://example.org/report.pdf", Title: aid.Text{UK: "Звіт за 2026 рік"}, Category: "A01"}},
	}}
}
