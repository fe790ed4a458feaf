// Package text reads an article into blocks, runs, sentences, tokens and
// quotations. Every one of them is a byte span into the source, which is
// never changed: text[Start:End] is what stands on the page.
package text

import (
	"sort"
	"strings"
)

// Span is a half-open byte range [Start, End) into a document's source.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Overlaps reports whether the two spans share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Contains reports whether o lies inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Format names how the source is marked up.
type Format string

const (
	Auto     Format = ""         // decide by looking at the text
	Plain    Format = "text"     // plain text
	Markdown Format = "markdown" // CommonMark with GitHub's tables
)

// BlockKind names what a block is on the page.
type BlockKind string

const (
	Title     BlockKind = "title"
	Byline    BlockKind = "byline"
	Dateline  BlockKind = "dateline" // a line that only gives the date of publication
	Heading   BlockKind = "heading"
	Paragraph BlockKind = "paragraph"
	Quote     BlockKind = "quote" // a paragraph of a block quote
	Item      BlockKind = "item"  // a paragraph of a list item
	Table     BlockKind = "table"
	Code      BlockKind = "code"
	Rule      BlockKind = "rule"
	Raw       BlockKind = "raw" // HTML: shown as it stands, never analysed
)

// Prose reports whether blocks of this kind hold sentences to analyse.
func (k BlockKind) Prose() bool {
	switch k {
	case Title, Heading, Paragraph, Quote, Item:
		return true
	}
	return false
}

// Block is one visual unit of the article, in source order. Blocks do not
// overlap. Only the bytes of its runs are shown (and analysed); bytes of a
// block outside its runs are markup.
type Block struct {
	Span
	Kind   BlockKind
	Level  int    // heading level from 1, nesting depth of a quote or an item from 1
	Marker Span   // the bullet or number of a list item; empty on its later paragraphs
	Runs   []Run  // visible text; nil for tables, code, rules and raw blocks
	Info   string // language of a code block
}

// Style is a set of inline styles.
type Style uint8

const (
	Emphasis Style = 1 << iota
	Strong
	CodeSpan
	Link
	Strike
)

// Run is a stretch of visible text with one inline style. A line break of the
// source inside a run is white space, except where Break is set.
type Run struct {
	Span
	Style Style
	Dest  string // target of a link
	Break bool   // a hard line break follows the run
}

// Sentence is a sentence of a prose block. First and Last are indexes into
// Document.Tokens, Last exclusive; a sentence has at least one token.
type Sentence struct {
	Span
	First, Last int
	Block       int // index into Document.Blocks
}

// Token is a word or punctuation mark in the tokenisation of UD English:
// clitics are tokens of their own (do|n't, Pyongyang|'s).
type Token struct {
	Span
	Space bool // white space, or the start of a block, stands before the token
}

// Quotation is a stretch of quoted text, the quotation marks included. One that
// runs over several paragraphs, each opened anew, has one part per paragraph.
// A quotation inside another one is a quotation of its own with Depth 2.
type Quotation struct {
	Parts []Span
	Depth int
	Block bool // a block quote rather than quotation marks
}

// Document is a parsed article.
type Document struct {
	Source     string // the unchanged text, BOM included
	Format     Format // Plain or Markdown, decided
	Title      Span   // empty when the article has none
	Byline     Span
	Published  Span
	Blocks     []Block
	Sentences  []Sentence
	Tokens     []Token
	Quotations []Quotation
}

// Text is the source at s.
func (d *Document) Text(s Span) string { return d.Source[s.Start:s.End] }

// Visible is the text of a span as it is shown: without markup, on one row.
func (d *Document) Visible(s Span) string {
	var b strings.Builder
	first := sort.Search(len(d.Blocks), func(i int) bool { return d.Blocks[i].End > s.Start })
	for i := first; i < len(d.Blocks) && d.Blocks[i].Start < s.End; i++ {
		for _, r := range d.Blocks[i].Runs {
			if !r.Overlaps(s) {
				continue
			}
			b.WriteString(d.Source[max(r.Start, s.Start):min(r.End, s.End)])
			if r.Break || r.End < len(d.Source) && d.Source[r.End] == '\n' {
				b.WriteByte(' ')
			}
		}
		b.WriteByte(' ')
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Word is the text of token i.
func (d *Document) Word(i int) string { return d.Text(d.Tokens[i].Span) }
