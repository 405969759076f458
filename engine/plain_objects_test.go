package main

import (
	"math/rand"
	"strings"
	"testing"
)

// compareObjects holds plainObjects against splitObjects. It returns whether plainObjects took the stream.
func compareObjects(t *testing.T, stream string) bool {
	t.Helper()
	got, ok := plainObjects([]byte(stream), defaultMaxOutputBytes)
	if !ok {
		return false
	}
	objects, err := splitObjects([]byte(stream))
	if err != nil {
		t.Errorf("%q is taken, and is wrong: %s", stream, err)
		return true
	}
	want, err := Output{}.encode(objects)
	if err != nil || string(got) != string(want) {
		t.Errorf("%q is read as\n%s\nand not as\n%s (%v)", stream, got, want, err)
	}
	return true
}

func TestPlainObjectsAreWhatArgoCDReads(t *testing.T) {
	pieces := []string{
		"---\n", "---\n", "---\n# Source: a/b.yaml\n", "--- # c\n", "---  \n", "--- a\n", "---a\n", "\n", "# c\n", " ---\n", "...\n", "\r\n", "\t\n",
		"kind: A\n", "kind: A\napiVersion: v1\ndata:\n  a: |\n    b\n", "apiVersion: a/b\nkind: B\nlist:\n- 1\n- 1.0\n- 1e3\n- -5\n- 0x10\n", "kind: C\na: &x {b: <c>}\nd: *x\n", "kind: D\na: 1.0\nb: 1e21\nc: &y 9223372036854775807\n",
		"{\"kind\": \"J\"}\n", "{}\n", "null\n", "~\n", "kind: 1\n", "kind: \"\"\n", "apiVersion: a/b/c\nkind: A\n", "a: 1\n", "- kind: A\n", "text\n", "kind: A\nb: [\n", "kind: E\nb: \"<&>\u2028\"\n", "kind: F\nkind: G\n", "kind: K\n1: a\ntrue: b\n", "kind: L\na: |+\n  b\n\n",
	}
	taken := 0
	random := rand.New(rand.NewSource(1))
	for range 50_000 {
		var b strings.Builder
		for range 1 + random.Intn(8) {
			b.WriteString(pieces[random.Intn(len(pieces))])
		}
		stream := b.String()
		if random.Intn(10) == 0 {
			stream = strings.TrimSuffix(stream, "\n")
		}
		if compareObjects(t, stream) {
			taken++
		}
		if t.Failed() {
			return
		}
	}
	if taken < 2_000 {
		t.Errorf("only %d streams are taken", taken)
	}
}

func TestPlainObjectsKeepTheLimit(t *testing.T) {
	stream := []byte("kind: A\n---\nkind: B\n")
	if _, ok := plainObjects(stream, 20); ok {
		t.Error("more than the limit is answered")
	}
	if encoded, ok := plainObjects(stream, 26); !ok || string(encoded) != `[{"kind":"A"},{"kind":"B"}]` {
		t.Errorf("%s, %v", encoded, ok)
	}
}
