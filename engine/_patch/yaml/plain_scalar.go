package yaml

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// scalar reads a value that begins at i, below a parent in this column, and ends its line.
func (r *reader) scalar(i, parent int) node {
	switch r.text[i] {
	case '"', '\'':
		text, after := r.quoted(i, parent)
		r.endLine(after)
		return node{kind: stringKind, text: text}
	case '|', '>':
		return node{kind: stringKind, text: r.blockScalar(i, parent)}
	case '[', '{':
		n, after := r.flow(i)
		r.endLine(after)
		return n
	}
	return r.plain(i, parent)
}

// endLine passes what may follow a value on its line.
func (r *reader) endLine(i int) {
	after := r.skip(i)
	if !r.lineEnds(after) || after == i && after < len(r.text) && r.text[after] == '#' {
		leave()
	}
	r.pos = r.nextLine(after)
}

// checkPlainStart leaves where an indicator begins something else than a plain scalar.
func (r *reader) checkPlainStart(i int) {
	switch r.text[i] {
	case '-':
		if !r.blank(i + 1) {
			return
		}
	case ' ', '\t', '\n', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`':
	default:
		return
	}
	leave()
}

// plainEnd returns the plain text at i, and where its part of the line ends: at a colon, a comment's sign or the end of the line.
func (r *reader) plainEnd(i int) (text string, end int) {
	for end = i; end < len(r.text) && r.text[end] != '\n'; end++ {
		switch c := r.text[end]; {
		case c == '\t':
			leave()
		case c == ':' && r.blank(end+1), c == '#' && end > i && r.text[end-1] == ' ':
			return strings.TrimRight(r.text[i:end], " "), end
		}
	}
	return strings.TrimRight(r.text[i:end], " "), end
}

// plain reads a plain scalar, which may go on in lines that are deeper than its parent.
func (r *reader) plain(i, parent int) node {
	r.checkPlainStart(i)
	text, end := r.plainEnd(i)
	if end < len(r.text) && r.text[end] == ':' {
		leave()
	}
	r.pos = r.nextLine(end)
	if end == len(r.text) || r.text[end] == '#' {
		return resolve(text)
	}
	r.scratch = r.scratch[:0]
	for {
		from, breaks := r.pos, 0
		for at := r.skip(from); at < len(r.text) && r.text[at] == '\n'; at = r.skip(from) {
			from = at + 1
			breaks++
		}
		at := r.skip(from)
		if at-from <= parent || at == len(r.text) || r.text[at] == '#' {
			break
		}
		line, end := r.plainEnd(at)
		if end < len(r.text) && r.text[end] == ':' {
			leave()
		}
		if len(r.scratch) == 0 {
			r.scratch = append(r.scratch, text...)
		}
		r.scratch = append(appendFold(r.scratch, breaks), line...)
		r.pos = r.nextLine(end)
		if end < len(r.text) && r.text[end] == '#' {
			break
		}
	}
	if len(r.scratch) > 0 {
		return node{kind: stringKind, text: string(r.scratch)}
	}
	return resolve(text)
}

// appendFold joins two lines with so many blank ones between them.
func appendFold(b []byte, blankLines int) []byte {
	if blankLines == 0 {
		return append(b, ' ')
	}
	for range blankLines {
		b = append(b, '\n')
	}
	return b
}

// quoted reads the quoted text at i; after is behind its closing quote. It goes on in lines that are deeper than a parent; for a
// parent of -1 it ends in its line.
func (r *reader) quoted(i, parent int) (text string, after int) {
	quote := r.text[i]
	from := i + 1
	r.scratch = r.scratch[:0]
	for at := from; at < len(r.text); at++ {
		switch c := r.text[at]; {
		case c == quote && quote == '\'' && at+1 < len(r.text) && r.text[at+1] == quote:
			r.scratch = append(r.scratch, r.text[from:at+1]...)
			at++
			from = at + 1
		case c == quote:
			if len(r.scratch) == 0 {
				return r.text[from:at], at + 1
			}
			return string(append(r.scratch, r.text[from:at]...)), at + 1
		case c == '\\' && quote == '"':
			r.scratch = append(r.scratch, r.text[from:at]...)
			if r.at(at+1) == '\n' {
				at = r.foldQuoted(at+1, parent, true)
			} else {
				at = r.escape(at + 1)
			}
			from = at + 1
		case c == '\t':
			leave()
		case c == '\n':
			r.scratch = append(r.scratch, strings.TrimRight(r.text[from:at], " ")...)
			at = r.foldQuoted(at, parent, false)
			from = at + 1
		}
	}
	leave()
	return "", 0
}

// foldQuoted joins a line of quoted text, which ends at a line break, to the next; it returns the place before the next text. An escaped
// line break is no space.
func (r *reader) foldQuoted(at, parent int, escaped bool) int {
	breaks, from := 0, at+1
	next := r.skip(from)
	for ; next < len(r.text) && r.text[next] == '\n'; next = r.skip(from) {
		from = next + 1
		breaks++
	}
	if parent < 0 || next-from <= parent || next == len(r.text) {
		leave()
	}
	if !escaped || breaks > 0 {
		r.scratch = appendFold(r.scratch, breaks)
	}
	return next - 1
}

// escape appends the character whose escape is at i, and returns the escape's last place.
func (r *reader) escape(i int) int {
	if i >= len(r.text) {
		leave()
	}
	switch c := r.text[i]; c {
	case '"', '\\', ' ':
		r.scratch = append(r.scratch, c)
	case 'n':
		r.scratch = append(r.scratch, '\n')
	case 't':
		r.scratch = append(r.scratch, '\t')
	case 'u':
		if i+4 >= len(r.text) {
			leave()
		}
		value, err := strconv.ParseUint(r.text[i+1:i+5], 16, 32)
		// JSON writes the others as escapes of its own.
		if err != nil || value < ' ' || value >= 0x7f && value < 0xa0 || value >= 0xd800 && value <= 0xdfff || value == 0x2028 || value == 0x2029 || value >= 0xfffd {
			leave()
		}
		r.scratch = utf8.AppendRune(r.scratch, rune(value))
		return i + 4
	default:
		leave()
	}
	return i
}

// blockScalar reads a literal or folded text, as the parser's yaml_parser_scan_block_scalar does.
func (r *reader) blockScalar(i, parent int) string {
	literal := r.text[i] == '|'
	i++
	chomp := byte(0)
	if i < len(r.text) && (r.text[i] == '+' || r.text[i] == '-') {
		chomp = r.text[i]
		i++
	}
	if i = r.skip(i); i >= len(r.text) || r.text[i] != '\n' {
		leave()
	}
	r.pos = i + 1
	column, breaks := r.scalarBreaks(0)
	indent := max(column, parent+1, 1)
	b := r.scratch[:0]
	leadingBreak, leadingBlank := false, false
	for column == indent && r.pos+column < len(r.text) {
		at := r.pos + column
		startsBlank := r.blank(at)
		if !literal && !leadingBlank && !startsBlank && leadingBreak {
			if breaks == 0 {
				b = append(b, ' ')
			}
		} else if leadingBreak {
			b = append(b, '\n')
		}
		for range breaks {
			b = append(b, '\n')
		}
		leadingBlank = startsBlank
		next := r.nextLine(at)
		line := strings.TrimSuffix(r.text[at:next], "\n")
		leadingBreak = len(line) < next-at
		b = append(b, line...)
		r.pos = next
		column, breaks = r.scalarBreaks(indent)
	}
	if chomp != '-' && leadingBreak {
		b = append(b, '\n')
	}
	if chomp == '+' {
		for range breaks {
			b = append(b, '\n')
		}
	}
	r.open = r.open || chomp == '+' || chomp == 0 && !leadingBreak
	r.scratch = b
	return string(b)
}

// scalarBreaks passes blank lines of a block scalar and returns where its next line's text begins, at most at the indentation, and how
// many it passed. Without an indentation yet, the first line that is not blank gives it.
func (r *reader) scalarBreaks(indent int) (column, breaks int) {
	deepest := 0
	for {
		column = 0
		for (indent == 0 || column < indent) && r.pos+column < len(r.text) && r.text[r.pos+column] == ' ' {
			column++
		}
		if r.pos+column == len(r.text) {
			break
		}
		if c := r.text[r.pos+column]; c == '\t' && (indent == 0 || column < indent) {
			leave()
		} else if c != '\n' {
			break
		}
		deepest = max(deepest, column)
		breaks++
		r.pos += column + 1
	}
	if indent == 0 && deepest > column {
		leave() // a blank line is deeper than the first text
	}
	return column, breaks
}
