package aid

import (
	"encoding/json"
	"maps"
	"strings"
)

// Published is the part of an approved record that the public and other institutions may see: an activity's contact
// only when it is marked as public, its locations at the precision chosen for each, nothing of the review; a quarter's
// update without the names of the people who filed it.
func Published(r Record) Record {
	out := Record{Kind: r.Kind, ID: r.ID, Rev: r.Rev, Fields: r.Fields.Clone()}
	if r.Kind == KindQuarterUpdate {
		maps.DeleteFunc(out.Fields, func(path Path, _ json.RawMessage) bool { return path.Collection() == "filed" })
	}
	if r.Kind != KindActivity {
		return out
	}
	public := string(r.Fields["contact.public"]) == "true"
	for path, value := range r.Fields {
		switch {
		case path.IsReview(), !public && strings.HasPrefix(string(path), "contact."):
			delete(out.Fields, path)
		case path.Collection() == "locations":
			out.Fields.put(path, publishedLocation(value))
		}
	}
	return out
}

// publishedLocation keeps a location back whole when it cannot be read: what is not understood may be sensitive.
func publishedLocation(raw []byte) []byte {
	location, err := DecodeItem[Location](raw)
	if err != nil {
		return nil
	}
	location = location.Published()
	location.Unknown = nil
	return EncodeItem(location)
}
