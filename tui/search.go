package tui

import (
	"bytes"
	"fmt"
	"regexp"
	"regexp/syntax"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/textinput"

	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// search finds words, or a regular expression, in the visible text, also over
// line ends and markup.
type search struct {
	typing bool
	line   textinput.Model // while typing
	origin int             // row where the search began
	query  string
	found  []text.Span
	here   int // index into found, -1 for none
	index  *index

	looking bool // a search of a long article goes on

	drawn struct { // the matches in tables and code, of found on a page
		page *page.Page
		hits *page.Hits
	}
}

func newSearch() search { return search{here: -1} }

func (s *search) clear() { *s = search{here: -1, index: s.index, looking: s.looking} }

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
	s.take(s.index.find(query), offset)
}

// take takes matches in and picks the first at or after offset.
func (s *search) take(found []text.Span, offset int) {
	s.drawn.page = nil
	if s.found = found; len(found) == 0 {
		return
	}
	s.here = sort.Search(len(s.found), func(i int) bool { return s.found[i].Start >= offset }) % len(s.found)
}

// hits are the matches in the tables and the code of a page; nil for none at all.
func (s *search) hits(p *page.Page) *page.Hits {
	if len(s.found) == 0 {
		return nil
	}
	if d := &s.drawn; d.page != p {
		d.page, d.hits = p, p.Hits(s.found)
	}
	return s.drawn.hits
}

// count is the number of the match the reader is at, of how many.
func (s *search) count() string {
	if s.looking && len(s.found) == 0 {
		return "…"
	}
	return fmt.Sprintf("%d/%d", s.here+1, len(s.found))
}

// step goes to the next match, or the one before, and tells of going round.
func (s *search) step(n int) (wrapped bool) {
	if len(s.found) == 0 {
		return false
	}
	to := s.here + n
	s.here = (to%len(s.found) + len(s.found)) % len(s.found)
	return to != s.here
}

// index is the visible text in one piece, white space drawn together and
// quotation marks straight, with the source offset of every byte; once as it
// is and once in small letters.
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
				x.add(straight(r), i)
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
	x.folded = utf8.AppendRune(x.folded, unicode.ToLower(r))
	for ; n < len(x.folded); n++ {
		x.foldedAt = append(x.foldedAt, at)
	}
}

// straight makes quotation marks straight, so that what a keyboard has finds
// what is printed.
func straight(r rune) rune {
	switch r {
	case '‘', '’':
		return '\''
	case '“', '”':
		return '"'
	}
	return r
}

// find is every place of the query, in order and not overlapping. What is no
// regular expression is looked for as it stands.
func (x *index) find(query string) []text.Span {
	query = strings.Map(straight, query)
	in, at := x.folded, x.foldedAt
	if capitals(query) {
		in, at = x.text, x.at
	} else if !strings.Contains(query, `\`) {
		query = strings.ToLower(query) // where no \S is to be taken for an \s
	}
	var out []text.Span
	add := func(start, end int) {
		if start < end {
			out = append(out, x.span(in, at, start, end))
		}
	}
	re, err := regexp.Compile("(?m)" + query)
	if err != nil || regexp.QuoteMeta(query) == query {
		needle := []byte(query)
		for i := 0; ; {
			k := bytes.Index(in[i:], needle)
			if k < 0 {
				return out
			}
			add(i+k, i+k+len(needle))
			i += k + len(needle)
		}
	}
	for _, m := range re.FindAllIndex(in, -1) {
		add(m[0], m[1])
	}
	return out
}

// capitals reports whether a query has capital letters to find, of which those
// that belong to the way regular expressions are written are none.
func capitals(query string) bool {
	tree, err := syntax.Parse(query, syntax.Perl)
	if err != nil {
		return strings.IndexFunc(query, unicode.IsUpper) >= 0
	}
	var has func(*syntax.Regexp) bool
	has = func(re *syntax.Regexp) bool {
		if re.Op == syntax.OpLiteral {
			for _, r := range re.Rune {
				if unicode.IsUpper(r) {
					return true
				}
			}
		}
		// A class of few ranges was written as letters; \W and the like are long.
		if re.Op == syntax.OpCharClass && len(re.Rune) == 2 && unicode.IsUpper(re.Rune[0]) {
			return true
		}
		for _, sub := range re.Sub {
			if has(sub) {
				return true
			}
		}
		return false
	}
	return has(tree)
}

// span is the source of in[start:end].
func (x *index) span(in []byte, at []int, start, end int) text.Span {
	s := text.Span{Start: at[start], End: at[end-1]}
	_, n := utf8.DecodeLastRune(in[start:end])
	if s.End == at[end-n] {
		s.End += x.sourceLen(in, at, end)
	}
	return s
}

// sourceLen is the number of source bytes of the rune that ends before i.
func (x *index) sourceLen(in []byte, at []int, i int) int {
	if i < len(at) && at[i]-at[i-1] <= utf8.UTFMax {
		return max(at[i]-at[i-1], 1)
	}
	_, n := utf8.DecodeLastRune(in[:i])
	return n
}
