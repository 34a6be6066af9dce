package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// crashHome names the data folder to the child process that is to end unexpectedly.
const crashHome = "FOCALPOINT_TEST_CRASH"

// It is the child of the test below: the program, whose clock panics. In a run of its own it does nothing.
func TestChildWhoseClockPanics(t *testing.T) {
	home := os.Getenv(crashHome)
	if home == "" {
		t.Skip("the child of another test")
	}
	env := environment{stdin: strings.NewReader(""), stdout: os.Stdout, stderr: os.Stderr, getenv: func(name string) string {
		return map[string]string{"FOCALPOINT_HOME": home, "FOCALPOINT_KEYRING": "off", "FOCALPOINT_PASSPHRASE": "їжак у тумані"}[name]
	}, now: func() time.Time { panic("їжак у тумані, Олена Петренко") }}
	watchCrashes(env)
	run(t.Context(), []string{"doctor"}, env)
}

// A panic in a command becomes a report without what it said; the next command tells of it once, and doctor names it.
func TestCrashOfACommandIsTold(t *testing.T) {
	o := newOffice(t)
	for range 2 { // the second start makes the report of the first end
		child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestChildWhoseClockPanics$")
		child.Env = append(os.Environ(), crashHome+"="+o.home)
		if out, err := child.CombinedOutput(); err == nil {
			t.Fatalf("the child ended well: %s", out)
		}
	}
	crashes, err := openCrashes(environment{getenv: func(string) string { return o.home }})
	if err != nil {
		t.Fatal(err)
	}
	crash, err := crashes.Last()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(crash.Report, "examineClock") {
		t.Errorf("the report does not tell where:\n%s", crash.Report)
	}
	for _, secret := range []string{"їжак", "Олена", o.home} {
		if strings.Contains(crash.Report, secret) {
			t.Errorf("%q in the report", secret)
		}
	}
	o.run(exitDone, "doctor") // the children have told the terminal already
	if strings.Contains(o.stderr, "зупинилася") || !strings.Contains(o.stdout, "crashes"+string(os.PathSeparator)) {
		t.Errorf("%s%s", o.stdout, o.stderr)
	}
}
