package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"sigs.k8s.io/yaml"
)

// plainObjects is splitObjects and Output.encode in one, for a stream most documents of which are plain YAML (yaml.ReadPlain): from
// text to JSON without a map in between. It is not ok for any other stream, for one in which splitObjects finds an error, and for
// output beyond the limit.
func plainObjects(stream []byte, limit int) (encoded []byte, ok bool) {
	objects := objectList{encoded: append(make([]byte, 0, len(stream)), '['), limit: limit}
	if !objects.addStream(stream) {
		return nil, false
	}
	return append(objects.encoded, ']'), true
}

// releaseObjects is plainObjects of what is printed of a release, without printing it: most of its documents were read already, when
// Helm sorted them.
func (a *helmArguments) releaseObjects(release *helmRelease) (encoded []byte, ok bool) {
	sources := slices.Clone(release.manifests)
	if a.IncludeCRDs {
		sources = slices.Concat(release.crds, release.manifests)
	}
	printed := len("\n")
	// What is printed before the hooks is trimmed at its end.
	if last := len(sources) - 1; last >= 0 {
		sources[last].content = strings.TrimRightFunc(sources[last].content, unicode.IsSpace)
	}
	sources = append(sources, a.printedHooks(release)...)
	for _, s := range sources {
		printed += len("---\n# Source: \n\n") + len(s.path) + len(s.content)
	}
	if printed > a.max() {
		return nil, false
	}
	objects := objectList{encoded: append(make([]byte, 0, printed), '['), limit: a.max()}
	for _, s := range sources {
		if plain, known := yaml.KeptManifest(s.content); known {
			ok = objects.add(func(b []byte) ([]byte, bool) { return appendPlain(b, plain) })
		} else {
			ok = !strings.Contains(s.path, "\n") && objects.addStream(fmt.Appendf(nil, "---\n# Source: %s\n%s\n", s.path, s.content))
		}
		if !ok {
			return nil, false
		}
	}
	return append(objects.encoded, ']'), true
}

// objectList is a JSON array of objects that is being written.
type objectList struct {
	encoded []byte
	limit   int
}

// addStream adds the objects of a stream.
func (l *objectList) addStream(stream []byte) bool {
	documents, ok := splitStream(stream)
	if !ok {
		return false
	}
	for _, document := range documents {
		if !l.add(func(b []byte) ([]byte, bool) { return appendObject(b, document) }) {
			return false
		}
	}
	return true
}

// add adds an object, or nothing when nothing is appended.
func (l *objectList) add(object func(b []byte) ([]byte, bool)) bool {
	b := l.encoded
	if len(b) > 1 {
		b = append(b, ',')
	}
	with, ok := object(b)
	if !ok || len(with) > l.limit {
		return false
	}
	if len(with) > len(b) {
		l.encoded = with
	}
	return true
}

// appendPlain appends the object of a plain document, or nothing for null.
func appendPlain(b []byte, plain yaml.Plain) ([]byte, bool) {
	if plain.IsNull() {
		return b, true
	}
	if plain.Field("kind") == "" || strings.Count(plain.Field("apiVersion"), "/") > 1 {
		return nil, false
	}
	return plain.AppendJSON(b), true
}

// appendObject appends the object of a document, or nothing for null.
func appendObject(b, document []byte) ([]byte, bool) {
	if plain, ok := yaml.ReadPlain(document); ok {
		return appendPlain(b, plain)
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
