package util

import "strings"

// splitAtSeparators is regexp.MustCompile(`(?m)^---[ \t]*`).Split(text, -1), which takes a fifth of the time of a chart with large CRDs.
func splitAtSeparators(text string) (documents []string) {
	begin, at := 0, 0
	for {
		if strings.HasPrefix(text[at:], "---") {
			documents = append(documents, text[begin:at])
			begin = at + len("---")
			for begin < len(text) && (text[begin] == ' ' || text[begin] == '\t') {
				begin++
			}
			at = begin
		}
		next := strings.Index(text[at:], "\n---")
		if next < 0 {
			return append(documents, text[begin:])
		}
		at += next + 1
	}
}
