package editor_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas/photo"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/uitest"
)

// samples are files for tests, from beside the packages that read them.
func samples(t testing.TB, names ...string) (files []fyne.URI) {
	t.Helper()
	for _, name := range names {
		path, err := filepath.Abs(filepath.Join("../..", name))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, storage.NewFileURI(path))
	}
	return files
}

// written is a file with a content of its own.
func written(t testing.TB, name string, content []byte) fyne.URI {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return storage.NewFileURI(path)
}

const photographs = "exchange/attachment/testdata/"

// drop drops files on the page's window.
func (o *opened) drop(files ...fyne.URI) {
	o.Attach(files...)
	o.run.settle()
	o.run.Flush()
}

func (m *memory) attached(t testing.TB, id aid.ID) []desk.Attachment {
	t.Helper()
	list, err := m.Attachments(id)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestFilesAreShown(t *testing.T) {
	for _, lang := range i18n.Languages {
		o := open(t, withFiles(t, newMemory(t, school())), lang, school().Activity.ID)
		o.drop(append(samples(t, photographs+"school.jpg"), written(t, "Акт.pdf", []byte("%PDF-1.7")))...)
		o.TurnFile(0)
		o.TurnFile(1)
		o.window.Canvas().Capture() // what cannot be painted panics
		uitest.Golden(t, "attached-"+lang, o.words())
	}
}

// The buttons that choose a file or name one open their dialogs: Fyne panics on one that is resized before it is shown.
func TestFileDialogsOpen(t *testing.T) {
	o := open(t, withFiles(t, newMemory(t, school())), "en", school().Activity.ID)
	o.drop(samples(t, photographs+"school.jpg")...)
	o.TurnFile(0)
	text := i18n.New("en")
	for _, key := range []string{"files.add", "files.save", "files.save_clean", "where.photo"} {
		if key == "where.photo" {
			o.OpenSection("where")
		}
		before := len(o.window.Canvas().Overlays().List())
		uitest.Button(t, o.Content(), text.T("editor."+key)).OnTapped()
		if len(o.window.Canvas().Overlays().List()) != before+1 {
			t.Errorf("%s opens no dialog", key)
		}
	}
}

// A photograph that says where it was taken is kept, and offers its place as a pin.
func TestDroppedPhotographOffersAPin(t *testing.T) {
	m := withFiles(t, newMemory(t, school()))
	o := open(t, m, "uk", school().Activity.ID)
	o.drop(samples(t, photographs+"school.jpg", photographs+"school.png")...)
	if kept := m.attached(t, school().Activity.ID); len(kept) != 2 || o.Section() != "files" {
		t.Fatalf("%+v, %s", kept, o.Section())
	}
	o.sees(t, "Поставити позначку: school.jpg", "Поставити позначку: school.png")
	o.TakeFound(1)
	o.run.Flush()
	if places := m.last(t).Locations; len(places) != 2 || distance(places[1].Point, aid.Point{Lat: 48.7389, Lon: 37.5844}) > 1e-4 {
		t.Errorf("%+v", places)
	}
	o.sees(t, "Поставити позначку: school.png") // which is not answered yet
	o.seesNot(t, "Поставити позначку: school.jpg")
}

// What cannot be attached is said in plain words; the others are kept.
func TestRefusedFilesAreNamed(t *testing.T) {
	m := withFiles(t, newMemory(t, school()))
	o := open(t, m, "uk", school().Activity.ID)
	whole, err := os.ReadFile("../../" + photographs + "school.jpg")
	if err != nil {
		t.Fatal(err)
	}
	o.drop(
		written(t, "план.pdf", append([]byte("%PDF-1.7"), make([]byte, desk.MaxAttachment)...)),
		written(t, "шкода.jpg", whole[:4300]),
		written(t, "програма.jpg", []byte("MZ\x90\x00")),
		storage.NewFileURI(t.TempDir()),
		storage.NewFileURI(filepath.Join(t.TempDir(), "нема.pdf")),
		written(t, "акт.pdf", []byte("%PDF-1.7")),
	)
	if kept := m.attached(t, school().Activity.ID); len(kept) != 1 || kept[0].Name != "акт.pdf" {
		t.Errorf("%+v", kept)
	}
	o.sees(t, "Не додано 5 файлів:", "«план.pdf». Причина: ", "«шкода.jpg». Причина: ", "«програма.jpg». Причина: ", "Це тека.", "«нема.pdf». Причина: ")
	o.drop(written(t, "інша назва.pdf", []byte("%PDF-1.7")))
	o.sees(t, "«акт.pdf» тут уже є.")
}

// A picture from a telephone that cannot be attached still says where it was taken.
func TestPlaceOfARefusedPhotographIsOffered(t *testing.T) {
	m := withFiles(t, newMemory(t, school()))
	o := open(t, m, "uk", school().Activity.ID)
	o.drop(samples(t, "atlas/photo/testdata/kramatorsk.heic")...)
	o.sees(t, "Не додано 1 файл:", "Поставити позначку: kramatorsk.heic")
}

func TestFileIsCalledRemovedAndPutBack(t *testing.T) {
	m, id := withFiles(t, newMemory(t, school())), school().Activity.ID
	o := open(t, m, "uk", id)
	o.drop(samples(t, photographs+"school.png")...)
	o.TurnFile(0)
	uitest.All(o.Content(), func(e *form.Entry) bool { return !e.Disabled() })[0].SetText("Подвір’я")
	o.sees(t, "зберігаємо…")
	if err := o.Close(); err != nil { // before the pause after the last key is over
		t.Fatal(err)
	}
	if kept := m.attached(t, id); kept[0].Title.UK != "Подвір’я" {
		t.Errorf("it is called %+v", kept[0].Title)
	}
	o.sees(t, "Подвір’я", "school.png · зображення PNG")
	o.Tap(t, "Прибрати")
	o.sees(t, "Прибрано: «Подвір’я».")
	if kept := m.attached(t, id); len(kept) != 0 {
		t.Errorf("%+v", kept)
	}
	o.PutBack()
	o.sees(t, "Подвір’я")
}

func TestCopyWithoutCameraData(t *testing.T) {
	m := withFiles(t, newMemory(t, school()))
	o := open(t, m, "uk", school().Activity.ID)
	o.drop(samples(t, photographs+"school.jpg")...)
	file := written(t, "копія.jpg", nil)
	copies := map[bool][]byte{}
	for _, clean := range []bool{false, true} {
		o.SaveCopy(0, file.Path(), clean)
		o.sees(t, "Копію збережено: "+file.Path())
		kept, err := os.ReadFile(file.Path())
		if err != nil {
			t.Fatal(err)
		}
		copies[clean] = kept
	}
	if _, err := photo.Read(bytes.NewReader(copies[false])); err != nil {
		t.Errorf("the copy is not as it was: %v", err)
	}
	if taken, err := photo.Read(bytes.NewReader(copies[true])); err == nil || len(copies[true]) == 0 {
		t.Errorf("the copy of %d bytes says where it was taken: %v", len(copies[true]), taken.Point)
	}
}

// A draft in which nothing was typed is kept when a file is dropped on it.
func TestFileKeepsANewDraft(t *testing.T) {
	m := withFiles(t, newMemory(t))
	o := open(t, m, "uk", "")
	o.drop(written(t, "акт.pdf", []byte("%PDF-1.7")))
	if kept := m.attached(t, m.last(t).ID); len(kept) != 1 {
		t.Errorf("%+v", kept)
	}
}

func TestOthersRecordsTakeNoFiles(t *testing.T) {
	sheet := school()
	sheet.Own = false
	o := open(t, withFiles(t, newMemory(t, sheet)), "uk", sheet.Activity.ID)
	o.drop(written(t, "акт.pdf", []byte("%PDF-1.7")))
	o.sees(t, "Файл до неї додати не можна.")
	o.OpenSection("files")
	o.seesNot(t, "Додати файл…", "акт.pdf")
}

func TestCancelledFilesAreNeitherKeptNorRefused(t *testing.T) {
	m := withFiles(t, newMemory(t, school()))
	o := open(t, m, "uk", school().Activity.ID)
	o.run.cancelled = true
	o.drop(samples(t, photographs+"school.jpg")...)
	if kept := m.attached(t, school().Activity.ID); len(kept) > 0 {
		t.Errorf("%+v", kept)
	}
	o.seesNot(t, "Не додано")
	o.run.cancelled = false
	o.drop(samples(t, photographs+"school.jpg")...)
	o.sees(t, "school.jpg")
}
