package syntax

import (
	"strings"

	"ascribe/analyze/text"
)

// Gold is the text of a treebank: the document its words and sentences make,
// and the tree that the treebank gives it.
type Gold struct {
	Document *text.Document
	Tree     *Tree
}

// NewGold writes sentences out as running text, paragraphs apart by a blank
// line, with the treebank's own tokens, sentences and trees.
func NewGold(sentences []Sentence) Gold {
	var source strings.Builder
	doc := &text.Document{Format: text.Plain}
	tree := newTree(count(sentences))
	for k, s := range sentences {
		if k > 0 && s.Break {
			source.WriteString("\n\n")
		}
		first := len(doc.Tokens)
		space := true
		for i, form := range s.Form {
			start := source.Len()
			source.WriteString(form)
			doc.Tokens = append(doc.Tokens, text.Token{Span: text.Span{Start: start, End: source.Len()}, Space: space})
			if space = s.Space[i]; space {
				source.WriteByte(' ')
			}
			at := first + i
			tree.POS[at], tree.Lemma[at], tree.Label[at] = s.POS[i], s.Lemma[i], s.Label[i]
			if s.Head[i] >= 0 {
				tree.Head[at] = first + s.Head[i]
			}
		}
		last := len(doc.Tokens)
		span := text.Span{Start: doc.Tokens[first].Start, End: doc.Tokens[last-1].End}
		doc.Sentences = append(doc.Sentences, text.Sentence{Span: span, First: first, Last: last})
	}
	doc.Source = source.String()
	tree.link()
	return Gold{doc, tree}
}

// ByDocument cuts a treebank into its documents.
func ByDocument(sentences []Sentence) [][]Sentence {
	var all [][]Sentence
	for i, s := range sentences {
		if i == 0 || s.Document != "" {
			all = append(all, nil)
		}
		all[len(all)-1] = append(all[len(all)-1], s)
	}
	return all
}

// Agreement counts the words that two analyses of a text have in common, as
// the CoNLL 2018 shared task did: a word is the same when its bytes are, a
// head when the governing word is.
type Agreement struct {
	gold, system     int
	word, tag, lemma int
	head, labelled   int
}

// Add compares the analysis of one text with the treebank's.
func (a *Agreement) Add(gold Gold, doc *text.Document, tree *Tree) {
	a.gold += len(gold.Document.Tokens)
	a.system += len(doc.Tokens)
	same := make(map[text.Span]int, len(gold.Document.Tokens)) // span -> gold token
	for i, t := range gold.Document.Tokens {
		same[t.Span] = i
	}
	headSpan := func(d *text.Document, t *Tree, i int) text.Span {
		if t.Head[i] < 0 {
			return text.Span{Start: -1, End: -1}
		}
		return d.Tokens[t.Head[i]].Span
	}
	for i, t := range doc.Tokens {
		g, ok := same[t.Span]
		if !ok {
			continue
		}
		a.word++
		if tree.POS[i] == gold.Tree.POS[g] {
			a.tag++
		}
		if gold.Tree.Lemma[g] == "_" || strings.EqualFold(tree.Lemma[i], gold.Tree.Lemma[g]) {
			a.lemma++
		}
		if headSpan(doc, tree, i) != headSpan(gold.Document, gold.Tree, g) {
			continue
		}
		a.head++
		if tree.Label[i] == gold.Tree.Label[g] {
			a.labelled++
		}
	}
}

// F1 of the words, and of their tags, lemmas, heads (UAS) and heads with
// labels (LAS). On the treebank's own tokens it is accuracy.
func (a Agreement) F1() (word, tag, lemma, uas, las float64) {
	f1 := func(n int) float64 { return 200 * float64(n) / float64(a.gold+a.system) }
	return f1(a.word), f1(a.tag), f1(a.lemma), f1(a.head), f1(a.labelled)
}

func count(sentences []Sentence) int {
	n := 0
	for _, s := range sentences {
		n += len(s.Form)
	}
	return n
}
