package settings_test

import (
	"errors"
	"testing"

	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/uitest"
)

func TestProxyIsChosen(t *testing.T) {
	o := enrolled().open(t, "en")
	choice, found := uitest.Find(o.page.Content(), func(s *form.Select) bool { return s.Selected == "The system’s" })
	if !found {
		t.Fatal("the choice does not begin with the system’s proxy")
	}
	choice.SetSelected("None")
	if o.proxy != desk.ProxyDirect || !uitest.Says(o.page.Content(), "It counts from the next exchange on.") {
		t.Errorf("%q is kept", o.proxy)
	}
	choice.SetSelected("Another one…")
	entry, found := uitest.Find(o.page.Content(), func(e *form.Entry) bool { return e.PlaceHolder == "http://proxy.example:3128" })
	if !found {
		t.Fatal("there is no field for the address")
	}
	uitest.Tap(t, o.page.Content(), "Save")
	if o.proxy != desk.ProxyDirect {
		t.Errorf("an empty address changes it to %q", o.proxy)
	}
	entry.SetText("10.0.0.1:3128")
	uitest.Tap(t, o.page.Content(), "Save")
	if o.proxy != "10.0.0.1:3128" {
		t.Errorf("%q is kept", o.proxy)
	}
	o.refuses = errors.New("(not an address)")
	uitest.Tap(t, o.page.Content(), "Save")
	if !uitest.Says(o.page.Content(), "(not an address)") {
		t.Error("the failure is not shown")
	}
}

// What is kept is told, and a new address does not begin with the old one, the password of which is not shown.
func TestOwnProxyIsTold(t *testing.T) {
	o := enrolled()
	o.proxy = "http://olena:xxxxx@10.0.0.1:3128"
	o.open(t, "en")
	if _, found := uitest.Find(o.page.Content(), func(e *form.Entry) bool { return e.PlaceHolder == o.proxy && e.Text == "" }); !found {
		t.Error("the address is not told")
	}
}
