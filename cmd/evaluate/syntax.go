package main

import (
	"fmt"
	"io"
	"path/filepath"

	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
	"ascribe/cmd/internal/corpus"
)

func init() { stages["syntax"] = stage{measure: evaluateSyntax} }

// evaluateSyntax prints how well tags, lemmas and trees agree with the dev
// sets of EWT and GUM, on gold tokens and from raw text.
func evaluateSyntax(out io.Writer, data string, _ options) error {
	fmt.Fprintf(out, "%-22s %6s %6s %6s %6s %6s\n", "", "word", "XPOS", "lemma", "UAS", "LAS")
	print := func(name string, a syntax.Agreement) {
		word, tag, lemma, uas, las := a.F1()
		fmt.Fprintf(out, "%-22s %6.2f %6.2f %6.2f %6.2f %6.2f\n", name, word, tag, lemma, uas, las)
	}
	parser := syntax.New()
	for _, name := range []string{"ewt", "gum"} {
		gold, err := corpus.Treebank(filepath.Join(data, name, "dev.conllu.gz"))
		if err != nil {
			return err
		}
		var tokens, raw syntax.Agreement
		for _, part := range syntax.ByDocument(gold) {
			g := syntax.NewGold(part)
			tokens.Add(g, g.Document, parser.Parse(g.Document))
			doc := text.Parse(g.Document.Source, text.Plain)
			raw.Add(g, doc, parser.Parse(doc))
		}
		print(name+" dev, gold tokens", tokens)
		print(name+" dev, raw text", raw)
	}
	return nil
}
