package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/term"

	"focalpoint/internal/desk"
)

// lineEvery is how often the line is written anew.
const lineEvery = 500 * time.Millisecond

// progressLine is one line of the terminal that says how far an exchange has come, and is gone at its end.
type progressLine struct {
	out   io.Writer
	width int // columns
	shown int // columns that are written on
	stop  chan struct{}
	done  chan struct{}
}

// showProgress keeps such a line on standard error until it is closed; where that is no terminal it writes nothing.
func (p *program) showProgress(d *desk.Desk) io.Closer {
	file, isFile := p.env.stderr.(*os.File)
	if !isFile || !term.IsTerminal(int(file.Fd())) {
		return io.NopCloser(nil)
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil || width <= 0 {
		width = 80
	}
	l := &progressLine{out: file, width: width, stop: make(chan struct{}), done: make(chan struct{})}
	go l.run(func() string {
		switch s := d.Status(); {
		case s.Connection == desk.ConnectionSending:
			return s.Progress.Words(p.text())
		case s.Files.Sending:
			return s.Files.Words(p.text())
		}
		return ""
	})
	return l
}

func (l *progressLine) run(words func() string) {
	defer close(l.done)
	tick := time.NewTicker(lineEvery)
	defer tick.Stop()
	for {
		select {
		case <-l.stop:
			l.show("")
			return
		case <-tick.C:
			l.show(words())
		}
	}
}

// show writes over what stood there before. The last column stays free: what is written there begins a new line.
func (l *progressLine) show(words string) {
	if runes := []rune(words); len(runes) >= l.width {
		words = string(runes[:max(0, l.width-2)]) + "…"
	}
	length := utf8.RuneCountInString(words)
	if length == 0 && l.shown == 0 {
		return
	}
	fmt.Fprint(l.out, "\r", words, strings.Repeat(" ", max(0, l.shown-length)), "\r")
	l.shown = length
}

// Close removes the line.
func (l *progressLine) Close() error {
	close(l.stop)
	<-l.done
	return nil
}
