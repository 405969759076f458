package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	k8sjson "k8s.io/apimachinery/pkg/util/json"
	k8syaml "k8s.io/apimachinery/pkg/util/yaml"
)

const defaultMaxOutputBytes = 64 << 20

// Output says in which form a rendering operation answers, and how large the answer may be.
type Output struct {
	Output         string `json:"output"`
	MaxOutputBytes int    `json:"maxOutputBytes"`
}

func (o Output) max() int {
	if o.MaxOutputBytes > 0 {
		return o.MaxOutputBytes
	}
	return defaultMaxOutputBytes
}

func (o Output) check() error {
	if o.Output != "raw" && o.Output != "objects" {
		return failf(codeInput, `output must be "raw" or "objects", not %q`, o.Output)
	}
	return nil
}

func (o Output) limitError(size int) *Error {
	return failf(codeLimit, "the output has %d bytes, more than the limit of %d", size, o.max())
}

// finish turns a tool's output into what was asked for: the bytes, or a JSON array of the objects in them.
func (o Output) finish(raw []byte) ([]byte, error) {
	if len(raw) > o.max() {
		return nil, o.limitError(len(raw))
	}
	if o.Output == "raw" {
		return raw, nil
	}
	if encoded, ok := plainObjects(raw, o.max()); ok {
		return encoded, nil
	}
	objects, err := splitObjects(raw)
	if err != nil {
		return nil, err
	}
	return o.encode(objects)
}

// encode writes objects as a JSON array. It stops at the limit.
func (o Output) encode(objects []map[string]any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('[')
	for i, object := range objects {
		if i > 0 {
			b.WriteByte(',')
		}
		encoded, err := encodeJSON(object)
		if err != nil {
			return nil, err
		}
		b.Write(encoded)
		if b.Len() > o.max() {
			return nil, o.limitError(b.Len())
		}
	}
	b.WriteByte(']')
	return b.Bytes(), nil
}

func encodeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// splitObjects reads a tool's output as Argo CD does (gitops-engine pkg/utils/kube SplitYAML): the whole stream is split first,
// null documents are dropped, then each document must be an object.
func splitObjects(stream []byte) ([]map[string]any, error) {
	d := k8syaml.NewYAMLOrJSONDecoder(bytes.NewReader(stream), 4096)
	var documents []rawDocument
	for {
		var document rawDocument
		if err := d.Decode(&document); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("failed to unmarshal manifest: %w", err)
		}
		if document = bytes.TrimSpace(document); len(document) != 0 && string(document) != "null" {
			documents = append(documents, document)
		}
	}
	objects := make([]map[string]any, 0, len(documents))
	for _, document := range documents {
		var object kubeObject
		// Argo CD reads the JSON as YAML a second time, which changes nothing but the time that it takes.
		if err := json.Unmarshal(document, &object); err != nil {
			return nil, fmt.Errorf("failed to unmarshal manifest: %w", err)
		}
		objects = append(objects, object)
	}
	return objects, nil
}

// rawDocument keeps a document's JSON, as runtime.RawExtension does: null leaves it empty.
type rawDocument []byte

func (d *rawDocument) UnmarshalJSON(b []byte) error {
	if string(b) != "null" {
		*d = append((*d)[:0], b...)
	}
	return nil
}

// kubeObject decodes as unstructured.Unstructured does: numbers become int64 or float64, and a kind is required.
type kubeObject map[string]any

func (o *kubeObject) UnmarshalJSON(b []byte) error {
	m := map[string]any{}
	if err := k8sjson.Unmarshal(b, &m); err != nil {
		return err
	}
	kind, _ := m["kind"].(string)
	apiVersion, _ := m["apiVersion"].(string)
	if kind == "" || strings.Count(apiVersion, "/") > 1 {
		return fmt.Errorf("Object 'Kind' is missing in '%s'", b) //nolint:staticcheck // Kubernetes' own words
	}
	*o = m
	return nil
}
