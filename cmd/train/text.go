package main

import (
	"fmt"
	"os"
	"path/filepath"

	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
	"ascribe/cmd/internal/corpus"
)

const boundaryModel = "analyze/text/model/boundary.bin"

func init() { stages["text"] = trainText }

// trainText learns where sentences end from the openly licensed parts of the
// treebanks, read as running text with their paragraphs.
func trainText(data string) error {
	var texts []text.Segmented
	for _, name := range []string{"ewt", "gum"} {
		all, err := corpus.Treebank(filepath.Join(data, name, "train.conllu.gz"))
		if err != nil {
			return err
		}
		for _, part := range syntax.ByDocument(all) {
			texts = append(texts, segmented(part))
		}
	}
	fmt.Println(text.ValidateBoundaries(texts))
	model := text.TrainBoundaries(texts, func(line string) { fmt.Println(line) })
	if err := os.WriteFile(boundaryModel, model, 0o644); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	return nil
}

func segmented(part []syntax.Sentence) text.Segmented {
	doc := syntax.NewGold(part).Document
	t := text.Segmented{Source: doc.Source}
	for _, s := range doc.Sentences {
		t.Sentences = append(t.Sentences, s.Span)
	}
	return t
}
