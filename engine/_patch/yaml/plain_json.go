package yaml

import (
	"strconv"
	"strings"
)

// fromJSON reads JSON as encoding/json writes it, and gives what yaml.v2 gives for it.
func fromJSON(document []byte) (value any, ok bool) {
	text := string(document)
	if text == "" || !printable(text) {
		return nil, false
	}
	defer func() {
		if p := recover(); p != nil {
			if _, mine := p.(notPlain); !mine {
				panic(p)
			}
			value, ok = nil, false
		}
	}()
	r := &reader{text: text}
	value = r.json()
	return value, r.pos == len(r.text)
}

// json reads the value at pos, and goes behind it.
func (r *reader) json() any {
	if r.depth++; r.depth > maxDepth {
		leave()
	}
	defer func() { r.depth-- }()
	switch r.at(r.pos) {
	case '{':
		m := map[interface{}]interface{}{}
		for r.more('}', len(m) == 0) {
			start := r.pos
			key := r.jsonString()
			if r.at(r.pos) != ':' || r.pos-start > maxKeyBytes {
				leave()
			}
			r.pos++
			if _, twice := m[key]; twice {
				leave()
			}
			m[key] = r.json()
		}
		return m
	case '[':
		list := []interface{}{}
		for r.more(']', len(list) == 0) {
			list = append(list, r.json())
		}
		return list
	case '"':
		return r.jsonString()
	}
	end := r.pos
	for end < len(r.text) && strings.IndexByte(",]}", r.text[end]) < 0 {
		end++
	}
	word := r.text[r.pos:end]
	r.pos = end
	switch word {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	if word == "" || strings.Trim(word, "0123456789eE+-.") != "" {
		leave()
	}
	switch n := resolve(word); n.kind {
	case intKind:
		number, err := strconv.Atoi(n.text)
		if err != nil {
			leave()
		}
		return number
	case floatKind:
		return n.number
	}
	leave()
	return nil
}

// more passes an opening bracket or a comma and says whether an element follows; else it passes the closing bracket.
func (r *reader) more(closing byte, first bool) bool {
	switch c := r.at(r.pos); {
	case first, c == ',':
		r.pos++
		if r.at(r.pos) != closing {
			return true
		}
		if !first {
			leave()
		}
		r.pos++
		return false
	case c == closing:
		r.pos++
		return false
	}
	leave()
	return false
}

func (r *reader) jsonString() string {
	if r.at(r.pos) != '"' {
		leave()
	}
	text, after := r.quoted(r.pos, -1)
	r.pos = after
	return text
}
