package desk_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas/photo"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/i18n"
	"focalpoint/internal/portal"
	"focalpoint/internal/portal/server"
	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

// plan is a document of so many bytes that nothing makes smaller.
func plan(size int) []byte {
	content := make([]byte, size)
	_, _ = rand.Read(content) // never fails
	return append([]byte("%PDF-1.7"), content[8:]...)
}

// accepted is an activity that the portal has.
func accepted(t *testing.T, d *desk.Desk, title string) aid.ID {
	t.Helper()
	id := desktest.Queued(t, d, title)
	if _, err := d.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	return id
}

func sendFiles(t *testing.T, d *desk.Desk) desk.FileReport {
	t.Helper()
	report, err := d.SendFiles(t.Context(), false, nil)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// atPortal is the content of every whole file there, and how many parts there are.
func atPortal(t *testing.T, p desktest.Portal) (files [][]byte, parts int) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(p.Dir, "attachments", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if strings.HasSuffix(path, ".part") {
			parts++
			continue
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, content)
	}
	return files, parts
}

// The same photograph of two records and of two computers travels once, and without what the camera wrote.
func TestPhotographIsSentOnce(t *testing.T) {
	p := desktest.StartPortal(t)
	here, there := p.Enrol(t, "Олена", aid.RoleFocalPoint), p.Enrol(t, "Тарас", aid.RoleFocalPoint)
	whole := photograph(t, "school.jpg")
	for _, title := range []string{"Школа", "Водогін"} {
		attach(t, here, accepted(t, here, title), whole, "школа.jpg")
	}
	attach(t, there, accepted(t, there, "Дорога"), whole, "інша назва.jpg")
	first, second := sendFiles(t, here), sendFiles(t, there)
	files, _ := atPortal(t, p)
	if len(files) != 1 {
		t.Fatalf("the portal has it %d times", len(files))
	}
	if first.BytesUp != int64(len(files[0])) || first.Sent != 1 || first.Requests != 2 {
		t.Errorf("the first computer: %+v for %d bytes", first, len(files[0]))
	}
	if second.BytesUp != 0 || second.Sent != 1 || second.Requests != 1 {
		t.Errorf("the second computer: %+v", second)
	}
	if _, err := photo.Read(bytes.NewReader(files[0])); err == nil || len(files[0]) >= len(whole) {
		t.Error("the portal has learned where it was taken")
	}
	for name, d := range map[string]*desk.Desk{"here": here, "there": there} {
		if again := sendFiles(t, d); again.Requests != 0 || again.Left.Sent != 1 {
			t.Errorf("%s, once more: %+v", name, again)
		}
		if report, err := d.Sync(t.Context()); err != nil || report.Requests != 1 {
			t.Errorf("%s: an exchange without changes: %+v, %v", name, report, err)
		}
	}
}

func TestFilesOfDraftsStayHere(t *testing.T) {
	p := desktest.StartPortal(t)
	d := p.Enrol(t, "Олена", aid.RoleFocalPoint)
	a := saved(t, d, "Школа")
	attach(t, d, a.ID, plan(1000), "план.pdf")
	if _, err := d.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	if report := sendFiles(t, d); report.Requests != 0 || report.Left.Waiting != 0 {
		t.Errorf("%+v", report)
	}
}

// cutter passes connections on, and cuts each after so many bytes of the client's: 0 lets the next ones through whole.
type cutter struct {
	address string
	after   atomic.Int64
}

func startCutter(t *testing.T, portal string) *cutter {
	t.Helper()
	c := &cutter{}
	c.address = relay(t, portal, func(far, near net.Conn) {
		defer func() { _, _ = near.Close(), far.Close() }()
		if after := c.after.Load(); after > 0 {
			_, _ = io.CopyN(far, near, after)
			return
		}
		_, _ = io.Copy(far, near)
	})
	return c
}

// Wherever connections break, each file arrives whole, and what had arrived is not sent again.
func TestFilesArriveOverConnectionsThatBreak(t *testing.T) {
	p := desktest.StartPortal(t)
	line := startCutter(t, p.URL)
	d := p.EnrolBy(t, line.address, "Олена", aid.RoleFocalPoint)
	id := accepted(t, d, "Школа")
	rapid.Check(t, func(t *rapid.T) {
		content := plan(rapid.IntRange(8, 400_000).Draw(t, "size"))
		attached, err := d.Attach(id, bytes.NewReader(content), "план.pdf")
		if err != nil {
			t.Fatal(err)
		}
		var up int64
		breaks := 0
		for _, after := range rapid.SliceOfN(rapid.Int64Range(1, 150_000), 0, 8).Draw(t, "breaks") {
			line.after.Store(after)
			report, err := d.SendFiles(context.Background(), false, nil)
			up += report.BytesUp
			if err == nil {
				break
			}
			breaks++
		}
		line.after.Store(0)
		for tries := 0; ; tries++ { // a connection that is kept may still be one that breaks
			report, err := d.SendFiles(context.Background(), false, nil)
			up += report.BytesUp
			if err == nil {
				break
			}
			if breaks++; tries > 3 {
				t.Fatal(err)
			}
		}
		kept, err := filepath.Glob(filepath.Join(p.Dir, "attachments", "*", attached.SHA256))
		if err != nil || len(kept) != 1 {
			t.Fatal(kept, err)
		}
		if arrived, err := os.ReadFile(kept[0]); err != nil || !bytes.Equal(arrived, content) {
			t.Fatalf("%d of %d bytes: %v", len(arrived), len(content), err)
		}
		if most := int64(len(content) + breaks*pieceOnTheWay); up > most {
			t.Fatalf("%d bytes were sent for %d after %d breaks", up, len(content), breaks)
		}
		if err := d.RemoveAttachment(id, attached.ID); err != nil {
			t.Fatal(err)
		}
	})
}

// pieceOnTheWay is how much of a file a break can lose: what had left and not arrived.
const pieceOnTheWay = 512 << 10

// A program that ends within a file goes on in the middle of it when it is started again.
func TestFileGoesOnAfterTheProgramHasEnded(t *testing.T) {
	p := desktest.StartPortal(t)
	code, _, err := server.Invite(p.Dir, server.Invitation{Person: "Олена", Organisation: "ОДА", OrganisationType: "11", Role: aid.RoleFocalPoint}, time.Now())
	must(t, err)
	path, keys := filepath.Join(t.TempDir(), "office.vault"), vault.Keys{Keyring: vaulttest.Ring{}}
	v, err := desk.Enrol(t.Context(), desk.Enrolment{
		Path: path, Name: "office", Address: startSlowLine(t, p.URL), Code: code.String(), Lang: "uk", Keys: keys, Now: time.Now,
	})
	must(t, err)
	const size = 3 << 20
	d := desktest.Open(t, v, time.Now)
	attach(t, d, accepted(t, d, "Школа"), plan(size), "план.pdf")
	ctx, end := context.WithCancel(t.Context())
	go func() {
		for d.Status().Files.Sent < size/3 {
			time.Sleep(time.Millisecond)
		}
		end()
	}()
	broken, err := d.SendFiles(ctx, false, nil)
	if !errors.Is(err, context.Canceled) || broken.BytesUp < size/3 || broken.BytesUp >= size {
		t.Fatalf("%+v, %v", broken, err)
	}
	must(t, d.Close())
	v, err = vault.Open(path, keys)
	must(t, err)
	// One piece is lost on the way, and one leaves before the portal has noticed that.
	rest := sendFiles(t, desktest.Open(t, v, time.Now))
	if sum := broken.BytesUp + rest.BytesUp; rest.Sent != 1 || sum > size+2*pieceOnTheWay {
		t.Errorf("%d and then %d bytes of %d", broken.BytesUp, rest.BytesUp, size)
	}
	if files, parts := atPortal(t, p); len(files) != 1 || len(files[0]) != size || parts != 0 {
		t.Errorf("%d files, %d parts", len(files), parts)
	}
}

// What lost power has left at the portal under a file's name is found out, dropped, and the file is sent anew.
func TestDamagedPartIsSentAnew(t *testing.T) {
	p := desktest.StartPortal(t)
	d := p.Enrol(t, "Олена", aid.RoleFocalPoint)
	content := plan(100_000)
	attached := attach(t, d, accepted(t, d, "Школа"), content, "план.pdf")
	folder := filepath.Join(p.Dir, "attachments", string(d.Identity().Org))
	must(t, os.MkdirAll(folder, 0o700))
	must(t, os.WriteFile(filepath.Join(folder, attached.SHA256+".part"), make([]byte, 40_000), 0o600))
	report := sendFiles(t, d)
	if report.Sent != 1 || report.BytesUp != 60_000+100_000 {
		t.Errorf("%+v", report)
	}
	if files, _ := atPortal(t, p); len(files) != 1 || !bytes.Equal(files[0], content) {
		t.Errorf("%d files", len(files))
	}
}

// A file that the portal does not take is said in a sentence, stops no other, and is not offered again all the time.
func TestFileThatIsTooLarge(t *testing.T) {
	for limit, want := range map[int64]struct{ reason, uk, en string }{
		1_000_000: {
			"too-large", "Портал не прийняв «план.pdf» (2,1 МБ): він приймає файли до 1 МБ.",
			"The portal did not take “план.pdf” (2.1 MB): it takes files of up to 1 MB.",
		},
		-1: {
			"none", "«план.pdf» лишається на цьому комп’ютері: портал не приймає файлів.",
			"“план.pdf” stays on this computer: the portal takes no files.",
		},
	} {
		dir := t.TempDir()
		running, err := server.Start(server.Options{DataDir: dir, Listen: "127.0.0.1:0", Attachment: limit, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
		must(t, err)
		t.Cleanup(func() { must(t, running.Close()) })
		p, now := desktest.Portal{Running: running, Dir: dir}, time.Now()
		d := p.EnrolAt(t, func() time.Time { return now }, "Олена", aid.RoleFocalPoint)
		id := accepted(t, d, "Школа")
		attach(t, d, id, plan(2<<20), "план.pdf")
		attach(t, d, id, plan(1000), "акт.pdf")
		report := sendFiles(t, d)
		if small := report.Sent; small != map[bool]int{true: 1}[limit > 0] || report.BytesUp > 1000 {
			t.Errorf("limit %d: %+v", limit, report)
		}
		refused := report.Left.Refused[0]
		if refused.Reason != want.reason {
			t.Errorf("%+v", refused)
		}
		for lang, words := range map[string]string{"uk": want.uk, "en": want.en} {
			if got := strings.ReplaceAll(refused.Words(i18n.New(lang)), "\u00a0", " "); got != words {
				t.Errorf("%s: %s", lang, got)
			}
		}
		if again := sendFiles(t, d); again.Requests != 0 {
			t.Errorf("offered again at once: %+v", again)
		}
		now = now.Add(25 * time.Hour)
		if _, err := d.Sync(t.Context()); err != nil {
			t.Fatal(err)
		}
		if again := sendFiles(t, d); again.Requests == 0 || again.BytesUp != 0 {
			t.Errorf("offered again after a day: %+v", again)
		}
	}
}

// While a file is on its way records go before it, and the file goes on afterwards.
func TestRecordsGoBeforeFiles(t *testing.T) {
	p := desktest.StartPortal(t)
	d := p.EnrolBy(t, startSlowLine(t, p.URL), "Олена", aid.RoleFocalPoint)
	attach(t, d, accepted(t, d, "Школа"), plan(1<<20), "план.pdf")
	d.Start(t.Context())
	eventually(t, func() bool { return d.Status().Files.Sent > 200_000 }) // the piece under way needs two seconds and more
	desktest.Queued(t, d, "Водогін")
	report, err := d.Sync(t.Context())
	if files, _ := atPortal(t, p); err != nil || report.Accepted+report.Requests < 1 || len(files) > 0 {
		t.Errorf("%+v, %v; files at the portal: %d", report, err, len(files))
	}
	if s := d.Status(); s.Waiting != 0 || !s.Files.Sending {
		t.Errorf("%+v", s)
	}
	eventually(t, func() bool { files, _ := atPortal(t, p); return len(files) == 1 })
	eventually(t, func() bool { f, err := d.Deliveries(); return err == nil && f.Sent == 1 && !d.Status().Files.Sending })
}

// A pause stops files too, and the next exchange lets them go on.
func TestPauseStopsFiles(t *testing.T) {
	p := desktest.StartPortal(t)
	d := p.EnrolBy(t, startSlowLine(t, p.URL), "Олена", aid.RoleFocalPoint)
	attach(t, d, accepted(t, d, "Школа"), plan(1<<20), "план.pdf")
	d.Start(t.Context())
	eventually(t, func() bool { return d.Status().Files.Sent > 200_000 })
	must(t, d.Pause())
	eventually(t, func() bool { return !d.Status().Files.Sending })
	time.Sleep(100 * time.Millisecond)
	if f, err := d.Deliveries(); err != nil || f.Waiting != 1 || d.Status().Files.Sending {
		t.Errorf("after the pause: %+v, %v", f, err)
	}
	if _, err := d.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	eventually(t, func() bool { f, err := d.Deliveries(); return err == nil && f.Sent == 1 })
}

// The history says how many files went and were not taken, and the bytes of it, in a row of its own; an attempt that fails
// says why.
func TestFilesStandInTheHistory(t *testing.T) {
	p := desktest.StartPortal(t, func(o *server.Options) { o.Attachment = 1_000_000 })
	line := newWire(t, p.URL)
	d := p.EnrolBy(t, line.url(), "Олена", aid.RoleFocalPoint)
	id := accepted(t, d, "Школа")
	for _, size := range []int{400_000, 300_000, 2_000_000} {
		attach(t, d, id, plan(size), "план.pdf")
	}
	line.allow(450_000, -1)
	if _, err := d.SendFiles(t.Context(), false, nil); err == nil {
		t.Fatal("it went through a line that breaks")
	}
	line.allow(-1, -1)
	before, err := d.Exchanges(i18n.New("en"), 1)
	must(t, err)
	if x := before[0]; x.FilesSent != 1 || x.FilesRefused != 0 || x.Reason != "portal.unreachable" || x.BytesUp < 400_000 {
		t.Errorf("the attempt that failed: %+v", x)
	}
	sendFiles(t, d)
	for lang, want := range map[string]string{
		"uk": "надіслано файлів 1 · не прийнято файлів 1 · надіслано ", "en": "files sent 1 · files not taken 1 · ",
	} {
		rows, err := d.Exchanges(i18n.New(lang), 10)
		must(t, err)
		if x := rows[0]; x.FilesSent != 1 || x.FilesRefused != 1 || x.Reason != "" || x.BytesUp < 250_000 || !strings.HasPrefix(x.Words(i18n.New(lang)), want) {
			t.Errorf("%s: %+v: %s", lang, x, x.Words(i18n.New(lang)))
		}
	}
	many, err := d.Exchanges(i18n.New("en"), 100)
	must(t, err)
	sendFiles(t, d)
	if again, err := d.Exchanges(i18n.New("en"), 100); err != nil || len(again) != len(many) {
		t.Errorf("without files %d rows became %d, %v", len(many), len(again), err)
	}
}

// While files are being sent, the status says which one it is.
func TestStatusSaysWhichFileIsBeingSent(t *testing.T) {
	p := desktest.StartPortal(t)
	d := p.EnrolBy(t, startSlowLine(t, p.URL), "Олена", aid.RoleFocalPoint)
	id := accepted(t, d, "Школа")
	for range 3 {
		attach(t, d, id, plan(150_000), "план.pdf")
	}
	var lock sync.Mutex
	seen := map[string]bool{}
	d.Watch(func() {
		lock.Lock()
		defer lock.Unlock()
		if f := d.Status().Files; f.Sending {
			seen[f.Words(i18n.New("uk"))+" "+f.Words(i18n.New("en"))] = true
		}
	})
	sendFiles(t, d)
	if len(seen) != 3 {
		t.Errorf("%v", seen)
	}
	for n := 1; n <= 3; n++ {
		if words := fmt.Sprintf("Надсилаються файли: %d з 3 Sending files: %d of 3", n, n); !seen[words] {
			t.Errorf("%q is not said: %v", words, seen)
		}
	}
	if f := d.Status().Files; f != (desk.FileProgress{}) {
		t.Errorf("afterwards: %+v", f)
	}
}

// A piece ends where it is when somebody else wants the connection, and the next one goes on from there.
func TestPieceEndsWhereTheConnectionIsWanted(t *testing.T) {
	p := desktest.StartPortal(t)
	v := p.Join(t, p.URL, server.Invitation{Person: "Олена", Organisation: "ОДА", OrganisationType: "11", Role: aid.RoleFocalPoint}, time.Now)
	profile := v.Profile()
	client, err := portal.New(portal.Options{BaseURL: profile.Portal, Identity: &portal.Identity{ID: aid.ID(profile.PortalID)}, Tokens: desk.TokensOf(v)})
	must(t, err)
	content := plan(400_000)
	asked, piece := 0, portal.Piece{Name: nameOf(content), Size: 400_000, Bytes: content}
	piece.Enough = func() bool { asked++; return asked > 2 }
	var traffic portal.Traffic
	held, err := client.SendPiece(t.Context(), piece, func(int) {}, &traffic)
	if err != nil || held.Whole || held.Bytes != traffic.Up || held.Bytes == 0 || held.Bytes > 200_000 {
		t.Fatalf("%+v, %v; %d bytes were sent", held, err, traffic.Up)
	}
	piece.Offset, piece.Bytes, piece.Enough = held.Bytes, content[held.Bytes:], nil
	if held, err = client.SendPiece(t.Context(), piece, func(int) {}, &traffic); err != nil || !held.Whole || traffic.Up != 400_000 {
		t.Errorf("%+v, %v; %d bytes were sent", held, err, traffic.Up)
	}
	must(t, v.Close())
}
