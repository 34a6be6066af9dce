//go:build linux

// Command powercut cuts the power under a vault, again and again: a program saves records and attaches files without a
// pause into a vault on a disk that this command simulates (FUSE), and at random moments what such a disk may then hold
// is opened. Every save and every file that was acknowledged must be there, whole, and the vault must open. With -full and -fails the disk gets full, or
// a write fails: then the program must be told, and what was saved before must be there.
//
// With -lies the disk says that it has synced and has not: the control, in which saves must be found missing. It needs
// root and /dev/fuse.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/hanwen/go-fuse/v2/fs"
	"github.com/hanwen/go-fuse/v2/fuse"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
)

func main() {
	log.SetFlags(0)
	cuts := flag.Int("cuts", 500, "how often the power is cut")
	full := flag.Int64("full", 0, "bytes at which the disk is full; 0: never")
	fails := flag.Int("fails", 0, "after how many writes one fails; 0: never")
	lies := flag.Bool("lies", false, "the disk does not sync: saves must be found missing")
	flag.Parse()
	var err error
	switch flag.Arg(0) {
	case "save":
		err = save(flag.Arg(1))
	case "look":
		err = look(flag.Arg(1), flag.Arg(2))
	default:
		if _, missing := os.Stat("/dev/fuse"); missing != nil || os.Geteuid() != 0 {
			fmt.Println("skipped: this needs root and /dev/fuse")
			return
		}
		err = run(*cuts, &disk{full: *full, fails: *fails, lies: *lies})
		if *lies && errors.Is(err, errLost) {
			fmt.Println("a disk that lies is found out:", strings.TrimSpace(err.Error()))
			err = nil
		} else if *lies && err == nil {
			err = errors.New("a disk that lies was not found out")
		}
	}
	if err != nil {
		log.Fatal(err)
	}
}

// errLost says that something that was acknowledged is not on the disk.
var errLost = errors.New("lost")

func run(cuts int, d *disk) error {
	dir, err := os.MkdirTemp("", "powercut")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := os.Setenv(ringFolder, dir); err != nil {
		return err
	}
	if d.written, err = newVault(dir); err != nil {
		return err
	}
	d.durable = append([]byte(nil), d.written...)
	if d.full > 0 {
		d.full += int64(len(d.written))
	}
	mount := filepath.Join(dir, "disk")
	if err := os.Mkdir(mount, 0o700); err != nil {
		return err
	}
	server, err := fs.Mount(mount, &root{d: d}, &fs.Options{MountOptions: fuse.MountOptions{DirectMount: true, FsName: "powercut", Name: "powercut"}})
	if err != nil {
		return fmt.Errorf("mounting the disk: %w", err)
	}
	defer func() { _ = server.Unmount() }()
	acked, program, err := startSaving(filepath.Join(mount, file))
	if err != nil {
		return err
	}
	defer func() { _ = program.Process.Kill(); _ = program.Wait() }()
	random := rand.New(rand.NewPCG(1, uint64(time.Now().UnixNano())))
	for i := range cuts {
		time.Sleep(rand.N(30 * time.Millisecond))
		content, saved := d.cut(random, acked.Load)
		image := filepath.Join(dir, file)
		if err := os.WriteFile(image, content, 0o600); err != nil {
			return err
		}
		// In a process of its own: a damaged file must not be able to end this one.
		if out, err := exec.Command(os.Args[0], "look", image, strconv.FormatInt(saved, 10)).CombinedOutput(); err != nil {
			return fmt.Errorf("cut %d, after %d saves: %w: %s", i+1, saved, errLost, out)
		}
	}
	fmt.Printf("%d cuts, %d saves acknowledged: each one was there, and the file of every tenth\n", cuts, acked.Load())
	return nil
}

const file = "office.vault"

// root is the folder of the disk.
type root struct {
	fs.Inode
	d *disk
}

var _ fs.NodeOnAdder = (*root)(nil)

// OnAdd puts the one file into the folder.
func (r *root) OnAdd(ctx context.Context) {
	r.AddChild(file, r.NewPersistentInode(ctx, r.d, fs.StableAttr{Mode: syscall.S_IFREG}), true)
}

// startSaving starts the program that saves, and counts what it acknowledges.
func startSaving(path string) (*atomic.Int64, *exec.Cmd, error) {
	program := exec.Command(os.Args[0], "save", path)
	program.Stderr = os.Stderr
	out, err := program.StdoutPipe()
	if err != nil {
		return nil, nil, err
	}
	if err := program.Start(); err != nil {
		return nil, nil, err
	}
	acked := new(atomic.Int64)
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if n, err := strconv.ParseInt(lines.Text(), 10, 64); err == nil {
				acked.Store(n)
			} else {
				fmt.Println("the program was told:", lines.Text())
			}
		}
	}()
	return acked, program, nil
}

// record is one of the hundred that are saved in turn, in the state of a certain save.
func record(n int64) aid.Record {
	fields := aid.Fields{}
	fields.SetText("title.uk", fmt.Sprint("збереження ", n))
	fields.SetText("description.uk", strings.Repeat(fmt.Sprint("текст ", n, " "), 20+int(n%97)))
	return aid.Record{Kind: aid.KindActivity, ID: aid.ID(fmt.Sprintf("01900000-0000-7000-8000-%012d", n%100)), Fields: fields}
}

// save saves without a pause and says the number of each save when it is acknowledged.
func save(path string) error {
	v, err := vault.Open(path, vault.Keys{Keyring: ring(os.Getenv(ringFolder))})
	if err != nil {
		return err
	}
	for n := int64(1); ; n++ {
		if err := v.Save(vault.Draft{Record: record(n), Queue: n%3 == 0, At: time.Unix(n, 0)}); err != nil {
			fmt.Println(err)
			return nil
		}
		if n%attachEvery == 0 {
			if err := attach(v, n); err != nil {
				fmt.Println(err)
				return nil
			}
		}
		fmt.Println(n)
	}
}

// look opens what is on the disk after a cut. The saves up to a number must be there, each record as its last save made
// it or as a later one did.
func look(path, acked string) error {
	n, err := strconv.ParseInt(acked, 10, 64)
	if err != nil {
		return err
	}
	v, err := vault.Open(path, vault.Keys{Keyring: ring(os.Getenv(ringFolder))})
	if err != nil {
		return err
	}
	for last := max(1, n-99); last <= n; last++ {
		want := record(last)
		e, err := v.Entry(want.Kind, want.ID)
		if err != nil {
			return fmt.Errorf("save %d: %w", last, err)
		}
		var found int64
		if _, err := fmt.Sscanf(e.Record.Fields.Text("title.uk"), "збереження %d", &found); err != nil || found < last {
			return fmt.Errorf("save %d: it holds %q", last, e.Record.Fields.Text("title.uk"))
		}
		if !e.Record.Fields.Equal(record(found).Fields) {
			return fmt.Errorf("save %d: half of it", found)
		}
	}
	for last := n - n%attachEvery; last > max(0, n-100); last -= attachEvery {
		if err := lookForFile(v, last); err != nil {
			return fmt.Errorf("the file of save %d: %w", last, err)
		}
	}
	return v.Close()
}

// newVault makes an empty vault and gives its bytes.
func newVault(dir string) ([]byte, error) {
	path := filepath.Join(dir, "new.vault")
	v, err := vault.Create(path, vault.Keys{Keyring: ring(dir)}, vault.Profile{Name: "office", Lang: "uk"})
	if err != nil {
		return nil, err
	}
	if err := v.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// ringFolder names the folder of the keyring to the other processes.
const ringFolder = "POWERCUT_RING"

// ring is a keyring in a folder: the processes share it, and opening a vault costs no work on a passphrase.
type ring string

var _ vault.Keyring = ring("")

func (r ring) file(account string) string { return filepath.Join(string(r), account+".json") }

// Get returns an error for an account that is not there.
func (r ring) Get(account string) (secret string, err error) {
	raw, err := os.ReadFile(r.file(account))
	if err != nil {
		return "", err
	}
	return secret, json.Unmarshal(raw, &secret)
}

// Set keeps a secret.
func (r ring) Set(account, secret string) error {
	raw, err := json.Marshal(secret)
	return errors.Join(err, os.WriteFile(r.file(account), raw, 0o600))
}

// Delete forgets a secret.
func (r ring) Delete(account string) error { return os.Remove(r.file(account)) }
