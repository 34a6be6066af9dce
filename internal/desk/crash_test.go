package desk_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// crashHere names the data folder to the child process that is to end unexpectedly.
const crashHere = "FOCALPOINT_TEST_CRASH"

const rescued aid.ID = "0190a3c0-0000-7000-8000-000000000001"

// It is the child of the tests below, and does nothing in a run of its own.
func TestChildThatPanics(t *testing.T) {
	dir := os.Getenv(crashHere)
	if dir == "" {
		t.Skip("the child of other tests")
	}
	crashes, err := desk.OpenCrashes(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := crashes.Watch("1.2.3"); err != nil {
		t.Fatal(err)
	}
	if err := crashes.Rescued([]aid.ID{rescued}); err != nil {
		t.Fatal(err)
	}
	done := make(chan bool)
	go panicWith("Олена Петренко\ngoroutine 1 [running]:\n/home/olena/secret.go:1", done)
	<-done
}

func panicWith(words string, done chan bool) {
	defer close(done)
	panic(words)
}

func crashIn(t *testing.T, dir string) {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestChildThatPanics$")
	child.Env = append(os.Environ(), crashHere+"="+dir)
	if out, err := child.CombinedOutput(); err == nil {
		t.Fatalf("the child ended well: %s", out)
	}
}

func TestCrashOfAnyGoroutineBecomesAReportWithoutPersons(t *testing.T) {
	dir := t.TempDir()
	crashes, err := desk.OpenCrashes(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := crashes.Last(); !errors.Is(err, desk.ErrNoCrash) {
		t.Fatalf("before: %v", err)
	}
	for range 2 { // the second start makes the report of the first end
		crashIn(t, dir)
	}
	last, err := crashes.Last()
	if err != nil {
		t.Fatal(err)
	}
	for _, wanted := range []string{"focalpoint 1.2.3", "panicWith", "crash_test.go:", "created by"} {
		if !strings.Contains(last.Report, wanted) {
			t.Errorf("no %q in\n%s", wanted, last.Report)
		}
	}
	for _, unwanted := range []string{"Олена", "olena", "secret", "0x", filepath.Dir(filepath.Dir(os.Args[0])), "/home/", "/tmp/"} {
		if strings.Contains(last.Report, unwanted) {
			t.Errorf("%q in\n%s", unwanted, last.Report)
		}
	}
	if !slices.Equal(last.Saved, []aid.ID{rescued}) {
		t.Errorf("saved %v", last.Saved)
	}
	if kept, err := os.ReadFile(last.Path); err != nil || string(kept) != last.Report {
		t.Errorf("%v: %s", err, kept)
	}
}

// Each reader is told once of the latest end.
func TestCrashIsToldOnce(t *testing.T) {
	dir := t.TempDir()
	crashes, err := desk.OpenCrashes(dir)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		crashIn(t, dir)
	}
	for _, tt := range []struct {
		reader string
		want   error
	}{{"window", nil}, {"window", desk.ErrNoCrash}, {"terminal", nil}, {"terminal", desk.ErrNoCrash}} {
		if _, err := crashes.News(tt.reader); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.reader, err, tt.want)
		}
	}
}
