package editor

import (
	"fyne.io/fyne/v2"

	"focalpoint/internal/aid"
)

// filesSection is the section on documents and photographs: files, which follow the record to the portal, and links, which are in it.
func filesSection(g *group) fyne.CanvasObject {
	p := g.page
	links := newList(g, documents(), looks[aid.Document]{
		empty: "files.links_none", add: "files.add_link", fill: fillDocument,
		fresh: func() aid.Document { return aid.Document{} },
		title: func(d *aid.Document) (title, about string) {
			return p.named(d.Title, "files.document"), joined(p.coded(aid.ListDocument, d.Category), d.URL)
		},
	})
	p.files.load()
	return stack(part(g.label("files.kept"), p.files.whole), part(g.label("files.links"), links.object()))
}

func fillDocument(g *group, key string) fyne.CanvasObject {
	item, at := documents().item(key), documents().at(key)
	return stack(
		g.text(at+".url", "files.url", in(item, func(d *aid.Document) *string { return &d.URL })),
		g.both(at+".title", "files.document_title", false, in(item, func(d *aid.Document) *aid.Text { return &d.Title })),
		g.lookup(at+".category", "files.category", aid.ListDocument, in(item, func(d *aid.Document) *string { return &d.Category })),
		g.text(at+".format", "files.format", in(item, func(d *aid.Document) *string { return &d.Format })),
	)
}
