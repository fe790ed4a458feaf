package review

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ascribe/analyze/text"
)

// Quote says where a passage stands by its words and the words around it, as the
// TextQuoteSelector of the W3C Web Annotation Data Model does, so that it is found
// again in an edited article.
type Quote struct {
	Exact  string `json:"exact"`
	Prefix string `json:"prefix"`
	Suffix string `json:"suffix"`
	At     int    `json:"-"` // the byte it began at
}

// contextLen is how many bytes of context a quote keeps on each side: what the
// clients of web annotation keep.
const contextLen = 32

// QuoteOf is the quote of a passage.
func QuoteOf(source string, s text.Span) Quote {
	from, to := max(s.Start-contextLen, 0), min(s.End+contextLen, len(source))
	for from < s.Start && !utf8.RuneStart(source[from]) {
		from++
	}
	for to > s.End && to < len(source) && !utf8.RuneStart(source[to]) {
		to--
	}
	return Quote{Exact: source[s.Start:s.End], Prefix: source[from:s.Start], Suffix: source[s.End:to], At: s.Start}
}

// Fit tells how a quote was found.
type Fit int

const (
	Gone    Fit = iota
	Similar     // its words have been edited
	Exactly     // its words stand there, among other words
	Whole       // its words and those around stand there
)

// Finder looks for the quotes of one text in another.
type Finder struct {
	old, now   string
	head, tail int // bytes both begin and end with
	words      []word
	pairs      map[string][]int // of neighbouring words, to where they stand among words
}

// NewFinder prepares the search for quotes of old in now.
func NewFinder(old, now string) *Finder {
	f := &Finder{old: old, now: now}
	for f.head < min(len(old), len(now)) && old[f.head] == now[f.head] {
		f.head++
	}
	for f.tail < min(len(old), len(now))-f.head && old[len(old)-1-f.tail] == now[len(now)-1-f.tail] {
		f.tail++
	}
	return f
}

// Expect is about where a byte of the old text is in the new one.
func (f *Finder) Expect(at int) int {
	from, to := len(f.old)-f.head-f.tail, len(f.now)-f.head-f.tail
	switch {
	case at <= f.head:
		return at
	case at >= len(f.old)-f.tail:
		return at + len(f.now) - len(f.old)
	}
	return f.head + int(float64(at-f.head)*float64(to)/float64(max(from, 1)))
}

// Find is where the passage of the old text stands in the new one.
func (f *Finder) Find(s text.Span) (text.Span, Fit) {
	if s.Start < 0 || s.End > len(f.old) || s.Empty() {
		return text.Span{}, Gone
	}
	// Inside what both texts share there is nothing to look for.
	if s.End+contextLen <= f.head {
		return s, Whole
	}
	if shift := len(f.now) - len(f.old); s.Start-contextLen >= len(f.old)-f.tail {
		return text.Span{Start: s.Start + shift, End: s.End + shift}, Whole
	}
	q := QuoteOf(f.old, s)
	if at, fit := f.exact(q); fit != Gone {
		return at, fit
	}
	return f.similar(s)
}

// FindAll is where the parts of a claim stand in the new text, in its order. Most of
// their words have to be found.
func (f *Finder) FindAll(spans []text.Span) ([]text.Span, Fit) {
	return gather(len(spans), func(i int) (int, text.Span, Fit) {
		at, fit := f.Find(spans[i])
		return spans[i].Len(), at, fit
	})
}

// FindQuotes is where the parts of a claim stand of which only quotations are left.
func (f *Finder) FindQuotes(quotes []Quote) ([]text.Span, Fit) {
	f.index()
	return gather(len(quotes), func(i int) (int, text.Span, Fit) {
		q := &quotes[i]
		if q.Prefix+q.Suffix == "" && len(q.Exact) < contextLen {
			return len(q.Exact), text.Span{}, Gone // few words alone are no proof
		}
		g := NewFinder(q.Prefix+q.Exact+q.Suffix, f.now)
		g.words, g.pairs = f.words, f.pairs
		at, fit := g.Find(text.Span{Start: len(q.Prefix), End: len(q.Prefix) + len(q.Exact)})
		return len(q.Exact), at, fit
	})
}

// gather puts together what was found of n parts: their size, where they stand now,
// and how they were found.
func gather(n int, find func(i int) (size int, at text.Span, fit Fit)) (found []text.Span, fit Fit) {
	fit = Whole
	sum, have := 0, 0
	for i := range n {
		size, at, how := find(i)
		sum += size
		fit = min(fit, max(how, Similar))
		if how != Gone {
			have += size
			found = append(found, at)
		}
	}
	if 2*have < sum || len(found) == 0 {
		return nil, Gone
	}
	slices.SortFunc(found, func(a, b text.Span) int { return a.Start - b.Start })
	return found, fit
}

// maxPlaces bounds how many occurrences of a quote are weighed.
const maxPlaces = 2000

// exact weighs every place where the words of the quote stand: by the context
// that stands there too, then by how near it is to where the quote should be.
// Few words prove little: without any of their context they are not the quote.
func (f *Finder) exact(q Quote) (text.Span, Fit) {
	best, bestScore, bestContext := -1, -1.0, 0
	near := f.Expect(q.At)
	for from, n := 0, 0; n < maxPlaces; n++ {
		i := strings.Index(f.now[from:], q.Exact)
		if i < 0 {
			break
		}
		at := from + i
		from = at + max(len(q.Exact)/2, 1)
		for from < len(f.now) && !utf8.RuneStart(f.now[from]) {
			from++
		}
		end := at + len(q.Exact)
		if cuts(f.now, at) || cuts(f.now, end) {
			continue
		}
		context := commonEnd(f.now[:at], q.Prefix) + commonStart(f.now[end:], q.Suffix)
		score := float64(context) - float64(abs(at-near))/float64(len(f.now)+1)
		if score > bestScore || best < 0 {
			best, bestScore, bestContext = at, score, context
		}
	}
	if best < 0 {
		return text.Span{}, Gone
	}
	s := text.Span{Start: best, End: best + len(q.Exact)}
	switch {
	case bestContext == len(q.Prefix)+len(q.Suffix):
		return s, Whole
	case len(q.Exact) >= contextLen, bestContext >= 12:
		return s, Exactly
	case bestContext >= 4 && len(q.Exact) >= 8:
		return s, Exactly
	}
	return text.Span{}, Gone
}

// cuts reports whether a place is inside a word.
func cuts(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at:])
	return at > 0 && at < len(s) && inWord(before) && inWord(after)
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func commonStart(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func commonEnd(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
