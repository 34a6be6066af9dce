package desk_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas/photo"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/exchange/attachment"
	"focalpoint/internal/vault"
)

func photograph(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("../exchange/attachment/testdata", name))
	must(t, err)
	return content
}

func attach(t *testing.T, d *desk.Desk, id aid.ID, content []byte, name string) desk.Attached {
	t.Helper()
	attached, err := d.Attach(id, bytes.NewReader(content), name)
	must(t, err)
	return attached
}

func TestPhotographIsAttached(t *testing.T) {
	d := desktest.Alone(t, time.Now)
	a := saved(t, d, "Школа")
	whole := photograph(t, "school.jpg")
	attached := attach(t, d, a.ID, whole, `C:\Знімки\школа.exe`)
	if attached.Name != "школа.jpg" || attached.Size != int64(len(whole)) || len(attached.Preview) == 0 || attached.Again {
		t.Errorf("%+v", attached.Attachment)
	}
	if attached.Point == nil || !attached.Point.Valid() || int(attached.Point.Lat) != 48 {
		t.Errorf("it was taken at %v", attached.Point)
	}
	if again := attach(t, d, a.ID, whole, "інша.jpg"); !again.Again || again.ID != attached.ID {
		t.Errorf("attached twice: %+v", again.Attachment)
	}
	var same, clean bytes.Buffer
	must(t, d.WriteAttachment(&same, a.ID, attached.ID, false))
	must(t, d.WriteAttachment(&clean, a.ID, attached.ID, true))
	if !bytes.Equal(same.Bytes(), whole) {
		t.Error("the copy is another file")
	}
	if _, err := photo.Read(bytes.NewReader(clean.Bytes())); !errors.Is(err, photo.ErrNoPosition) && !errors.Is(err, photo.ErrNotPhoto) {
		t.Errorf("the clean copy has a position: %v", err)
	}
	shown, err := d.AttachedPicture(a.ID, attached.ID, 48)
	must(t, err)
	if size := shown.Bounds().Size(); size.X != 32 || size.Y != 48 {
		t.Errorf("it is shown as %v", size)
	}
}

func TestRemovedFileIsPutBack(t *testing.T) {
	d := desktest.Alone(t, time.Now)
	a := saved(t, d, "Школа")
	attached := attach(t, d, a.ID, []byte("%PDF-1.7"), "акт.pdf")
	must(t, d.RemoveAttachment(a.ID, attached.ID))
	if list, err := d.Attachments(a.ID); err != nil || len(list) > 0 {
		t.Errorf("%+v, %v", list, err)
	}
	must(t, d.RestoreAttachment(a.ID, attached.ID))
	must(t, d.RemoveAttachment(a.ID, attached.ID))
	if again := attach(t, d, a.ID, []byte("%PDF-1.7"), "акт 2.pdf"); again.Again || again.ID != attached.ID {
		t.Errorf("attaching a removed file is not putting it back: %+v", again)
	}
	if list, err := d.Attachments(a.ID); err != nil || len(list) != 1 || list[0].Name != "акт.pdf" {
		t.Errorf("%+v, %v", list, err)
	}
	if err := d.RemoveAttachment(a.ID, aid.NewID()); !errors.Is(err, desk.ErrNoAttachment) {
		t.Error(err)
	}
}

func TestFileIsEntitled(t *testing.T) {
	d := desktest.Alone(t, time.Now)
	a := saved(t, d, "Школа")
	attached, title := attach(t, d, a.ID, []byte("%PDF-1.7"), "акт.pdf"), aid.Text{UK: "Акт приймання", EN: "Acceptance act"}
	must(t, d.EntitleAttachment(a.ID, attached.ID, title))
	must(t, d.RemoveAttachment(a.ID, attached.ID))
	must(t, d.RestoreAttachment(a.ID, attached.ID))
	if list, err := d.Attachments(a.ID); err != nil || len(list) != 1 || list[0].Title != title || list[0].Name != "акт.pdf" {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestRefusedFilesLeaveEverythingAsItWas(t *testing.T) {
	d := desktest.Alone(t, time.Now)
	a := saved(t, d, "Школа")
	attach(t, d, a.ID, []byte("%PDF-1.7"), "акт.pdf")
	for name, c := range map[string]struct {
		content []byte
		want    error
	}{
		"empty":     {nil, desk.ErrEmptyFile},
		"too large": {append([]byte("%PDF-1.7"), make([]byte, desk.MaxAttachment)...), vault.ErrTooLarge},
		"program":   {[]byte("MZ\x90\x00"), attachment.ErrType},
		"cut":       {photograph(t, "school.jpg")[:4300], attachment.ErrDamaged},
	} {
		if _, err := d.Attach(a.ID, bytes.NewReader(c.content), "школа.jpg"); !errors.Is(err, c.want) || !desk.Explains(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := d.Attach(aid.NewID(), strings.NewReader("%PDF-1.7"), "акт.pdf"); !errors.Is(err, vault.ErrNotFound) {
		t.Errorf("to no activity: %v", err)
	}
	if list, err := d.Attachments(a.ID); err != nil || len(list) != 1 {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestActivityTakesOnlySoManyFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("it writes 100 MB")
	}
	d := desktest.Alone(t, time.Now)
	a := saved(t, d, "Школа")
	for n := range 5 {
		content := append([]byte("%PDF-1.7"), bytes.Repeat([]byte{byte(n)}, desk.MaxAttachment-8)...)
		attach(t, d, a.ID, content, "план.pdf")
	}
	if _, err := d.Attach(a.ID, strings.NewReader("%PDF-1.7"), "акт.pdf"); !errors.Is(err, desk.ErrAttachmentsFull) {
		t.Errorf("beyond 100 MiB: %v", err)
	}
}

// A file's name and place are in no record: only the file itself goes to the portal, see TestPhotographIsSentOnce.
func TestFilesAreInNoRecord(t *testing.T) {
	portal := desktest.StartPortal(t)
	here, there := portal.Enrol(t, "Олена", aid.RoleFocalPoint), portal.Enrol(t, "Тарас", aid.RolePartner)
	a := saved(t, here, "Школа")
	attached := attach(t, here, a.ID, photograph(t, "school.jpg"), "подвір’я.jpg")
	before, err := here.Activity(a.ID)
	must(t, err)
	for path, value := range before.Activity.Record().Fields {
		if strings.Contains(string(value), "подвір’я") || strings.Contains(string(value), attached.SHA256) {
			t.Errorf("%s: %s", path, value)
		}
	}
	if stopped, err := here.Ready(a.ID); err != nil || len(stopped) > 0 {
		t.Fatal(stopped, err)
	}
	for _, d := range []*desk.Desk{here, there} {
		_, err := d.Sync(t.Context())
		must(t, err)
	}
	arrived, err := there.Activity(a.ID)
	must(t, err)
	if len(arrived.Activity.Documents) > 0 {
		t.Errorf("%+v", arrived.Activity.Documents)
	}
	if list, err := there.Attachments(a.ID); err != nil || len(list) > 0 {
		t.Errorf("%+v, %v", list, err)
	}
	if list, err := here.Attachments(a.ID); err != nil || len(list) != 1 {
		t.Errorf("after the exchange: %+v, %v", list, err)
	}
}
