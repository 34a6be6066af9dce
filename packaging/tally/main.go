// Tally makes the output of `go test -json` fit for a person: it prints each package's closing line as it comes, and
// everything that a failed test said. With -count it reads such outputs from files instead, and prints which tests
// were skipped and how many passed and failed in all of them together; its exit status is 1 when any failed.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	count := flag.Bool("count", false, "count the tests in the files named")
	flag.Parse()
	if !*count {
		exitOn(tell(os.Stdin, os.Stdout))
		return
	}
	total := newTotal()
	for _, name := range flag.Args() {
		exitOn(addFile(total, name))
	}
	passed, failed, skipped := total.count()
	for _, name := range skipped {
		fmt.Println("skipped:", name)
	}
	for _, name := range failed {
		fmt.Println("failed:", name)
	}
	fmt.Printf("%d passed, %d failed\n", passed, len(failed))
	if len(failed) > 0 {
		os.Exit(1)
	}
}

func addFile(total *total, name string) error {
	content, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return events(bytes.NewReader(content), total.add, func(string) error { return nil })
}

// tell prints what a person wants to see of the events in r.
func tell(r io.Reader, w io.Writer) error {
	t := teller{w: w, said: map[test][]string{}}
	return events(r, t.hear, t.print)
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "tally:", err)
		os.Exit(2)
	}
}
