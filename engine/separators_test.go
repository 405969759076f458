package main

import (
	"maps"
	"math/rand"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"helm.sh/helm/v3/pkg/releaseutil"
	releaseutil4 "helm.sh/helm/v4/pkg/release/v1/util"
)

// What Helm's own SplitManifests does, with its regular expressions.
func TestManifestsAreCutWhereHelmCutsThem(t *testing.T) {
	separator3, separator4 := regexp.MustCompile("(?:^|\\s*\n)---\\s*"), regexp.MustCompile(`(?m)^---[ \t]*`)
	numbered := func(documents []string, trim func(string) string, empty func(string) bool) map[string]string {
		result := map[string]string{}
		for _, document := range documents {
			if !empty(document) {
				result["manifest-"+strconv.Itoa(len(result))] = trim(document)
			}
		}
		return result
	}
	pieces := []string{"---", "---", "\n", "\n", "\n---\n", " ", "\t", "\r\n", "\v", "\u00a0", "a: 1", "- b", "--", "-", "# c", "\n\n"}
	random := rand.New(rand.NewSource(1))
	for range 100_000 {
		var b strings.Builder
		for range random.Intn(12) {
			b.WriteString(pieces[random.Intn(len(pieces))])
		}
		text := b.String()
		want3 := numbered(separator3.Split(strings.TrimSpace(text), -1), strings.TrimSpace, func(s string) bool { return s == "" })
		if got := releaseutil.SplitManifests(text); !maps.Equal(got, want3) {
			t.Fatalf("Helm 3: %q is cut into %q and not %q", text, got, want3)
		}
		trimLeft := func(s string) string { return strings.TrimLeftFunc(s, unicode.IsSpace) }
		want4 := numbered(separator4.Split(trimLeft(text), -1), trimLeft, func(s string) bool { return strings.TrimSpace(s) == "" })
		if got := releaseutil4.SplitManifests(text); !maps.Equal(got, want4) {
			t.Fatalf("Helm 4: %q is cut into %q and not %q", text, got, want4)
		}
	}
}
