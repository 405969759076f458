package main

import (
	"encoding/binary"
	"encoding/json"
	"strings"
	"testing"
)

func TestMalformedFrames(t *testing.T) {
	frameOf := func(header, rest string) []byte {
		return append(append(binary.LittleEndian.AppendUint32(nil, uint32(len(header))), header...), rest...)
	}
	for name, test := range map[string]struct {
		frame []byte
		want  string
	}{
		"empty":            {nil, "shorter than its header length"},
		"header cut":       {[]byte{9, 0, 0, 0, '{'}, "shorter than its header"},
		"not JSON":         {frameOf("{", ""), "not valid"},
		"other protocol":   {frameOf(`{"protocol":2}`, ""), "protocol 2"},
		"no operation":     {frameOf(`{"protocol":1,"operation":"x"}`, ""), `unknown operation "x"`},
		"file cut":         {frameOf(`{"protocol":1,"operation":"ping","files":[{"path":"a","size":2}]}`, "x"), "files"},
		"file left over":   {frameOf(`{"protocol":1,"operation":"ping"}`, "x"), "1 bytes follow"},
		"negative size":    {frameOf(`{"protocol":1,"operation":"ping","files":[{"path":"a","size":-1}]}`, ""), "files"},
		"path outside":     {frameOf(`{"protocol":1,"operation":"ping","files":[{"path":"../a","size":0}]}`, ""), "not a clean path"},
		"absolute path":    {frameOf(`{"protocol":1,"operation":"ping","files":[{"path":"/a","size":0}]}`, ""), "not a clean path"},
		"path twice":       {frameOf(`{"protocol":1,"operation":"ping","files":[{"path":"a","size":0},{"path":"a","size":0}]}`, ""), "listed twice"},
		"unknown argument": {frameOf(`{"protocol":1,"operation":"glob.match","arguments":{"patern":"x"}}`, ""), "patern"},
	} {
		t.Run(name, func(t *testing.T) {
			got, _ := split(t, dispatch(test.frame))
			if got.OK || got.Error == nil || got.Error.Code != codeInput || !strings.Contains(got.Error.Message, test.want) {
				t.Errorf("got %+v, not an input error with %q", got.Error, test.want)
			}
		})
	}
}

func TestPanicBecomesAnError(t *testing.T) {
	operations["panic"] = func(*Request) ([]byte, any, error) { panic("boom") }
	defer delete(operations, "panic")
	got, _ := ask(t, "panic", nil, nil)
	if got.Error == nil || got.Error.Code != codeRender || got.Error.Message != "panic: boom" {
		t.Errorf("got %+v", got.Error)
	}
}

// A template that fails in one call, and OpenAPI schemas that one kustomization sets, must not show in the next.
func TestCallsDoNotSeeEachOther(t *testing.T) {
	chart := func(template string) map[string]string {
		return map[string]string{"Chart.yaml": "apiVersion: v2\nname: c\nversion: 1.0.0\n", "templates/a.yaml": template}
	}
	arguments := json.RawMessage(`{"helm":"4","output":"raw","maxOutputBytes":1000}`)
	render := func() string {
		got, raw := ask(t, "helm.template", arguments, chart("kind: A\nr: {{ randInt 0 1000000 }} {{ shuffle \"abcdefgh\" }}\nk: {{ keys (dict \"b\" 1 \"a\" 2) }}\n"))
		if !got.OK {
			t.Fatal(got.Error.Message)
		}
		return raw
	}
	first := render()
	for _, template := range []string{"{{ fail \"x\" }}", "{{ range until 1000 }}0123456789{{ end }}", `{{ define "r" }}{{ tpl "{{ include \"r\" . }}" . }}{{ end }}{{ include "r" . }}`} {
		if got, _ := ask(t, "helm.template", arguments, chart(template)); got.OK {
			t.Errorf("%s did not fail", template)
		}
		if again := render(); again != first {
			t.Errorf("after %s:\n%s\nnot:\n%s", template, again, first)
		}
	}
}
