package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainBlocks reads plain text. lined reports that every line is a block of
// its own and no empty line tells paragraphs apart.
func plainBlocks(source string) (blocks []Block, lined bool) {
	lines := splitLines(source)
	for i := range lines {
		lines[i].stripQuote(source)
	}
	width := wrapWidth(source, lines)
	lined = width == 0
	gap := false // an empty line since the last block
	for i := 0; i < len(lines); {
		if lines[i].blank() {
			gap = true
			i++
			continue
		}
		lined = lined && (!gap || len(blocks) == 0)
		gap = false
		j := i + 1
		marker := listMarker(source, lines, i)
		for j < len(lines) && joins(source, lines[j-1], lines[j], width) && listMarker(source, lines, j).Empty() {
			j++
		}
		blocks = append(blocks, lineBlock(source, lines[i:j], marker))
		i = j
	}
	return blocks, lined
}

// stripQuote takes the quote marks of an e-mail off the line.
func (l *line) stripQuote(source string) {
	if l.blank() || source[l.Start] != '>' {
		return
	}
	i := l.Start
	for i < l.End && (source[i] == '>' || source[i] == ' ') {
		if source[i] == '>' {
			l.quote++
		}
		i++
	}
	l.Span = trim(source, Span{i, l.End})
	l.indent = 0
}

// lineBlock makes one block of lines. Quote marks between them are not part of
// what is shown, so each line is then a run of its own.
func lineBlock(source string, lines []line, marker Span) Block {
	first, last := lines[0], lines[len(lines)-1]
	b := Block{Kind: Paragraph, Span: Span{first.Start, last.End}}
	start := first.Start
	switch {
	case rule(source[first.Start:first.End]):
		b.Kind = Rule
		return b
	case !marker.Empty():
		b.Kind, b.Level, b.Marker = Item, 1+min(first.indent/4, 9), marker
		start = trim(source, Span{marker.End, last.End}).Start
	case first.quote > 0:
		b.Kind, b.Level = Quote, first.quote
	}
	if first.quote == 0 {
		b.Runs = []Run{{Span: Span{start, last.End}}}
		return b
	}
	for i, l := range lines {
		end := l.End
		if i+1 < len(lines) {
			end = l.next
		}
		b.Runs = append(b.Runs, Run{Span: Span{start, end}})
		if i+1 < len(lines) {
			start = lines[i+1].Start
		}
	}
	return b
}

// rule reports whether a line is only a row of marks.
func rule(s string) bool {
	marks := 0
	for i := range len(s) {
		if s[i] != ' ' && strings.IndexByte("-*_=~#+", s[i]) < 0 {
			return false
		}
		if s[i] != ' ' {
			marks++
		}
	}
	return marks >= 3
}

const (
	widest  = 120 // columns beyond which no line counts as wrapped by hand
	ragged  = 12  // columns a wrapped line may fall short besides its next word
	minimum = 40  // columns of the narrowest wrapped text
)

// wrapWidth is the column at which the lines of paragraphs are broken, 0 when
// they are not: lines that go on below are then about equally long, and few of
// them end as a sentence does.
func wrapWidth(source string, lines []line) int {
	width, inner, stops := 0, 0, 0
	for i := range lines[:max(0, len(lines)-1)] {
		l, next := lines[i], lines[i+1]
		if l.blank() || next.blank() || l.quote != next.quote {
			continue
		}
		n := columns(source, l)
		if n > widest && strings.Contains(source[l.Start:l.End], " ") {
			return 0
		}
		inner++
		if n <= widest {
			width = max(width, n)
		}
		if endsSentence(source[l.Start:l.End]) {
			stops++
		}
	}
	if inner == 0 || width < minimum || 2*stops > inner {
		return 0
	}
	full := 0
	for i := range lines[:len(lines)-1] {
		l, next := lines[i], lines[i+1]
		if !l.blank() && !next.blank() && l.quote == next.quote && fills(source, l, next, width) {
			full++
		}
	}
	if 2*full < inner {
		return 0
	}
	return width
}

func columns(source string, l line) int {
	return utf8.RuneCountInString(source[l.Start:l.End])
}

// fills reports whether the first word of next has no room on line l.
func fills(source string, l, next line, width int) bool {
	word := source[next.Start:next.End]
	if i := strings.IndexByte(word, ' '); i >= 0 {
		word = word[:i]
	}
	return columns(source, l)+1+utf8.RuneCountInString(word)+ragged/2 > width
}

// joins reports whether line b goes on with the paragraph of line a.
func joins(source string, a, b line, width int) bool {
	if width == 0 || b.blank() || a.quote != b.quote {
		return false
	}
	if rule(source[a.Start:a.End]) || rule(source[b.Start:b.End]) || b.indent > a.indent+1 && a.indent > 0 {
		return false
	}
	if fills(source, a, b, width) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(source[b.Start:])
	return unicode.IsLower(r) && !endsSentence(source[a.Start:a.End]) && columns(source, a)+2*ragged > width
}

// endsSentence reports whether a line ends as a sentence does.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}

// listMarker is the bullet or number that starts line i; empty when the line
// is no list item. A dash or a number counts only with another one near.
func listMarker(source string, lines []line, i int) Span {
	m, sure := markerOf(source, lines[i])
	if sure || m.Empty() {
		return m
	}
	for _, step := range []int{-1, 1} {
		for k, seen := i+step, 0; k >= 0 && k < len(lines) && seen < 4; k += step {
			if o, _ := markerOf(source, lines[k]); !o.Empty() && kindOfMarker(source[o.Start:]) == kindOfMarker(source[m.Start:]) {
				return m
			}
			if !lines[k].blank() {
				seen++
			}
		}
	}
	return Span{}
}

// kindOfMarker tells bullets of different looks and numbers apart.
func kindOfMarker(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	if unicode.IsDigit(r) || r == '(' {
		return '1'
	}
	return r
}

func markerOf(source string, l line) (m Span, sure bool) {
	if l.blank() || l.quote > 0 {
		return Span{}, false
	}
	s := source[l.Start:l.End]
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("•◦▪‣·*-–—", r) {
		if n+1 < len(s) && (s[n] == ' ' || s[n] == '\t') {
			return Span{l.Start, l.Start + n}, !strings.ContainsRune("-–—*", r)
		}
		return Span{}, false
	}
	k := strings.TrimLeft(s, "(")
	open := len(s) - len(k)
	digits := 0
	for digits < len(k) && '0' <= k[digits] && k[digits] <= '9' {
		digits++
	}
	if open <= 1 && digits > 0 && digits <= 3 && digits+1 < len(k) && (k[digits] == '.' || k[digits] == ')') && k[digits+1] == ' ' {
		return Span{l.Start, l.Start + open + digits + 1}, false
	}
	return Span{}, false
}
