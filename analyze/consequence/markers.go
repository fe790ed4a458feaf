package consequence

import (
	_ "embed"
	"strings"

	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

//go:embed markers.tsv
var markerTable string

// entry is a row of the marker table.
type entry struct {
	id    string // the pattern as written, without the star
	words []string
	carry int    // the word of the pattern that carries it in the tree
	kind  string // verb classes (cause, lead, raise ...), reason, result, condition, purpose, noun, adj
	order string // ce, ec or any
	trust string // strong, fair or weak
	verb  bool
	// lesson says that the models learn from its places what joins nothing, but that
	// none is asked of them: what it joins only the grammar tells.
	lesson bool
	// grammar says that the models neither learn from its places nor are asked.
	grammar bool
}

// verbKinds are the kinds whose carrying word must be tagged as a verb.
var verbKinds = map[string]bool{"cause": true, "lead": true, "raise": true, "lower": true, "harm": true,
	"force": true, "enable": true, "prevent": true, "threat": true, "mean": true, "blame": true,
	"source": true, "aim": true}

// table finds entries by the first word of their pattern, longest pattern first.
type table map[string][]*entry

func readTable(data string) table {
	t := table{}
	for line := range strings.Lines(data) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(f) < 4 {
			continue
		}
		e := &entry{kind: f[1], order: f[2], trust: f[3], verb: verbKinds[f[1]]}
		if len(f) > 4 {
			e.lesson, e.grammar = f[4] == "lesson", f[4] == "grammar"
		}
		for i, w := range strings.Fields(f[0]) {
			if c, ok := strings.CutSuffix(w, "*"); ok {
				w, e.carry = c, i
			}
			e.words = append(e.words, w)
		}
		e.id = strings.Join(e.words, " ")
		at := t[e.words[0]]
		i := 0
		for i < len(at) && len(at[i].words) >= len(e.words) {
			i++
		}
		at = append(at, nil)
		copy(at[i+1:], at[i:])
		at[i] = e
		t[e.words[0]] = at
	}
	return t
}

//go:embed nouns.tsv
var nounTable string

// nouns tells what a noun names: event, person or body.
var nouns = readNouns(nounTable)

func readNouns(data string) map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(data) {
		if f := strings.Split(strings.TrimRight(line, "\n"), "\t"); len(f) == 2 {
			m[f[0]] = f[1]
		}
	}
	return m
}

// candidate is a place where a marker of the table stands: tokens [first, last),
// of which at carries it.
type candidate struct {
	*entry
	first, last, at int
}

// page is a document with what the stage needs of it at hand.
type page struct {
	doc   *text.Document
	tree  *syntax.Tree
	lower []string // each token in lower case
	lemma []string // each lemma in lower case
}

func newPage(doc *text.Document, tree *syntax.Tree) *page {
	p := &page{doc: doc, tree: tree, lower: make([]string, len(doc.Tokens)), lemma: make([]string, len(doc.Tokens))}
	for i := range doc.Tokens {
		p.lower[i] = strings.ToLower(doc.Word(i))
		p.lemma[i] = strings.ToLower(tree.Lemma[i])
	}
	return p
}

// candidates are the markers that stand in sentence s, in order.
func (t table) candidates(p *page, s text.Sentence) []candidate {
	var out []candidate
	for i := s.First; i < s.Last; {
		c, ok := t.match(p, s, i)
		if !ok {
			i++
			continue
		}
		out = append(out, c)
		i = max(i+1, c.last)
	}
	return out
}

// match is the longest pattern that starts at token i.
func (t table) match(p *page, s text.Sentence, i int) (candidate, bool) {
	for _, key := range [2]string{p.lemma[i], p.lower[i]} {
		for _, e := range t[key] {
			if i+len(e.words) > s.Last || !e.fits(p, i) {
				continue
			}
			c := candidate{entry: e, first: i, last: i + len(e.words), at: i + e.carry}
			if c.plausible(p, s) {
				return c, true
			}
		}
		if p.lower[i] == p.lemma[i] {
			break
		}
	}
	return candidate{}, false
}

func (e *entry) fits(p *page, i int) bool {
	for k, w := range e.words {
		if p.lemma[i+k] != w && p.lower[i+k] != w {
			return false
		}
	}
	return true
}

// plausible rules out, by tag alone, the bulk of the places where a word of the
// table does another job.
func (c candidate) plausible(p *page, s text.Sentence) bool {
	pos := p.tree.POS[c.at]
	switch {
	case c.verb:
		return strings.HasPrefix(pos, "VB") && !p.tree.IsAux(c.at)
	case c.kind == "noun":
		return strings.HasPrefix(pos, "NN")
	case c.id == "to":
		return p.infinitive(c.at, s.Last) >= 0
	case c.id == ":" || c.id == ";":
		return false
	case c.id == "in" || c.id == "on" || c.id == "under" || c.id == "at":
		return p.harmBefore(s.First, c.at)
	case c.id == "and" || c.id == "or":
		return false
	case c.id == "should" || c.id == "were" || c.id == "had":
		return c.at == s.First || p.tree.IsPunct(c.at-1) // inverted condition
	}
	return true
}

// infinitive is the verb that the token "to" at i introduces, or -1.
func (p *page) infinitive(i, end int) int {
	for k := i + 1; k < end && k <= i+3; k++ {
		switch pos := p.tree.POS[k]; {
		case pos == "VB":
			return k
		case !strings.HasPrefix(pos, "RB"):
			return -1
		}
	}
	return -1
}

// harmWords are what people come to in an attack or accident.
var harmWords = map[string]bool{"kill": true, "die": true, "wound": true, "injure": true, "hurt": true, "damage": true,
	"destroy": true, "dead": true, "death": true, "lose": true, "burn": true, "trap": true, "casualty": true, "perish": true}

func (p *page) harmBefore(first, i int) bool {
	for k := first; k < i; k++ {
		if harmWords[p.lemma[k]] {
			return true
		}
	}
	return false
}
