package main

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// vector is one request and what must come back. The host runs the same ones through the WebAssembly module.
type vector struct {
	Name      string                     `json:"name"`
	Operation string                     `json:"operation"`
	Arguments json.RawMessage            `json:"arguments"`
	Files     map[string]json.RawMessage `json:"files"` // text, or {"base64": …}
	Expect    expectation                `json:"expect"`
}

// expectation names only what the vector is about; Error.Message is a part of the message.
type expectation struct {
	Raw      *string         `json:"raw,omitempty"`
	JSON     json.RawMessage `json:"json,omitempty"` // the raw output, compared as JSON
	Result   json.RawMessage `json:"result,omitempty"`
	Observed json.RawMessage `json:"observed,omitempty"`
	Warnings []string        `json:"warnings,omitempty"`
	Error    *Error          `json:"error,omitempty"`
}

type reply struct {
	Protocol int             `json:"protocol"`
	OK       bool            `json:"ok"`
	Observed json.RawMessage `json:"observed"`
	Warnings []string        `json:"warnings"`
	Result   json.RawMessage `json:"result"`
	Error    *Error          `json:"error"`
}

// ask sends a request frame through dispatch.
func ask(t *testing.T, operation string, arguments json.RawMessage, files map[string]string) (reply, string) {
	t.Helper()
	request := map[string]any{"protocol": 1, "operation": operation, "seed": 1, "arguments": arguments}
	var entries []FileEntry
	var contents strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		entries = append(entries, FileEntry{name, len(files[name])})
		contents.WriteString(files[name])
	}
	request["files"] = entries
	header, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	return split(t, dispatch(append(append(binary.LittleEndian.AppendUint32(nil, uint32(len(header))), header...), contents.String()...)))
}

func split(t *testing.T, response []byte) (reply, string) {
	t.Helper()
	n := binary.LittleEndian.Uint32(response)
	var r reply
	if err := json.Unmarshal(response[4:4+n], &r); err != nil {
		t.Fatal(err)
	}
	return r, string(response[4+n:])
}

func TestVectors(t *testing.T) {
	paths, err := filepath.Glob("testdata/vectors/*.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no vectors: %v", err)
	}
	covered := map[string]bool{}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var vectors []vector
		if err := json.Unmarshal(content, &vectors); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for _, v := range vectors {
			covered[v.Operation] = true
			t.Run(v.Operation+"/"+v.Name, func(t *testing.T) { v.check(t) })
		}
	}
	for name := range operations {
		if !covered[name] {
			t.Errorf("no vector for %s", name)
		}
	}
}

func (v vector) check(t *testing.T) {
	files := map[string]string{}
	for name, content := range v.Files {
		var text string
		var binary struct {
			Base64 string `json:"base64"`
		}
		if json.Unmarshal(content, &text) != nil {
			if err := json.Unmarshal(content, &binary); err != nil {
				t.Fatal(err)
			}
			decoded, err := base64.StdEncoding.DecodeString(binary.Base64)
			if err != nil {
				t.Fatal(err)
			}
			text = string(decoded)
		}
		files[name] = text
	}
	got, raw := ask(t, v.Operation, v.Arguments, files)
	if v.Expect.Error != nil {
		if got.Error == nil || got.Error.Code != v.Expect.Error.Code || !strings.Contains(got.Error.Message, v.Expect.Error.Message) {
			t.Fatalf("got %+v, not the error %+v", got.Error, *v.Expect.Error)
		}
		return
	}
	if !got.OK || got.Protocol != protocolVersion {
		t.Fatalf("failed: %+v", got.Error)
	}
	if v.Expect.Raw != nil && *v.Expect.Raw != raw {
		t.Errorf("raw output:\n%s\nnot:\n%s", raw, *v.Expect.Raw)
	}
	sameJSON(t, "output", json.RawMessage(raw), v.Expect.JSON)
	sameJSON(t, "result", got.Result, v.Expect.Result)
	sameJSON(t, "observed", got.Observed, v.Expect.Observed)
	if !slices.Equal(got.Warnings, v.Expect.Warnings) {
		t.Errorf("warnings %q, not %q", got.Warnings, v.Expect.Warnings)
	}
}

// sameJSON compares numbers by their digits, so that a large integer that became a float shows.
func sameJSON(t *testing.T, what string, got, want json.RawMessage) {
	t.Helper()
	if want == nil {
		return
	}
	decode := func(text json.RawMessage) (v any) {
		d := json.NewDecoder(strings.NewReader(string(text)))
		d.UseNumber()
		if err := d.Decode(&v); err != nil {
			t.Fatalf("%s is not JSON: %v: %s", what, err, text)
		}
		return v
	}
	if !reflect.DeepEqual(decode(got), decode(want)) {
		t.Errorf("%s:\n%s\nnot:\n%s", what, got, want)
	}
}
