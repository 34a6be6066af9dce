package desk_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"path/filepath"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/portal/server"
	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

// It is the child of the test below: somebody who attaches files without a pause, some of them to two records, while they
// are sent at the same time. It says what the window would show: which file is kept, and how many are at the portal.
func TestChildThatIsKilledWithFiles(t *testing.T) {
	d := desktest.Open(t, childVault(t), time.Now)
	first, second := accepted(t, d, "Школа"), accepted(t, d, "Водогін")
	go func() {
		for {
			if _, err := d.SendFiles(context.Background(), false, nil); err != nil {
				panic(err)
			}
			if f, err := d.Deliveries(); err == nil {
				fmt.Println("delivered", f.Sent)
			}
		}
	}()
	for n := 0; ; n++ {
		content := plan(8 + rand.IntN(100_000))
		for _, id := range []aid.ID{first, second}[:1+n%2] {
			attached, err := d.Attach(id, bytes.NewReader(content), "план.pdf")
			if errors.Is(err, desk.ErrAttachmentsFull) {
				first, second = accepted(t, d, "Школа"), accepted(t, d, "Водогін")
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			fmt.Println("attached", id, attached.SHA256)
		}
	}
}

// A program that is killed at any moment, while files are attached and sent, has kept each file that it showed as kept,
// whole, and the portal has every one exactly once, whole.
func TestKilledWhileFilesAreSent(t *testing.T) {
	times := kills(25, 3)
	p := desktest.StartPortal(t)
	code, _, err := server.Invite(p.Dir, server.Invitation{Person: "Олена", Organisation: "ОДА", OrganisationType: "11", Role: aid.RoleFocalPoint}, time.Now())
	must(t, err)
	path, ring := filepath.Join(t.TempDir(), "office.vault"), vaulttest.Ring{}
	keys := vault.Keys{Keyring: ring}
	line := relay(t, p.URL, func(far, near net.Conn) { // 2 MB a second, so that a file is on its way at most moments
		defer func() { _ = far.Close() }()
		for _, err := io.CopyN(far, near, 2_000); err == nil; _, err = io.CopyN(far, near, 2_000) {
			time.Sleep(time.Millisecond)
		}
	})
	v, err := desk.Enrol(t.Context(), desk.Enrolment{Path: path, Name: "office", Address: line, Code: code.String(), Lang: "uk", Keys: keys, Now: time.Now})
	must(t, err)
	must(t, v.Close())

	shown := map[string]map[aid.ID]bool{} // which files of which records, by SHA-256
	within := 0
	for range times {
		delivered := attachAndKill(t, path, ring, shown)
		if _, parts := atPortal(t, p); parts > 0 {
			within++
		}
		v, err := vault.Open(path, keys)
		must(t, err)
		at, err := sentOf(v)
		must(t, err)
		if at < delivered {
			t.Errorf("%d files were shown as sent, and %d are noted", delivered, at)
		}
		must(t, v.Close())
	}
	v, err = vault.Open(path, keys)
	must(t, err)
	d := desktest.Open(t, v, time.Now)
	report := sendFiles(t, d)
	kept := keptIn(t, d)
	for name, records := range shown {
		for id := range records {
			if !kept[name][id] {
				t.Errorf("file %.12s was shown as attached to %s, and is not", name, id)
			}
		}
	}
	files, parts := atPortal(t, p)
	for _, content := range files {
		if name := nameOf(content); kept[name] == nil {
			t.Errorf("the portal has a file of %d bytes that is none of them", len(content))
		}
	}
	if len(files) != len(kept) || parts != 0 || report.Left.Sent != len(kept) || report.Left.Waiting+len(report.Left.Refused) != 0 {
		t.Errorf("%d files are attached; the portal has %d and %d parts; %+v", len(kept), len(files), parts, report.Left)
	}
	t.Logf("%d kills, %d of them within the sending of a file: each of %d files shown as kept is there, and the portal has each once", times, within, len(shown))
}

// attachAndKill adds the files that a child shows as kept before it is killed, and says how many were shown as sent.
func attachAndKill(t *testing.T, path string, ring vaulttest.Ring, shown map[string]map[aid.ID]bool) (delivered int) {
	t.Helper()
	killChild(t, "TestChildThatIsKilledWithFiles", path, ring, func(words []string) bool {
		switch {
		case len(words) == 3 && words[0] == "attached":
			if shown[words[2]] == nil {
				shown[words[2]] = map[aid.ID]bool{}
			}
			shown[words[2]][aid.ID(words[1])] = true
			return true
		case len(words) == 2 && words[0] == "delivered":
			delivered = max(delivered, int(number(words[1])))
		}
		return false
	})
	return delivered
}

// sentOf is how many files a vault notes as being at the portal.
func sentOf(v *vault.Vault) (sent int, err error) {
	list, err := v.Deliveries()
	for _, d := range list {
		if !d.At.IsZero() && d.Refused == "" {
			sent++
		}
	}
	return sent, err
}

// keptIn is which files are attached to which records, by the SHA-256 of what is kept.
func keptIn(t *testing.T, d *desk.Desk) map[string]map[aid.ID]bool {
	t.Helper()
	rows, err := d.Activities()
	must(t, err)
	kept := map[string]map[aid.ID]bool{}
	for _, row := range rows {
		list, err := d.Attachments(row.ID)
		must(t, err)
		for _, a := range list {
			var content bytes.Buffer
			must(t, d.WriteAttachment(&content, row.ID, a.ID, false))
			name := nameOf(content.Bytes())
			if name != a.SHA256 {
				t.Errorf("%s is kept as another file", a.SHA256)
			}
			if kept[name] == nil {
				kept[name] = map[aid.ID]bool{}
			}
			kept[name][row.ID] = true
		}
	}
	return kept
}

func nameOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
