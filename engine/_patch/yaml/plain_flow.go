package yaml

import "strings"

// flow reads a flow collection that ends in its line; after is behind its bracket.
func (r *reader) flow(i int) (n node, after int) {
	if r.depth++; r.depth > maxDepth {
		leave()
	}
	defer func() { r.depth-- }()
	n.kind = listKind
	closing := byte(']')
	if r.text[i] == '{' {
		n.kind, closing = mapKind, '}'
	}
	if i = r.skip(i + 1); r.at(i) == closing {
		return n, i + 1
	}
	for {
		var key string
		if n.kind == mapKind {
			key, i = r.flowKey(i)
		}
		var item node
		item, i = r.flowValue(i)
		item.key = key
		n.items = append(n.items, item)
		switch i = r.skip(i); r.at(i) {
		case ',':
			i = r.skip(i + 1)
		case closing:
			if n.kind == mapKind {
				r.settle(&n)
			}
			return n, i + 1
		default:
			leave()
		}
	}
}

// at returns the character at i; the end of the text is a line's.
func (r *reader) at(i int) byte {
	if i >= len(r.text) {
		return '\n'
	}
	return r.text[i]
}

// flowKey reads a key and its colon; after is where the value begins.
func (r *reader) flowKey(i int) (key string, after int) {
	if c := r.at(i); c == '"' || c == '\'' {
		key, after = r.quoted(i, -1)
	} else {
		var n node
		n, after = r.flowPlain(i)
		// Right after a plain key, a colon without a space would be a part of it.
		if n.kind != stringKind || r.at(after+1) != ' ' {
			leave()
		}
		key = n.text
	}
	if r.at(after) != ':' || after-i > maxKeyBytes {
		leave()
	}
	return key, r.skip(after + 1)
}

func (r *reader) flowValue(i int) (n node, after int) {
	switch r.at(i) {
	case '"', '\'':
		text, after := r.quoted(i, -1)
		return node{kind: stringKind, text: text}, after
	case '[', '{':
		return r.flow(i)
	}
	return r.flowPlain(i)
}

// flowPlain reads a plain scalar of characters that mean nothing else in a flow collection.
func (r *reader) flowPlain(i int) (n node, after int) {
	for after = i; ; after++ {
		c := r.at(after)
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("_./$()+~;=", c) >= 0 {
			continue
		}
		if c == '-' && (after > i || !r.blank(after+1) && r.at(after+1) != ',') || after > i && (c == ' ' || c == '@' || c == '*' || c == '%') {
			continue
		}
		break
	}
	text := strings.TrimRight(r.text[i:min(after, len(r.text))], " ")
	if text == "" {
		leave()
	}
	switch r.at(after) {
	case ',', ']', '}', ':':
		return resolve(text), after
	}
	leave()
	return node{}, 0
}
