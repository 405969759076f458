package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	yamlv2 "go.yaml.in/yaml/v2"
	"sigs.k8s.io/yaml"
)

// read says what yaml.v2 reads in a document, as JSON with the numbers that sigs.k8s.io/yaml would write.
func readByParser(document []byte) (string, error) {
	var value any
	if err := yamlv2.Unmarshal(document, &value); err != nil {
		return "", err
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(withStringKeys(value)); err != nil {
		return "", err
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}

func withStringKeys(value any) any {
	switch v := value.(type) {
	case map[any]any:
		m := map[string]any{}
		for key, each := range v {
			if _, isString := key.(string); !isString {
				return make(chan int) // no JSON
			}
			m[key.(string)] = withStringKeys(each)
		}
		return m
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = withStringKeys(v[i])
		}
		return list
	}
	return value
}

// comparePlain holds the fast reader against the parser. It returns whether the fast reader took the document.
func comparePlain(t *testing.T, document []byte) bool {
	t.Helper()
	plain, ok := yaml.ReadPlain(document)
	if !ok {
		return false
	}
	want, err := readByParser(document)
	if err != nil {
		t.Errorf("taken, and the parser says %s:\n%q", err, document)
		return true
	}
	if got := string(plain.AppendJSON(nil)); got != want {
		t.Errorf("%q is read as\n%s\nand not as\n%s", document, got, want)
	}
	return true
}

var plainScalars = []string{
	"a", "a b", "a:b", "http://x/y?z=1", "a#b", "a #b", "yes", "No", "y", "n", "on", "OFF", "true", "False", "null", "~", "Null", "nil", "12", "0", "007", "08", "0x1F", "0o17", "0b11", "-0b11",
	"+5", "-5", "-", "--", "-a", "- a", "1.5", "1.50", ".5", "1.", "1e3", "1E-7", "-0", "-0.0", "1_000", "1_0.5", "0x_1", "18446744073709551615", "9223372036854775807", "9223372036854775808",
	"99999999999999999999", "1e400", ".inf", "-.inf", "+.Inf", ".nan", ".Nan", "2001-12-14", "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43", "2001-99-99", "1234-5", "123e-5", "12:30:45", "190:20:30",
	"100m", "10Gi", "1.2.3", "v1", "<<", "<a", "=", "a=b", "?", "? a", "?a", ":", ":a", "a:", "a :", "a : b", "a: b", ",a", "a,b", "[a", "]", "{a", "}", "a]", "a}", "&a", "*a", "!a", "!!str 1", "|a", ">a", "%a", "@a", "`a",
	"é", "ü: x", "\u00a0", "\u2028", "\ufeff", "\x7f", "\u0085", "\U0001f600", "a\tb", "\ta", "a\t", "...", "---", "--- a", "a---", "$(X)", "{{ x }}", "(a)", "/a", "\\n", "'", "\"", "a'b", "a\"b",
	`""`, `''`, `"a"`, `'a'`, `"a\nb"`, `"a\tb"`, `"\"\\"`, `"\u00e9\u003c"`, `"\u0001"`, `"\ud83d\ude00"`, `"\x41"`, `"\/"`, `"\ a\ "`, "\"a \\\n    b\"", `"\q"`, `"a\`, `'it''s'`, `'a''`, `''''`, `"a" b`, `'a'b`, `"a"#b`, `"a" # b`, `'a' # b`, `"12"`, `'true'`, `"a: b"`, `'#a'`, `"tab	in"`, `'tab	in'`,
	"[]", "{}", "[ ]", "{ }", "[a]", "[a, b]", "[a,b]", "[1, true, null, ~]", "[a b, c]", "[a: b]", "[a:b]", `["a", 'b']`, `["a": 1]`, "[a,]", "[,a]", "[[a], [b]]", "[a]]", "[a] b", "[a] # b", "[a]#b", "[-a, - b]", "[-, a]", "[-]", "[- a]", "[a-b, -1]",
	"{a: b}", "{a:b}", "{a: b, c: d}", `{"a":1}`, `{"a": 1, "a": 2}`, `{"a" : 1}`, "{a: }", "{a: , b: 1}", "{a}", "{a: [b, {c: d}]}", "{y: 1}", "{1: a}", "{a: 'b', \"c\": d}", "{a: b c}", "{a: b,c: d}", `{"a":b,"c":[]}`, "{a: *b}", "[a?b]", "[a#b]", "[a #b]", "[http://x]", "[a@b, c*d, e%f]", "[*a]", "[$(a), ~b, ;c, =]",
	"|", "|-", "|+", ">", ">-", ">+", "|2", "|-2", "| # c", "|#c", "| a",
}

var plainDocuments = []string{
	"", "\n", "# a\n", "---\n", "---\n# a\n", "---\n---\n", "--- \na: 1\n", "---\na: 1\n---\nb: 1\n", "a: 1\n...\n", "%YAML 1.1\n---\na: 1\n", "a", "- a", "a: 1", "  a: 1\n  b: 2\n", "  a: 1\n b: 2\n", " a: 1\n  b: 2\n",
	"a:\n  b: 1\n c: 1\n", "a:\n- b\n- c\nd: 1\n", "a:\n  - b\n  - c\nd: 1\n", "a:\n  - b\n- c\n", "a:\n- b\n - c\n", "- a\n-\n- b\n", "-\n  a: 1\n- \n  - b\n", "- - a\n  - b\n- c\n", "- - a\n - b\n", "-   a: 1\n    b: 2\n- c: 1\n", "-   a: 1\n   b: 2\n",
	"a: b\n c\n", "a: b\n  c\n\n  d\n", "a: b\n  c: d\n", "a: b # x\n  c\n", "a: b\n# x\n  c\n", "a: b\n  # x\nc: d\n", "a: b\n  c # x\nd: e\n", "a: b\n  c # x\n  d\n", "a: b\n  c\n d\ne: f\n", "a: 1\n  2\n", "a: b\n  - c\n", "a: b\n  c:\n", "- a\n  b\n- c\n", "- a\n b\n- c\n", "a: b  \n  c  \n", "a:\n  b\n", "a:\n  b\n  c\n", "a:\n\n  b: 1\n",
	"a: \"b\n  c\"\n", "a: \"b\n\n  c\"\nd: 1\n", "a: 'b\n  c'\n", "a: 'b''\n  c'\n", "a: \"b \\\n  c\"\n", "a: \"b\\n\n  c\"\n", "a: \"\n  c\"\n", "a: \"b\nc\"\n", "a: 'b   \n   c  '\n", "- 'a\n  b'\n", "\"a\nb\": c\n", "a: 'b\n  c' # d\n", "a: 'b\n  c' d\n", "a: \" \n b\"\n", "a: \"b\\t \n  c\"\n", "a: \"b \\\n  \\ c\\\n\n  d\"\n", "a: \"b\\ \n  c\"\n", "a: \"\\\n  b\"\n", "a: \"b\\\n\"\n",
	"a: |\n  b\n  c\n", "a: |\n  b\n\n  c\n\n\nd: 1\n", "a: |-\n  b\n\n", "a: |+\n  b\n\nc: 1\n", "a: |+\n\n\nc: 1\n", "a: |\nb: 1\n", "a: |", "a: |\n", "a: |\n  b", "a: |+\n  b\n  ", "a: |\n    b\n   c\n", "a: |\n   \n  b\n", "a: |\n\n  b\n", "a: |\n \n  b\n   c\n  d\n", "a: |\n  b\n  \tc\n", "a: |\n\tb\n", "a: |\n  b\n \tc\n", "a: |\n  # b\n # c\nd: 1\n", "a: |\n  ---\n  b\n", "- |\n  a\n- b\n", "a:\n- |\n a\n- b\n", "- a: |\n    b\n  c: 1\n", "- a: |\n  b\n", "a: |\n  b\n    \n  c\n", "a: |\n  b \n", "a: |\n  b\n   \n",
	"a: >\n  b\n  c\n\n  d\n\n\n  e\n", "a: >\n  b\n    c\n  d\n", "a: >\n  b\n\n    c\n\n  d\n", "a: >-\n  b\n  c\n", "a: >+\n  b\n\n\n", "a: >\n\n  b\n", "a: >\n  b\n\n", "a: >\n    b\n\n     c\n    d\n",
	"a: 1\na: 2\n", "b: 1\na: 2\n", "b: {a: 1}\nb: 2\nb: 3\n", "\"a\": 1\n'b': 2\n", "\"a\" : 1\n", "'a'b: 1\n", "1: a\n", "true: a\n", "y: a\n", "null: a\n", "~: a\n", "1.5: a\n", "2001-01-01: a\n", "<<: a\n", "a b: c\n", "a  : c\n", "a:b: c\n", "a: &x 1\nb: *x\n", "a: !!str 1\n", "? a\n: b\n", "[a]: b\n", "{a: b}\n", "[a]\n", "a: [b,\n  c]\n", "a: {b: c\n  }\n", "a:\t1\n", "a: 1\t\n", "\ta: 1\n", "a:\n\t- b\n", "a: 1\n\t\nb: 2\n", "a: 1\n\n   \nb: 2\n", "a: 1\r\nb: 2\r\n", "a: \xff\n", "a: - b\n", "a: b: c\n", "- a: b: c\n", "a:\n  b: 1\n  - c\n", "a:\n  - b\n  c: 1\n", "a: 1\n- b\n", "- a\nb: 1\n", "a:\n    b: 1\n  # c\n    d: 2\n", "- # a\n  b: 1\n", "- #a\n- b\n", "a: # b\n  c: 1\n", "a: #b\n", "a: b#\n", "a:#b\n",
	"a:\n- b: 1\n  c: 2\n-\n- d\ne: 1\n", "a:\n- - b\n  - c\n", "- \"a\": 1\n  'b': 2\n", "- \"a\"\n- 'b'\n", "- a:\n    b\n", "- a:\n  - b\n  c: d\n", "- a:\n  b: 1\n- c:\n", "a:\n b:\n  c:\n   d:\n  e:\n f:\n",
}

func TestPlainYAMLIsWhatTheParserReads(t *testing.T) {
	taken := 0
	for _, document := range plainDocuments {
		if comparePlain(t, []byte(document)) {
			taken++
		}
	}
	for _, scalar := range plainScalars {
		for _, around := range [][2]string{{"a: ", "\n"}, {"a: ", ""}, {"a: ", "\n  x\nb: 1\n"}, {"a:\n  ", "\n"}, {"a: ", "\nb: 1\n"}, {"- ", "\n- b\n"}, {"- a: ", "\n  b: 1\n"}, {"", ": 1\n"}, {"- ", ": 1\n"}, {"a:\n- ", "\n"}, {"a: b\n  ", "\n"}, {"a: |\n  ", "\n"}, {"a: >\n  b\n  ", "\n"}, {"a: [", "]\n"}, {"a: {b: ", "}\n"}, {"a: {", ": b}\n"}, {"a: \"", "\"\n"}, {"a: '", "'\n"}, {"# ", "\na: 1\n"}, {"a: 1 # ", "\n"}, {"", "\n"}} {
			if comparePlain(t, []byte(around[0]+scalar+around[1])) {
				taken++
			}
		}
	}
	if taken < 1500 {
		t.Errorf("only %d documents are read fast", taken)
	}
}

// Documents are cut, joined and mixed at random, always in the same way.
func TestPlainYAMLOfRandomDocuments(t *testing.T) {
	rounds := 200_000
	if n, err := strconv.Atoi(os.Getenv("PLAIN_YAML_ROUNDS")); err == nil {
		rounds = n
	}
	random := rand.New(rand.NewSource(1))
	pieces := append([]string{"a: ", "b: ", "  ", "    ", "\n", "\n", "\n  ", "\n    ", "- ", "\n- ", "\n  - ", ": ", " #", "c:\n  d: ", "e:\n- ", "\n\n", " ", "|\n  ", ">\n   ", "'", "\"", ", ", "[", "]"}, plainScalars...)
	taken := 0
	for range rounds {
		var b strings.Builder
		for range 1 + random.Intn(12) {
			b.WriteString(pieces[random.Intn(len(pieces))])
		}
		if comparePlain(t, []byte(b.String())) {
			taken++
		}
		if t.Failed() {
			return
		}
		document := plainDocuments[random.Intn(len(plainDocuments))]
		at := random.Intn(len(document) + 1)
		comparePlain(t, []byte(document[:at]+pieces[random.Intn(len(pieces))]+document[at:]))
	}
	if taken < rounds/100 {
		t.Errorf("only %d of %d documents are read fast", taken, rounds)
	}
}

func TestPlainYAMLOfRealFiles(t *testing.T) {
	files, taken := 0, 0
	root := os.Getenv("PLAIN_YAML_FILES")
	if root == "" {
		root = "../examples"
	}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".yaml") {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for document := range strings.SplitSeq(string(content), "\n---\n") {
			files++
			if comparePlain(t, []byte(document)) {
				taken++
			}
		}
		return nil
	})
	if err != nil || taken*4 < files*3 {
		t.Errorf("%d of %d documents are read fast: %v", taken, files, err)
	}
	t.Logf("%d of %d documents are read fast", taken, files)
}

// The targets for which sigs.k8s.io/yaml makes strings of numbers.
func TestPlainYAMLIntoStructs(t *testing.T) {
	type inner struct {
		Name        string            `json:"name"`
		Annotations map[string]string `json:"annotations"`
		Any         any               `json:"any"`
		List        []string          `json:"list"`
		Raw         json.RawMessage   `json:"raw"`
		Pointer     *string           `json:"pointer"`
	}
	type nested struct {
		Hash bool `json:"hash"`
	}
	type Embedded struct {
		Values  map[string]any `json:"values"`
		Options *nested        `json:"options"`
	}
	type outer struct {
		Embedded
		Kind     string `json:"kind,omitempty"`
		Metadata *inner `json:"metadata,omitempty"`
		Inline   inner  `json:",inline"`
		Number   int    `json:"number"`
	}
	for _, document := range []string{
		"kind: 1\nmetadata: {name: 1.5, annotations: {a: true, b: 10, c: 1e30, d: null, e: x}}\n",
		"KIND: x\nkind: y\nNumber: 3\nother: [1, 2]\n", "kınd: x\nKind: <a&b>\n", "metadata:\n  any: {a: 1}\n  list: [1, true, a]\n  raw: {b: 0x10, a: <x>}\n  pointer: 12\n",
		"metadata: null\nkind: null\n", "metadata: []\n", "number: a\n", "number: 1.5\n", "name: 1\nlist:\n- 0644\n- 1.0\n", "- a\n", "kind: a\nkind: b\n", "kind: {}\n", "# nothing\n", "values: {a: {b: 1}, c: [{d: x}]}\noptions: {hash: true}\n",
	} {
		for _, strict := range []bool{false, true} {
			// An anchor is not plain, and changes nothing.
			slow := "zzz: &a 0\n" + document
			if document[0] == '-' || document[0] == '#' {
				slow = "&a\n" + document
			}
			unmarshal := func(text string, into any) error {
				if strict {
					return yaml.UnmarshalStrict([]byte(text), into)
				}
				return yaml.Unmarshal([]byte(text), into)
			}
			for _, target := range []any{&outer{}, &map[string]any{}, &map[string]string{}, new(any), &[]string{}, &map[string]inner{}} {
				fast, reference := reflect.New(reflect.TypeOf(target).Elem()).Interface(), reflect.New(reflect.TypeOf(target).Elem()).Interface()
				errFast, errSlow := unmarshal(document, fast), unmarshal(slow, reference)
				if m, ok := reference.(*map[string]any); ok {
					delete(*m, "zzz")
				}
				if m, ok := (*asAny(reference)).(map[string]any); ok {
					delete(m, "zzz")
				}
				if m, ok := reference.(*map[string]string); ok {
					delete(*m, "zzz")
				}
				if strict && errSlow != nil && reflect.TypeOf(target) == reflect.TypeFor[*outer]() || reflect.TypeOf(target) == reflect.TypeFor[*map[string]inner]() {
					continue // the anchor's own key is what is refused
				}
				if (errFast == nil) != (errSlow == nil) || errFast == nil && !reflect.DeepEqual(fast, reference) {
					t.Errorf("%q (strict: %v) into %T: %+v, %v; by the parser %+v, %v", document, strict, target, fast, errFast, reference, errSlow)
				}
			}
		}
	}
}

func asAny(pointer any) *any {
	if p, ok := pointer.(*any); ok {
		return p
	}
	return new(any)
}

func TestJSONToYAMLIsWhatTheParserMakes(t *testing.T) {
	for _, document := range []string{
		`{}`, `[]`, `null`, `true`, `"a"`, `1`, `-0`, `1.5`, `1e+21`, `1e-7`, `12345678901234567890`, `{"b":[1,{"a":null}],"a":{},"c":[]}`, `{"a":1,"a":2}`, `{"y":"yes","1":"1","~":"~"}`, `"\u003ca\u0026\u003e"`, `"a\nb\tc\"\\"`,
		`"\u0000\u001f"`, `"\b\f\r"`, `"é\u2028😀"`, `"a\/b"`, `"` + strings.Repeat("x", 3000) + `"`, `{"` + strings.Repeat("x", 1100) + `":1}`, `[1,]`, `{"a"}`, `[`, ``, `{"a":1}x`, `[1 ,2]`, `1_000`, `0x10`, `nul`, `99999999999999999999999`, `"a\n\nb\n"`, `" a"`, `"---"`,
	} {
		var value any
		want, wantErr := []byte(nil), yamlv2.Unmarshal([]byte(document), &value)
		if wantErr == nil {
			want, wantErr = yamlv2.Marshal(value)
		}
		got, err := yaml.JSONToYAML([]byte(document))
		if (err == nil) != (wantErr == nil) || err == nil && !bytes.Equal(got, want) {
			t.Errorf("%.100q: %.100q, %v and not %.100q, %v", document, got, err, want, wantErr)
		}
	}
}
