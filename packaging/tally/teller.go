package main

import (
	"io"
	"strings"
)

// teller keeps what each test says until it is known whether anybody wants to read it.
type teller struct {
	w    io.Writer
	said map[test][]string
}

func (t *teller) hear(e event) error {
	key := test{e.Package, e.Test}
	switch e.Action {
	case "build-output":
		return t.print(e.Output)
	case "output":
		if e.Test == "" && isClosingLine(e.Output) {
			return t.print(e.Output)
		}
		if !strings.HasPrefix(e.Output, "=== ") {
			t.said[key] = append(t.said[key], e.Output)
		}
	case "fail":
		defer delete(t.said, key)
		return t.print(strings.Join(t.said[key], ""))
	case "pass", "skip":
		delete(t.said, key)
	}
	return nil
}

func (t *teller) print(text string) error {
	_, err := io.WriteString(t.w, text)
	return err
}

// isClosingLine tells the line that go test ends a package with.
func isClosingLine(line string) bool {
	return strings.HasPrefix(line, "ok  \t") || strings.HasPrefix(line, "FAIL\t")
}
