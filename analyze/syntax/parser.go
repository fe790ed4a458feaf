package syntax

import (
	"context"
	_ "embed"
	"fmt"

	"ascribe/analyze/text"
)

//go:embed model/tagger.bin
var taggerModel []byte

//go:embed model/parser.bin
var parserModel []byte

//go:embed model/lemma.tsv
var lemmaModel []byte

// Parser tags, lemmatises and parses documents. It may be used by several
// goroutines at once.
type Parser struct {
	tagger     *tagger
	arcs       *arcParser
	lemmatiser *lemmatiser
}

// New gives a parser with the embedded models.
func New() *Parser {
	p, err := load(taggerModel, parserModel, lemmaModel)
	if err != nil {
		// The models are part of the program and checked by its tests.
		panic(fmt.Sprintf("syntax: embedded models: %v", err))
	}
	return p
}

func load(tagger, arcs, lemmas []byte) (*Parser, error) {
	p := &Parser{}
	var err error
	if p.tagger, err = decodeTagger(tagger); err != nil {
		return nil, err
	}
	if p.arcs, err = decodeArcParser(arcs); err != nil {
		return nil, err
	}
	p.lemmatiser, err = decodeLemmatiser(lemmas)
	return p, err
}

// Parse finds the syntax of every sentence of the document.
func (p *Parser) Parse(doc *text.Document) *Tree {
	t, _ := p.ParseContext(context.Background(), doc)
	return t
}

// ParseContext is Parse that stops between two sentences with the error of ctx
// when that ends.
func (p *Parser) ParseContext(ctx context.Context, doc *text.Document) (*Tree, error) {
	t := newTree(len(doc.Tokens))
	var work scratch
	for _, s := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		work.forms = work.forms[:0]
		for i := s.First; i < s.Last; i++ {
			work.forms = append(work.forms, doc.Word(i))
		}
		p.parse(t, s.First, &work)
	}
	t.link()
	return t, nil
}

// scratch is the space that sentences share one after the other.
type scratch struct {
	forms []string
	words []word
	tags  []int
	state state
}

// parse fills in the part of the tree that begins at token first.
func (p *Parser) parse(t *Tree, first int, work *scratch) {
	words, mode := readWords(work.words, work.forms)
	if len(words) == 0 {
		return
	}
	work.words = words
	work.tags = append(work.tags[:0], make([]int, len(words))...)
	p.tagger.tag(words, mode, work.tags)
	work.state.reset(words, work.tags)
	p.arcs.run(&work.state)
	for i := range words {
		tag := p.tagger.tags[work.tags[i]]
		t.POS[first+i] = tag
		t.Lemma[first+i] = p.lemmatiser.lemma(&words[i], tag)
		node := &work.state.nodes[i]
		t.Label[first+i] = p.arcs.labels[node.label]
		if h := int(node.head); h < len(words) {
			t.Head[first+i] = first + h
		}
	}
}
