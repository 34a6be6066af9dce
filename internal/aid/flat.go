package aid

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Extra keeps the members of a JSON object that this version does not know, so that they survive a round trip.
type Extra map[string]json.RawMessage

// The flat form is driven by tags. `field:"name"` is one value; ",group" spreads a struct over name.member; ",items"
// spreads a slice over name/<id>; ",unknown" keeps the rest. An empty value is an absent field.

// Record is the activity's flat form.
func (a Activity) Record() Record { return flatten(KindActivity, a.ID, a.Rev, a) }

// Record is the organisation's flat form.
func (o Organisation) Record() Record { return flatten(KindOrganisation, o.ID, o.Rev, o) }

// Record is the person's flat form.
func (p Person) Record() Record { return flatten(KindPerson, p.ID, p.Rev, p) }

// Record is the update's flat form.
func (u QuarterUpdate) Record() Record { return flatten(KindQuarterUpdate, u.ID, u.Rev, u) }

// ActivityOf reads an activity's flat form. It returns ErrKind for a record of another kind; a field that cannot be
// read as what it should be is kept in Unknown.
func ActivityOf(r Record) (a Activity, err error) {
	err = unflatten(KindActivity, r, &a)
	a.ID, a.Rev = r.ID, r.Rev
	return a, err
}

// OrganisationOf reads an organisation's flat form; it returns ErrKind for a record of another kind.
func OrganisationOf(r Record) (o Organisation, err error) {
	err = unflatten(KindOrganisation, r, &o)
	o.ID, o.Rev = r.ID, r.Rev
	return o, err
}

// PersonOf reads a person's flat form; it returns ErrKind for a record of another kind.
func PersonOf(r Record) (p Person, err error) {
	err = unflatten(KindPerson, r, &p)
	p.ID, p.Rev = r.ID, r.Rev
	return p, err
}

// QuarterUpdateOf reads an update's flat form; it returns ErrKind for a record of another kind.
func QuarterUpdateOf(r Record) (u QuarterUpdate, err error) {
	err = unflatten(KindQuarterUpdate, r, &u)
	u.ID, u.Rev = r.ID, r.Rev
	return u, err
}

func flatten(kind Kind, id ID, rev int64, record any) Record {
	fields := Fields{}
	flattenStruct(fields, "", reflect.ValueOf(record))
	return Record{Kind: kind, ID: id, Rev: rev, Fields: fields}
}

func flattenStruct(into Fields, prefix string, record reflect.Value) {
	for i := range record.NumField() {
		name, form, tagged := fieldTag(record.Type().Field(i))
		value := record.Field(i)
		if !tagged || value.IsZero() {
			continue
		}
		switch form {
		case "group":
			flattenStruct(into, prefix+name+".", value)
		case "items":
			for _, item := range value.Seq2() {
				id := item.FieldByName("ID").String()
				into[Path(prefix+name+"/"+id)] = encodeValue(item)
			}
		case "unknown":
			for path, raw := range value.Interface().(Fields) {
				if _, known := into[path]; !known {
					into[path] = raw
				}
			}
		default:
			into[Path(prefix+name)] = encodeValue(value)
		}
	}
}

func unflatten(kind Kind, r Record, record any) error {
	if r.Kind != kind {
		return fmt.Errorf("reading %s %s as %s: %w", r.Kind, r.ID, kind, ErrKind)
	}
	rest := r.Fields.Clone()
	target := reflect.ValueOf(record).Elem()
	unflattenStruct(rest, "", target)
	if len(rest) > 0 {
		target.FieldByName("Unknown").Set(reflect.ValueOf(rest))
	}
	return nil
}

// unflattenStruct takes out of fields what it could read into record.
func unflattenStruct(fields Fields, prefix string, record reflect.Value) {
	for i := range record.NumField() {
		name, form, tagged := fieldTag(record.Type().Field(i))
		value := record.Field(i)
		if !tagged {
			continue
		}
		path := Path(prefix + name)
		switch form {
		case "group":
			unflattenStruct(fields, prefix+name+".", value)
		case "items":
			unflattenItems(fields, string(path), value)
		case "unknown":
		default:
			if raw, present := fields[path]; present && decodeValue(raw, value) == nil {
				delete(fields, path)
			}
		}
	}
}

// unflattenItems reads a collection in the order of its ids, which is the order of their making.
func unflattenItems(fields Fields, collection string, items reflect.Value) {
	var paths []Path
	for path := range fields {
		if path.Collection() == collection && path.Item() != "" {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	for _, path := range paths {
		item := reflect.New(items.Type().Elem()).Elem()
		if decodeValue(fields[path], item) != nil {
			continue
		}
		item.FieldByName("ID").SetString(string(path.Item()))
		items.Set(reflect.Append(items, item))
		delete(fields, path)
	}
}

// fieldTag reads the tag of a struct's field; untagged fields are no part of the flat form.
func fieldTag(f reflect.StructField) (name, form string, tagged bool) {
	tag, tagged := f.Tag.Lookup("field")
	name, form, _ = strings.Cut(tag, ",")
	return name, form, tagged
}

// DecodeItem reads one item of a collection (the value at locations/<id>); the id is not part of it.
func DecodeItem[T any](raw []byte) (item T, err error) {
	err = decodeValue(raw, reflect.ValueOf(&item).Elem())
	return item, err
}

// EncodeItem is the canonical JSON value of one item of a collection.
func EncodeItem[T any](item T) []byte { return encodeValue(reflect.ValueOf(item)) }

// KnownActivityPath says whether an activity has a field of this path, or a collection that takes such an item.
func KnownActivityPath(path Path) bool {
	return knownPath("", reflect.TypeFor[Activity](), path)
}

func knownPath(prefix string, record reflect.Type, path Path) bool {
	for i := range record.NumField() {
		name, form, tagged := fieldTag(record.Field(i))
		name = prefix + name
		switch {
		case !tagged || form == "unknown":
		case form == "items" && path.Collection() == name && path.Item() != "",
			form == "" && string(path) == name,
			form == "group" && knownPath(name+".", record.Field(i).Type, path):
			return true
		}
	}
	return false
}
