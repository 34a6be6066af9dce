package form_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/form"
)

func TestMenusAreHiddenAndDialogsStay(t *testing.T) {
	w, _, _, _ := sectors(t, false)
	dialog.ShowInformation("Імпорт", "Готово", w)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", fyne.NewMenuItem("IV квартал", nil)), w.Canvas(), fyne.Position{})
	form.HideMenus(w.Canvas())
	if open := w.Canvas().Overlays().List(); len(open) != 1 {
		t.Errorf("%d stand open, want the dialog", len(open))
	}
}

func TestSuggestionsAreHidden(t *testing.T) {
	w, _, _, _ := sectors(t, false)
	keys(w, "осві")
	form.HideMenus(w.Canvas())
	if open := w.Canvas().Overlays().List(); len(open) != 0 {
		t.Errorf("%d stand open", len(open))
	}
}
