package speculation

import (
	"strings"

	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// page is a document as this stage looks at it.
type page struct {
	*lists
	doc    *text.Document
	tree   *syntax.Tree
	lower  []string // words in lower case with a straight apostrophe
	lemma  []string // lemmas in lower case
	quoted []bool   // token stands inside quotation marks
	speaks []report.SourceKind
}

func newPage(doc *text.Document, tree *syntax.Tree, words *lists, atts []report.Attribution) *page {
	n := len(doc.Tokens)
	p := &page{lists: words, doc: doc, tree: tree, lower: make([]string, n), lemma: make([]string, n),
		quoted: make([]bool, n), speaks: make([]report.SourceKind, n)}
	for i := range doc.Tokens {
		p.lower[i] = strings.ReplaceAll(strings.ToLower(doc.Word(i)), "’", "'")
		p.lemma[i] = strings.ToLower(tree.Lemma[i])
	}
	for _, q := range doc.Quotations {
		for _, part := range q.Parts {
			from, to := p.inside(part)
			for i := from; i < to; i++ {
				p.quoted[i] = true
			}
		}
	}
	for _, a := range atts {
		for _, s := range a.Source {
			from, to := p.inside(s.Span())
			for i := from; i < to; i++ {
				p.speaks[i] = a.SourceKind
			}
		}
	}
	return p
}

// inside is the range of tokens that begin in the span.
func (p *page) inside(s text.Span) (from, to int) {
	return p.tokenFrom(s.Start), p.tokenFrom(s.End)
}

// tokenFrom is the first token that begins at or after the byte.
func (p *page) tokenFrom(at int) int {
	lo, hi := 0, len(p.doc.Tokens)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); p.doc.Tokens[mid].Start < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// span is the bytes of the tokens [first, last).
func (p *page) span(first, last int) text.Span {
	return text.Span{Start: p.doc.Tokens[first].Start, End: p.doc.Tokens[last-1].End}
}

// filler reports whether token i may stand in the gap of a phrase.
func (p *page) filler(i int) bool {
	pos := p.tree.POS[i]
	return strings.HasPrefix(pos, "RB") || p.lower[i] == "been" || p.lower[i] == "be" || p.lower[i] == "not"
}

// word is the lower-case word at i, or an edge mark outside the sentence.
func (p *page) word(s text.Sentence, i int) string {
	if i < s.First || i >= s.Last {
		return "|"
	}
	return p.lower[i]
}

// tag is the part of speech at i, or an edge mark outside the sentence.
func (p *page) tag(s text.Sentence, i int) string {
	if i < s.First || i >= s.Last {
		return "|"
	}
	return p.tree.POS[i]
}

// lemmaAt is the lemma at i; -1 gives a dash.
func (p *page) lemmaAt(i int) string {
	if i < 0 {
		return "-"
	}
	return p.lemma[i]
}

// child is the first child of i in one of the relations, or -1.
func (p *page) child(i int, labels ...string) int {
	if i < 0 {
		return -1
	}
	return p.tree.Child(i, labels...)
}

// reports reports whether i is a verb that hands a statement over.
func (p *page) reports(i int) bool { return i >= 0 && p.cue[p.lemma[i]] }
