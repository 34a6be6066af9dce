package desk_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/portal"
	"focalpoint/internal/portal/server"
	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

// killHere names the vault of the child, killRing is the keyring that opens it, and killTimes says how often the child is
// killed: 200 times where a figure is wanted.
const (
	killHere  = "FOCALPOINT_TEST_KILL_VAULT"
	killRing  = "FOCALPOINT_TEST_KILL_KEYRING"
	killTimes = "FOCALPOINT_TEST_KILLS"
)

// kills is how often a child is killed: usually, in a short test, or as the environment says.
func kills(usual, short int) int {
	if n, err := strconv.Atoi(os.Getenv(killTimes)); err == nil {
		return n
	}
	if testing.Short() {
		return short
	}
	return usual
}

// childVault is the vault of a child.
func childVault(t *testing.T) *vault.Vault {
	t.Helper()
	path, ring := os.Getenv(killHere), vaulttest.Ring{}
	if path == "" {
		t.Skip("the child of another test")
	}
	must(t, json.Unmarshal([]byte(os.Getenv(killRing)), &ring))
	v, err := vault.Open(path, vault.Keys{Keyring: ring})
	must(t, err)
	return v
}

// killChild runs a test as the child of another one, on a vault, tells the words of each line that it prints, and kills
// it within a moment of the first one that says that it has begun.
func killChild(t *testing.T, test, path string, ring vaulttest.Ring, told func(words []string) (began bool)) {
	t.Helper()
	keys, err := json.Marshal(ring)
	must(t, err)
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+test+"$")
	child.Env = append(os.Environ(), killHere+"="+path, killRing+"="+string(keys))
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	begun := false
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if told(strings.Fields(lines.Text())) && !begun {
			begun = true
			time.AfterFunc(rand.N(300*time.Millisecond), func() { _ = child.Process.Kill() })
		}
	}
	_ = child.Wait() // it was killed
	if !begun {
		t.Fatal("the child has not even begun")
	}
}

// It is the child of the test below: somebody who types without a pause, while everything is sent at the same time. It
// says what the window would show: what is saved, and what the portal has accepted.
func TestChildThatIsKilled(t *testing.T) {
	d := desktest.Open(t, childVault(t), time.Now)
	d.Start(t.Context())
	d.Watch(func() {
		if receipts, err := d.Receipts(1); err == nil && len(receipts) > 0 {
			fmt.Println("accepted", receipts[0].N)
		}
	})
	rows, err := d.Activities()
	if err != nil {
		t.Fatal(err)
	}
	for i := time.Now().UnixMilli(); ; i++ {
		row := rows[int(i)%len(rows)]
		sheet, err := d.Activity(row.ID)
		if err != nil {
			t.Fatal(err)
		}
		sheet.Activity.Title.EN = fmt.Sprint("text ", i)
		if _, err := d.SaveDraft(sheet.Activity); err != nil {
			t.Fatal(err)
		}
		fmt.Println("saved", row.ID, i)
		if i%3 == 0 {
			if _, err := d.Ready(row.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// A program that is killed at any moment, while somebody types and everything is sent, has kept what it showed as saved,
// and the portal has taken once what it showed as accepted.
func TestKilledAtAnyMoment(t *testing.T) {
	times := kills(10, 2)
	p := desktest.StartPortal(t)
	code, _, err := server.Invite(p.Dir, server.Invitation{Person: "Олена", Organisation: "ОДА", OrganisationType: "11", Role: aid.RoleFocalPoint}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	path, ring := filepath.Join(t.TempDir(), "office.vault"), vaulttest.Ring{}
	keys := vault.Keys{Keyring: ring}
	v, err := desk.Enrol(t.Context(), desk.Enrolment{Path: path, Name: "office", Address: p.URL, Code: code.String(), Lang: "uk", Keys: keys, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	d := desktest.Open(t, v, time.Now)
	for i := range 5 {
		desktest.Queued(t, d, fmt.Sprint("Школа ", i))
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	saves := 0
	for range times {
		shown := runAndKill(t, path, ring)
		v, err := vault.Open(path, keys)
		if err != nil {
			t.Fatal(err)
		}
		saves += shown.saves
		for id, text := range shown.saved {
			if e, err := v.Entry(aid.KindActivity, id); err != nil || number(e.Record.Fields.Text("title.en")) < text {
				t.Errorf("shown as saved: text %d; on the disk: %q, %v", text, e.Record.Fields.Text("title.en"), err)
			}
		}
		if position := positionOf(t, v); position < shown.accepted {
			t.Errorf("shown as accepted: change %d; the portal has %d", shown.accepted, position)
		}
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
	}
	v, err = vault.Open(path, keys)
	if err != nil {
		t.Fatal(err)
	}
	d = desktest.Open(t, v, time.Now)
	if _, err := d.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	stats, err := server.ReadStats(t.Context(), p.Dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d kills, %d saves shown before them, %d changes at the portal", times, saves, stats.Changes)
	if position := positionOf(t, v); stats.Changes != position || stats.Devices != 1 {
		t.Errorf("the portal has taken %d changes of %d devices, and the program has sent %d", stats.Changes, stats.Devices, position)
	}
}

// positionOf is how many changes of the vault's device the portal holds.
func positionOf(t *testing.T, v *vault.Vault) uint64 {
	t.Helper()
	p := v.Profile()
	client, err := portal.New(portal.Options{
		BaseURL: p.Portal, Identity: &portal.Identity{ID: aid.ID(p.PortalID)}, Tokens: desk.TokensOf(v), Device: func() aid.ID { return p.Device },
	})
	if err != nil {
		t.Fatal(err)
	}
	position, _, err := client.Position(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return position
}

// shown is what a program had shown before it was killed.
type shown struct {
	saves    int
	saved    map[aid.ID]int64
	accepted uint64
}

func runAndKill(t *testing.T, path string, ring vaulttest.Ring) shown {
	t.Helper()
	s := shown{saved: map[aid.ID]int64{}}
	killChild(t, "TestChildThatIsKilled", path, ring, func(words []string) bool {
		switch {
		case len(words) == 3 && words[0] == "saved":
			s.saved[aid.ID(words[1])] = number(words[2])
			s.saves++
			return true
		case len(words) == 2 && words[0] == "accepted":
			s.accepted = max(s.accepted, uint64(number(words[1])))
		}
		return false
	})
	return s
}

func number(text string) int64 {
	n, _ := strconv.ParseInt(strings.TrimPrefix(text, "text "), 10, 64)
	return n
}
