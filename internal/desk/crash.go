package desk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"focalpoint/internal/aid"
)

// ErrNoCrash says that there is no unexpected end to tell of.
var ErrNoCrash = errors.New("no crash report")

const (
	crashFolder  = "crashes"
	crashRunning = "running-" // and the version: what the runtime writes while the program ends; empty otherwise
	crashRescued = "rescued"  // ids of the activities whose text was saved while the program ended
	crashTold    = "told-"    // and a reader: the name of the last report that the reader was told of
	crashLongest = 1 << 16    // of what is read of a file, in bytes
	crashesKept  = 5
	crashEnding  = ".txt"
	crashTime    = "20060102T150405Z" // of a report's name
	crashSaved   = "saved "           // before an id, in a report
)

// Crashes are the reports of the program's unexpected ends, in a folder of the data folder.
type Crashes struct{ dir string }

// Crash is one unexpected end. Report holds the version, the system and the names of the functions that were running: no
// words of the panic, which may be a person's, no values and no folders.
type Crash struct {
	At     time.Time
	Report string
	Path   string   // of the report
	Saved  []aid.ID // the activities whose text was saved while the program ended
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
// where no deferred function would still run. Earlier ends become reports first.
func (c Crashes) Watch(version string) error {
	return c.inside(func(root *os.Root) error {
		if err := c.gather(root); err != nil {
			return err
		}
		file, err := root.OpenFile(crashRunning+version, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
		if err != nil {
			return err
		}
		defer func() { _ = file.Close() }() // the runtime has its own
		return debug.SetCrashOutput(file, debug.CrashOptions{})
	})
}

// Rescued notes, while the program is ending, whose text was saved.
func (c Crashes) Rescued(ids []aid.ID) error {
	return c.inside(func(root *os.Root) error {
		var lines strings.Builder
		for _, id := range ids {
			fmt.Fprintln(&lines, id)
		}
		return root.WriteFile(crashRescued, []byte(lines.String()), 0o600)
	})
}

// Last is the latest unexpected end, or ErrNoCrash.
func (c Crashes) Last() (crash Crash, err error) {
	err = c.inside(func(root *os.Root) error {
		crash, err = c.last(root)
		return err
	})
	return crash, err
}

// News is the latest unexpected end that a reader, such as "window", was not told of yet, or ErrNoCrash.
func (c Crashes) News(reader string) (crash Crash, err error) {
	err = c.inside(func(root *os.Root) error {
		if crash, err = c.last(root); err != nil {
			return err
		}
		name := filepath.Base(crash.Path)
		if told, err := readBounded(root, crashTold+reader); err == nil && told >= name {
			return ErrNoCrash
		}
		return root.WriteFile(crashTold+reader, []byte(name), 0o600)
	})
	return crash, err
}

// inside works in the folder, whatever the names in it are.
func (c Crashes) inside(work func(*os.Root) error) error {
	root, err := os.OpenRoot(c.dir)
	if err != nil {
		return fmt.Errorf("opening the crash reports: %w", err)
	}
	defer func() { _ = root.Close() }()
	if err := work(root); err != nil {
		return fmt.Errorf("the crash reports: %w", err)
	}
	return nil
}

// gather makes reports of what the runtime has written, and takes that away.
func (c Crashes) gather(root *os.Root) error {
	names, err := c.names(func(name string) bool { return strings.HasPrefix(name, crashRunning) })
	if err != nil {
		return err
	}
	for _, name := range names {
		info, err := root.Stat(name)
		if err != nil || info.Size() == 0 {
			continue
		}
		if err := c.report(root, name, info.ModTime().UTC()); err != nil {
			return err
		}
	}
	return c.forget(root)
}

// report makes one report. The file is emptied and not removed: the program may be running another time, and its end
// would be written to a file without a name.
func (c Crashes) report(root *os.Root, name string, at time.Time) error {
	file, err := root.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	var report strings.Builder
	fmt.Fprintf(&report, "focalpoint %s, %s/%s, %s, %s\n", strings.TrimPrefix(name, crashRunning), runtime.GOOS, runtime.GOARCH,
		runtime.Version(), at.Format(time.RFC3339))
	rescued, _ := readBounded(root, crashRescued) // it is there only where something was saved
	for line := range strings.Lines(rescued) {
		if id, err := aid.ParseID(strings.TrimSpace(line)); err == nil {
			fmt.Fprintln(&report, crashSaved+string(id))
		}
	}
	fmt.Fprint(&report, "\n", withoutPersons(io.LimitReader(file, crashLongest)))
	if err := root.WriteFile(at.Format(crashTime)+crashEnding, []byte(report.String()), 0o600); err != nil {
		return err
	}
	if err := file.Truncate(0); err != nil {
		return err
	}
	if err := root.Remove(crashRescued); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// forget removes the oldest reports.
func (c Crashes) forget(root *os.Root) error {
	names, err := c.names(isReport)
	for len(names) > crashesKept && err == nil {
		err = root.Remove(names[0])
		names = names[1:]
	}
	return err
}

func (c Crashes) last(root *os.Root) (Crash, error) {
	names, err := c.names(isReport)
	if err != nil {
		return Crash{}, err
	}
	if len(names) == 0 {
		return Crash{}, ErrNoCrash
	}
	name := names[len(names)-1]
	at, err := time.Parse(crashTime, strings.TrimSuffix(name, crashEnding))
	if err != nil {
		return Crash{}, err
	}
	report, err := readBounded(root, name)
	crash := Crash{At: at, Report: report, Path: filepath.Join(c.dir, name)}
	for line := range strings.Lines(report) {
		if id, saved := strings.CutPrefix(strings.TrimSpace(line), crashSaved); saved {
			crash.Saved = append(crash.Saved, aid.ID(id))
		}
	}
	return crash, err
}

// names are the files of the folder that fit, the oldest report first.
func (c Crashes) names(fits func(string) bool) ([]string, error) {
	entries, err := os.ReadDir(c.dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, entry := range entries {
		if entry.Type().IsRegular() && fits(entry.Name()) {
			names = append(names, entry.Name())
		}
	}
	slices.Sort(names)
	return names, nil
}

func isReport(name string) bool {
	return filepath.Ext(name) == crashEnding && !strings.HasPrefix(name, crashRunning)
}

// readBounded reads the beginning of a file.
func readBounded(root *os.Root, name string) (string, error) {
	file, err := root.Open(name)
	if err != nil {
		return "", err
	}
	defer func() { _ = file.Close() }()
	content, err := io.ReadAll(io.LimitReader(file, crashLongest))
	return string(content), err
}
