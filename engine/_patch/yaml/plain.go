package yaml

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"
)

// Plain is a document in the YAML that manifests and values are usually written in, read in one pass: block and one-line flow
// collections with keys that are strings, plain, quoted and block scalars, comments. Read is at least five times as fast as the parser
// of go.yaml.in/yaml/v2, and gives what that gives, or nothing: who calls it asks the parser then.
type Plain struct {
	root     node
	repeated bool // a key stands twice in one mapping
	open     bool // line breaks that follow the text would change a value
}

// kind is what a scalar resolves to, or a collection.
type kind uint8

const (
	nullKind kind = iota
	boolKind
	intKind
	floatKind
	stringKind
	listKind
	mapKind
)

// node is a value, and the key that it has in a mapping.
type node struct {
	key    string
	text   string // of a string; of an integer and a bool as JSON has them
	number float64
	items  []node // a mapping's are sorted by key, each key once
	kind   kind
}

// reader reads one document. Between two lines, pos is where a line begins.
type reader struct {
	text    string
	pos     int
	depth   int
	scratch []byte

	repeated, open bool
}

// maxDepth bounds the nesting; the parser's own limits are far beyond it.
const maxDepth = 200

// maxKeyBytes is below the 1024 that YAML allows an implicit key.
const maxKeyBytes = 1000

// notPlain is panicked with where a document leaves what is read here.
type notPlain struct{}

func leave() { panic(notPlain{}) }

// ReadPlain reads a document. It is not ok when the document is not plain, or not valid.
func ReadPlain(document []byte) (plain Plain, ok bool) { return readPlain(string(document)) }

func readPlain(document string) (plain Plain, ok bool) {
	if len(document) == 0 || !printable(document) {
		return Plain{}, false
	}
	defer func() {
		if p := recover(); p != nil {
			if _, mine := p.(notPlain); !mine {
				panic(p)
			}
			plain, ok = Plain{}, false
		}
	}()
	r := &reader{text: document}
	root := r.document()
	return Plain{root, r.repeated, r.open}, true
}

// printable says whether the parser takes every character as it is: no control characters, no line breaks but \n.
func printable(text string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= ' ' && c < 0x7f || c == '\n' || c == '\t' {
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r < 0xa0 || r == utf8.RuneError || r == 0x2028 || r == 0x2029 || r == 0xfeff || r == 0xfffe || r == 0xffff {
			return false
		}
		i += size - 1
	}
	return true
}

// document reads the whole text.
func (r *reader) document() node {
	for strings.HasPrefix(r.text[r.pos:], "#") || strings.HasPrefix(r.text[r.pos:], "\n") {
		r.pos = r.nextLine(r.pos)
	}
	if rest := r.text[r.pos:]; rest == "---" || strings.HasPrefix(rest, "---\n") {
		r.pos = r.nextLine(r.pos)
	}
	column := r.indent()
	if column < 0 {
		return node{}
	}
	root := r.block(r.pos+column, column)
	if r.indent() >= 0 {
		leave()
	}
	return root
}

// IsNull says whether there is nothing in the document.
func (p Plain) IsNull() bool { return p.root.kind == nullKind }

// Field returns a string field of a mapping, "" when there is none.
func (p Plain) Field(name string) string {
	if p.root.kind == mapKind {
		for i := range p.root.items {
			if item := &p.root.items[i]; item.key == name && item.kind == stringKind {
				return item.text
			}
		}
	}
	return ""
}

// IsMap says whether the document is a mapping.
func (p Plain) IsMap() bool { return p.root.kind == mapKind }

// AppendJSON appends the document as compact JSON, keys sorted, HTML not escaped.
func (p Plain) AppendJSON(b []byte) []byte { return p.root.appendJSON(b, false) }

func (n *node) appendJSON(b []byte, html bool) []byte {
	switch n.kind {
	case mapKind:
		b = append(b, '{')
		for i := range n.items {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(appendQuoted(b, n.items[i].key, html), ':')
			b = n.items[i].appendJSON(b, html)
		}
		return append(b, '}')
	case listKind:
		b = append(b, '[')
		for i := range n.items {
			if i > 0 {
				b = append(b, ',')
			}
			b = n.items[i].appendJSON(b, html)
		}
		return append(b, ']')
	case stringKind:
		return appendQuoted(b, n.text, html)
	case floatKind:
		number, err := json.Marshal(n.number)
		if err != nil {
			return append(b, "null"...) // never: what is read is finite
		}
		return append(b, number...)
	case nullKind:
		return append(b, "null"...)
	}
	return append(b, n.text...)
}

const hexDigits = "0123456789abcdef"

// appendQuoted appends a JSON string. What is read has no character that encoding/json escapes but these.
func appendQuoted(b []byte, s string, html bool) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && !(html && (c == '<' || c == '>' || c == '&')) {
			continue
		}
		b = append(b, s[from:i]...)
		from = i + 1
		switch c {
		case '\n':
			b = append(b, '\\', 'n')
		case '\t':
			b = append(b, '\\', 't')
		case '"', '\\':
			b = append(b, '\\', c)
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	b = append(b, s[from:]...)
	return append(b, '"')
}

// settle sorts a mapping's items; of equal keys the last one counts.
func (r *reader) settle(n *node) {
	sorted := true
	for i := 1; i < len(n.items) && sorted; i++ {
		sorted = n.items[i-1].key < n.items[i].key
	}
	if sorted {
		return
	}
	slices.SortStableFunc(n.items, func(a, b node) int { return strings.Compare(a.key, b.key) })
	kept := n.items[:0]
	for i := range n.items {
		if i+1 == len(n.items) || n.items[i+1].key != n.items[i].key {
			kept = append(kept, n.items[i])
		} else {
			r.repeated = true
		}
	}
	n.items = kept
}
