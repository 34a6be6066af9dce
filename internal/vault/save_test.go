package vault_test

import (
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

// An edit that began before an exchange keeps what the exchange has brought: only what a person changed is theirs.
func TestAnEditLeavesWhatCameMeanwhile(t *testing.T) {
	for name, row := range map[string]struct {
		edit        func(aid.Record) aid.Record
		whole       bool // the draft does not say what it began with
		title, goal string
	}{
		"another field":    {edit: func(r aid.Record) aid.Record { return with(r, "title.uk", "Ліцей") }, title: "Ліцей", goal: "їхня"},
		"the same field":   {edit: func(r aid.Record) aid.Record { return with(r, "objectives.uk", "моя") }, title: "Школа", goal: "моя"},
		"a field removed":  {edit: func(r aid.Record) aid.Record { return without(r, "title.uk") }, title: "", goal: "їхня"},
		"the whole record": {edit: func(r aid.Record) aid.Record { return with(r, "title.uk", "Ліцей") }, whole: true, title: "Ліцей", goal: "мета"},
	} {
		t.Run(name, func(t *testing.T) {
			v := vaulttest.Open(t)
			begun := with(activity("Школа"), "objectives.uk", "мета")
			accepted(t, v, begun)
			theirs := with(aid.Record{Fields: aid.Fields{}}, "objectives.uk", "їхня").Fields
			receive(t, v, aid.Answer{Delta: &aid.Delta{Kind: begun.Kind, ID: begun.ID, Rev: 2, Set: theirs}})
			draft := vault.Draft{Record: row.edit(begun), From: begun.Fields, At: noon}
			if row.whole {
				draft.From = nil
			}
			save(t, v, draft)
			fields := entry(t, v, begun.ID).Record.Fields
			if title, goal := fields.Text("title.uk"), fields.Text("objectives.uk"); title != row.title || goal != row.goal {
				t.Errorf("title %q, not %q; objective %q, not %q", title, row.title, goal, row.goal)
			}
		})
	}
}

func without(record aid.Record, path aid.Path) aid.Record {
	record.Fields = record.Fields.Clone()
	delete(record.Fields, path)
	return record
}
