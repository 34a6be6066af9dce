package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// office is a computer of its own: a folder for the program's data, and what the last command printed.
type office struct {
	t              *testing.T
	home           string
	stdin          string
	stdout, stderr string
}

func newOffice(t *testing.T) *office { return &office{t: t, home: t.TempDir()} }

// run runs the program as its user would and checks its exit status.
func (o *office) run(status int, args ...string) string {
	o.t.Helper()
	var stdout, stderr bytes.Buffer
	settings := map[string]string{"FOCALPOINT_HOME": o.home, "FOCALPOINT_KEYRING": "off", "FOCALPOINT_PASSPHRASE": "їжак у тумані"}
	got := run(o.t.Context(), args, environment{
		stdin: strings.NewReader(o.stdin), stdout: &stdout, stderr: &stderr, now: time.Now,
		getenv: func(name string) string { return settings[name] },
	})
	o.stdout, o.stderr = stdout.String(), stderr.String()
	if got != status {
		o.t.Fatalf("focalpoint %s: exit status %d, want %d\n%s%s", strings.Join(args, " "), got, status, o.stdout, o.stderr)
	}
	return strings.TrimSpace(o.stdout)
}

func decode[T any](t *testing.T, text string) (value T) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatalf("%v in %q", err, text)
	}
	return value
}

// servePortal runs `portal serve` until the test ends, and says where it listens.
func servePortal(t *testing.T, dir string, flags ...string) string {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	lines := make(lineWriter, 10)
	done := make(chan int)
	go func() {
		done <- run(ctx, append([]string{"portal", "serve", "--data", dir}, flags...), environment{
			stdin: strings.NewReader(""), stdout: lines, stderr: &bytes.Buffer{}, now: time.Now, getenv: func(string) string { return "" },
		})
	}()
	t.Cleanup(func() {
		stop()
		if status := <-done; status != exitDone {
			t.Errorf("the portal ended with status %d", status)
		}
	})
	select {
	case line := <-lines:
		url, found := strings.CutPrefix(line, "listening on ")
		if !found {
			t.Fatalf("the portal said %q", line)
		}
		return url
	case <-time.After(20 * time.Second):
		t.Fatal("the portal does not listen")
	}
	return ""
}

type lineWriter chan string

func (w lineWriter) Write(p []byte) (int, error) {
	w <- strings.TrimSpace(string(p))
	return len(p), nil
}

func (o *office) join(url, dir, person, role string) {
	o.t.Helper()
	code := decode[struct{ Code string }](o.t, o.run(exitDone, "portal", "enrol", "--data", dir, "--person", person,
		"--organisation", "Обласна адміністрація", "--organisation-type", "11", "--role", role, "--json")).Code
	o.run(exitDone, "profile", "new", "--name", "office", "--portal", url, "--code", code)
}

// One record goes the whole road from two computers: drafted, pinned, queued, sent, receipted, pulled, changed on both
// sides, decided.
func TestWholeRoad(t *testing.T) {
	dir := t.TempDir()
	url := servePortal(t, dir)
	olena, ivan := newOffice(t), newOffice(t)
	olena.join(url, dir, "Олена", "focal-point")
	ivan.join(url, dir, "Іван", "focal-point")

	id := decode[struct{ ID string }](t, olena.run(exitDone, "new", "--title-uk", "Школа №5", "--json")).ID
	olena.run(exitPartly, "ready", id)
	for field, value := range map[string]string{"status": "2", "dates.planned_start": "2026-05-01", "sectors/a": `{"vocabulary":"99","code":"1.1"}`} {
		olena.run(exitDone, "set", id, field, value)
	}
	if out := olena.run(exitDone, "pin", id, "48.7389, 37.5844", "--name", "Школа"); !strings.Contains(out, "Краматорськ") {
		t.Errorf("the pin is not where it is: %s", out)
	}
	olena.run(exitDone, "ready", id)
	sent := decode[map[string]float64](t, olena.run(exitDone, "sync", "--json"))
	if sent["accepted"] != 1 || sent["requests"] != 1 || sent["position"] != 1 {
		t.Errorf("sent: %v", sent)
	}
	pulled := decode[map[string]float64](t, ivan.run(exitDone, "sync", "--json"))
	if pulled["pulled"] < 1 {
		t.Errorf("pulled: %v", pulled)
	}
	shown := decode[struct {
		Rev    int64
		State  string
		Fields map[string]any
	}](t, ivan.run(exitDone, "show", id, "--json"))
	if shown.Rev != 1 || shown.State != "approved" || shown.Fields["title.uk"] != "Школа №5" {
		t.Errorf("on the other computer: %+v", shown)
	}

	olena.run(exitDone, "set", id, "status", "3")
	olena.run(exitDone, "set", id, "title.en", "School no. 5")
	ivan.run(exitDone, "set", id, "status", "4")
	ivan.run(exitDone, "ready", id)
	ivan.run(exitDone, "sync")
	olena.run(exitDone, "ready", id)
	conflict := decode[map[string]float64](t, olena.run(exitPartly, "sync", "--json"))
	if conflict["conflicts"] != 1 {
		t.Errorf("changed on both sides: %v", conflict)
	}
	stats := decode[struct {
		Records   map[string]int
		Conflicts int
		Devices   int
	}](t, olena.run(exitDone, "portal", "stats", "--data", dir, "--json"))
	if stats.Records["activity"] != 1 || stats.Conflicts != 1 || stats.Devices != 2 {
		t.Errorf("the portal holds %+v", stats)
	}
}

func TestImportAndExport(t *testing.T) {
	dir := t.TempDir()
	o := newOffice(t)
	o.join(servePortal(t, dir), dir, "Олена", "focal-point")
	table := filepath.Join(t.TempDir(), "activities.csv")
	content := "title_uk,status,planned_start,sector,lat,lon\nШкола,2,2026-05-01,1.1,48.7389,37.5844\nХаб,99,завтра,1.1,,\n"
	if err := os.WriteFile(table, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	report := decode[struct {
		Imported, Updated int
		Refused           []refusedRow
	}](t, o.run(exitPartly, "import", table, "--json"))
	if report.Imported != 1 || len(report.Refused) != 2 || report.Refused[0].Line != 3 || report.Refused[0].Reason == "" {
		t.Fatalf("%+v", report)
	}
	for _, name := range []string{"out.csv", "out.xlsx", "out.geojson", "out.xml"} {
		file := filepath.Join(t.TempDir(), name)
		o.run(exitDone, "export", file)
		if info, err := os.Stat(file); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"map.svg", "map.png"} {
		file := filepath.Join(t.TempDir(), name)
		got := decode[map[string]any](t, o.run(exitDone, "export", file, "--state", "draft", "--width", "600", "--json"))
		if info, err := os.Stat(file); err != nil || info.Size() == 0 || got["pins"] != 1.0 || got["records"] != 1.0 || got["without_pin"] != 0.0 {
			t.Errorf("%s: %v, %v", name, got, err)
		}
		if got := decode[map[string]any](t, o.run(exitDone, "export", file, "--state", "approved", "--json")); got["records"] != 0.0 {
			t.Errorf("of another state: %v", got)
		}
	}
	o.run(exitUsage, "export", filepath.Join(t.TempDir(), "out.csv"), "--dark")
	o.run(exitFailed, "export", filepath.Join(t.TempDir(), "out.doc"))
	o.run(exitFailed, "import", filepath.Join(t.TempDir(), "none.csv"))
	if !strings.Contains(o.stderr, "Файлу немає") {
		t.Errorf("a missing file is explained as %q", o.stderr)
	}
}

func TestExitStatuses(t *testing.T) {
	o := newOffice(t)
	o.run(exitUsage, "nonsense")
	o.run(exitUsage, "set", "one")
	o.run(exitUsage, "profile", "new", "--name", "x")
	o.run(exitUsage, "where", "somewhere")
	o.run(exitFailed, "list")
	o.run(exitRefused, "profile", "new", "--name", "x", "--portal", "http://127.0.0.1:1", "--code", "ABCD")

	dir := t.TempDir()
	url := servePortal(t, dir)
	o.join(url, dir, "Олена", "contributor")
	o.run(exitRefused, "profile", "new", "--name", "other", "--portal", url, "--code", "0000-0000-0000-0000")
	o.run(exitFailed, "show", "01900000-0000-7000-8000-000000000001")
	vaultFile := filepath.Join(o.home, "profiles", "office.vault")
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("інша фраза\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	o.run(exitVault, "list", "--passphrase-file", secret)
	if err := os.WriteFile(vaultFile, []byte("not a vault"), 0o600); err != nil {
		t.Fatal(err)
	}
	o.run(exitVault, "list")
}

func TestOfflineKeepsEverything(t *testing.T) {
	dir := t.TempDir()
	o := newOffice(t)
	t.Run("with a portal", func(t *testing.T) {
		portal := *o
		portal.t = t
		portal.join(servePortal(t, dir), dir, "Олена", "focal-point")
	})
	o.run(exitOffline, "sync")
	if !strings.Contains(o.stderr, "не відповідає") {
		t.Errorf("no connection is explained as %q", o.stderr)
	}
	o.run(exitDone, "new", "--title-uk", "Без зв’язку")
	if out := o.run(exitDone, "list"); !strings.Contains(out, "Без зв’язку") {
		t.Errorf("the list off line: %s", out)
	}
}

func TestPinWhereAPhotographWasTaken(t *testing.T) {
	dir := t.TempDir()
	o := newOffice(t)
	o.join(servePortal(t, dir), dir, "Олена", "focal-point")
	id := decode[struct{ ID string }](t, o.run(exitDone, "new", "--title-uk", "Школа", "--json")).ID
	photographs := "../internal/atlas/photo/testdata/"
	pin := decode[struct{ Position position }](t, o.run(exitDone, "pin", id, "--photo", photographs+"kramatorsk.jpg", "--json"))
	if pin.Position.Settlement != "Краматорськ" {
		t.Errorf("%+v", pin)
	}
	o.run(exitFailed, "pin", id, "--photo", photographs+"nowhere.jpg")
	o.run(exitUsage, "pin", id)
	o.run(exitFailed, "pin", id, "37.5844, 48.7389")
}

func TestPlacesAndCoordinates(t *testing.T) {
	o := newOffice(t)
	found := decode[placeAnswer](t, o.run(exitDone, "place", "Kramatorsk", "--json"))
	if len(found.Places) == 0 || found.Places[0].UK != "Краматорськ" || !strings.HasPrefix(found.Places[0].Oblast, "UA14") {
		t.Errorf("%+v", found)
	}
	at := decode[position](t, o.run(exitDone, "where", "48°44′20″N 37°35′4″E", "--json"))
	if at.Oblast != "UA14" || at.Settlement != "Краматорськ" || at.DistanceM > 3000 {
		t.Errorf("%+v", at)
	}
	if out := o.run(exitDone, "where", "37U CP 95920 99397", "--notation", "dms-uk"); !strings.HasPrefix(out, "48°44′20,0″ пн. ш. 37°35′03,8″ сх. д. ") {
		t.Error(out)
	}
	o.run(exitUsage, "where", "48.7389, 37.5844", "--notation", "roman")
	o.run(exitUsage, "where", "37.5844, 48.7389")
	o.stdin = "37.5844, 48.7389\n"
	if asked := decode[unread](t, o.run(exitPartly, "where", "-", "--json")); len(asked.Suggestions) != 2 || asked.Suggestions[0].Lat != 48.7389 || !strings.Contains(asked.Note, "48.73890, 37.58440") {
		t.Errorf("%+v", asked)
	}
	sea := decode[position](t, o.run(exitDone, "where", "43.9, 31.5", "--json"))
	if sea.Oblast != "" || sea.Note == "" {
		t.Errorf("in the sea: %+v", sea)
	}
	o.stdin = "50.45, 30.52\nsomewhere\n49.84 24.03\n"
	if lines := strings.Split(o.run(exitPartly, "where", "-", "--json"), "\n"); len(lines) != 3 {
		t.Errorf("%d lines for 3: %v", len(lines), lines)
	}
}

func TestDemoInTheTerminal(t *testing.T) {
	o := newOffice(t)
	if out := o.run(exitDone, "demo", "--terminal", "--lang", "en"); !strings.Contains(out, "accepted") || !strings.Contains(out, "revision 1") {
		t.Errorf("no receipts in\n%s", out)
	}
}
