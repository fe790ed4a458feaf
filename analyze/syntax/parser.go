package syntax

import (
	_ "embed"
	"fmt"

	"ascribe/analyze/text"
)

//go:embed model/tagger.bin
var taggerModel []byte

//go:embed model/lemma.tsv
var lemmaModel []byte

// Parser tags, lemmatises and parses documents. It may be used by several
// goroutines at once.
type Parser struct {
	tagger     *tagger
	lemmatiser *lemmatiser
}

// New gives a parser with the embedded models.
func New() *Parser {
	p, err := load(taggerModel, lemmaModel)
	if err != nil {
		// The models are part of the program and checked by its tests.
		panic(fmt.Sprintf("syntax: embedded models: %v", err))
	}
	return p
}

func load(tagger, lemmas []byte) (*Parser, error) {
	p := &Parser{}
	var err error
	if p.tagger, err = decodeTagger(tagger); err != nil {
		return nil, err
	}
	p.lemmatiser, err = decodeLemmatiser(lemmas)
	return p, err
}

// Parse finds the syntax of every sentence of the document.
func (p *Parser) Parse(doc *text.Document) *Tree {
	t := newTree(len(doc.Tokens))
	var forms []string
	var words []word
	for _, s := range doc.Sentences {
		forms = forms[:0]
		for i := s.First; i < s.Last; i++ {
			forms = append(forms, doc.Word(i))
		}
		words = p.parse(t, s.First, forms, words)
	}
	t.link()
	return t
}

// parse fills in the part of the tree that begins at token first. It returns
// the words for their space.
func (p *Parser) parse(t *Tree, first int, forms []string, words []word) []word {
	words, mode := readWords(words, forms)
	tags := make([]int, len(words))
	p.tagger.tag(words, mode, tags)
	for i := range words {
		tag := p.tagger.tags[tags[i]]
		t.POS[first+i] = tag
		t.Lemma[first+i] = p.lemmatiser.lemma(&words[i], tag)
		t.Label[first+i] = "root"
	}
	return words
}
