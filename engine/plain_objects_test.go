package main

import (
	"math/rand"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"
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

// What is made of a release, of what Helm read to sort it, is what is printed of it and read again.
func TestReleaseObjectsAreWhatIsPrinted(t *testing.T) {
	contents := []string{
		"kind: A", "kind: A\n", "kind: A\n\n\n", "kind: B\na: |\n  b", "kind: B\na: |\n  b\n", "kind: B\na: |-\n  b\n\n", "kind: C\na: |+\n  b\n\n", "kind: C\na: |+\n  b", "kind: D\na: |\n  b\n   \n", "kind: D\na: |\n  b\n   ",
		"kind: E\na: >\n  b\n  c", "kind: F\na: \"b\"  ", "kind: F\na: b\u00a0", "kind: G # c", "kind: H\na: &x 1\nb: *x\n", "# nothing\n", "---\nkind: I\n", "---\nkind: I\n---\nkind: J\n", "kind: K\n--- # c\nkind: L\n", "kind: M\n---\n", "", "  kind: N\n  a: 1\n", "{\"kind\": \"O\"}\n", "a: 1\n", "kind: P\r\n", "kind: Q\na: '\n\n  b'\n", "kind: R\na: |\n",
	}
	random := rand.New(rand.NewSource(1))
	some := func() (sources []helmSource) {
		for range random.Intn(4) {
			sources = append(sources, helmSource{path: "chart/templates/a.yaml", content: contents[random.Intn(len(contents))], test: random.Intn(3) == 0})
		}
		return sources
	}
	taken := 0
	for range 20_000 {
		a := helmArguments{IncludeCRDs: random.Intn(2) == 0, SkipTests: random.Intn(2) == 0}
		release := &helmRelease{crds: some(), manifests: some(), hooks: some()}
		yaml.KeepManifests(true)
		for _, s := range append(release.manifests, release.hooks...) {
			var head struct{ Kind string }
			_ = yaml.UnmarshalManifest(s.content, &head)
		}
		got, ok := a.releaseObjects(release)
		yaml.KeepManifests(false)
		if !ok {
			continue
		}
		taken++
		raw, err := a.print(release)
		if err != nil {
			t.Fatal(err)
		}
		objects, err := splitObjects(raw)
		if err != nil {
			t.Fatalf("taken, and is wrong: %s:\n%s", err, raw)
		}
		if want, err := (Output{}).encode(objects); err != nil || string(got) != string(want) {
			t.Fatalf("%q is read as\n%s\nand not as\n%s (%v)", raw, got, want, err)
		}
	}
	if taken < 5_000 {
		t.Errorf("only %d releases are taken", taken)
	}
}
