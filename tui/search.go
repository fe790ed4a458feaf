package tui

import (
	"bytes"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/textinput"

	"ascribe/analyze/text"
)

// search finds words in the visible text, also over line ends and markup.
type search struct {
	typing bool
	line   textinput.Model // while typing
	origin int             // row where the search began
	query  string
	found  []text.Span
	here   int // index into found, -1 for none
	index  *index
}

func newSearch() search { return search{here: -1} }

func (s *search) clear() { *s = search{here: -1, index: s.index} }

// newLine is an empty line to type a query on. Pasting comes from the terminal;
// the key that would ask the system for its clipboard is off.
func newLine() textinput.Model {
	line := textinput.New()
	line.Prompt = ""
	line.KeyMap.Paste.SetEnabled(false)
	line.Focus()
	return line
}

// run looks for a query and picks the first match at or after offset.
func (s *search) run(doc *text.Document, query string, offset int) {
	s.query, s.found, s.here = query, nil, -1
	if query == "" {
		return
	}
	if s.index == nil {
		s.index = newIndex(doc)
	}
	s.found = s.index.find(query)
	if len(s.found) == 0 {
		return
	}
	s.here = sort.Search(len(s.found), func(i int) bool { return s.found[i].Start >= offset }) % len(s.found)
}

// step goes to the next match, or the one before, and tells of going round.
func (s *search) step(n int) (wrapped bool) {
	if len(s.found) == 0 {
		return false
	}
	to := s.here + n
	s.here = (to + len(s.found)) % len(s.found)
	return to != s.here
}

// index is the visible text in one piece, white space drawn together, with the
// source offset of every byte.
type index struct {
	text, folded []byte
	at, foldedAt []int
}

func newIndex(doc *text.Document) *index {
	x := &index{}
	white := true
	add := func(s text.Span) {
		for i := s.Start; i < s.End; {
			r, n := utf8.DecodeRuneInString(doc.Source[i:s.End])
			if unicode.IsSpace(r) {
				r = ' '
			}
			if r != ' ' || !white {
				x.add(r, i)
			}
			white = r == ' '
			i += n
		}
	}
	for _, b := range doc.Blocks {
		if b.Runs == nil {
			add(b.Span)
		}
		end := -1
		for _, r := range b.Runs {
			if end >= 0 && r.Start > end && !white && strings.ContainsRune(doc.Source[end:r.Start], '\n') {
				x.add(' ', end)
				white = true
			}
			add(r.Span)
			end = r.End
		}
		x.add('\n', b.End)
		white = true
	}
	return x
}

func (x *index) add(r rune, at int) {
	n := len(x.text)
	x.text = utf8.AppendRune(x.text, r)
	for ; n < len(x.text); n++ {
		x.at = append(x.at, at)
	}
	n = len(x.folded)
	x.folded = utf8.AppendRune(x.folded, fold(r))
	for ; n < len(x.folded); n++ {
		x.foldedAt = append(x.foldedAt, at)
	}
}

// fold makes letters small and quotation marks straight, so that what a
// keyboard has finds what is printed.
func fold(r rune) rune {
	switch r {
	case '‘', '’':
		return '\''
	case '“', '”':
		return '"'
	}
	return unicode.ToLower(r)
}

// find is every place of the query, in order and not overlapping.
func (x *index) find(query string) []text.Span {
	in, at := x.folded, x.foldedAt
	needle := []byte(strings.Map(fold, query))
	if strings.IndexFunc(query, unicode.IsUpper) >= 0 {
		in, at, needle = x.text, x.at, []byte(query)
	}
	var out []text.Span
	for i := 0; ; {
		k := bytes.Index(in[i:], needle)
		if k < 0 {
			return out
		}
		start, last := i+k, i+k+len(needle)
		s := text.Span{Start: at[start], End: at[last-1]}
		_, n := utf8.DecodeLastRune(in[start:last])
		if s.End == at[last-n] {
			s.End = s.End + x.sourceLen(in, at, last)
		}
		out = append(out, s)
		i = last
	}
}

// sourceLen is the number of source bytes of the rune that ends before i.
func (x *index) sourceLen(in []byte, at []int, i int) int {
	if i < len(at) && at[i]-at[i-1] <= utf8.UTFMax {
		return max(at[i]-at[i-1], 1)
	}
	_, n := utf8.DecodeLastRune(in[:i])
	return n
}
