package server_test

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/portal"
	"focalpoint/internal/portal/server"
)

// get asks a portal and returns status, headers and body.
func get(t *testing.T, url string, headers ...string) (int, http.Header, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, answer.Header, string(body)
}

func packFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReferencePacksAreServedInParts(t *testing.T) {
	t.Parallel()
	p := desktest.StartPortal(t)
	pack, err := server.AddReference(p.Dir, packFile(t, "borders.fpack", "0123456789"))
	if err != nil {
		t.Fatal(err)
	}
	var meta portal.Meta
	if _, _, body := get(t, p.URL+"/v1/meta"); json.Unmarshal([]byte(body), &meta) != nil || len(meta.Reference) != 1 || meta.Reference[0] != pack {
		t.Errorf("meta %s, want %+v", body, pack)
	}
	url, tag := p.URL+"/v1/reference/borders", `"`+pack.Version+`"`
	for _, c := range []struct {
		name    string
		headers []string
		status  int
		body    string
	}{
		{"whole", nil, 200, "0123456789"},
		{"the rest", []string{"Range", "bytes=6-", "If-Range", tag}, 206, "6789"},
		{"the rest of another edition", []string{"Range", "bytes=6-", "If-Range", `"another"`}, 200, "0123456789"},
		{"what is known", []string{"If-None-Match", tag}, 304, ""},
	} {
		status, header, body := get(t, url, c.headers...)
		if status != c.status || body != c.body || header.Get("ETag") != tag {
			t.Errorf("%s: %d %q, ETag %s", c.name, status, body, header.Get("ETag"))
		}
	}
	if _, err := server.AddReference(p.Dir, packFile(t, "borders.fpack", "another edition")); err != nil {
		t.Fatal(err)
	}
	if status, header, body := get(t, url); status != 200 || body != "another edition" || header.Get("ETag") == tag {
		t.Errorf("the next edition: %d %q", status, body)
	}
}

func TestOnlyPacksAreServed(t *testing.T) {
	t.Parallel()
	p := desktest.StartPortal(t)
	if _, err := server.AddReference(p.Dir, packFile(t, "borders.fpack", "x")); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"other", "..%2fportal", "%2e%2e%2fportal.db", "borders.fpack", ""} {
		if status, _, _ := get(t, p.URL+"/v1/reference/"+path); status != 404 {
			t.Errorf("%s: %d", path, status)
		}
	}
	for _, name := range []string{"межі.fpack", "borders.zip", "-.fpack", "Borders.fpack"} {
		if _, err := server.AddReference(p.Dir, packFile(t, name, "x")); !errors.Is(err, server.ErrPackName) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
