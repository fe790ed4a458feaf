package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"ascribe/analyze/actor"
	"ascribe/analyze/attribution"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
	"ascribe/cmd/internal/coref"
	"ascribe/cmd/internal/corpus"
)

const actorModel = "analyze/actor/model"

func init() { stages["actor"] = trainActor }

// referenceSources are the texts with chains that the classifier of pronouns
// and definite nouns learns from.
var referenceSources = []struct {
	source
	genre string
}{
	{source{"gum/train.conllu.gz", "annotations CC BY 4.0; texts CC BY 2.5 to 4.0 and CC BY-SA 3.0", true}, "GUM"},
	{source{"gum/train.unlisted.conllu.gz", "annotations CC BY 4.0; speeches only, whose licences the corpus does not name", false}, "GUM_speech"},
	{source{"ner/coref_meantime.train.tsv.gz", "CC BY 4.0", true}, ""},
}

// trainActor learns whom pronouns and definite nouns mean.
func trainActor(data string) error {
	c := newCard("Model of the actor stage", "reference.bin is a linear classifier that tells whether a pronoun or a definite noun means one of the actors named before.\n"+
		"It holds hashed feature weights and no text. Figures are in `analyze/EVALUATION.md`.\n\n    go run ./cmd/train actor ../shared/data")
	parser := syntax.New()
	sources, err := attribution.New()
	if err != nil {
		return err
	}
	var examples []actor.Example
	for _, s := range referenceSources {
		if !s.used() {
			continue
		}
		var texts []corpus.Referents
		if path := filepath.Join(data, s.path); s.genre == "" {
			texts, err = corpus.Meantime(path)
		} else {
			texts, err = corpus.Entities(path, s.genre)
		}
		if err != nil {
			return err
		}
		for i := range texts {
			x := actor.Example{Doc: text.Parse(texts[i].Gold.Document.Source, text.Auto), Until: texts[i].Until}
			x.Tree = parser.Parse(x.Doc)
			if x.Attributions, err = sources.Find(context.Background(), x.Doc, x.Tree); err != nil {
				return err
			}
			x.Chain = chainFinder(&texts[i], x.Doc, x.Tree)
			examples = append(examples, x)
		}
		c.learnt(s.source, fmt.Sprintf("%d texts", len(texts)))
	}
	model, err := actor.Train(examples, func(s string) { fmt.Println(s) })
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(actorModel, "reference.bin"), model, 0o644); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	return c.write(actorModel)
}

// chainFinder tells the chain of the annotated mention that has the same head as
// a span, and of several the one most like it in length.
func chainFinder(r *corpus.Referents, doc *text.Document, tree *syntax.Tree) func(text.Span) int {
	type place struct {
		length, chain int
	}
	at := map[text.Span][]place{}
	for k, chain := range r.Heads(doc, tree, func(corpus.Chain, string) bool { return true }) {
		for _, m := range chain {
			at[m.Head] = append(at[m.Head], place{m.Span.Len(), k})
		}
	}
	return func(s text.Span) int {
		best, least := -1, 1<<30
		for _, p := range at[coref.Head(s, doc, tree)] {
			if d := max(p.length-s.Len(), s.Len()-p.length); d < least {
				best, least = p.chain, d
			}
		}
		return best
	}
}
