package desk

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// ErrNoCrash says that the program has never ended unexpectedly here.
var ErrNoCrash = errors.New("no crash report")

const (
	crashFolder  = "crashes"
	crashFile    = "last"  // what the runtime writes while the program ends; empty otherwise
	crashLongest = 1 << 16 // of what is read of it, in bytes
	crashesKept  = 5
	crashEnding  = ".txt"
	crashTime    = "20060102T150405Z" // of a report's name
)

// Crashes are the reports of the program's unexpected ends, in a folder of the data folder.
type Crashes struct{ dir string }

// Crash is one unexpected end. Report holds the version, the system and the names of the functions that were running: no
// words of the panic, which may be a person's, no values and no folders.
type Crash struct {
	At     time.Time
	Report string
}

// OpenCrashes opens the folder, and makes it when it is missing.
func OpenCrashes(dataDir string) (Crashes, error) {
	dir := filepath.Join(dataDir, crashFolder)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return Crashes{}, fmt.Errorf("making the folder of the crash reports: %w", err)
	}
	return Crashes{dir}, nil
}

// Watch has the runtime write down how the program ends, should a goroutine panic: any of them, and it does so even
// where no deferred function would still run. An earlier end becomes a report first.
func (c Crashes) Watch(version string) error {
	root, err := os.OpenRoot(c.dir)
	if err != nil {
		return fmt.Errorf("opening the crash reports: %w", err)
	}
	defer func() { _ = root.Close() }()
	file, err := root.OpenFile(crashFile, os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o600)
	if err != nil {
		return fmt.Errorf("opening the crash report: %w", err)
	}
	defer func() { _ = file.Close() }() // the runtime has its own
	if err := c.gather(root, file, version); err != nil {
		return err
	}
	return debug.SetCrashOutput(file, debug.CrashOptions{})
}

// gather makes a report of what the runtime wrote, and leaves the file empty.
func (c Crashes) gather(root *os.Root, file *os.File, version string) error {
	info, err := file.Stat()
	if err != nil || info.Size() == 0 {
		return err
	}
	report := fmt.Sprintf("focalpoint %s, %s/%s, %s\n\n", version, runtime.GOOS, runtime.GOARCH, runtime.Version()) +
		withoutPersons(io.LimitReader(file, crashLongest))
	name := info.ModTime().UTC().Format(crashTime) + crashEnding
	if err := root.WriteFile(name, []byte(report), 0o600); err != nil {
		return fmt.Errorf("writing the crash report: %w", err)
	}
	if err := file.Truncate(0); err != nil {
		return fmt.Errorf("emptying the crash file: %w", err)
	}
	names, err := c.names()
	for len(names) > crashesKept && err == nil {
		err = root.Remove(names[0])
		names = names[1:]
	}
	return err
}

// names are the reports' files, the oldest first.
func (c Crashes) names() ([]string, error) {
	entries, err := os.ReadDir(c.dir)
	if err != nil {
		return nil, fmt.Errorf("reading the crash reports: %w", err)
	}
	var names []string
	for _, entry := range entries {
		if filepath.Ext(entry.Name()) == crashEnding {
			names = append(names, entry.Name())
		}
	}
	slices.Sort(names)
	return names, nil
}

// Last is the latest unexpected end, or ErrNoCrash.
func (c Crashes) Last() (Crash, error) {
	names, err := c.names()
	if err != nil {
		return Crash{}, err
	}
	if len(names) == 0 {
		return Crash{}, ErrNoCrash
	}
	name := names[len(names)-1]
	at, err := time.Parse(crashTime, strings.TrimSuffix(name, crashEnding))
	if err != nil {
		return Crash{}, fmt.Errorf("reading the name of a crash report: %w", err)
	}
	root, err := os.OpenRoot(c.dir)
	if err != nil {
		return Crash{}, fmt.Errorf("opening the crash reports: %w", err)
	}
	defer func() { _ = root.Close() }()
	file, err := root.Open(name)
	if err != nil {
		return Crash{}, fmt.Errorf("opening a crash report: %w", err)
	}
	defer func() { _ = file.Close() }()
	report, err := io.ReadAll(io.LimitReader(file, crashLongest))
	return Crash{at, string(report)}, err
}

// What is kept of a crash. The runtime indents the lines of a panic's value, so that none can pass for one of these.
var (
	crashCause     = regexp.MustCompile(`^(?:panic: |\[)?(?:runtime error: (?:index out of range|slice bounds out of range|invalid memory address|integer divide by zero|makeslice|hash of unhashable)[\w ,.:\[\]-]*|fatal error: [\w ,.:-]*)`)
	crashGoroutine = regexp.MustCompile(`^goroutine \d+ .*\[[\w ,.()-]+\]:$`)
	crashCall      = regexp.MustCompile(`^(created by )?([\w./\-~%]+(?:\.\(\*?[\w\[\].…,]+\))?[\w.\-\[\]…]*)`)
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
