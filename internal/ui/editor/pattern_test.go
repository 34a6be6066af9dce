package editor_test

import "testing"

func TestActivityBecomesAPattern(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	o.SavePattern("Школа", true, false)
	if len(m.patterns) != 1 || m.patterns[0] != "Школаtrue false" {
		t.Errorf("%q", m.patterns)
	}
	o.sees(t, "Зразок «Школа» збережено.")
	o.SavePattern("", false, false)
	o.sees(t, "Не вийшло. Причина:")
}

// A draft from a pattern is kept from the first keystroke on, as an empty one is.
func TestDraftFromAPatternIsKeptFromTheFirstKeystroke(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	o.OpenPattern(school().Activity.ID)
	if err := o.Close(); err != nil || len(m.saves) != 0 {
		t.Fatalf("saved %d times: %v", len(m.saves), err)
	}
	o.Entry("title.uk").SetText("Ліцей")
	o.run.Flush()
	if got := m.last(t); got.ID == school().Activity.ID || got.Title.UK != "Ліцей" || len(got.Sectors) != len(school().Activity.Sectors) || len(got.Budgets) > 0 {
		t.Errorf("saved %+v", got)
	}
}
