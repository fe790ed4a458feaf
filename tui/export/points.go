package export

import (
	"sort"
	"unicode/utf8"

	"ascribe/analyze/text"
)

// points turns byte offsets of a text into code points and back. The text is
// valid UTF-8.
type points struct {
	text string
	at   []int // byte offset of every stride-th code point
	len  int   // code points in the text
}

const stride = 64

func newPoints(s string) *points {
	p := &points{text: s}
	for i := range s {
		if p.len%stride == 0 {
			p.at = append(p.at, i)
		}
		p.len++
	}
	return p
}

// of is the number of code points before byte b, which begins one.
func (p *points) of(b int) int {
	i := sort.SearchInts(p.at, b+1) - 1
	if i < 0 {
		return 0
	}
	return i*stride + utf8.RuneCountInString(p.text[p.at[i]:b])
}

// span is a byte span in code points.
func (p *points) span(s text.Span) (start, end int) { return p.of(s.Start), p.of(s.End) }

// bytes is where code point n begins; false when the text has fewer.
func (p *points) bytes(n int) (int, bool) {
	if n < 0 || n > p.len {
		return 0, false
	}
	if n == p.len {
		return len(p.text), true
	}
	b := p.at[n/stride]
	for range n % stride {
		_, size := utf8.DecodeRuneInString(p.text[b:])
		b += size
	}
	return b, true
}

// byteSpan is the byte span of code points [start, end).
func (p *points) byteSpan(start, end int) (text.Span, bool) {
	a, okA := p.bytes(start)
	b, okB := p.bytes(end)
	return text.Span{Start: a, End: b}, okA && okB && start <= end
}

// lines tells in which line of a text a byte stands.
type lines struct{ starts []int }

func newLines(s string) *lines {
	l := &lines{starts: []int{0}}
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

// of is the line of byte b, counted from 1.
func (l *lines) of(b int) int { return sort.SearchInts(l.starts, b+1) }
