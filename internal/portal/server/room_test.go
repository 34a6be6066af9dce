package server_test

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
	"focalpoint/internal/portal/server"
)

const (
	smallRoom = 1 << 20
	fileBytes = 300_000 // three of them fit
)

func openRoom(t *testing.T, room int64, edit ...func(*server.Options)) *office {
	t.Helper()
	return open(t, append(edit, func(o *server.Options) { o.Room, o.Rate = room, -1 })...)
}

// kept is how many whole files and parts an organisation has, and their bytes together.
func (o *office) kept() (files, parts int, size int64) {
	o.Helper()
	paths, err := filepath.Glob(filepath.Join(o.dir, "attachments", string(o.org), "*"))
	if err != nil {
		o.Fatal(err)
	}
	for _, path := range paths {
		info, err := os.Lstat(path)
		if os.IsNotExist(err) {
			continue // it has just become a file, or was dropped
		}
		if err != nil {
			o.Fatal(err)
		}
		if size += info.Size(); strings.HasSuffix(path, ".part") {
			parts++
		} else {
			files++
		}
	}
	return files, parts, size
}

func content(n, size int) []byte {
	return bytes.Repeat([]byte(fmt.Sprintf("Школа № %06d. ", n)), size/21+1)[:size]
}

// full says that an answer refuses a file because there is no room.
func full(t *testing.T, a answer) bool {
	t.Helper()
	return a.status == 413 && problemIn(t, a).Type == portal.ProblemFull
}

// However many devices send at the same moment, the organisation's files never take more than its room, and as many
// become whole as have room.
func TestRoomHoldsWhenManySendAtOnce(t *testing.T) {
	o := openRoom(t, smallRoom)
	var refused atomic.Int64
	var senders sync.WaitGroup
	for n := range 12 {
		device := o.as(fmt.Sprint("Особа ", n), "ОДА", aid.RoleContributor)
		senders.Go(func() {
			file := content(n, fileBytes)
			const step = 20_000
			for at := 0; at < len(file); at += step {
				a := device.put(nameOf(file), at, len(file), file[at:at+step])
				if _, _, size := device.kept(); size > smallRoom {
					t.Errorf("%d bytes are there", size)
				}
				switch {
				case full(t, a):
					refused.Add(1)
					return
				case a.status/100 != 2:
					t.Errorf("%d %s", a.status, a.body)
					return
				}
			}
		})
	}
	senders.Wait()
	if files, parts, _ := o.kept(); files == 0 || files > 3 || parts != 0 || refused.Load() != int64(12-files) {
		t.Errorf("%d files, %d parts, %d refused", files, parts, refused.Load())
	}
	for n := range 3 { // what was dropped takes no room any more
		_ = o.put(nameOf(content(n, fileBytes)), 0, 0, content(n, fileBytes))
	}
	if files, _, _ := o.kept(); files != 3 {
		t.Errorf("%d files, and 3 have room", files)
	}
	if other := o.as("Ірина", "Громада", aid.RoleFocalPoint); other.put(nameOf(content(0, fileBytes)), 0, 0, content(0, fileBytes)).status != 201 {
		t.Error("another organisation has no room")
	}
}

// A file for which there was room when its sending began may find none in the middle of it.
func TestRoomHoldsWhenAllBeginBeforeAnyIsThere(t *testing.T) {
	o := openRoom(t, smallRoom)
	var begun, ended sync.WaitGroup
	for n := range 12 {
		device, file := o.as(fmt.Sprint("Особа ", n), "ОДА", aid.RoleContributor), content(n, fileBytes)
		begun.Add(1)
		ended.Go(func() {
			rest := &waitingReader{Reader: bytes.NewReader(file[8192:]), wait: func() { begun.Done(); begun.Wait(); time.Sleep(100 * time.Millisecond) }}
			r, err := http.NewRequestWithContext(t.Context(), http.MethodPut, device.portal.URL+"/v1/attachments/"+nameOf(file), io.MultiReader(bytes.NewReader(file[:8192]), rest))
			if err != nil {
				t.Error(err)
				return
			}
			r.ContentLength = int64(len(file))
			r.Header.Set("Authorization", "Bearer "+device.token)
			if a, err := http.DefaultClient.Do(r); err == nil { // a portal that refuses may end the connection within the file
				_ = a.Body.Close()
			}
			if _, _, size := device.kept(); size > smallRoom {
				t.Errorf("%d bytes are there", size)
			}
		})
	}
	ended.Wait()
	if files, parts, _ := o.kept(); files == 0 || files > 3 || parts != 0 {
		t.Errorf("%d files, %d parts", files, parts)
	}
}

// waitingReader waits once before its first byte.
type waitingReader struct {
	io.Reader
	wait func()
	once sync.Once
}

func (r *waitingReader) Read(p []byte) (int, error) {
	r.once.Do(r.wait)
	return r.Reader.Read(p)
}

// A client that says less than it sends, begins very many files, or sends other content than it says, fills no more than
// the room, and what of it was dropped takes none.
func TestRoomHoldsAgainstAClientThatLies(t *testing.T) {
	t.Run("small sizes first", func(t *testing.T) {
		o := openRoom(t, smallRoom)
		refused := 0
		for n := range 20 {
			file := content(n, fileBytes)
			if a := o.put(nameOf(file), 0, 8192, file[:4096]); a.status/100 != 2 && !full(t, a) {
				t.Fatalf("%d %s", a.status, a.body)
			}
			if a := o.put(nameOf(file), 4096, fileBytes, file[4096:]); full(t, a) {
				refused++
			}
			if _, _, size := o.kept(); size > smallRoom {
				t.Fatalf("%d bytes are there", size)
			}
		}
		if refused != 17 {
			t.Errorf("%d were refused", refused)
		}
	})
	t.Run("very many files", func(t *testing.T) {
		o := openRoom(t, 64<<10)
		for n := range 100 {
			o.put(nameOf(content(n, 100)), 0, 100, []byte("Ш"))
		}
		if _, parts, _ := o.kept(); parts != 16 {
			t.Errorf("%d parts in 16 blocks", parts)
		}
	})
	t.Run("other content", func(t *testing.T) {
		o := openRoom(t, smallRoom)
		for n := range 20 {
			if a := o.put(nameOf(content(n, fileBytes)), 0, 0, content(n+1, fileBytes)); a.status != 422 {
				t.Fatalf("%d: %d %s", n, a.status, a.body)
			}
		}
		if files, parts, _ := o.kept(); files+parts != 0 {
			t.Errorf("%d files, %d parts", files, parts)
		}
	})
	t.Run("more than it says", func(t *testing.T) {
		o := openRoom(t, smallRoom)
		file := content(0, smallRoom)
		if a := o.put(nameOf(file), 0, smallRoom-8192, file); a.status != 400 {
			t.Errorf("%d %s", a.status, a.body)
		}
		if a := o.put(nameOf(file), 0, 0, file); !full(t, a) { // it takes one block more than its bytes
			t.Errorf("%d %s", a.status, a.body)
		}
		if files, parts, _ := o.kept(); files+parts != 0 {
			t.Errorf("%d files, %d parts", files, parts)
		}
	})
}

// A portal that is started anew knows what is there, and files that were taken away from its folder make room after a while.
func TestRoomIsCountedAnew(t *testing.T) {
	var later atomic.Int64
	began := time.Now()
	clock := func() time.Time { return began.Add(time.Duration(later.Load())) }
	o := openRoom(t, smallRoom, func(o *server.Options) { o.Now = clock })
	for n := range 3 {
		if a := o.put(nameOf(content(n, fileBytes)), 0, 0, content(n, fileBytes)); a.status != 201 {
			t.Fatalf("%d %s", a.status, a.body)
		}
	}
	if err := o.portal.Close(); err != nil {
		t.Fatal(err)
	}
	running, err := server.Start(server.Options{DataDir: o.dir, Listen: "127.0.0.1:0", Room: smallRoom, Now: clock, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = running.Close() })
	o.portal = running
	fourth := content(3, fileBytes)
	if a := o.put(nameOf(fourth), 0, 0, fourth); !full(t, a) {
		t.Errorf("started anew: %d %s", a.status, a.body)
	}
	if err := os.Remove(filepath.Join(o.dir, "attachments", string(o.org), nameOf(content(0, fileBytes)))); err != nil {
		t.Fatal(err)
	}
	later.Store(int64(2 * time.Minute))
	if a := o.put(nameOf(fourth), 0, 0, fourth); a.status != 201 {
		t.Errorf("after a file was taken away: %d %s", a.status, a.body)
	}
}
