package server

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
)

// limits are the largest things that the portal takes; see portal.Limits.
var limits = portal.Limits{Line: 4 << 20, Record: 2 << 20, Field: 1 << 20, Path: 200}

// valid says why a change cannot be taken whoever sends it, or nil.
func valid(c aid.Change) *aid.Refusal {
	if !c.Kind.Known() {
		return &aid.Refusal{Type: portal.RefusedUnknownKind, Detail: fmt.Sprintf("There is no kind %.40q.", c.Kind)}
	}
	if id, err := aid.ParseID(string(c.ID)); err != nil || id != c.ID {
		return &aid.Refusal{Type: portal.RefusedBadID, Detail: "The record's id is not a UUID in small letters."}
	}
	if c.Base < 0 {
		return &aid.Refusal{Type: portal.RefusedBadBase, Detail: "The base revision is negative."}
	}
	for path, value := range c.Set {
		if reason := validField(path, value); reason != "" {
			return badField(path, reason)
		}
	}
	for _, path := range c.Del {
		if reason := validPath(path); reason != "" {
			return badField(path, reason)
		}
		if _, both := c.Set[path]; both {
			return badField(path, "The field is both set and removed.")
		}
	}
	return nil
}

func validField(path aid.Path, value []byte) (reason string) {
	if reason := validPath(path); reason != "" {
		return reason
	}
	if len(value) > limits.Field {
		return fmt.Sprintf("The value has more than %d bytes.", limits.Field)
	}
	canonical, err := aid.Canonical(value)
	if err != nil || !bytes.Equal(canonical, value) || string(value) == "null" {
		return "The value is not in canonical JSON, or null."
	}
	return ""
}

func validPath(path aid.Path) (reason string) {
	if path == "" || len(path) > limits.Path || !utf8.ValidString(string(path)) {
		return fmt.Sprintf("The path is empty, not UTF-8 or longer than %d bytes.", limits.Path)
	}
	return ""
}

// badField names the field, as far as its path can be shown.
func badField(path aid.Path, reason string) *aid.Refusal {
	if len(path) > limits.Path {
		path = path[:limits.Path]
	}
	return &aid.Refusal{Type: portal.RefusedBadField, Path: aid.Path(bytes.ToValidUTF8([]byte(path), nil)), Detail: reason}
}
