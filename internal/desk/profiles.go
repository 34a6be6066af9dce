package desk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"time"
)

var (
	// ErrNoProfile says that this computer has no profile yet.
	ErrNoProfile = errors.New("no profile on this computer")
	// ErrProfileName says that a name cannot be a profile's.
	ErrProfileName = errors.New("not a profile name")
)

const (
	vaultEnding = ".vault"
	currentFile = "current" // holds the name of the profile that opens by default
)

// Profiles is the folder in which this computer keeps its profiles: one vault file each.
type Profiles struct{ dir string }

// ProfileFile is one profile of the folder.
type ProfileFile struct {
	Name     string
	Path     string
	Modified time.Time
	Current  bool
}

// DataDir is where the program keeps its data: FOCALPOINT_HOME, or the system's place for a program's data.
func DataDir(getenv func(string) string) (string, error) {
	if dir := getenv("FOCALPOINT_HOME"); dir != "" {
		return dir, nil
	}
	switch runtime.GOOS {
	case "windows", "darwin":
		dir, err := os.UserConfigDir()
		return filepath.Join(dir, "Focalpoint"), err
	}
	if dir := getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "focalpoint"), nil
	}
	home := getenv("HOME")
	if home == "" {
		return "", errors.New("finding the data folder: HOME is not set")
	}
	return filepath.Join(home, ".local", "share", "focalpoint"), nil
}

// OpenProfiles opens the folder, and makes it when it is missing.
func OpenProfiles(dataDir string) (Profiles, error) {
	dir := filepath.Join(dataDir, "profiles")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return Profiles{}, fmt.Errorf("making the profiles' folder: %w", err)
	}
	return Profiles{dir}, nil
}

// List is every profile, by name.
func (p Profiles) List() ([]ProfileFile, error) {
	entries, err := os.ReadDir(p.dir)
	if err != nil {
		return nil, fmt.Errorf("listing the profiles: %w", err)
	}
	current, err := p.currentName()
	if err != nil {
		return nil, err
	}
	var list []ProfileFile
	for _, entry := range entries {
		name, isVault := strings.CutSuffix(entry.Name(), vaultEnding)
		info, err := entry.Info()
		if !isVault || err != nil || !info.Mode().IsRegular() {
			continue
		}
		list = append(list, ProfileFile{
			Name: name, Path: filepath.Join(p.dir, entry.Name()), Modified: info.ModTime(), Current: name == current,
		})
	}
	return list, nil
}

// Current is the profile that opens by default: the chosen one, or the only one, or the one used last. It returns
// ErrNoProfile when there is none.
func (p Profiles) Current() (ProfileFile, error) {
	list, err := p.List()
	if err != nil {
		return ProfileFile{}, err
	}
	if len(list) == 0 {
		return ProfileFile{}, ErrNoProfile
	}
	if i := slices.IndexFunc(list, func(f ProfileFile) bool { return f.Current }); i >= 0 {
		return list[i], nil
	}
	return slices.MaxFunc(list, func(a, b ProfileFile) int { return a.Modified.Compare(b.Modified) }), nil
}

// Choose makes a profile the one that opens by default.
func (p Profiles) Choose(name string) error {
	if !profileName.MatchString(name) {
		return fmt.Errorf("%w: %.60q", ErrProfileName, name)
	}
	file := filepath.Join(p.dir, currentFile)
	if err := os.WriteFile(file+".new", []byte(name), 0o600); err != nil {
		return fmt.Errorf("choosing profile %s: %w", name, err)
	}
	if err := os.Rename(file+".new", file); err != nil {
		return fmt.Errorf("choosing profile %s: %w", name, err)
	}
	return nil
}

// Path is where a profile of this name is kept. It returns ErrProfileName for a name that is no plain file name.
func (p Profiles) Path(name string) (string, error) {
	if !profileName.MatchString(name) {
		return "", fmt.Errorf("%w: %.60q", ErrProfileName, name)
	}
	return filepath.Join(p.dir, name+vaultEnding), nil
}

// profileName allows what every file system takes: letters, digits, spaces inside, hyphens and underscores.
var profileName = regexp.MustCompile(`^[\pL\pN_-]([\pL\pN _-]{0,58}[\pL\pN_-])?$`)

func (p Profiles) currentName() (string, error) {
	root, err := os.OpenRoot(p.dir)
	if err != nil {
		return "", fmt.Errorf("reading the current profile: %w", err)
	}
	defer func() { _ = root.Close() }() // it was only read
	name, err := root.ReadFile(currentFile)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(name), err
}
