package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
	k8syaml "k8s.io/apimachinery/pkg/util/yaml"
)

const skipFileRendering = "+argocd:skip-file-rendering"

// manifestFile is the outcome of one file: its objects, why it failed, or why it was skipped.
type manifestFile struct {
	Path    string           `json:"path"`
	Objects []map[string]any `json:"objects,omitempty"`
	Error   string           `json:"error,omitempty"`
	Skipped string           `json:"skipped,omitempty"`
}

// manifestsParse reads each file of the request as Argo CD reads the files of a directory source
// (reposerver findManifests and getObjsFromYAMLOrJSON). Which files those are is the host's to say.
func manifestsParse(r *Request) ([]byte, any, error) {
	var a struct {
		MaxOutputBytes int `json:"maxOutputBytes"`
	}
	if err := r.arguments(&a); err != nil {
		return nil, nil, err
	}
	output := Output{MaxOutputBytes: a.MaxOutputBytes}
	var b bytes.Buffer
	b.WriteByte('[')
	for i, f := range r.Files {
		if i > 0 {
			b.WriteByte(',')
		}
		encoded, err := encodeJSON(parseManifest(f.Path, r.tree[f.Path]))
		if err != nil {
			return nil, nil, err
		}
		b.Write(encoded)
		if b.Len() > output.max() {
			return nil, nil, output.limitError(b.Len())
		}
	}
	b.WriteByte(']')
	return b.Bytes(), nil, nil
}

// MarshalJSON writes an empty list of objects, and leaves it out only beside an error or a reason.
func (f manifestFile) MarshalJSON() ([]byte, error) {
	type plain manifestFile
	if f.Error != "" || f.Skipped != "" {
		return encodeJSON(plain(f))
	}
	objects := f.Objects
	if objects == nil {
		objects = []map[string]any{}
	}
	return encodeJSON(struct {
		Path    string           `json:"path"`
		Objects []map[string]any `json:"objects"`
	}{f.Path, objects})
}

func parseManifest(file string, content []byte) manifestFile {
	// UTF-16 with a byte order mark, or UTF-8, whose mark is dropped and whose invalid bytes are replaced.
	text, _, err := transform.Bytes(unicode.BOMOverride(unicode.UTF8.NewDecoder()), content)
	if err != nil {
		return manifestFile{Path: file, Error: fmt.Sprintf("failed to read %q: %s", path.Base(file), err)}
	}
	if bytes.Contains(text, []byte(skipFileRendering)) {
		return manifestFile{Path: file, Skipped: "it contains " + skipFileRendering}
	}
	if strings.HasSuffix(file, ".json") {
		return parseJSONManifest(file, text)
	}
	objects, err := parseYAMLManifest(text)
	switch {
	case err == nil:
		return manifestFile{Path: file, Objects: objects}
	case len(objects) == 0 && !looksLikeManifest(text):
		return manifestFile{Path: file, Skipped: fmt.Sprintf("it does not look like a manifest, and is not read as one: %s", err)}
	}
	return manifestFile{Path: file, Error: fmt.Sprintf("Failed to unmarshal %q: %s", path.Base(file), err)}
}

func parseJSONManifest(file string, text []byte) manifestFile {
	var object kubeObject
	decoder := json.NewDecoder(bytes.NewReader(text))
	if err := decoder.Decode(&object); err != nil {
		return manifestFile{Path: file, Error: fmt.Sprintf("Failed to unmarshal %q: %s", path.Base(file), err)}
	}
	if decoder.More() {
		return manifestFile{Path: file, Error: fmt.Sprintf("Found multiple objects in %q. Only single objects are allowed in JSON files.", path.Base(file))}
	}
	return manifestFile{Path: file, Objects: []map[string]any{object}}
}

// parseYAMLManifest returns the objects up to the first error, and the error.
func parseYAMLManifest(text []byte) (objects []map[string]any, err error) {
	decoder := k8syaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), 4096)
	for {
		object := &kubeObject{}
		if err := decoder.Decode(&object); errors.Is(err, io.EOF) {
			return objects, nil
		} else if err != nil {
			return objects, fmt.Errorf("failed to unmarshal manifest: %w", err)
		}
		if object != nil {
			objects = append(objects, *object)
		}
	}
}

// looksLikeManifest is Argo CD's test of whether a file that does not parse was meant to be one.
func looksLikeManifest(text []byte) bool {
	for _, word := range []string{"apiVersion:", "kind:", "metadata:"} {
		if !bytes.Contains(text, []byte(word)) {
			return false
		}
	}
	return true
}
