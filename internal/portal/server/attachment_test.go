package server_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
)

// put sends a piece of a file; size 0: all of it, without a Content-Range.
func (o *office) put(name string, offset, size int, piece []byte) answer {
	o.Helper()
	header := map[string]string{"Authorization": "Bearer " + o.token}
	if size > 0 {
		header["Content-Range"] = fmt.Sprintf("bytes %d-%d/%d", offset, offset+len(piece)-1, size)
	}
	return o.ask("PUT", "/v1/attachments/"+name, header, piece)
}

func (o *office) attached(method, name string) answer {
	o.Helper()
	return o.ask(method, "/v1/attachments/"+name, map[string]string{"Authorization": "Bearer " + o.token}, nil)
}

func nameOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

func problemIn(t *testing.T, a answer) (p portal.Problem) {
	t.Helper()
	if err := json.Unmarshal(a.body, &p); err != nil {
		t.Fatal(a.status, string(a.body), err)
	}
	return p
}

func TestFileArrivesInPieces(t *testing.T) {
	o := open(t)
	content := bytes.Repeat([]byte("Школа № 5. "), 10_000)
	name, size, half := nameOf(content), len(content), len(content)/2
	for _, step := range []struct {
		what   string
		answer answer
		status int
		offset string
	}{
		{"nothing is there", o.attached("HEAD", name), 204, "0"},
		{"the first half", o.put(name, 0, size, content[:half]), 204, fmt.Sprint(half)},
		{"half is there", o.attached("HEAD", name), 204, fmt.Sprint(half)},
		{"the second half", o.put(name, half, size, content[half:]), 201, fmt.Sprint(size)},
		{"all is there", o.attached("HEAD", name), 200, fmt.Sprint(size)},
		{"it is sent again", o.put(name, 0, 0, content), 201, fmt.Sprint(size)},
	} {
		if step.answer.status != step.status || step.answer.header.Get(portal.HeaderOffset) != step.offset {
			t.Errorf("%s: %d, offset %s", step.what, step.answer.status, step.answer.header.Get(portal.HeaderOffset))
		}
	}
	if a := o.as("Тарас", "ОДА", aid.RoleContributor).attached("GET", name); a.status != 200 || !bytes.Equal(a.body, content) {
		t.Errorf("a colleague reads %d, %d bytes", a.status, len(a.body))
	}
	stranger := o.as("Ірина", "Громада", aid.RoleFocalPoint)
	if head, get := stranger.attached("HEAD", name), stranger.attached("GET", name); head.header.Get(portal.HeaderOffset) != "0" || get.status != 404 {
		t.Errorf("another organisation learns that the file exists: %d, %d", head.status, get.status)
	}
}

// A client that wants the connection for something else ends a piece early; what came of it is kept.
func TestPieceThatEndsEarlyIsKept(t *testing.T) {
	o := open(t)
	content := bytes.Repeat([]byte("Школа № 5. "), 10_000)
	name, size := nameOf(content), len(content)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPut, o.portal.URL+"/v1/attachments/"+name, io.MultiReader(bytes.NewReader(content[:50_000])))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+o.token)
	r.Header.Set("Content-Range", fmt.Sprintf("bytes 0-%d/%d", size-1, size))
	a, err := http.DefaultClient.Do(r) // in chunks, because the length is not known
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	if a.StatusCode != http.StatusNoContent || a.Header.Get(portal.HeaderOffset) != "50000" {
		t.Errorf("%d, offset %s", a.StatusCode, a.Header.Get(portal.HeaderOffset))
	}
	if a := o.put(name, 50_000, size, content[50_000:]); a.status != 201 {
		t.Errorf("the rest: %d %s", a.status, a.body)
	}
}

func TestWhatIsNoPieceOfTheFileIsRefused(t *testing.T) {
	o := open(t)
	content := []byte("Школа № 5")
	name, size := nameOf(content), len(content)
	if a := o.put(name, 0, size, content[:4]); a.status != 204 {
		t.Fatal(a.status, string(a.body))
	}
	for what, c := range map[string]struct {
		answer  answer
		status  int
		problem string
	}{
		"a hole":             {o.put(name, 6, size, content[6:]), 409, portal.ProblemOffset},
		"the same again":     {o.put(name, 0, size, content[:4]), 409, portal.ProblemOffset},
		"beyond the end":     {o.put(name, 4, 5, content[4:]), 400, portal.ProblemBadRequest},
		"too large":          {o.put(name, 0, 20<<20+1, content), 413, portal.ProblemTooLarge},
		"no name of a file":  {o.put("school.jpg", 0, 0, content), 404, portal.ProblemNotFound},
		"a way out":          {o.put("..%2f..%2fportal.db", 0, 0, content), 404, portal.ProblemNotFound},
		"letters as capital": {o.put(strings.ToUpper(name), 0, 0, content), 404, portal.ProblemNotFound},
		"nothing":            {o.put(name, 0, 0, nil), 400, portal.ProblemBadRequest},
	} {
		if p := problemIn(t, c.answer); c.answer.status != c.status || p.Type != c.problem {
			t.Errorf("%s: %d %s", what, c.answer.status, c.answer.body)
		} else if p.Type == portal.ProblemOffset && p.Position != 4 {
			t.Errorf("%s: go on from %d", what, p.Position)
		}
	}
	if a := o.put(name, 4, size, content[4:]); a.status != 201 {
		t.Errorf("the rest: %d %s", a.status, a.body)
	}
}

// A file that is another than its name says leaves nothing behind, and the right one can still be sent.
func TestWrongHashLeavesNothing(t *testing.T) {
	o := open(t)
	content := []byte("Школа № 5")
	name := nameOf(content)
	if a := o.put(name, 0, 0, []byte("Школа № 6")); a.status != 422 || problemIn(t, a).Type != portal.ProblemHash {
		t.Errorf("%d %s", a.status, a.body)
	}
	left, err := filepath.Glob(filepath.Join(o.dir, "attachments", "*", "*"))
	if err != nil || len(left) > 0 {
		t.Error(left, err)
	}
	if a := o.put(name, 0, 0, content); a.status != 201 {
		t.Errorf("%d %s", a.status, a.body)
	}
	if kept, err := os.ReadFile(filepath.Join(o.dir, "attachments", string(o.org), name)); err != nil || !bytes.Equal(kept, content) {
		t.Errorf("%q, %v", kept, err)
	}
}

func TestLimitIsToldBeforeAnythingIsSent(t *testing.T) {
	o := open(t)
	var meta portal.Meta
	if err := json.Unmarshal(o.ask("GET", "/v1/meta", nil, nil).body, &meta); err != nil || meta.Limits.Attachment != 20<<20 {
		t.Error(meta.Limits, err)
	}
	if a := o.attached("HEAD", nameOf(nil)); a.header.Get(portal.HeaderLimit) != fmt.Sprint(20<<20) {
		t.Error(a.header)
	}
}
