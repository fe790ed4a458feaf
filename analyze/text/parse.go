package text

import "strings"

// Parse reads an article. Any string gives a document, in time linear in its
// length; bytes that are not UTF-8 count as one character each.
//
//	source ─ blocks (plain or Markdown) ─ tokens ─ sentences ─ quotations
func Parse(source string, f Format) *Document {
	d := &Document{Source: source, Format: f}
	if f != Plain && f != Markdown {
		d.Format = detect(source)
	}
	lined := d.readBlocks()
	d.Tokens = make([]Token, 0, len(source)/5+1)
	for i := range d.Blocks {
		if d.Blocks[i].Kind.Prose() {
			d.readBlock(i)
		}
	}
	d.Quotations = findQuotations(d, lined)
	return d
}

// readBlocks finds the blocks. lined reports a text that has a line for every
// sentence or paragraph.
func (d *Document) readBlocks() (lined bool) {
	if d.Format == Markdown {
		var ok bool
		if d.Blocks, ok = markdownBlocks(d.Source); !ok {
			d.Format = Plain
		}
	}
	if d.Format == Plain {
		d.Blocks, lined = plainBlocks(d.Source)
	}
	d.markLead()
	if d.Format == Plain {
		d.markHeadings()
	}
	return lined
}

// readBlock appends the tokens and sentences of block i.
func (d *Document) readBlock(i int) {
	v := newView(d.Source, d.Blocks[i].Runs)
	first := len(d.Tokens)
	d.Tokens = appendTokens(d.Tokens, v.text)
	words := d.Tokens[first:]
	ends := sentenceEnds(v.text, words)
	v.toSource(words)
	for _, end := range ends {
		s := Sentence{First: first, Last: end + len(d.Tokens) - len(words), Block: i}
		s.Start, s.End = d.Tokens[s.First].Start, d.Tokens[s.Last-1].End
		d.Sentences = append(d.Sentences, s)
		first = s.Last
	}
}

// view is the visible text of a block in one piece.
type view struct {
	text string
	runs []Run
}

func newView(source string, runs []Run) view {
	if len(runs) == 1 {
		return view{source[runs[0].Start:runs[0].End], runs}
	}
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(source[r.Start:r.End])
	}
	return view{b.String(), runs}
}

// toSource turns spans of the view's text into spans of the source.
func (v view) toSource(tokens []Token) {
	if len(v.runs) == 0 {
		return
	}
	run, before := 0, 0 // the current run, and the text length before it
	for i := range tokens {
		t := &tokens[i]
		for t.Start >= before+v.runs[run].Len() {
			before += v.runs[run].Len()
			run++
		}
		start := v.runs[run].Start + t.Start - before
		for t.End > before+v.runs[run].Len() {
			before += v.runs[run].Len()
			run++
		}
		t.End = v.runs[run].Start + t.End - before
		t.Start = start
	}
}
