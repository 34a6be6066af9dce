package ui_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"testing"
	"time"

	"focalpoint/assets"
	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/atlas/photo"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui"
	"focalpoint/internal/ui/editor"
	"focalpoint/internal/ui/quarter"
	"focalpoint/internal/ui/runner"
)

// now is the time of every test.
var now = time.Date(2026, 11, 24, 14, 2, 11, 0, time.Local)

// memory is a desk that keeps its records in memory; its map, its code lists and its quarter are the real ones.
type memory struct {
	quarter.Desk
	editor.Files
	words    *desk.Desk // says conflicts
	identity desk.Identity
	status   desk.Status
	records  []aid.Activity
	stages   map[aid.ID]aid.Stage
	outbox   []desk.OutboxRow
	receipts []desk.ReceiptRow
	lists    aid.Codelists
	atlas    *atlas.Atlas
	watcher  func()
	patterns []desk.Pattern
	calls    []string // what was asked for, in order
}

var _ ui.Desk = (*memory)(nil)

func (m *memory) Patterns() ([]desk.Pattern, error)  { return m.patterns, nil }
func (m *memory) RenamePattern(aid.ID, string) error { return desk.ErrPatternTaken }

func (m *memory) RemovePattern(aid.ID) error                   { m.patterns = nil; return nil }
func (m *memory) SavePattern(aid.ID, string, bool, bool) error { return nil }
func (m *memory) NewFromPattern(id aid.ID) (aid.Activity, error) {
	return aid.Activity{ID: "0190a000-0000-7000-8000-0000000000fe", Title: aid.Text{UK: "Ремонт школи"}}, nil
}

func newMemory(t testing.TB) *memory {
	t.Helper()
	lists, err := aid.ReadCodelists(assets.Codelists)
	if err != nil {
		t.Fatal(err)
	}
	land, err := atlas.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	d := filedQuarter(t)
	m := &memory{Desk: d, Files: d, words: d, lists: lists, atlas: land, stages: map[aid.ID]aid.Stage{}}
	m.identity = desk.Identity{
		Profile: "Робочий", Lang: i18n.Ukrainian, Person: "Олена Приклад", Role: aid.RoleFocalPoint,
		OrgName:   aid.Text{UK: "Обласна адміністрація (приклад)", EN: "Oblast administration (example)"},
		PortalURL: "https://portal.example", PortalName: aid.Text{UK: "Портал (приклад)", EN: "Portal (example)"},
		Vault: "/home/olena/.local/share/focalpoint/profiles/Робочий.vault", WrappedBy: []string{"keyring"}, Training: true,
	}
	m.status = desk.Status{Connection: desk.ConnectionOffline, Waiting: 6, Held: 2, Attention: 2, LastSent: time.Date(2026, 11, 12, 14, 2, 0, 0, time.Local)}
	m.fill()
	return m
}

// filedQuarter is a desk on which a quarter has begun.
func filedQuarter(t testing.TB) *desk.Desk {
	t.Helper()
	d := desktest.Alone(t, func() time.Time { return now })
	half := aid.DecimalOf(50)
	for i, title := range []string{"Відбудова школи №5 у Краматорську", "Водогін між Лиманом і Святогірськом", "Їдальня ліцею в Охтирці"} {
		id := desktest.Queued(t, d, title)
		if _, err := d.FileQuarter(aid.Quarter{Year: 2026, N: 3}, id, desk.QuarterFigures{Progress: &half, Reached: 100 * i}); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// fill makes one record of each kind that a list shows.
func (m *memory) fill() {
	add := func(n int, uk, en string, state aid.State, stage aid.Stage, lat, lon float64) aid.Activity {
		a := aid.Activity{
			ID: aid.ID(fmt.Sprintf("0190a000-0000-7000-8000-%012d", n)), Title: aid.Text{UK: uk, EN: en}, Status: "2", State: state, Rev: int64(n),
			Dates: aid.Dates{ActualStart: "2026-03-16", PlannedEnd: "2027-08-31"},
		}
		if lat != 0 {
			l, _ := m.Locate(aid.Location{ID: "l1", Point: aid.Point{Lat: lat, Lon: lon}, Exactness: "1"})
			a.Locations = []aid.Location{l}
		}
		m.records = append(m.records, a)
		m.stages[a.ID] = stage
		return a
	}
	add(1, "Відбудова школи №5 у Краматорську", "Rebuilding school No. 5 in Kramatorsk", aid.StateApproved, aid.StageClean, 48.7389, 37.5844)
	add(2, "Водогін між Лиманом і Святогірськом: заміна 14 км труб, дві насосні станції та резервне живлення", "Water main between Lyman and Sviatohirsk: 14 km of pipes, two pumping stations and backup power", aid.StateDraft, aid.StageHeld, 0, 0)
	third := add(3, "Хаб для внутрішньо переміщених осіб у Слов’янську", "Hub for internally displaced people in Sloviansk", aid.StateApproved, aid.StageClean, 48.8497, 37.5974)
	fourth := add(4, "Розмінування сільськогосподарських земель Ізюмського району", "Clearing farmland of Izium raion", aid.StateReview, aid.StageRefused, 49.2, 37.28)
	fifth := add(5, "Їдальня ліцею в Охтирці", "", aid.StateReview, aid.StageClean, 50.31, 34.89)
	sixth := add(6, "Амбулаторія у Снігурівці", "Outpatient clinic in Snihurivka", aid.StateReview, aid.StageWaiting, 47.07, 32.8)
	m.outbox = []desk.OutboxRow{
		{Summary: m.summary(third), Clashes: []aid.Clash{
			{Path: "title.en", Was: raw("Hub in Sloviansk"), Mine: raw("Hub for displaced people in Sloviansk"), Theirs: raw("Hub for internally displaced people in Sloviansk"), Who: "Андрій Зразок", When: time.Date(2026, 11, 20, 9, 30, 0, 0, time.Local).Unix()},
			{Path: "status", Was: raw("1"), Mine: raw("2"), Theirs: raw("5"), Who: "Андрій Зразок", When: time.Date(2026, 11, 20, 9, 30, 0, 0, time.Local).Unix()},
		}},
		{Summary: m.summary(fourth), Refusal: &aid.Refusal{Type: "not-permitted"}},
		{Summary: m.summary(sixth)},
	}
	m.receipts = []desk.ReceiptRow{
		{Kind: aid.KindActivity, ID: fifth.ID, Title: fifth.Title, N: 12, Rev: 3, Outcome: aid.OutcomeAccepted, At: time.Date(2026, 11, 12, 14, 2, 0, 0, time.Local)},
		{Kind: aid.KindActivity, ID: third.ID, Title: third.Title, N: 11, Rev: 7, Outcome: aid.OutcomeConflict, At: time.Date(2026, 11, 12, 14, 1, 0, 0, time.Local)},
	}
}

func raw(text string) json.RawMessage {
	value, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return value
}

func (m *memory) summary(a aid.Activity) aid.Summary {
	s := aid.Summarise(a.Record())
	s.Stage, s.Edited = m.stages[a.ID], now.Add(-time.Duration(a.Rev)*time.Hour).Unix()
	if len(a.Locations) == 0 {
		s.Problems = 1
	}
	for _, row := range m.outbox {
		if row.Summary.ID == a.ID {
			s.Clashes = len(row.Clashes)
		}
	}
	return s
}

func (m *memory) note(format string, args ...any) {
	m.calls = append(m.calls, fmt.Sprintf(format, args...))
}

func (m *memory) Identity() desk.Identity { return m.identity }
func (m *memory) Status() desk.Status     { return m.status }

func (m *memory) Activities() (all []aid.Summary, err error) {
	for _, a := range m.records {
		all = append(all, m.summary(a))
	}
	return all, nil
}

func (m *memory) MapEntries(context.Context) (all []desk.MapEntry, err error) {
	for _, a := range m.records {
		e := desk.MapEntry{ID: a.ID, Title: a.Title, Status: a.Status, Chip: desk.ChipOf(m.summary(a))}
		for _, l := range a.Locations {
			e.Places = append(e.Places, desk.MapPlace{Name: l.Name, Point: l.Point})
			e.Oblasts = append(e.Oblasts, desk.OblastShare{Oblast: l.Oblast, Share: 1})
		}
		all = append(all, e)
	}
	return all, nil
}

func (m *memory) Activity(id aid.ID) (desk.Sheet, error) {
	for _, a := range m.records {
		if a.ID == id {
			return desk.Sheet{Activity: a, Summary: m.summary(a), Own: true}, nil
		}
	}
	return desk.Sheet{}, fmt.Errorf("no activity %s", id)
}

func (m *memory) NewActivity() (aid.Activity, error) {
	return aid.Activity{ID: "0190a000-0000-7000-8000-0000000000ff", State: aid.StateDraft}, nil
}

func (m *memory) SaveEdit(_, a aid.Activity) (desk.Saved, error) {
	m.note("save %s", a.ID)
	for i := range m.records {
		if m.records[i].ID == a.ID {
			m.records[i] = a
			return desk.Saved{At: now, Chip: desk.ChipDraft}, nil
		}
	}
	m.records = append(m.records, a)
	m.stages[a.ID] = aid.StageHeld
	return desk.Saved{At: now, Chip: desk.ChipDraft}, nil
}

func (m *memory) Reviewer() bool                                { return false }
func (m *memory) ToReview([]aid.Summary) ([]aid.Summary, error) { return nil, nil }
func (m *memory) UndoReview(desk.Reviewed) (int, error)         { return 0, desk.ErrNotReviewer }

func (m *memory) Approve(bool, ...desk.Reading) (desk.Reviewed, error) {
	return desk.Reviewed{}, desk.ErrNotReviewer
}

func (m *memory) Return(desk.Reading, desk.ReviewNotes) (desk.Reviewed, error) {
	return desk.Reviewed{}, desk.ErrNotReviewer
}

func (m *memory) Ready(ids ...aid.ID) (stopped []desk.NotReady, err error) {
	m.note("ready %d", len(ids))
	return nil, nil
}

func (m *memory) History(*i18n.Localizer, aid.ID) (desk.History, error) { return desk.History{}, nil }
func (m *memory) Restore(aid.ID, uint64, ...aid.Path) (int, error)      { return 0, desk.ErrNoStep }

func (m *memory) DuplicateActivity(id aid.ID) (aid.ID, error) { return id, nil }
func (m *memory) DeleteActivity(aid.ID) error                 { return nil }
func (m *memory) Discard(aid.ID) error                        { return nil }
func (m *memory) Organisations() ([]desk.OrgChoice, error)    { return nil, nil }
func (m *memory) Codelist(id string) aid.Codelist             { return m.lists[id] }

func (m *memory) Find(text string, limit int) []atlas.Found { return m.atlas.Find(text, limit) }

func (m *memory) SearchPlaces(query string, limit int) []atlas.Place {
	return m.atlas.Search(query, limit)
}

func (m *memory) ReadPhoto(file io.ReadSeeker) (photo.Photo, error) { return photo.Read(file) }

func (m *memory) ReadCoordinates(text string) (aid.Point, error) { return atlas.ParseCoordinates(text) }

func (m *memory) Locate(l aid.Location) (aid.Location, atlas.Position) {
	at := m.atlas.Where(l.Point)
	l.Oblast, l.Raion = at.Oblast.Code, at.Raion.Code
	return l, at
}

func (m *memory) MovePin(l aid.Location, to aid.Point) (aid.Location, atlas.Position) {
	l.Point = to
	return m.Locate(l)
}

func (m *memory) UnitName(code, lang string) string {
	unit, _ := m.atlas.Unit(code)
	return unit.Name(lang)
}

func (m *memory) Tally(context.Context, func(int, int)) (desk.Tally, error) {
	return desk.Tally{Records: len(m.records), Warns: 1}, nil
}

func (m *memory) Inspect(context.Context, func(int, int)) (desk.Inspection, error) {
	second := m.records[1]
	return desk.Inspection{Tally: desk.Tally{Records: len(m.records), Warns: 1}, Groups: []desk.Group{{
		Rule: "location-missing", Severity: desk.SeverityWarn, Found: []desk.Found{{
			ID: second.ID, Title: second.Title, Finding: desk.Finding{Field: "locations", Rule: "location-missing", Severity: desk.SeverityWarn},
		}},
	}}}, nil
}

func (m *memory) Fix(_ context.Context, rule string, ids ...aid.ID) (desk.Fixed, error) {
	m.note("fix %s %d", rule, len(ids))
	return desk.Fixed{Rule: rule, Records: len(ids)}, nil
}

func (m *memory) Distinguish(aid.ID, aid.ID) error     { return nil }
func (m *memory) UndoDistinguish(aid.ID, aid.ID) error { return nil }

func (m *memory) UndoFix(fixed desk.Fixed) (int, error) { return fixed.Records, nil }

func (m *memory) Outbox() ([]desk.OutboxRow, error)       { return m.outbox, nil }
func (m *memory) Receipts(int) ([]desk.ReceiptRow, error) { return m.receipts, nil }
func (m *memory) SetLanguage(lang string) error           { m.note("language %s", lang); return nil }
func (m *memory) Deadlines() aid.Deadlines                { return aid.Deadlines{} }
func (m *memory) SetDeadlines(aid.Deadlines) error        { return nil }
func (m *memory) SetPassphrase(string) error              { m.note("passphrase"); return nil }
func (m *memory) Watch(f func()) (cancel func())          { m.watcher = f; return func() {} }
func (m *memory) MapPack() (desk.MapPack, bool)           { return desk.MapPack{}, false }
func (m *memory) MapTrouble() error                       { return nil }
func (m *memory) RemoveMap(string) error                  { m.note("remove map"); return nil }
func (m *memory) InstallMap(context.Context, string) (desk.MapPack, error) {
	m.note("install map")
	return desk.MapPack{}, nil
}

func (m *memory) FetchMap(context.Context, string, func(have, size int64)) (desk.MapPack, error) {
	m.note("fetch map")
	return desk.MapPack{}, nil
}

func (m *memory) WriteBundle(ctx context.Context, path string) (desk.WrittenBundle, error) {
	return m.words.WriteBundle(ctx, path)
}

func (m *memory) CarryBundle(ctx context.Context, path string) (string, error) {
	return m.words.CarryBundle(ctx, path)
}

func (m *memory) OpenReceipts(ctx context.Context, path string) (desk.Report, error) {
	return m.words.OpenReceipts(ctx, path)
}

func (m *memory) Proxy() string                 { return m.words.Proxy() }
func (m *memory) SetProxy(address string) error { return m.words.SetProxy(address) }

func (m *memory) Pause() error { m.status.Paused = true; return nil }

func (m *memory) SetOnRequest(on bool) error { m.status.OnRequest = on; return nil }

func (m *memory) Sync(context.Context) (desk.Report, error) {
	m.note("sync")
	return desk.Report{Accepted: 6}, nil
}

func (m *memory) Resolve(id aid.ID, path aid.Path, choice desk.ResolveChoice, value json.RawMessage) error {
	m.note("resolve %s %s %s", path, choice, value)
	return nil
}

func (m *memory) Conflicts(l *i18n.Localizer, clashes []aid.Clash) []desk.Conflict {
	return m.words.Conflicts(l, clashes)
}

func (m *memory) Exchanges(*i18n.Localizer, int) ([]desk.ExchangeRow, error) { return nil, nil }

func (m *memory) Deliveries() (desk.Files, error) { return desk.Files{}, nil }

func (m *memory) ResolveAll(aid.ID, desk.ResolveChoice) error { return nil }

func (m *memory) ResolveTyped(id aid.ID, path aid.Path, text string) error {
	return m.Resolve(id, path, desk.ResolveOther, json.RawMessage(text))
}

func (m *memory) Import(context.Context, string, bool, func(int)) (desk.ImportReport, error) {
	return desk.ImportReport{Imported: 1}, nil
}

func (m *memory) Export(context.Context, string, []aid.ID, string) (int, error) { return 0, nil }

func (m *memory) ExportMap(_ context.Context, _ string, o desk.MapOptions) (desk.MapReport, error) {
	return desk.MapReport{Records: len(o.IDs)}, nil
}

// deps joins a window and a desk as the program does.
func deps(m *memory, run runner.Runner) ui.Deps {
	return ui.Deps{
		Desk: m, Runner: run, Now: func() time.Time { return now }, Explain: desk.Explain, Message: desk.Message, Reason: desk.Reason,
		Tiles: func(dark bool, lang string) *atlas.Renderer {
			style := atlas.StyleLight
			if dark {
				style = atlas.StyleDark
			}
			return atlas.NewRenderer(m.atlas, style, lang)
		},
		Attribution: atlas.Attribution, Version: "1.2.3", Lang: i18n.Ukrainian,
	}
}
