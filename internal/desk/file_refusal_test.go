package desk_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/i18n"
	"focalpoint/internal/portal"
)

// gate stands before a portal and lets everything through, unless it answers itself a request that brings a piece of a file.
type gate struct {
	url  string
	shut atomic.Pointer[func(w http.ResponseWriter, r *http.Request, piece []byte) (answered bool)]
}

func startGate(t *testing.T, address string) *gate {
	t.Helper()
	to, err := url.Parse(address)
	must(t, err)
	g, proxy := &gate{}, httputil.NewSingleHostReverseProxy(to)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if shut := g.shut.Load(); shut != nil && r.Method == http.MethodPut {
			piece, err := io.ReadAll(r.Body)
			if err != nil || (*shut)(w, r, piece) {
				return
			}
			r.Body = io.NopCloser(bytes.NewReader(piece))
		}
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	g.url = server.URL
	return g
}

// answer makes the gate answer pieces like this; nil lets them through.
func (g *gate) answer(f func(w http.ResponseWriter, r *http.Request, piece []byte) bool) {
	if f == nil {
		g.shut.Store(nil)
		return
	}
	g.shut.Store(&f)
}

// problem answers as the portal would.
func problem(identity portal.Identity, p portal.Problem) func(http.ResponseWriter, *http.Request, []byte) bool {
	return func(w http.ResponseWriter, r *http.Request, _ []byte) bool {
		for name, value := range map[string]string{
			portal.HeaderProtocol: fmt.Sprint(aid.Protocol), portal.HeaderPortal: string(identity.ID), portal.HeaderTraining: fmt.Sprint(identity.Training),
			portal.HeaderRequest: r.Header.Get(portal.HeaderRequest), "Content-Type": portal.ProblemMediaType,
		} {
			w.Header().Set(name, value)
		}
		w.WriteHeader(p.Status)
		_ = json.NewEncoder(w).Encode(p)
		return true
	}
}

func identityOf(t *testing.T, d *desk.Desk) portal.Identity {
	t.Helper()
	meta, err := d.AskPortal(t.Context())
	must(t, err)
	return portal.Identity{ID: meta.ID, Training: meta.Training}
}

// A portal that fails or is busy, and a line that breaks, refuse no file: it waits, and goes when they are well again.
func TestFailureIsNoRefusal(t *testing.T) {
	p := desktest.StartPortal(t)
	g := startGate(t, p.URL)
	d := p.EnrolBy(t, g.url, "Олена", aid.RoleFocalPoint)
	id, identity := accepted(t, d, "Школа"), identityOf(t, d)
	answers := map[string]func(http.ResponseWriter, *http.Request, []byte) bool{
		"a break": func(http.ResponseWriter, *http.Request, []byte) bool { panic(http.ErrAbortHandler) },
		"a proxy whose portal is down": func(w http.ResponseWriter, _ *http.Request, _ []byte) bool {
			http.Error(w, "<html>Bad gateway</html>", http.StatusBadGateway)
			return true
		},
		"a sign-in page": func(w http.ResponseWriter, _ *http.Request, _ []byte) bool {
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(http.StatusForbidden)
			return true
		},
	}
	for _, status := range []int{408, 425, 429, 500, 501, 502, 503, 504, 507, 599} {
		answers[fmt.Sprint("status ", status)] = problem(identity, portal.Problem{Type: portal.ProblemInternal, Status: status})
	}
	for what, answer := range answers {
		attached := attach(t, d, id, plan(1000), "план.pdf")
		g.answer(answer)
		if report, err := d.SendFiles(t.Context(), false, nil); err == nil || report.Sent != 0 {
			t.Errorf("%s: %+v, %v", what, report, err)
		}
		if f, err := d.Deliveries(); err != nil || f.Waiting != 1 || len(f.Refused) != 0 {
			t.Errorf("%s: %+v, %v", what, f, err)
		}
		g.answer(nil)
		if report := sendFiles(t, d); report.Sent != 1 || report.Left.Waiting != 0 {
			t.Errorf("%s, and then none: %+v", what, report)
		}
		must(t, d.RemoveAttachment(id, attached.ID))
	}
}

// A file on which the portal fails again and again does not keep the others from going.
func TestFileOnWhichThePortalFailsGoesLast(t *testing.T) {
	p := desktest.StartPortal(t)
	g := startGate(t, p.URL)
	d := p.EnrolBy(t, g.url, "Олена", aid.RoleFocalPoint)
	id, identity := accepted(t, d, "Школа"), identityOf(t, d)
	bad := attach(t, d, id, plan(1000), "план.pdf")
	attach(t, d, id, plan(1000), "акт.pdf")
	fails := problem(identity, portal.Problem{Type: portal.ProblemInternal, Status: http.StatusInternalServerError})
	g.answer(func(w http.ResponseWriter, r *http.Request, piece []byte) bool {
		return strings.HasSuffix(r.URL.Path, bad.SHA256) && fails(w, r, piece)
	})
	failures := 0
	report, err := d.SendFiles(t.Context(), true, func(error) {
		if failures++; failures == 2 {
			if f, err := d.Deliveries(); err != nil || f.Sent != 1 || f.Waiting != 1 {
				t.Errorf("%+v, %v", f, err)
			}
			g.answer(nil)
		}
	})
	if err != nil || report.Sent != 2 || failures != 2 {
		t.Errorf("%+v, %v after %d failures", report, err, failures)
	}
}

// What the portal will not take later either is kept back for a day and said in a sentence; the other files go.
func TestRefusalIsSaid(t *testing.T) {
	p := desktest.StartPortal(t)
	g := startGate(t, p.URL)
	for what, c := range map[string]struct {
		problem portal.Problem
		uk, en  string
	}{
		"forbidden": {
			portal.Problem{Type: portal.ProblemForbidden, Status: 403},
			"Портал не прийняв «план.pdf»: ви не маєте права надсилати туди файли. Зверніться до контактної особи своєї установи.",
			"The portal did not take “план.pdf”: you may not send files there. Ask the focal point of your institution.",
		},
		"type": {
			portal.Problem{Type: "file-type", Status: 415},
			"Портал не прийняв «план.pdf»: файлів цього типу він не приймає.",
			"The portal did not take “план.pdf”: it does not take files of this type.",
		},
		"full": {
			portal.Problem{Type: portal.ProblemFull, Status: 413},
			"Портал не прийняв «план.pdf»: місце для файлів вашої установи вичерпано.",
			"The portal did not take “план.pdf”: your institution has no room left for files there.",
		},
		"too large": {
			portal.Problem{Type: portal.ProblemTooLarge, Status: 413},
			"Портал не прийняв «план.pdf». Завтра програма спробує ще раз.",
			"The portal did not take “план.pdf”. The program will try again tomorrow.",
		},
		"something new": {
			portal.Problem{Type: "virus", Status: 422},
			"Портал не прийняв «план.pdf». Завтра програма спробує ще раз.",
			"The portal did not take “план.pdf”. The program will try again tomorrow.",
		},
	} {
		d := p.EnrolBy(t, g.url, "Олена", aid.RoleFocalPoint)
		id, identity := accepted(t, d, "Школа"), identityOf(t, d)
		bad := attach(t, d, id, plan(1000), "план.pdf")
		attach(t, d, id, plan(1000), "акт.pdf")
		says := problem(identity, c.problem)
		g.answer(func(w http.ResponseWriter, r *http.Request, piece []byte) bool {
			return strings.HasSuffix(r.URL.Path, bad.SHA256) && says(w, r, piece)
		})
		report := sendFiles(t, d)
		if report.Sent != 1 || len(report.Left.Refused) != 1 {
			t.Errorf("%s: %+v", what, report)
			continue
		}
		for lang, words := range map[string]string{"uk": c.uk, "en": c.en} {
			if said := strings.ReplaceAll(report.Left.Refused[0].Words(i18n.New(lang)), "\u00a0", " "); said != words {
				t.Errorf("%s: %s", what, said)
			}
		}
		if again := sendFiles(t, d); again.Requests != 0 {
			t.Errorf("%s: offered again at once: %+v", what, again)
		}
		g.answer(nil)
	}
}

// A box on the way that lets only small requests through gets small ones.
func TestPiecesGetAsSmallAsTheWayNeeds(t *testing.T) {
	p := desktest.StartPortal(t)
	g := startGate(t, p.URL)
	d := p.EnrolBy(t, g.url, "Олена", aid.RoleFocalPoint)
	id := accepted(t, d, "Школа")
	content := plan(300_000)
	attach(t, d, id, content, "план.pdf")
	const passes = 20_000
	refused := 0
	g.answer(func(w http.ResponseWriter, _ *http.Request, piece []byte) bool {
		if len(piece) <= passes {
			return false
		}
		refused++
		http.Error(w, "<html>413 Request Entity Too Large</html>", http.StatusRequestEntityTooLarge)
		return true
	})
	report := sendFiles(t, d)
	if files, _ := atPortal(t, p); len(files) != 1 || !bytes.Equal(files[0], content) {
		t.Errorf("%d files", len(files))
	}
	if report.Sent != 1 || refused != 2 {
		t.Errorf("%+v, %d pieces were too large", report, refused)
	}
}

// A box on the way that gathers a piece before it passes it on, and a line that breaks before a large one is through: the
// pieces get smaller, and the file arrives.
func TestPiecesGetSmallerWhereNothingOfThemArrives(t *testing.T) {
	p := desktest.StartPortal(t)
	g := startGate(t, p.URL)
	d := p.EnrolBy(t, g.url, "Олена", aid.RoleFocalPoint)
	id := accepted(t, d, "Школа")
	content := plan(1_500_000)
	attach(t, d, id, content, "план.pdf")
	const passes = 100_000
	g.answer(func(_ http.ResponseWriter, _ *http.Request, piece []byte) bool {
		if len(piece) > passes {
			panic(http.ErrAbortHandler)
		}
		return false
	})
	breaks := 0
	for ; breaks < 10; breaks++ {
		if _, err := d.SendFiles(t.Context(), false, nil); err == nil {
			break
		}
	}
	if files, _ := atPortal(t, p); len(files) != 1 || !bytes.Equal(files[0], content) || breaks > 2 {
		t.Errorf("%d files after %d breaks", len(files), breaks)
	}
}
