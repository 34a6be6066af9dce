package editor

import (
	"fyne.io/fyne/v2"

	"focalpoint/internal/aid"
	"focalpoint/internal/ui/form"
)

// contact is the section on whom to ask.
func contact(g *group) fyne.CanvasObject {
	return stack(
		part(g.label("contact.title"),
			g.text("contact.name", "contact.name", func(a *aid.Activity) *string { return &a.Contact.Name }),
			form.Fields(
				g.text("contact.email", "contact.email", func(a *aid.Activity) *string { return &a.Contact.Email }),
				g.text("contact.phone", "contact.phone", func(a *aid.Activity) *string { return &a.Contact.Phone })),
			g.check("contact.public", "contact.public", func(a *aid.Activity) *bool { return &a.Contact.Public })),
	)
}
