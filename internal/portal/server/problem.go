package server

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"

	"focalpoint/internal/portal"
)

// statuses are the HTTP statuses of the problems, and their titles.
var statuses = map[string]struct {
	status int
	title  string
}{
	portal.ProblemUnauthorised:  {http.StatusUnauthorized, "Not enrolled"},
	portal.ProblemTokenExpired:  {http.StatusUnauthorized, "The access token has expired"},
	portal.ProblemForbidden:     {http.StatusForbidden, "Not permitted"},
	portal.ProblemCode:          {http.StatusForbidden, "The code is not valid"},
	portal.ProblemDeviceFork:    {http.StatusConflict, "The device's history differs"},
	portal.ProblemIdentity:      {http.StatusConflict, "Another portal"},
	portal.ProblemCursorExpired: {http.StatusGone, "The cursor has expired"},
	portal.ProblemTooLarge:      {http.StatusRequestEntityTooLarge, "Too large"},
	portal.ProblemEncoding:      {http.StatusUnsupportedMediaType, "Unknown content encoding"},
	portal.ProblemBadLine:       {http.StatusUnprocessableEntity, "A line cannot be read"},
	portal.ProblemBadRequest:    {http.StatusBadRequest, "The request cannot be read"},
	portal.ProblemHole:          {http.StatusUnprocessableEntity, "A change is missing"},
	portal.ProblemProtocol:      {http.StatusUpgradeRequired, "Another version of the protocol is needed"},
	portal.ProblemOffset:        {http.StatusConflict, "The piece does not follow what is here"},
	portal.ProblemHash:          {http.StatusUnprocessableEntity, "The file is another"},
	portal.ProblemFull:          {http.StatusRequestEntityTooLarge, "No room for attached files"},
	portal.ProblemBadBundle:     {http.StatusUnprocessableEntity, "The bundle is damaged"},
	portal.ProblemTooMany:       {http.StatusTooManyRequests, "Too many requests"},
	portal.ProblemNotFound:      {http.StatusNotFound, "Not found"},
	portal.ProblemMethod:        {http.StatusMethodNotAllowed, "Method not allowed"},
	portal.ProblemTimeout:       {http.StatusRequestTimeout, "The request stalled"},
	portal.ProblemInternal:      {http.StatusInternalServerError, "The portal has failed"},
}

// problemError is a problem on its way to the answer.
type problemError struct {
	portal.Problem
	wait time.Duration // how long to stay away; 0: not said
}

func (e *problemError) Error() string { return e.Type + ": " + e.Detail }

// problemOf makes a problem of a type with a detail for people.
func problemOf(kind, detail string, args ...any) *problemError {
	s := statuses[kind]
	return &problemError{Problem: portal.Problem{Type: kind, Title: s.title, Status: s.status, Detail: fmt.Sprintf(detail, args...)}}
}

// tooMany says that whoever asks has to wait, and how long.
func tooMany(wait time.Duration, detail string) *problemError {
	p := problemOf(portal.ProblemTooMany, "%s", detail)
	p.wait = wait
	return p
}

// fail answers with a problem.
func fail(w http.ResponseWriter, p *problemError) {
	if p.wait > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(p.wait.Seconds()))))
	}
	w.Header().Set("Content-Type", portal.ProblemMediaType)
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p.Problem) // a client that has gone needs no answer
}

// failWith answers with the error's problem, or with an internal one that says nothing of the inside.
func failWith(w http.ResponseWriter, err error) {
	var p *problemError
	if !errors.As(err, &p) {
		p = problemOf(portal.ProblemInternal, "The portal has failed on this request.")
	}
	fail(w, p)
}
