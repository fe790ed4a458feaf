package syntax

import (
	"context"
	_ "embed"
	"fmt"
	"math"
	"slices"

	"ascribe/analyze/neural"
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

// batchWords is about how many words go through the network together.
const batchWords = 512

// piece is a sentence, or a part of one that is too long.
type piece struct {
	first int // token
	words []word
	signs []sign
}

// ParseContext is Parse that stops between two batches of sentences with the
// error of ctx when that ends. What a sentence comes out as does not depend on
// the others.
func (p *Parser) ParseContext(ctx context.Context, doc *text.Document) (*Tree, error) {
	t := newTree(len(doc.Tokens))
	names := make([]float32, nameLabels*len(doc.Tokens))
	var pass neural.Pass
	// A stretch of sentences is put in order of length and cut into batches.
	for from := 0; from < len(doc.Sentences); {
		var pieces []piece
		words := 0
		for ; from < len(doc.Sentences) && words < 16*batchWords; from++ {
			words += doc.Sentences[from].Last - doc.Sentences[from].First
			pieces = p.cut(pieces, doc, from)
		}
		slices.SortStableFunc(pieces, func(a, b piece) int { return len(b.signs) - len(a.signs) })
		for len(pieces) > 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			n, words := 0, 0
			for n < len(pieces) && (n == 0 || words+len(pieces[n].signs) <= batchWords) {
				words += len(pieces[n].signs)
				n++
			}
			p.parse(t, names, &pass, pieces[:n])
			pieces = pieces[n:]
		}
	}
	nameWords(t, doc, names)
	joinPieces(t, doc)
	t.link()
	return t, nil
}

// cut adds a sentence in pieces of which none is too long.
func (p *Parser) cut(pieces []piece, doc *text.Document, sentence int) []piece {
	s := doc.Sentences[sentence]
	forms := make([]string, 0, s.Last-s.First)
	for i := s.First; i < s.Last; i++ {
		forms = append(forms, doc.Word(i))
	}
	for first := s.First; len(forms) > 0; {
		n := min(len(forms), longest)
		words, _ := readWords(make([]word, 0, n), forms[:n])
		pieces = append(pieces, piece{first, words, p.network.input.signs(words)})
		first, forms = first+n, forms[n:]
	}
	return pieces
}

// parse fills in the parts of the tree that some pieces are, longest first, and
// the log probabilities of their names.
func (p *Parser) parse(t *Tree, names []float32, pass *neural.Pass, pieces []piece) {
	signs := make([][]sign, len(pieces))
	for i := range pieces {
		signs[i] = pieces[i].signs
	}
	for k, g := range p.network.predict(pass, signs) {
		first := pieces[k].first
		copy(t.State[first*StateWidth:], g.state)
		copy(names[first*nameLabels:], readersNames(g.names))
		for i := range g.tag {
			tag := p.network.tags[g.tag[i]]
			t.POS[first+i] = tag
			t.Lemma[first+i] = p.lemmatiser.lemma(&pieces[k].words[i], tag)
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
