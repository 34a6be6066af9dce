package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// event is one line of `go test -json`; `go doc test2json` and `go help buildjson` explain its fields.
type event struct {
	Action  string
	Package string
	Test    string
	Output  string
}

// test names one test, or with an empty name the package itself.
type test struct{ pkg, name string }

// events hands every event in r to hear, and every line that is not an event to other.
func events(r io.Reader, hear func(event) error, other func(string) error) error {
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadString('\n')
		if line != "" {
			var e event
			var failed error
			if strings.HasPrefix(line, "{") && json.Unmarshal([]byte(line), &e) == nil {
				failed = hear(e)
			} else {
				failed = other(line)
			}
			if failed != nil {
				return failed
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading the output of go test: %w", err)
		}
	}
}
