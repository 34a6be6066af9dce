package desk_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/portal"
)

// Every problem that a portal can answer with has a sentence of ours, in the person's language and without the portal's
// own words, which are English. Of one that only a newer portal knows the portal's words are shown as such.
func TestProblemsOfThePortalInWords(t *testing.T) {
	latin := regexp.MustCompile(`[A-Za-z]{2,}`)
	uk, en := i18n.New(i18n.Ukrainian), i18n.New(i18n.English)
	types := problemTypes(t)
	if len(types) < 20 {
		t.Fatalf("only these were found: %v", types)
	}
	for _, kind := range types {
		for _, status := range []int{http.StatusUnprocessableEntity, http.StatusServiceUnavailable} {
			err := answered(t, portal.Problem{Type: kind, Title: "Strange", Detail: "The moon is full."}, status)
			ours, theirs := desk.Explain(uk, err), desk.Explain(en, err)
			if word := latin.FindString(ours); word != "" || ours == "" || strings.HasPrefix(ours, "[") {
				t.Errorf("%s (%d): «%s» in %q", kind, status, word, ours)
			}
			if strings.Contains(theirs, "moon") || theirs == "" || theirs == ours {
				t.Errorf("%s (%d): %q", kind, status, theirs)
			}
		}
	}
	strange := answered(t, portal.Problem{Type: "full-moon", Detail: "The moon is full."}, http.StatusTeapot)
	if said := desk.Explain(uk, strange); !strings.Contains(said, "Портал відповів: «The moon is full.»") {
		t.Error(said)
	}
	silent := answered(t, portal.Problem{}, http.StatusTeapot)
	if said := desk.Explain(uk, silent); !strings.Contains(said, "«418»") {
		t.Error(said)
	}
}

// problemTypes are the types of problems that package portal names.
func problemTypes(t *testing.T) (types []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../portal/problem.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, is := n.(*ast.ValueSpec); is && strings.HasPrefix(spec.Names[0].Name, "Problem") && spec.Names[0].Name != "ProblemMediaType" {
			kind, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			types = append(types, kind)
		}
		return true
	})
	return types
}

// answered is the error of a client whose portal answers with a problem.
func answered(t *testing.T, problem portal.Problem, status int) error {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set(portal.HeaderProtocol, "1")
		w.Header().Set(portal.HeaderRequest, r.Header.Get(portal.HeaderRequest))
		w.Header().Set("Content-Type", portal.ProblemMediaType)
		w.WriteHeader(status)
		if err := json.NewEncoder(w).Encode(problem); err != nil {
			t.Error(err)
		}
	}))
	defer server.Close()
	client, err := portal.New(portal.Options{BaseURL: server.URL})
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.Meta(t.Context())
	if err == nil {
		t.Fatal("the portal's problem is no error")
	}
	return err
}
