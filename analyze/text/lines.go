package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of the source. Its span is the visible part: without quote
// marks, surrounding white space and line end.
type line struct {
	Span
	begin  int // first byte of the line
	next   int // first byte of the next line
	indent int // white space before the visible part
	quote  int // number of '>' before the visible part
}

func (l line) blank() bool { return l.Empty() }

// splitLines cuts the source at every kind of line end, form feeds included.
func splitLines(source string) []line {
	pos := 0
	if strings.HasPrefix(source, "\ufeff") {
		pos = len("\ufeff")
	}
	lines := make([]line, 0, strings.Count(source, "\n")+1)
	for pos < len(source) {
		end, next := lineEnd(source, pos)
		l := line{begin: pos, next: next}
		l.Span = trim(source, Span{pos, end})
		l.indent = l.Start - pos
		lines = append(lines, l)
		pos = next
	}
	return lines
}

// lineEnd finds the end of the line at pos and the start of the next one.
func lineEnd(source string, pos int) (end, next int) {
	for i := pos; i < len(source); i++ {
		switch source[i] {
		case '\n', '\f', '\v':
			return i, i + 1
		case '\r':
			if i+1 < len(source) && source[i+1] == '\n' {
				return i, i + 2
			}
			return i, i + 1
		case 0xE2: // line and paragraph separator
			if strings.HasPrefix(source[i:], "\u2028") || strings.HasPrefix(source[i:], "\u2029") {
				return i, i + len("\u2028")
			}
		}
	}
	return len(source), len(source)
}

// trim narrows a span so that it neither starts nor ends with blanks.
func trim(source string, s Span) Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(source[s.Start:s.End])
		if !blank(r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(source[s.Start:s.End])
		if !blank(r) {
			break
		}
		s.End -= n
	}
	return s
}

// blank reports whether r shows nothing: white space, control and format
// characters.
func blank(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7f
	}
	return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r)
}
