package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"
)

// KeptBackups is how many backups of a vault are kept.
const KeptBackups = 7

const backupTime = "20060102-150405"

// Backup writes a copy into the folder "backups" beside the vault, and removes the oldest ones beyond KeptBackups. The
// copy is as well sealed as the vault. It returns the copy's path.
func (v *Vault) Backup(now time.Time) (string, error) {
	dir := backupDir(v.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("backing up: %w", Classify(err))
	}
	path := filepath.Join(dir, backupPrefix(v.path)+now.UTC().Format(backupTime)+".vault")
	err := guard(v.path, func() error { return v.writeCopy(path + ".new") })
	if err != nil {
		return "", fmt.Errorf("backing up: %w", errors.Join(Classify(err), removeIfThere(path+".new")))
	}
	if err := os.Rename(path+".new", path); err != nil {
		return "", fmt.Errorf("backing up: %w", Classify(err))
	}
	if err := syncDir(dir); err != nil {
		return "", fmt.Errorf("backing up: %w", Classify(err))
	}
	return path, rotate(v.path)
}

func (v *Vault) writeCopy(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	err = v.db.View(func(tx *bolt.Tx) error {
		_, err := tx.WriteTo(file)
		return err
	})
	return errors.Join(err, file.Sync(), file.Close())
}

func rotate(vault string) error {
	backups := Backups(vault)
	for len(backups) > KeptBackups {
		if err := os.Remove(backups[len(backups)-1]); err != nil {
			return fmt.Errorf("removing an old backup: %w", err)
		}
		backups = backups[:len(backups)-1]
	}
	return nil
}

// Backups lists a vault's backups, newest first.
func Backups(vault string) []string {
	entries, err := os.ReadDir(backupDir(vault))
	if err != nil {
		return nil
	}
	var paths []string
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), backupPrefix(vault)) && strings.HasSuffix(entry.Name(), ".vault") {
			paths = append(paths, filepath.Join(backupDir(vault), entry.Name()))
		}
	}
	slices.Sort(paths)
	slices.Reverse(paths)
	return paths
}

// NewestBackup is the path of a vault's newest backup, or "".
func NewestBackup(vault string) string {
	if backups := Backups(vault); len(backups) > 0 {
		return backups[0]
	}
	return ""
}

// Restore puts a backup in the vault's place and keeps the damaged file beside it, under a name that it returns.
func Restore(vault, backup string, now time.Time) (kept string, err error) {
	content, err := os.ReadFile(backup)
	if err != nil {
		return "", fmt.Errorf("restoring: %w", Classify(err))
	}
	fresh := vault + ".new"
	if err := writeSynced(fresh, content); err != nil {
		return "", fmt.Errorf("restoring: %w", Classify(err))
	}
	kept = vault + ".damaged-" + now.UTC().Format(backupTime)
	if err := os.Rename(vault, kept); err != nil {
		return "", fmt.Errorf("restoring: %w", Classify(err))
	}
	if err := os.Rename(fresh, vault); err != nil {
		return "", fmt.Errorf("restoring: %w", Classify(err))
	}
	return kept, syncDir(filepath.Dir(vault))
}

func writeSynced(path string, content []byte) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	return errors.Join(err, file.Sync(), file.Close())
}

func backupDir(vault string) string { return filepath.Join(filepath.Dir(vault), "backups") }

func backupPrefix(vault string) string {
	return strings.TrimSuffix(filepath.Base(vault), filepath.Ext(vault)) + "-"
}
