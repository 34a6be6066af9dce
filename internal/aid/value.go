package aid

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

var extraType = reflect.TypeFor[Extra]()

// encodeValue is the canonical JSON of a value. Structs that have an Unknown member give its contents back.
func encodeValue(value reflect.Value) json.RawMessage {
	raw, err := encodeJSON(tree(value))
	if err != nil {
		return json.RawMessage("null") // only a value that JSON cannot hold, such as NaN in a point
	}
	return raw
}

// tree turns structs with unknown members into maps, whose JSON form is sorted and so canonical.
func tree(value reflect.Value) any {
	switch {
	case value.Kind() == reflect.Slice && value.Type().Elem().Kind() == reflect.Struct:
		list := make([]any, 0, value.Len())
		for _, item := range value.Seq2() {
			list = append(list, tree(item))
		}
		return list
	case value.Kind() != reflect.Struct || isMarshaler(value):
		return value.Interface()
	}
	members := map[string]any{}
	if unknown := value.FieldByName("Unknown"); unknown.IsValid() {
		for name, raw := range unknown.Interface().(Extra) {
			members[name] = raw
		}
	}
	for i := range value.NumField() {
		member := value.Field(i)
		if member.Type() == extraType {
			continue
		}
		name, options, _ := strings.Cut(value.Type().Field(i).Tag.Get("json"), ",")
		if name == "-" || options != "" && member.IsZero() {
			continue
		}
		members[name] = tree(member)
	}
	return members
}

func isMarshaler(value reflect.Value) bool {
	switch value.Interface().(type) {
	case json.Marshaler, interface{ MarshalText() ([]byte, error) }:
		return true
	}
	return false
}

// decodeValue reads JSON into value, which must not lose anything: members that the struct does not know go into its
// Unknown, and a struct that has no place for them is an error, as is a value of the wrong type.
func decodeValue(raw json.RawMessage, value reflect.Value) error {
	switch {
	case value.Kind() == reflect.Slice && value.Type().Elem().Kind() == reflect.Struct:
		return decodeList(raw, value)
	case value.Kind() == reflect.Struct && !isMarshaler(value):
		return decodeStruct(raw, value)
	}
	decoded := reflect.New(value.Type())
	if err := json.Unmarshal(raw, decoded.Interface()); err != nil {
		return fmt.Errorf("reading a value: %w", err)
	}
	if decoded.Elem().IsZero() {
		return errEmptyValue
	}
	value.Set(decoded.Elem())
	return nil
}

// errEmptyValue marks a field whose stored value is the empty one (false, 0, ""): it is kept among the unknown fields,
// because the flat form leaves empty values out.
var errEmptyValue = fmt.Errorf("an empty value")

func decodeList(raw json.RawMessage, list reflect.Value) error {
	var parts []json.RawMessage
	if err := json.Unmarshal(raw, &parts); err != nil {
		return fmt.Errorf("reading a list: %w", err)
	}
	for _, part := range parts {
		item := reflect.New(list.Type().Elem()).Elem()
		if err := decodeValue(part, item); err != nil {
			return err
		}
		list.Set(reflect.Append(list, item))
	}
	return nil
}

func decodeStruct(raw json.RawMessage, record reflect.Value) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(raw, &members); err != nil {
		return fmt.Errorf("reading an object: %w", err)
	}
	var extra reflect.Value
	for i := range record.NumField() {
		if record.Field(i).Type() == extraType {
			extra = record.Field(i)
			continue
		}
		name, options, _ := strings.Cut(record.Type().Field(i).Tag.Get("json"), ",")
		member, present := members[name]
		if name == "-" || !present {
			continue
		}
		err := decodeValue(member, record.Field(i))
		switch {
		case err == errEmptyValue && options != "":
			continue // stays in members and so among the unknown ones
		case err != nil && err != errEmptyValue:
			return err
		}
		delete(members, name)
	}
	switch {
	case len(members) == 0:
		return nil
	case !extra.IsValid():
		return fmt.Errorf("reading an object: %d unknown members", len(members))
	}
	extra.Set(reflect.ValueOf(Extra(members)))
	return nil
}
