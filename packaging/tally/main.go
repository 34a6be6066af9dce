// Tally reads the output of `go test -json`, prints what a person wants to see of it (each package's closing line, and
// everything that a failed test said), and ends with the count: "N passed, N failed, N skipped".
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// event is one line of `go test -json`, see `go doc test2json`.
type event struct {
	Action, Package, Test, Output string
	Elapsed                       float64
}

func main() {
	if err := tally(); err != nil {
		fmt.Fprintln(os.Stderr, "reading the tests' output:", err)
		os.Exit(1)
	}
}

func tally() error {
	counts := map[string]int{}
	said := map[string]*strings.Builder{} // package and test -> output
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			fmt.Println(lines.Text())
			continue
		}
		name := e.Package + " " + e.Test
		switch e.Action {
		case "output", "build-output":
			if said[name] == nil {
				said[name] = &strings.Builder{}
			}
			said[name].WriteString(e.Output)
		case "pass", "skip", "fail", "build-fail":
			if e.Test != "" {
				counts[e.Action]++
			} else if e.Action == "fail" {
				counts[e.Action]++ // a package that did not build, or that failed outside its tests
			}
			if e.Action == "fail" && said[name] != nil {
				fmt.Print(said[name])
			}
			if e.Test == "" && e.Action != "build-fail" {
				fmt.Printf("%-4s %s %.1fs\n", map[string]string{"pass": "ok", "skip": "-", "fail": "FAIL"}[e.Action], e.Package, e.Elapsed)
			}
			delete(said, name)
		}
	}
	fmt.Printf("%d passed, %d failed, %d skipped\n", counts["pass"], counts["fail"], counts["skip"])
	return lines.Err()
}
