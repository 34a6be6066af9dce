package aid

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Path names a field of a record: "title.uk", "status", "locations/<id>".
type Path string

// Collection is the part of the path before the item's id ("locations"), or "" when the path is not an item's.
func (p Path) Collection() string {
	name, _, found := strings.Cut(string(p), "/")
	if !found {
		return ""
	}
	return name
}

// Item is the id of the item that the path names, or "".
func (p Path) Item() ID {
	_, item, _ := strings.Cut(string(p), "/")
	return ID(item)
}

// Fields is a record's flat form: path -> canonical JSON value (see Canonical). A field that is absent has no value;
// a JSON null stands for absent and is never stored.
type Fields map[Path]json.RawMessage

// Canonical is the one spelling of a JSON value by which fields are compared: no white space, members sorted by name,
// numbers as they were written. It returns an error for a text that is not exactly one JSON value.
func Canonical(raw []byte) (json.RawMessage, error) {
	if isPlainText(raw) {
		return bytes.Clone(raw), nil
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, fmt.Errorf("reading a value: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) { // More takes “]” and “}” for an end
		return nil, fmt.Errorf("reading a value: text after it")
	}
	return encodeJSON(value)
}

// isPlainText says whether a value is a text in which nothing is, or must be, escaped: nearly every value is, and there is
// one spelling of it.
func isPlainText(raw []byte) bool {
	if len(raw) < 2 || raw[0] != '"' || raw[len(raw)-1] != '"' {
		return false
	}
	text := raw[1 : len(raw)-1]
	for _, letter := range string(text) {
		switch {
		case letter < ' ', letter == '"', letter == '\\', letter == '\u2028', letter == '\u2029', letter == utf8.RuneError:
			return false
		}
	}
	return true
}

// encodeJSON is json.Marshal without the HTML escapes, so that texts keep their letters and their length.
func encodeJSON(value any) (json.RawMessage, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}

// Clone is a copy that shares the values.
func (f Fields) Clone() Fields { return maps.Clone(f) }

// Paths lists the paths in order.
func (f Fields) Paths() []Path { return slices.Sorted(maps.Keys(f)) }

// Equal says whether both hold the same values.
func (f Fields) Equal(g Fields) bool {
	return maps.EqualFunc(f, g, func(a, b json.RawMessage) bool { return bytes.Equal(a, b) })
}

// Same says whether f and g agree at path: the same value, or none in both.
func (f Fields) Same(g Fields, path Path) bool { return bytes.Equal(f[path], g[path]) }

// Text is the value at path when it is a JSON string, else "".
func (f Fields) Text(path Path) string {
	var text string
	if json.Unmarshal(f[path], &text) != nil {
		return ""
	}
	return text
}

// SetText puts a text at path; an empty text removes the field.
func (f Fields) SetText(path Path, text string) {
	if text == "" {
		delete(f, path)
		return
	}
	raw, err := encodeJSON(text)
	if err != nil {
		return // a string always encodes
	}
	f[path] = raw
}

// Diff is what turns from into to: the values to set and the paths to remove, in order.
func Diff(from, to Fields) (set Fields, del []Path) {
	set = Fields{}
	for path, value := range to {
		if !bytes.Equal(from[path], value) {
			set[path] = value
		}
	}
	for path := range from {
		if _, kept := to[path]; !kept {
			del = append(del, path)
		}
	}
	slices.Sort(del)
	return set, del
}

// Edited is a copy with the edit that leads from one version to another: what the edit left alone stays.
func (f Fields) Edited(from, to Fields) Fields {
	set, gone := Diff(from, to)
	now := f.Clone()
	now.Apply(set, gone)
	return now
}

// Apply sets and removes in place.
func (f Fields) Apply(set Fields, del []Path) {
	maps.Copy(f, set)
	for _, path := range del {
		delete(f, path)
	}
}
