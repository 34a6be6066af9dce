package photo_test

import (
	"bytes"
	"errors"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas/photo"
)

// The photographs were made with exiftool: grey squares, with what a telephone writes beside the picture.
func TestRead(t *testing.T) {
	t.Parallel()
	day := time.Date(2026, 5, 4, 10, 11, 12, 0, time.UTC)
	for name, want := range map[string]photo.Photo{
		"kramatorsk.jpg":  {Point: aid.Point{Lat: 48.7389, Lon: 37.5844}, Taken: day.Add(-3 * time.Hour), Direction: 137.5, HasDirection: true},
		"kramatorsk.heic": {Point: aid.Point{Lat: 48.7389, Lon: 37.5844}, Taken: day},
		"kramatorsk.png":  {Point: aid.Point{Lat: 48.7389, Lon: 37.5844}, Taken: day},
		"kramatorsk.tif":  {Point: aid.Point{Lat: 48.7389, Lon: 37.5844}, Taken: day},
		"southwest.jpg":   {Point: aid.Point{Lat: -33.9249, Lon: -70.25}},
	} {
		got, err := read(t, name)
		if err != nil || math.Abs(got.Point.Lat-want.Point.Lat) > 1e-6 || math.Abs(got.Point.Lon-want.Point.Lon) > 1e-6 {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		if !got.Taken.Equal(want.Taken) || got.Direction != want.Direction || got.HasDirection != want.HasDirection {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func read(t *testing.T, name string) (photo.Photo, error) {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	return photo.Read(file)
}

func TestPhotographsWithoutAPosition(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"nowhere.jpg", "zero.jpg", "sideless.jpg", "void.jpg"} {
		if got, err := read(t, name); !errors.Is(err, photo.ErrNoPosition) || got.Point != (aid.Point{}) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	if got, err := read(t, "nowhere.jpg"); got.Taken.IsZero() {
		t.Errorf("its time is known: %+v, %v", got, err)
	}
}

func TestWhatIsNoPhotographIsRefused(t *testing.T) {
	t.Parallel()
	for name, content := range map[string][]byte{
		"empty": nil, "text": []byte("48.7389, 37.5844\n"), "short": {0xff, 0xd8}, "zeros": make([]byte, 1<<16),
	} {
		if got, err := photo.Read(bytes.NewReader(content)); !errors.Is(err, photo.ErrNotPhoto) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

// A file that ends early, or has any one byte changed, gives its position, or none, but never breaks the reader.
func TestDamagedPhotographs(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"kramatorsk.jpg", "kramatorsk.heic", "kramatorsk.png", "kramatorsk.tif"} {
		whole, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		for n := range whole {
			got, err := photo.Read(bytes.NewReader(whole[:n]))
			if err == nil && math.Abs(got.Point.Lat-48.7389)+math.Abs(got.Point.Lon-37.5844) > 1e-5 {
				t.Errorf("the first %d bytes of %s are read as %v", n, name, got.Point)
			}
			damaged := bytes.Clone(whole)
			damaged[n] ^= 0xff
			if got, err := photo.Read(bytes.NewReader(damaged)); err == nil && !got.Point.Valid() {
				t.Errorf("%s with byte %d changed is read as %v", name, n, got.Point)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	names, err := filepath.Glob("testdata/*.*")
	if err != nil || len(names) == 0 {
		f.Fatal(names, err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		got, err := photo.Read(bytes.NewReader(content))
		switch {
		case err == nil && !got.Point.Valid():
			t.Errorf("read as %v", got.Point)
		case err != nil && !errors.Is(err, photo.ErrNotPhoto) && !errors.Is(err, photo.ErrNoPosition):
			t.Error(err)
		}
	})
}
