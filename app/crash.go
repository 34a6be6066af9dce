package main

import (
	"errors"
	"path/filepath"
	"time"

	"focalpoint/internal/desk"
)

// The readers that are told of an unexpected end, each once.
const (
	crashToWindow   = "window"
	crashToTerminal = "terminal"
)

// watchCrashes has an unexpected end of the program written down. It is no reason not to start where that is impossible:
// the data folder may be read-only, and whatever needs it says so itself.
func watchCrashes(env environment) {
	if crashes, err := openCrashes(env); err == nil {
		_ = crashes.Watch(version)
	}
}

func openCrashes(env environment) (desk.Crashes, error) {
	dir, err := desk.DataDir(env.getenv)
	if err != nil {
		return desk.Crashes{}, err
	}
	return desk.OpenCrashes(dir)
}

// crashNews is the unexpected end that a reader was not told of yet.
func (p *program) crashNews(reader string) (desk.Crash, bool) {
	crashes, err := openCrashes(p.env)
	if err != nil {
		return desk.Crash{}, false
	}
	crash, err := crashes.News(reader)
	return crash, err == nil
}

// sayCrash tells in the terminal how the program ended the last time.
func (p *program) sayCrash() {
	if crash, is := p.crashNews(crashToTerminal); is {
		p.say("crash.terminal", "Sentence", crash.Sentence(p.text(), ""), "Path", crash.Path)
	}
}

// examineCrashes names the last report without its folder, which may hold the person's name.
func (p *program) examineCrashes() diagnosis {
	crashes, err := openCrashes(p.env)
	if err != nil {
		return diagnosis{"crash", uneasy, desk.Explain(p.text(), err)}
	}
	crash, err := crashes.Last()
	switch {
	case errors.Is(err, desk.ErrNoCrash):
		return diagnosis{"crash", well, p.text().T("commands.doctor.crash_none")}
	case err != nil:
		return diagnosis{"crash", uneasy, desk.Explain(p.text(), err)}
	}
	file := filepath.Join(filepath.Base(filepath.Dir(crash.Path)), filepath.Base(crash.Path))
	return diagnosis{"crash", uneasy, p.text().T("commands.doctor.crash_last", "At", p.text().DateTime(crash.At.In(time.Local)), "File", file)}
}
