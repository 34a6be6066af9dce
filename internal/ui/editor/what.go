package editor

import (
	"fyne.io/fyne/v2"

	"focalpoint/internal/aid"
	"focalpoint/internal/ui/form"
)

// what is the section on the activity itself.
func what(g *group) fyne.CanvasObject {
	return stack(
		g.both("title", "what.title", false, func(a *aid.Activity) *aid.Text { return &a.Title }),
		g.both("description", "what.description", true, func(a *aid.Activity) *aid.Text { return &a.Description }),
		g.both("objectives", "what.objectives", true, func(a *aid.Activity) *aid.Text { return &a.Objectives }),
		form.Fields(
			g.code("status", "what.status", aid.ListStatus, func(a *aid.Activity) *string { return &a.Status }),
			g.text("iati_identifier", "what.iati", func(a *aid.Activity) *string { return &a.IATI })),
		part(g.label("what.sectors"), g.sectors(aid.VocabularyPortal, aid.ListPortalSector, "what.sector", "what.sectors_none", "what.add_sector")),
		part(g.label("what.dac"), g.sectors(aid.VocabularyDAC, aid.ListDACSector, "what.dac_sector", "what.dac_none", "what.add_dac")),
		part(g.label("what.markers"),
			g.code("markers.gender", "what.gender", aid.ListSignificance, func(a *aid.Activity) *string { return &a.GenderMarker }),
			g.code("markers.disability", "what.disability", aid.ListSignificance, func(a *aid.Activity) *string { return &a.Disability }),
			g.check("humanitarian", "what.humanitarian", func(a *aid.Activity) *bool { return &a.Humanitarian })),
	)
}

func sectorShare(s *aid.Sector) *aid.Decimal { return &s.Percentage }

// sectors lists the sectors of one vocabulary, and says whether their shares make up the whole.
func (g *group) sectors(vocabulary, codes, label, empty, add string) fyne.CanvasObject {
	p := g.page
	return newList(g, sectors(), looks[aid.Sector]{
		empty: empty, add: add, place: placeOf(vocabulary),
		only:  func(s *aid.Sector) bool { return s.Vocabulary == vocabulary },
		fresh: func() aid.Sector { return aid.Sector{Vocabulary: vocabulary} },
		total: func(sectors []aid.Sector) (string, form.Tone) { return sharesOf(p, sectors, sectorShare) },
		share: sectorShare,
		fill: func(g *group, key string) fyne.CanvasObject {
			item := sectors().item(key)
			at := sectors().at(key)
			code := g.lookup(at, label, codes, in(item, func(s *aid.Sector) *string { return &s.Code }))
			share := g.decimal(at+".percentage", "what.share", in(item, func(s *aid.Sector) *aid.Decimal { return &s.Percentage }))
			return form.Beside(200, code, form.Wish(96, share))
		},
	}).object()
}
