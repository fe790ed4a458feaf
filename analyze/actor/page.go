package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// page is a document as the stages of this package look at it: its words with
// straight apostrophes, their shapes and sentences.
type page struct {
	doc      *text.Document
	tree     *syntax.Tree // nil where only words are needed
	words    []string
	lower    []string
	shape    []shape
	sentence []int  // of each token, -1 outside all sentences
	headline []bool // per sentence: its capitals say nothing about names
}

// shape is what the letters of a word look like.
type shape uint8

const (
	other    shape = iota // no letter first
	small                 // ministry
	capital               // Ministry
	capitals              // NATO, U.N.
	initial               // J, J.
	mixed                 // McDonald, iPhone
	number                // 2026, 3.5
)

func newPage(doc *text.Document, tree *syntax.Tree) *page {
	n := len(doc.Tokens)
	p := &page{
		doc: doc, tree: tree, words: make([]string, n), lower: make([]string, n),
		shape: make([]shape, n), sentence: make([]int, n), headline: make([]bool, len(doc.Sentences)),
	}
	for i := range doc.Tokens {
		w := doc.Word(i)
		if strings.Contains(w, "’") {
			w = strings.ReplaceAll(w, "’", "'")
		}
		p.words[i], p.lower[i], p.shape[i], p.sentence[i] = w, strings.ToLower(w), shapeOf(w), -1
	}
	for s, sen := range doc.Sentences {
		for i := sen.First; i < sen.Last; i++ {
			p.sentence[i] = s
		}
		p.headline[s] = p.inTitleCase(sen.First, sen.Last)
	}
	return p
}

func shapeOf(w string) shape {
	first, size := utf8.DecodeRuneInString(w)
	if unicode.IsDigit(first) {
		return number
	}
	if !unicode.IsLetter(first) {
		if (w[0] == '@' || w[0] == '#') && len(w) > 1 {
			return mixed
		}
		return other
	}
	up, low, letters := 0, 0, 0
	for _, r := range w {
		if unicode.IsUpper(r) {
			up++
		} else if unicode.IsLower(r) {
			low++
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	switch {
	case up == 0:
		return small
	case !unicode.IsUpper(first):
		return mixed
	case letters == 1 && (len(w) == size || w[size:] == "."):
		return initial
	case low == 0:
		return capitals
	case up == 1:
		return capital
	}
	return mixed
}

// named reports whether the shape is one that names have.
func (s shape) named() bool { return s == capital || s == capitals || s == initial || s == mixed }

// inTitleCase reports whether the words of a sentence are capitalised as those
// of a headline are, so that a capital is no evidence: at most one content word
// in four is small, none where a full stop ends it.
func (p *page) inTitleCase(first, last int) bool {
	up, low := 0, 0
	for i := first; i < last; i++ {
		switch s := p.shape[i]; {
		case s.named():
			up++
		case s == small && len(p.words[i]) > 2 && !linking[p.lower[i]]:
			low++
		}
	}
	if p.words[last-1] == "." && low > 0 {
		return false
	}
	return up >= 4 && low*4 <= up
}

// linking words are small even in a headline in Title Case.
var linking = map[string]bool{
	"with": true, "from": true, "into": true, "over": true, "after": true, "amid": true, "than": true, "the": true, "and": true,
	"that": true, "upon": true, "onto": true, "about": true, "against": true, "under": true, "for": true, "but": true, "nor": true,
	"off": true, "per": true, "via": true, "out": true,
}

// opens reports whether token i opens its sentence, quotation marks and
// brackets apart.
func (p *page) opens(i int) bool {
	s := p.sentence[i]
	if s < 0 {
		return true
	}
	for first := p.doc.Sentences[s].First; i > first; i-- {
		if p.shape[i-1] != other {
			return false
		}
		if w := p.words[i-1]; w == ":" || w == "—" {
			return true
		}
	}
	return true
}

// phrase is the text of tokens [i, j) with single spaces and straight apostrophes.
func (p *page) phrase(i, j int) string {
	if j == i+1 {
		return p.words[i]
	}
	var b strings.Builder
	for k := i; k < j; k++ {
		if k > i && p.doc.Tokens[k].Space {
			b.WriteByte(' ')
		}
		b.WriteString(p.words[k])
	}
	return b.String()
}

// span is the place of tokens [i, j).
func (p *page) span(i, j int) text.Span {
	return text.Span{Start: p.doc.Tokens[i].Start, End: p.doc.Tokens[j-1].End}
}

// end is one past the last token of the sentence of token i.
func (p *page) end(i int) int {
	if s := p.sentence[i]; s >= 0 {
		return p.doc.Sentences[s].Last
	}
	return i + 1
}

// begin is the first token of the sentence of token i.
func (p *page) begin(i int) int {
	if s := p.sentence[i]; s >= 0 {
		return p.doc.Sentences[s].First
	}
	return i
}

// at is the lower-case word at i, or "" outside the sentence of token of.
func (p *page) at(of, i int) string {
	if i < p.begin(of) || i >= p.end(of) {
		return ""
	}
	return p.lower[i]
}
