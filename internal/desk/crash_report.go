package desk

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// What is kept of a crash. The runtime indents the lines of a panic's value, so that none can pass for one of these.
var (
	crashCause     = regexp.MustCompile(`^(?:panic: |\[)?(?:runtime error: (?:index out of range|slice bounds out of range|invalid memory address|integer divide by zero|makeslice|hash of unhashable)[\w ,.:\[\]-]*|fatal error: [\w ,.:-]*)`)
	crashGoroutine = regexp.MustCompile(`^goroutine \d+ .*\[[\w ,.()-]+\]:$`)
	crashCall      = regexp.MustCompile(`^(created by )?([\w./\-~%@]*[\w\-~%](?:\.\(\*?[\w\[\].…,]+\))?[\w.\-\[\]…]*)`)
	crashPlace     = regexp.MustCompile(`^\t.*?([^/\\]+[/\\][^/\\]+\.(?:go|s):\d+)`)
)

// withoutPersons keeps the kind of the panic, and the functions with the files and lines, of what the runtime wrote.
func withoutPersons(from io.Reader) string {
	var kept strings.Builder
	inside := false
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, crashLongest+1)
	for lines.Scan() {
		line := lines.Text()
		switch {
		case crashGoroutine.MatchString(line):
			inside = true
			fmt.Fprintf(&kept, "\n%s\n", line)
		case !inside:
			if cause := crashCause.FindString(line); cause != "" {
				fmt.Fprintln(&kept, cause)
			}
		case strings.HasPrefix(line, "\t"):
			if place := crashPlace.FindStringSubmatch(line); place != nil {
				fmt.Fprintf(&kept, "\t%s\n", place[1])
			}
		default:
			if call := crashCall.FindString(line); call != "" {
				fmt.Fprintln(&kept, call)
			}
		}
	}
	return kept.String()
}
