package main

import (
	"bytes"
	"encoding/json"
	"strings"

	"sigs.k8s.io/yaml"
)

// plainObjects is splitObjects and Output.encode in one, for a stream most documents of which are plain YAML (yaml.ReadPlain): from
// text to JSON without a map in between. It is not ok for any other stream, for one in which splitObjects finds an error, and for
// output beyond the limit.
func plainObjects(stream []byte, limit int) (encoded []byte, ok bool) {
	documents, ok := splitStream(stream)
	if !ok {
		return nil, false
	}
	encoded = append(make([]byte, 0, len(stream)), '[')
	for _, document := range documents {
		begun := len(encoded)
		if begun > 1 {
			encoded = append(encoded, ',')
		}
		with, ok := appendObject(encoded, document)
		switch {
		case !ok || len(with) > limit:
			return nil, false
		case len(with) == len(encoded): // null
			encoded = encoded[:begun]
		default:
			encoded = with
		}
	}
	return append(encoded, ']'), true
}

// appendObject appends the object of a document, or nothing for null.
func appendObject(b, document []byte) ([]byte, bool) {
	if plain, ok := yaml.ReadPlain(document); ok {
		if plain.IsNull() {
			return b, true
		}
		if plain.Field("kind") == "" || strings.Count(plain.Field("apiVersion"), "/") > 1 {
			return nil, false
		}
		return plain.AppendJSON(b), true
	}
	var raw rawDocument
	if err := yaml.Unmarshal(document, &raw); err != nil {
		return nil, false
	}
	if len(raw) == 0 {
		return b, true
	}
	var object kubeObject
	if err := json.Unmarshal(raw, &object); err != nil {
		return nil, false
	}
	encoded, err := encodeJSON(object)
	return append(b, encoded...), err == nil
}

// splitStream cuts a stream at its separators, as Kubernetes' YAMLReader does. It is not ok for what may be JSON, for line breaks that
// the reader mends, and for a separator that it refuses.
func splitStream(stream []byte) (documents [][]byte, ok bool) {
	if first := bytes.TrimSpace(stream); len(first) == 0 || first[0] == '{' || bytes.IndexByte(stream, '\r') >= 0 || stream[len(stream)-1] != '\n' {
		return nil, false
	}
	begin, next := 0, 0
	for line := 0; line < len(stream); line = next {
		next = line + bytes.IndexByte(stream[line:], '\n') + 1
		after, found := bytes.CutPrefix(stream[line:next], []byte("---"))
		if !found {
			continue
		}
		if rest := bytes.TrimSpace(after); len(rest) > 0 && rest[0] != '#' {
			return nil, false
		}
		// A separator with nothing before it belongs to the document that it begins.
		if line > begin {
			documents = append(documents, stream[begin:line])
			begin = next
		}
	}
	if begin < len(stream) {
		documents = append(documents, stream[begin:])
	}
	return documents, true
}
