package attribution

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"ascribe/analyze/linear"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// word is what the models see of a token, as hashes. It does not depend on
// where the token is looked at from.
type word struct {
	form, lemma, tag, suffix, shape uint32
	lower                           string // normalised form in lower case
	lemmaText                       string
	class                           uint32 // class of the cue lexicon, 0 when not in it
	kind                            uint32 // kind of source the word names, see sourceKinds
}

// quoteState is where a token stands to the outermost quotation around it.
type quoteState uint8

const (
	outside quoteState = iota
	opening
	inside
	closing
)

// page is a stretch of the document that the models read as a text of its own:
// the whole article, or the content of an attribution when nested ones are
// looked for. Its tokens count from base; heads outside the page are cut.
type page struct {
	doc   *text.Document
	tree  *syntax.Tree
	base  int
	words []word

	head        []int // within the page, -1 at a root
	label       []uint32
	first, last []int // subtree ranges
	kids        [][]int
	depth       []int // distance from the root

	sent      []int // sentence of a token
	sentences []stretch
	block     []int // block of a sentence

	state []quoteState
	quote []int // quotation of a token, -1 outside
	spans []stretch
	group []int             // the quotation that a span is a part of
	names map[string]uint32 // label hashes, kept to hash each label once
	nouns map[string][]int  // where in the article each noun for who may speak stands

	hints []hint // of each word, nil without a reader
}

// stretch is a range of tokens [from, to).
type stretch struct{ from, to int }

func (s stretch) len() int           { return s.to - s.from }
func (s stretch) has(i int) bool     { return s.from <= i && i < s.to }
func (s stretch) hit(o stretch) bool { return s.from < o.to && o.from < s.to }

// quoted is a part of quotation number of.
type quoted struct {
	stretch
	of int
}

// newPage reads the whole document.
func newPage(doc *text.Document, tree *syntax.Tree, lex *lexicon) *page {
	p := &page{doc: doc, tree: tree, words: make([]word, len(doc.Tokens)), names: map[string]uint32{}, nouns: map[string][]int{}}
	for i := range p.words {
		p.words[i] = newWord(doc, tree, i, lex)
		if w := &p.words[i]; w.kind != 0 {
			p.nouns[w.lower] = append(p.nouns[w.lower], i)
		}
	}
	var quotations []quoted
	for k, q := range doc.Quotations {
		if q.Depth <= 1 && !q.Block {
			for _, part := range q.Parts {
				quotations = append(quotations, quoted{tokensIn(doc, part), k})
			}
		}
	}
	p.build(quotations)
	return p
}

// part is the page of tokens [from, to), with the quotation marks of the
// outermost level taken for granted.
func (p *page) part(from, to int) *page {
	n := &page{doc: p.doc, tree: p.tree, base: p.base + from, words: p.words[from:to], names: p.names, nouns: p.nouns}
	var quotations []quoted
	all := p.doc.Quotations
	begin := p.doc.Tokens[n.base].Start
	first := sort.Search(len(all), func(k int) bool { return all[k].Parts[0].Start >= begin })
	for k := first; k < len(all); k++ {
		q := all[k]
		if t := tokensIn(p.doc, q.Parts[0]); t.from >= n.base+to-from {
			break
		}
		// The page's own marks are at its edges; what is deeper opens later.
		for _, s := range q.Parts {
			t := tokensIn(p.doc, s)
			if !q.Block && t.from >= n.base && t.to <= n.base+to-from && t.len() < to-from {
				quotations = append(quotations, quoted{stretch{t.from - n.base, t.to - n.base}, k})
			}
		}
	}
	n.build(quotations)
	return n
}

// tokensIn is the tokens that start inside s.
func tokensIn(doc *text.Document, s text.Span) stretch {
	return stretch{tokenAt(doc, s.Start), tokenAt(doc, s.End)}
}

// tokenAt is the first token that starts at or after the byte.
func tokenAt(doc *text.Document, at int) int {
	lo, hi := 0, len(doc.Tokens)
	for lo < hi {
		if m := (lo + hi) / 2; doc.Tokens[m].Start < at {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

func newWord(doc *text.Document, tree *syntax.Tree, i int, lex *lexicon) word {
	form := plain(doc.Word(i))
	w := word{lower: strings.ToLower(form), lemmaText: strings.ToLower(tree.Lemma[i])}
	w.form = linear.Hash(w.lower)
	w.lemma = linear.Hash(w.lemmaText)
	w.tag = linear.Hash(tree.POS[i])
	w.suffix = linear.Hash(tail(w.lower, 3))
	w.shape = linear.Hash(shape(form))
	w.class = lex.classOf(w.lemmaText, tree.POS[i])
	w.kind = lex.kindOf(w.lower, w.lemmaText)
	return w
}

// build fills in what depends on the page's borders.
func (p *page) build(quotations []quoted) {
	n := len(p.words)
	p.sent = make([]int, n)
	p.state = make([]quoteState, n)
	p.quote = make([]int, n)
	for i := range p.sent {
		p.sent[i], p.quote[i] = -1, -1
	}
	all := p.doc.Sentences
	for k := sort.Search(len(all), func(k int) bool { return all[k].Last > p.base }); k < len(all) && all[k].First < p.base+n; k++ {
		s := &all[k]
		from, to := max(s.First-p.base, 0), min(s.Last-p.base, n)
		if from >= to {
			continue
		}
		for i := from; i < to; i++ {
			p.sent[i] = len(p.sentences)
		}
		p.sentences = append(p.sentences, stretch{from, to})
		p.block = append(p.block, s.Block)
	}
	for _, q := range quotations {
		if q.from >= q.to || p.quote[q.from] >= 0 { // inside another one
			continue
		}
		for i := q.from; i < q.to; i++ {
			p.quote[i], p.state[i] = len(p.spans), inside
		}
		if isMark(p.words[q.from].lower) {
			p.state[q.from] = opening
		}
		if q.to-q.from > 1 && isMark(p.words[q.to-1].lower) {
			p.state[q.to-1] = closing
		}
		p.spans = append(p.spans, q.stretch)
		p.group = append(p.group, q.of)
	}
	p.link()
}

// link cuts the tree to the page and derives subtrees and depths.
func (p *page) link() {
	n := len(p.words)
	p.head, p.label = make([]int, n), make([]uint32, n)
	p.first, p.last, p.depth = make([]int, n), make([]int, n), make([]int, n)
	p.kids = make([][]int, n)
	count := make([]int, n)
	for i := range p.head {
		p.head[i], p.first[i], p.last[i] = -1, i, i+1
		if h := p.tree.Head[p.base+i] - p.base; p.tree.Head[p.base+i] >= 0 && h >= 0 && h < n && p.sent[h] == p.sent[i] {
			p.head[i] = h
			count[h]++
		}
		name := p.tree.Label[p.base+i]
		if p.head[i] < 0 {
			name = "root"
		}
		id, ok := p.names[name]
		if !ok {
			id = linear.Hash(name)
			p.names[name] = id
		}
		p.label[i] = id
	}
	all := make([]int, 0, n)
	for i, c := range count {
		p.kids[i] = all[len(all) : len(all) : len(all)+c]
		all = all[:len(all)+c]
	}
	order := make([]int, 0, n)
	for i, h := range p.head {
		if h >= 0 {
			p.kids[h] = append(p.kids[h], i)
		} else {
			order = append(order, i)
		}
	}
	for k := 0; k < len(order); k++ {
		for _, c := range p.kids[order[k]] {
			p.depth[c] = p.depth[order[k]] + 1
			order = append(order, c)
		}
	}
	for k := len(order) - 1; k >= 0; k-- {
		if i := order[k]; p.head[i] >= 0 {
			h := p.head[i]
			p.first[h], p.last[h] = min(p.first[h], p.first[i]), max(p.last[h], p.last[i])
		}
	}
}

// is reports whether token i has one of the labels, subtypes included.
func (p *page) is(i int, labels ...string) bool {
	return p.head[i] >= 0 && p.tree.Is(p.base+i, labels...)
}

// child is the first token that hangs from token i by one of the labels, or -1.
func (p *page) child(i int, labels ...string) int {
	for _, k := range p.kids[i] {
		if p.is(k, labels...) {
			return k
		}
	}
	return -1
}

// acts reports whether token i is a subject that does what its verb says: of no passive.
func (p *page) acts(i int) bool { return p.is(i, "nsubj") && !p.is(i, "nsubj:pass") }

func (p *page) isNoun(i int) bool    { return p.tree.IsNoun(p.base + i) }
func (p *page) isName(i int) bool    { return p.tree.IsName(p.base + i) }
func (p *page) isVerb(i int) bool    { return p.tree.IsVerb(p.base + i) }
func (p *page) tag(i int) string     { return p.tree.POS[p.base+i] }
func (p *page) span(i int) text.Span { return p.doc.Tokens[p.base+i].Span }

// span of a range of tokens, in bytes.
func (p *page) bytes(s stretch) text.Span {
	return text.Span{Start: p.span(s.from).Start, End: p.span(s.to - 1).End}
}

var plainMarks = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "`", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`,
	"–", "--", "—", "--", "―", "--", "‑", "-", "…", "...", "''", `"`)

// plain writes typographic marks in ASCII, so that all houses look alike.
func plain(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || s[i] == '`' || s[i] == '\'' {
			return plainMarks.Replace(s)
		}
	}
	return s
}

func isMark(lower string) bool { return lower == `"` || lower == "'" }

func tail(s string, n int) string {
	for i := len(s); i > 0; {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		if n--; n == 0 {
			return s[i:]
		}
	}
	return s
}

// shape is upper and lower case, digits and marks, repeats once.
func shape(s string) string {
	var b [8]byte
	n := 0
	for _, r := range s {
		c := byte('-')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = '9'
		}
		if n > 0 && b[n-1] == c {
			continue
		}
		if n == len(b) {
			break
		}
		b[n] = c
		n++
	}
	return string(b[:n])
}
