package text

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// family groups the quotation marks that close each other. At most one
// quotation of each family is open at a time.
type family int

const (
	noMark family = iota - 1
	double        // “ ” " `` '' „
	single        // ‘ ’ '
	angled        // « » ‹ ›
	families
)

// carryLines is how many lines a quotation may run over without being opened
// anew, in texts that have a line for every sentence.
const carryLines = 12

// pairing is the state of matching quotation marks through a document.
type pairing struct {
	doc   *Document
	lined bool
	out   []Quotation
	open  [families]*Quotation // the one being read; its last part starts at from
	from  [families]int
	// carried are quotations unclosed at the last block's end.
	carried [families]*Quotation
	lines   [families]int // blocks it was carried over without a mark
	pending [families][]Span
}

// findQuotations matches quotation marks block by block, so that one mark too
// many spoils its own paragraph only.
func findQuotations(d *Document, lined bool) []Quotation {
	p := &pairing{doc: d, lined: lined}
	for i := 0; i < len(d.Sentences); {
		block := d.Sentences[i].Block
		first := d.Sentences[i].First
		for i < len(d.Sentences) && d.Sentences[i].Block == block {
			i++
		}
		p.block(d.Blocks[block], first, d.Sentences[i-1].Last)
	}
	for f := range families {
		p.drop(f)
	}
	p.blockQuotes()
	slices.SortStableFunc(p.out, func(a, b Quotation) int {
		if a.Parts[0].Start != b.Parts[0].Start {
			return a.Parts[0].Start - b.Parts[0].Start
		}
		return a.Depth - b.Depth
	})
	return p.out
}

// block matches the marks of tokens first to last, exclusive.
func (p *pairing) block(b Block, first, last int) {
	level := 0
	if b.Kind == Quote {
		level = b.Level
	}
	p.resume(b, first, last)
	for i := first; i < last; i++ {
		f, opens, closes := p.mark(i, first, last)
		switch {
		case f == noMark:
		case closes && p.open[f] != nil:
			p.close(f, p.doc.Tokens[i].End)
		case opens && p.goesOn(f, i, first):
			q := p.open[f]
			q.Parts = append(q.Parts, Span{p.from[f], p.doc.Tokens[i-1].End})
			p.from[f] = p.doc.Tokens[i].Start
		case opens:
			if p.open[f] == nil || len(p.open[f].Parts) == 0 || p.from[f] != p.doc.Tokens[i].Start {
				p.start(f, p.doc.Tokens[i].Start, level)
			}
		}
	}
	p.endBlock(first, p.doc.Tokens[last-1].End)
}

// goesOn reports whether mark i opens anew the speech that is open, as at the head of a
// paragraph, in a text that has lost its paragraphs: "We waited. "Nobody came."
func (p *pairing) goesOn(f family, i, first int) bool {
	if f != double || p.open[f] == nil || !p.beginsSpeech(p.from[f], first) {
		return false
	}
	all := p.doc.Sentences
	k := sort.Search(len(all), func(k int) bool { return all[k].First >= i })
	return k < len(all) && all[k].First == i && p.doc.Tokens[i].Start > p.from[f]
}

// resume goes on with a quotation that the block before left open, when this
// block opens it anew.
func (p *pairing) resume(b Block, first, last int) {
	for f := range families {
		q := p.carried[f]
		if q == nil {
			continue
		}
		mark, opens, _ := p.mark(first, first, last)
		if mark == f && opens && b.Kind != Heading && b.Kind != Title {
			p.carried[f], p.open[f], p.from[f] = nil, q, p.doc.Tokens[first].Start
			continue
		}
		if f == single || !p.lined || p.lines[f] >= carryLines {
			p.drop(f)
			continue
		}
		p.carryOver(f, first, last)
	}
}

// carryOver looks whether the first mark of the block closes the carried
// quotation; it waits for the next block when there is none.
func (p *pairing) carryOver(f family, first, last int) {
	for i := first; i < last; i++ {
		mark, _, closes := p.mark(i, first, last)
		if mark != f {
			continue
		}
		if !closes {
			p.drop(f)
			return
		}
		q := p.carried[f]
		q.Parts = append(q.Parts, p.pending[f]...)
		p.open[f], p.from[f] = q, p.doc.Tokens[first].Start
		p.carried[f], p.pending[f], p.lines[f] = nil, nil, 0
		return
	}
	p.pending[f] = append(p.pending[f], Span{p.doc.Tokens[first].Start, p.doc.Tokens[last-1].End})
	p.lines[f]++
}

// drop ends a carried quotation where its paragraph ended. A single mark that no
// other paragraph took up was an apostrophe.
func (p *pairing) drop(f family) {
	if q := p.carried[f]; q != nil && (f != single || len(q.Parts) > 1) {
		p.out = append(p.out, *q)
	}
	p.carried[f], p.pending[f], p.lines[f] = nil, nil, 0
}

func (p *pairing) start(f family, at, level int) {
	depth := 1 + level
	for o := range families {
		if o != f && p.open[o] != nil {
			depth++
		}
	}
	p.open[f], p.from[f] = &Quotation{Depth: depth}, at
}

func (p *pairing) close(f family, end int) {
	q := p.open[f]
	q.Parts = append(q.Parts, Span{p.from[f], end})
	p.out = append(p.out, *q)
	p.open[f] = nil
	if f == double && p.open[single] != nil && p.from[single] > p.from[f] {
		p.open[single] = nil // an apostrophe after all
	}
}

// endBlock carries what is still open to the next block. A single mark within a
// clause that is left open was an apostrophe: back in the '90s.
func (p *pairing) endBlock(first, end int) {
	if p.open[single] != nil && !p.beginsSpeech(p.from[single], first) {
		p.open[single] = nil
	}
	for f := range families {
		if q := p.open[f]; q != nil {
			q.Parts = append(q.Parts, Span{p.from[f], end})
			p.carried[f], p.open[f] = q, nil
		}
	}
}

// beginsSpeech reports whether the mark at a byte opens its block or follows another mark.
func (p *pairing) beginsSpeech(at, first int) bool {
	i := sort.Search(len(p.doc.Tokens), func(i int) bool { return p.doc.Tokens[i].Start >= at })
	return i == first || punctuation(p.doc.Word(i-1))
}

// mark tells the family of token i and what it may do here. Of the two, opens
// and closes, at most one is true.
func (p *pairing) mark(i, first, last int) (f family, opens, closes bool) {
	t := p.doc.Tokens[i]
	if t.Len() > 3 || wordByte(p.doc.Source[t.Start]) {
		return noMark, false, false
	}
	before := i == first || t.Space || opening(p.doc.Word(i-1)) || dash(p.doc.Word(i-1))
	after := i+1 == last || p.doc.Tokens[i+1].Space || !opening(p.doc.Word(i+1)) && punctuation(p.doc.Word(i+1))
	switch p.doc.Word(i) {
	case "“", "``":
		return double, p.open[double] == nil || !after, p.open[double] != nil && after
	case "„":
		return double, true, false
	case "”":
		return double, p.open[double] == nil && before && !after, p.open[double] != nil || !before || after
	case "«", "‹":
		return angled, true, false
	case "»", "›":
		return angled, false, true
	case "\"", "''":
		opens, closes = straight(before, after, p.open[double] != nil)
		return double, opens, closes
	case "‘":
		return single, true, false
	case "'", "’", "`":
		if before && !after {
			return single, p.doc.Word(i) != "’" || p.open[single] == nil, false
		}
		return single, false, !before && !p.possessive(i, last)
	}
	return noMark, false, false
}

// straight decides what a straight mark does from the white space around it;
// where that does not tell, it closes what is open.
func straight(before, after, open bool) (opens, closes bool) {
	switch {
	case before && !after:
		return true, false
	case !before && after:
		return false, true
	}
	return !open, open
}

// possessive reports whether the single mark at i is rather the apostrophe of
// a plural (the boys' toys): a later one closes the quotation.
func (p *pairing) possessive(i, last int) bool {
	w := p.doc.Word(i - 1)
	if w[len(w)-1] != 's' || p.open[single] == nil {
		return false
	}
	for j := i + 1; j < min(last, i+60); j++ {
		switch p.doc.Word(j) {
		case "‘":
			return false
		case "'", "’":
			return !p.doc.Tokens[j].Space
		}
	}
	return false
}

func dash(w string) bool { return w == "—" || w == "–" || w == "--" || w == "-" }

// punctuation reports whether w is a mark that may follow a closing mark.
func punctuation(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return strings.ContainsRune(".,;:!?)]}—–-/\"'”’»›…", r)
}

// blockQuotes adds each stretch of a block quote as one quotation.
func (p *pairing) blockQuotes() {
	blocks := p.doc.Blocks
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		if b.Kind != Quote || len(b.Runs) == 0 {
			continue
		}
		q := Quotation{Depth: b.Level, Block: true}
		for ; i < len(blocks) && blocks[i].Kind == Quote && blocks[i].Level == b.Level && len(blocks[i].Runs) > 0; i++ {
			runs := blocks[i].Runs
			part := trim(p.doc.Source, Span{runs[0].Start, runs[len(runs)-1].End})
			if !part.Empty() { // a quote of blanks only quotes nothing
				q.Parts = append(q.Parts, part)
			}
		}
		i--
		if len(q.Parts) > 0 {
			p.out = append(p.out, q)
		}
	}
}
