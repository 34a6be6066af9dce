package server_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
	"focalpoint/internal/portal/server"
)

// office is a portal that runs, and one device that is enrolled there by bare HTTP: what a stranger's program would do.
type office struct {
	*testing.T
	portal *server.Running
	dir    string
	device aid.ID
	token  string
	org    aid.ID // the person's organisation
	n      uint64 // of the last change
}

func open(t *testing.T, edit ...func(*server.Options)) *office {
	t.Helper()
	o := &office{T: t, dir: t.TempDir()}
	options := server.Options{
		DataDir: o.dir, Listen: "127.0.0.1:0", Name: aid.Text{UK: "Портал", EN: "Portal"}, Now: time.Now, Log: slog.New(slog.DiscardHandler),
	}
	for _, f := range edit {
		f(&options)
	}
	var err error
	o.portal, err = server.Start(options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := o.portal.Close(); err != nil {
			t.Error(err)
		}
	})
	return o.as("Олена", "ОДА", aid.RoleFocalPoint)
}

// as is another device at the same portal, and its person.
func (o *office) as(name, organisation string, role aid.Role) *office {
	o.Helper()
	code, _, err := server.Invite(o.dir, server.Invitation{Person: name, Organisation: organisation, OrganisationType: "11", Role: role}, time.Now())
	if err != nil {
		o.Fatal(err)
	}
	other := &office{T: o.T, portal: o.portal, dir: o.dir, device: aid.NewID()}
	body, err := json.Marshal(portal.EnrolmentRequest{Code: code.Secret(), Device: other.device})
	if err != nil {
		o.Fatal(err)
	}
	var e portal.Enrolment
	answer := o.ask("POST", "/v1/enrolment", nil, body)
	if err := json.Unmarshal(answer.body, &e); err != nil || answer.status != http.StatusOK {
		o.Fatal(answer.status, string(answer.body), err)
	}
	other.token, other.org = e.Tokens.Access, e.Organisation.ID
	return other
}

type answer struct {
	status int
	header http.Header
	body   []byte
}

func (o *office) ask(method, path string, header map[string]string, body []byte) answer {
	o.Helper()
	r, err := http.NewRequestWithContext(o.Context(), method, o.portal.URL+path, bytes.NewReader(body))
	if err != nil {
		o.Fatal(err)
	}
	for name, value := range header {
		r.Header.Set(name, value)
	}
	a, err := http.DefaultClient.Do(r)
	if err != nil {
		o.Fatal(err)
	}
	defer a.Body.Close()
	raw, err := io.ReadAll(a.Body)
	if err != nil {
		o.Fatal(err)
	}
	return answer{a.StatusCode, a.Header, raw}
}

func (o *office) handshake() string {
	raw, err := json.Marshal(aid.Handshake{Protocol: aid.Protocol, Device: o.device, Epoch: "epoch"})
	if err != nil {
		o.Fatal(err)
	}
	return string(raw) + "\n"
}

// exchange sends lines as they are.
func (o *office) exchange(encoding string, body []byte) answer {
	o.Helper()
	return o.ask("POST", "/v1/sync", map[string]string{
		"Authorization": "Bearer " + o.token, "Content-Type": portal.LineMediaType, "Content-Encoding": encoding,
	}, body)
}

func squeezed(t *testing.T, raw []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	encoder := brotli.NewWriterLevel(&out, brotli.BestSpeed)
	if _, err := encoder.Write(raw); err != nil {
		t.Fatal(err)
	}
	if err := encoder.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func packed(t *testing.T, raw []byte) []byte {
	t.Helper()
	encoder, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return encoder.EncodeAll(raw, nil)
}

func zipped(t *testing.T, raw []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	encoder := gzip.NewWriter(&out)
	if _, err := encoder.Write(raw); err != nil {
		t.Fatal(err)
	}
	if err := encoder.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// windowed is a stream for which a decoder would have to set so much memory aside.
func windowed(t *testing.T, window int, raw []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	encoder, err := zstd.NewWriter(&out, zstd.WithWindowSize(window))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := encoder.Write(raw); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(encoder.Flush(), encoder.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Whatever a client sends, the portal answers with a problem that has a stable type, and goes on serving.
func TestHostileClientsGetProblems(t *testing.T) {
	o := open(t)
	deep := strings.Repeat(`{"a":`, 50_000)
	for name, c := range map[string]struct {
		encoding string
		body     []byte
		problem  string
		status   int
	}{
		"nothing":             {"", nil, portal.ProblemBadRequest, 400},
		"no JSON":             {"", []byte("hello\n"), portal.ProblemBadLine, 422},
		"HTML":                {"", []byte("<html></html>\n"), portal.ProblemBadLine, 422},
		"half a line":         {"", []byte(`{"protocol":1`), portal.ProblemBadRequest, 400},
		"another protocol":    {"", []byte(`{"protocol":99,"device":"` + string(o.device) + `","epoch":"e"}` + "\n"), portal.ProblemProtocol, 426},
		"no device":           {"", []byte(`{"protocol":1,"epoch":"e"}` + "\n"), portal.ProblemBadRequest, 400},
		"cursor ahead":        {"", []byte(`{"protocol":1,"device":"` + string(o.device) + `","epoch":"e","cursor":99999}` + "\n"), portal.ProblemCursorExpired, 410},
		"acknowledged ahead":  {"", []byte(`{"protocol":1,"device":"` + string(aid.NewID()) + `","epoch":"e","acked":7}` + "\n"), portal.ProblemDeviceFork, 409},
		"unknown encoding":    {"compress", []byte("x"), portal.ProblemEncoding, 415},
		"br that is none":     {"br", bytes.Repeat([]byte{0xff}, 100), portal.ProblemEncoding, 415},
		"a bomb of br":        {"br", squeezed(t, bytes.Repeat([]byte("a"), 64<<20)), portal.ProblemTooLarge, 413},
		"zstd that is none":   {"zstd", []byte("hello"), portal.ProblemEncoding, 415},
		"a bomb":              {"zstd", packed(t, bytes.Repeat([]byte("a"), 64<<20)), portal.ProblemTooLarge, 413},
		"a bomb of gzip":      {"gzip", zipped(t, bytes.Repeat([]byte("a"), 64<<20)), portal.ProblemTooLarge, 413},
		"a vast window":       {"zstd", windowed(t, 32<<20, []byte(o.handshake())), portal.ProblemEncoding, 415},
		"a very long line":    {"", append(bytes.Repeat([]byte(" "), 5<<20), '\n'), portal.ProblemTooLarge, 413},
		"a very deep line":    {"", []byte(deep + "\n"), portal.ProblemBadLine, 422},
		"a change that is no": {"", []byte(o.handshake() + "[]\n"), portal.ProblemBadLine, 422},
		"a hole":              {"", []byte(o.handshake() + `{"n":5,"kind":"activity","id":"` + string(aid.NewID()) + `","set":{"title.uk":"Школа"}}` + "\n"), portal.ProblemHole, 422},
	} {
		a := o.exchange(c.encoding, c.body)
		var p portal.Problem
		if err := json.Unmarshal(a.body, &p); err != nil || a.status != c.status || p.Type != c.problem || a.header.Get("Content-Type") != portal.ProblemMediaType {
			t.Errorf("%s: %d %s %.200s", name, a.status, a.header.Get("Content-Type"), a.body)
		}
	}
	if a := o.exchange("zstd", windowed(t, 8<<20, []byte(o.handshake()))); a.status != http.StatusOK {
		t.Errorf("the largest window that is allowed: %d %s", a.status, a.body)
	}
	if a := o.ask("POST", "/v1/enrolment", nil, append(bytes.Repeat([]byte(" "), 1<<20), "{}"...)); a.status != http.StatusBadRequest {
		t.Errorf("a body of 1 MB where a small one is expected: %d %s", a.status, a.body)
	}
	if a := o.exchange("zstd", packed(t, []byte(o.handshake()))); a.status != http.StatusOK {
		t.Errorf("afterwards a good exchange gets %d: %s", a.status, a.body)
	}
}

// The description has every route, and every route keeps to it: a token where one is needed, a problem for what is wrong.
func TestEveryRouteIsAsTheDescriptionSays(t *testing.T) {
	o := open(t)
	var description struct {
		OpenAPI string `json:"openapi"`
		Paths   map[string]map[string]struct {
			Summary     string           `json:"summary"`
			Security    []map[string]any `json:"security"`
			RequestBody any              `json:"requestBody"`
			Responses   map[string]struct {
				Content map[string]struct {
					Schema map[string]any `json:"schema"`
				} `json:"content"`
			} `json:"responses"`
		} `json:"paths"`
	}
	a := o.ask("GET", "/v1/openapi.json", nil, nil)
	if err := json.Unmarshal(a.body, &description); err != nil || description.OpenAPI != "3.1.0" || len(description.Paths) < 8 {
		t.Fatal(a.status, len(description.Paths), err)
	}
	for path, operations := range description.Paths {
		for method, operation := range operations {
			name := strings.ToUpper(method) + " " + path
			if operation.Summary == "" || operation.Responses["default"].Content[portal.ProblemMediaType].Schema == nil {
				t.Errorf("%s has no summary, or no problem", name)
			}
			address := strings.NewReplacer("{pack}", "none", "{sha256}", strings.Repeat("0", 64)).Replace(path)
			a := o.ask(strings.ToUpper(method), address, nil, []byte("{"))
			_, answers := operation.Responses["200"].Content[a.header.Get("Content-Type")]
			switch {
			case len(operation.Security) > 0 && a.status != http.StatusUnauthorized:
				t.Errorf("%s without a token: %d", name, a.status)
			case operation.RequestBody != nil && a.status < 400:
				t.Errorf("%s took half a JSON value: %d", name, a.status)
			case a.status >= 400 && a.header.Get("Content-Type") != portal.ProblemMediaType:
				t.Errorf("%s: %d as %s", name, a.status, a.header.Get("Content-Type"))
			case a.status < 400 && !answers:
				t.Errorf("%s answers with %s, which is not in the description", name, a.header.Get("Content-Type"))
			}
			if a := o.ask("PATCH", address, nil, nil); a.status != http.StatusMethodNotAllowed {
				t.Errorf("PATCH %s: %d", path, a.status)
			}
		}
	}
	if a := o.ask("GET", "/v1/nothing", nil, nil); a.status != http.StatusNotFound || a.header.Get("Content-Type") != portal.ProblemMediaType {
		t.Errorf("an unknown address: %d %s", a.status, a.body)
	}
}

// The same change sent again and again is applied once, and each sending gets the same receipt.
func TestChangeSentTenTimesIsAppliedOnce(t *testing.T) {
	o := open(t)
	id := aid.NewID()
	change := `{"n":1,"kind":"activity","id":"` + string(id) + `","set":{"reporting_org":"` + string(o.org) + `","title.uk":"Школа"}}` + "\n"
	for i := range 10 {
		if a := o.exchange("", []byte(o.handshake()+change)); a.status != http.StatusOK {
			t.Fatalf("sending %d: %d %s", i+1, a.status, a.body)
		}
	}
	stats, err := server.ReadStats(t.Context(), o.dir)
	if err != nil || stats.Records[aid.KindActivity] != 1 || stats.Changes != 1 {
		t.Errorf("%+v, %v", stats, err)
	}
	a := o.exchange("", []byte(o.handshake()+strings.Replace(change, "Школа", "Лікарня", 1)))
	if a.status != http.StatusConflict {
		t.Errorf("another change with the same number: %d %s", a.status, a.body)
	}
}

// Guessing codes is slowed down for everybody, and says when to come back.
func TestGuessedCodesAreSlowedDown(t *testing.T) {
	o := open(t)
	for i := range 40 {
		body := fmt.Appendf(nil, `{"code":"GUESS%d","device":"%s"}`, i, aid.NewID())
		a := o.ask("POST", "/v1/enrolment", nil, body)
		if a.status == http.StatusTooManyRequests {
			if a.header.Get("Retry-After") == "" {
				t.Error("no Retry-After")
			}
			return
		}
		if a.status != http.StatusForbidden {
			t.Fatalf("guess %d: %d %s", i, a.status, a.body)
		}
	}
	t.Error("40 wrong codes in a row were looked at")
}
