package syntax

import (
	"context"
	_ "embed"
	"fmt"
	"math"
	"slices"

	"ascribe/analyze/neural"
	"ascribe/analyze/parallel"
	"ascribe/analyze/text"
)

//go:embed model/network.bin
var networkModel []byte

//go:embed model/lemma.tsv
var lemmaModel []byte

// Parser tags, lemmatises and parses documents. It may be used by several
// goroutines at once.
type Parser struct {
	network    *network
	lemmatiser *lemmatiser
}

// New gives a parser with the embedded models.
func New() *Parser {
	p, err := load(networkModel, lemmaModel)
	if err != nil {
		// The models are part of the program and checked by its tests.
		panic(fmt.Sprintf("syntax: embedded models: %v", err))
	}
	return p
}

func load(network, lemmas []byte) (*Parser, error) {
	n, err := readNetwork(network)
	if err != nil {
		return nil, err
	}
	return newParser(n, lemmas)
}

func newParser(n *network, lemmas []byte) (*Parser, error) {
	l, err := decodeLemmatiser(lemmas)
	return &Parser{network: n, lemmatiser: l}, err
}

// Parse finds the syntax of every sentence of the document.
func (p *Parser) Parse(doc *text.Document) *Tree {
	t, _ := p.ParseContext(context.Background(), doc)
	return t
}

// batchWords is about how many words go through the network together, and
// leastWords how many are worth a processor of their own.
const (
	batchWords = 256
	leastWords = 128
)

// batchSize is how many words of a stretch make a batch when a number of processors
// read it: a short text is shared out among them.
func batchSize(words, processors int) int {
	batches := (words + batchWords - 1) / batchWords
	if n := min(processors, words/leastWords); n > 1 {
		batches = (batches + n - 1) / n * n
	}
	return (words + batches - 1) / max(batches, 1)
}

// piece is a sentence, or a part of one that is too long.
type piece struct{ first, words int }

// ParseContext is Parse that stops between two batches of sentences with the
// error of ctx when that ends. What a sentence comes out as does not depend on
// the others. All processors work on a document, but for one when it is long.
func (p *Parser) ParseContext(ctx context.Context, doc *text.Document) (*Tree, error) {
	t := newTree(len(doc.Tokens))
	names := make([]float32, nameLabels*len(doc.Tokens))
	all := batches(doc.Sentences, parallel.Workers(len(doc.Tokens)/leastWords))
	passes := make([]neural.Pass, parallel.Workers(len(all)))
	parallel.Each(len(all), func(worker, i int) {
		if ctx.Err() == nil {
			p.parse(t, doc, names, &passes[worker], all[i])
		}
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	nameWords(t, doc, names)
	joinPieces(t, doc)
	t.link()
	return t, nil
}

// batches puts stretches of sentences in order of length and cuts them into
// batches.
func batches(sentences []text.Sentence, processors int) [][]piece {
	var all [][]piece
	for len(sentences) > 0 {
		var pieces []piece
		words := 0
		for len(sentences) > 0 && words < 16*batchWords {
			pieces = cut(pieces, sentences[0])
			words += sentences[0].Last - sentences[0].First
			sentences = sentences[1:]
		}
		slices.SortStableFunc(pieces, func(a, b piece) int { return b.words - a.words })
		size := batchSize(words, processors)
		for len(pieces) > 0 {
			n, words := 0, 0
			for n < len(pieces) && (n == 0 || words+pieces[n].words <= size) {
				words += pieces[n].words
				n++
			}
			all = append(all, pieces[:n])
			pieces = pieces[n:]
		}
	}
	return all
}

// cut adds a sentence in pieces of which none is too long.
func cut(pieces []piece, s text.Sentence) []piece {
	for first := s.First; first < s.Last; first += longest {
		pieces = append(pieces, piece{first, min(s.Last-first, longest)})
	}
	return pieces
}

// parse fills in the parts of the tree that some pieces are, longest first, and
// the log probabilities of their names.
func (p *Parser) parse(t *Tree, doc *text.Document, names []float32, pass *neural.Pass, pieces []piece) {
	words, signs := make([][]word, len(pieces)), make([][]sign, len(pieces))
	for k, piece := range pieces {
		forms := make([]string, piece.words)
		for i := range forms {
			forms[i] = doc.Word(piece.first + i)
		}
		words[k], _ = readWords(make([]word, 0, len(forms)), forms)
		signs[k] = p.network.input.signs(words[k])
	}
	for k, g := range p.network.predict(pass, signs) {
		first := pieces[k].first
		copy(t.State[first*StateWidth:], g.state)
		copy(names[first*nameLabels:], Reader.names(g.names))
		for i := range g.tag {
			tag := p.network.tags[g.tag[i]]
			t.POS[first+i] = tag
			t.Lemma[first+i] = p.lemmatiser.lemma(&words[k][i], tag)
			t.Label[first+i] = p.network.labels[g.label[i]]
			if h := g.head[i]; h < len(g.head) {
				t.Head[first+i] = first + h
			}
		}
	}
}

// nameWords labels the names of a document.
func nameWords(t *Tree, doc *text.Document, scores []float32) {
	words := make([]string, len(doc.Tokens))
	for i := range words {
		words[i] = normalise(doc.Word(i))
	}
	recall(words, scores)
	for _, s := range doc.Sentences {
		for i, l := range bestNames(scores[s.First*nameLabels : s.Last*nameLabels]) {
			t.Name[s.First+i] = NameLabels[l]
			t.Sure[s.First+i] = float32(math.Exp(float64(scores[(s.First+i)*nameLabels+l])))
		}
	}
}

// joinPieces hangs the later pieces of a sentence from the root of the first.
func joinPieces(t *Tree, doc *text.Document) {
	for _, s := range doc.Sentences {
		if s.Last-s.First <= longest {
			continue
		}
		root := -1
		for i := s.First; i < s.Last; i++ {
			switch {
			case t.Head[i] >= 0:
			case root < 0:
				root = i
			default:
				t.Head[i], t.Label[i] = root, "parataxis"
			}
		}
	}
}

// Bytes stores the network for load.
func (p *Parser) Bytes() []byte { return p.network.bytes() }
