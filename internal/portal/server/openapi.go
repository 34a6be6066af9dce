package server

import (
	"reflect"
	"strings"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
)

// bodies are the Go types of the requests and answers, by route; lines of NDJSON are described by the type of one line.
var bodies = map[string]struct{ request, answer any }{
	"GET /v1/meta":          {nil, portal.Meta{}},
	"POST /v1/enrolment":    {portal.EnrolmentRequest{}, portal.Enrolment{}},
	"POST /v1/token":        {portal.RefreshRequest{}, portal.Tokens{}},
	"POST /v1/sync":         {aid.Change{}, aid.Answer{}},
	"GET /v1/sync/position": {nil, portal.PositionAnswer{}},
	"POST /v1/bundles":      {nil, nil},
	"GET /v1/activities": {nil, struct {
		Activities []activity `json:"activities"`
	}{}},
	"GET /v1/activities.geojson":    {nil, nil},
	"GET /v1/reference/{pack}":      {nil, nil},
	"HEAD /v1/attachments/{sha256}": {nil, nil},
	"PUT /v1/attachments/{sha256}":  {nil, nil},
	"GET /v1/attachments/{sha256}":  {nil, nil},
	"GET /v1/openapi.json":          {nil, nil},
}

// describe is the OpenAPI 3.1 document.
func (s *Server) describe() map[string]any {
	paths := map[string]any{}
	for _, r := range s.routes() {
		types := bodies[r.method+" "+r.path]
		answers := map[string]any{
			"200":     map[string]any{"description": "Done", "content": content(r.answer, types.answer)},
			"default": map[string]any{"description": "A problem (RFC 9457)", "content": content(portal.ProblemMediaType, portal.Problem{})},
		}
		operation := map[string]any{"summary": r.summary, "responses": answers}
		if r.request != "" {
			operation["requestBody"] = map[string]any{"required": true, "content": content(r.request, types.request)}
		}
		if !r.open {
			operation["security"] = []any{map[string]any{"bearer": []string{}}}
		}
		if _, name, found := strings.Cut(strings.TrimSuffix(r.path, "}"), "{"); found {
			operation["parameters"] = []any{map[string]any{"name": name, "in": "path", "required": true, "schema": map[string]any{"type": "string"}}}
		}
		item, _ := paths[r.path].(map[string]any)
		if item == nil {
			item = map[string]any{}
		}
		item[strings.ToLower(r.method)] = operation
		paths[r.path] = item
	}
	return map[string]any{
		"openapi": "3.1.0",
		"info": map[string]any{
			"title": "Peacebuilding and Recovery Data Portal: synchronisation", "version": "1",
			"description": "POST /v1/sync: the first line of the request is a handshake, each further line one change; " +
				"the lines of the answer come in the order receipts, position, deltas, cursor, end.",
		},
		"paths":      paths,
		"components": map[string]any{"securitySchemes": map[string]any{"bearer": map[string]any{"type": "http", "scheme": "bearer"}}},
	}
}

func content(mediaType string, value any) map[string]any {
	if value == nil {
		return map[string]any{mediaType: map[string]any{}}
	}
	return map[string]any{mediaType: map[string]any{"schema": schemaOf(reflect.TypeOf(value))}}
}

// schemaOf describes a Go type as encoding/json writes it.
func schemaOf(t reflect.Type) map[string]any {
	switch {
	case t == reflect.TypeFor[time.Time]():
		return map[string]any{"type": "string", "format": "date-time"}
	case t.Kind() == reflect.Pointer:
		return schemaOf(t.Elem())
	case t.Kind() == reflect.Map:
		return map[string]any{"type": "object"}
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8:
		return map[string]any{} // any JSON value
	case t.Kind() == reflect.Slice, t.Kind() == reflect.Array:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem())}
	case t.Kind() == reflect.String:
		return map[string]any{"type": "string"}
	case t.Kind() == reflect.Bool:
		return map[string]any{"type": "boolean"}
	case t.Kind() != reflect.Struct:
		return map[string]any{"type": "integer"}
	}
	members := map[string]any{}
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if name != "" && name != "-" {
			members[name] = schemaOf(t.Field(i).Type)
		}
	}
	return map[string]any{"type": "object", "properties": members}
}
