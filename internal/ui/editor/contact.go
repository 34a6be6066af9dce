package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"focalpoint/internal/aid"
)

// contact is the section on whom to ask, and where to read more.
func contact(g *group) fyne.CanvasObject {
	p := g.page
	list := newList(g, documents(), looks[aid.Document]{
		empty: "contact.documents_none", add: "contact.add_document", fill: fillDocument,
		fresh: func() aid.Document { return aid.Document{} },
		title: func(d *aid.Document) (title, about string) {
			return p.named(d.Title, "contact.document"), joined(p.coded(aid.ListDocument, d.Category), d.URL)
		},
	})
	return stack(
		part(g.label("contact.title"),
			g.text("contact.name", "contact.name", func(a *aid.Activity) *string { return &a.Contact.Name }),
			container.NewGridWithColumns(2,
				g.text("contact.email", "contact.email", func(a *aid.Activity) *string { return &a.Contact.Email }),
				g.text("contact.phone", "contact.phone", func(a *aid.Activity) *string { return &a.Contact.Phone })),
			g.check("contact.public", "contact.public", func(a *aid.Activity) *bool { return &a.Contact.Public })),
		part(g.label("contact.documents"), list.object()),
	)
}

func fillDocument(g *group, key string) fyne.CanvasObject {
	item, at := documents().item(key), documents().at(key)
	return stack(
		g.text(at+".url", "contact.url", in(item, func(d *aid.Document) *string { return &d.URL })),
		g.both(at+".title", "contact.document_title", false, in(item, func(d *aid.Document) *aid.Text { return &d.Title })),
		g.lookup(at+".category", "contact.category", aid.ListDocument, in(item, func(d *aid.Document) *string { return &d.Category })),
		g.text(at+".format", "contact.format", in(item, func(d *aid.Document) *string { return &d.Format })),
	)
}
