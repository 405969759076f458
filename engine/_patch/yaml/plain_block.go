package yaml

import "strings"

// nextLine returns where the line after i begins.
func (r *reader) nextLine(i int) int {
	if end := strings.IndexByte(r.text[i:], '\n'); end >= 0 {
		return i + end + 1
	}
	return len(r.text)
}

// indent goes to the next line that is neither blank nor a comment and returns its indentation, -1 at the end.
func (r *reader) indent() int {
	for {
		i := r.pos
		for i < len(r.text) && r.text[i] == ' ' {
			i++
		}
		if i == len(r.text) {
			r.pos = i
			return -1
		}
		switch r.text[i] {
		case '\n':
			r.pos = i + 1
		case '#':
			r.pos = r.nextLine(i)
		case '\t':
			leave()
		default:
			if i == r.pos && (strings.HasPrefix(r.text[i:], "---") || strings.HasPrefix(r.text[i:], "...")) {
				leave()
			}
			return i - r.pos
		}
	}
}

// blank says whether there is white space, or the end, at i.
func (r *reader) blank(i int) bool {
	return i >= len(r.text) || r.text[i] == ' ' || r.text[i] == '\n' || r.text[i] == '\t'
}

func (r *reader) dash(i int) bool { return r.text[i] == '-' && r.blank(i+1) }

// skip passes spaces.
func (r *reader) skip(i int) int {
	for i < len(r.text) && r.text[i] == ' ' {
		i++
	}
	return i
}

// lineEnds says whether only a comment follows at i, which is not right after a value.
func (r *reader) lineEnds(i int) bool {
	return i >= len(r.text) || r.text[i] == '\n' || r.text[i] == '#'
}

// block reads the collection that begins at i, in this column.
func (r *reader) block(i, column int) node {
	if r.depth++; r.depth > maxDepth {
		leave()
	}
	defer func() { r.depth-- }()
	if r.dash(i) {
		return r.sequence(i, column)
	}
	return r.mapping(i, column)
}

func (r *reader) mapping(i, column int) node {
	n := node{kind: mapKind}
	for {
		key, after := r.key(i)
		item := r.value(after, column)
		item.key = key
		n.items = append(n.items, item)
		next := r.indent()
		if next > column {
			leave()
		}
		if next < column {
			r.settle(&n)
			return n
		}
		i = r.pos + column
	}
}

// value reads what follows a key's colon; the mapping's keys stand in this column.
func (r *reader) value(i, column int) node {
	if i = r.skip(i); !r.lineEnds(i) {
		if r.dash(i) {
			leave()
		}
		return r.scalar(i, column)
	}
	r.pos = r.nextLine(i)
	// A sequence may stand below its key without an indentation of its own.
	if next := r.indent(); next > column || next == column && r.dash(r.pos+column) {
		return r.block(r.pos+next, next)
	}
	return node{}
}

func (r *reader) sequence(i, column int) node {
	n := node{kind: listKind}
	for {
		n.items = append(n.items, r.item(i, column))
		next := r.indent()
		if next > column {
			leave()
		}
		// At the same column, the key that follows a sequence without an indentation of its own.
		if next < column || !r.dash(r.pos+column) {
			return n
		}
		i = r.pos + column
	}
}

// item reads what follows the dash at i, which stands in this column.
func (r *reader) item(i, column int) node {
	at := r.skip(i + 1)
	if r.lineEnds(at) {
		r.pos = r.nextLine(at)
		if next := r.indent(); next > column {
			return r.block(r.pos+next, next)
		}
		return node{}
	}
	if r.dash(at) || r.isKey(at) {
		return r.block(at, column+at-i)
	}
	return r.scalar(at, column)
}

// isKey says whether the line at i begins with a key.
func (r *reader) isKey(i int) bool {
	switch r.text[i] {
	case '"', '\'':
		_, after := r.quoted(i, -1)
		return after < len(r.text) && r.text[after] == ':' && r.blank(after+1)
	case '[', '{', '|', '>':
		return false
	}
	_, end := r.plainEnd(i)
	return end < len(r.text) && r.text[end] == ':'
}

// key reads the key at i; after is behind its colon.
func (r *reader) key(i int) (key string, after int) {
	if r.text[i] == '"' || r.text[i] == '\'' {
		key, after = r.quoted(i, -1)
	} else {
		r.checkPlainStart(i)
		key, after = r.plainEnd(i)
		if len(key) != after-i || resolve(key).kind != stringKind {
			leave()
		}
	}
	if after >= len(r.text) || r.text[after] != ':' || !r.blank(after+1) || after-i > maxKeyBytes {
		leave()
	}
	return key, after + 1
}
