package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ascribe/analyze/neural"
	"ascribe/analyze/syntax"
	"ascribe/cmd/internal/corpus"
)

const syntaxModels = "analyze/syntax/model"

func init() { stages["syntax"] = trainSyntax }

// treebanks that are read. The NonCommercial genres of GUM are a file of their
// own and stay unread.
var treebanks = []source{
	{"ewt/train.conllu.gz", "CC BY-SA 4.0", true},
	{"gum/train.conllu.gz", "annotation CC BY 4.0; texts CC BY and CC BY-SA", true},
	{"gum/train.unlisted.conllu.gz", "annotation CC BY 4.0; speech, textbook, vlog, conversation: none stated for the texts", false},
}

// nameCorpora and the manner in which each marks names.
var nameCorpora = []struct {
	source
	manner syntax.Manner
}{
	{source{"ner/uner_ewt.train.tsv.gz", "CC BY-SA 4.0", true}, syntax.Plain},
	{source{"ner/btc_news.train.tsv.gz", "CC BY 4.0", true}, syntax.Plain},
	{source{"ner/gum.train.tsv.gz", "annotation CC BY 4.0; texts as above", true}, syntax.Entity},
	{source{"ner/gmb_silver.train.tsv.gz", "not verified", false}, syntax.Silver},
}

const aboutSyntax = `- network.bin: words to tags, names and trees. Matrices in half precision, tables in eight bits with a scale for each row.
- lemma.tsv: rules of endings, readable.

Word vectors come from analyze/clusters. The encoder first learnt to guess words left out of raw text; then all tasks
were learnt together. Trees are projective. It is worst where names are rare and sentences short of context: headlines, lists.

    go run ./cmd/train syntax DATA`

func trainSyntax(data string) error {
	c := newCard("Words, trees and names", aboutSyntax)
	var train []syntax.Sentence
	for _, s := range treebanks {
		if !s.used() {
			continue
		}
		part, err := corpus.Treebank(filepath.Join(data, s.path))
		if err != nil {
			return err
		}
		c.learnt(s, fmt.Sprintf("%d sentences: tags, lemmas, trees", len(part)))
		train = append(train, part...)
	}
	lemmas := syntax.TrainLemmas(train)
	if err := writeModel("lemma.tsv", lemmas); err != nil {
		return err
	}
	train, err := withNames(c, train, data)
	if err != nil {
		return err
	}
	for _, t := range rawTexts {
		if t.used() {
			c.learnt(t.source, fmt.Sprintf("raw text, counted %d times", t.times))
		}
	}
	encoded, err := encoder(data, train)
	if err != nil {
		return err
	}
	start := time.Now()
	o := syntax.TrainOptions{Encoder: encoded, Epochs: 28, Rate: 2e-3, Seed: 1, NamesShare: 0.15, Checkpoint: checkpoint("syntax")}
	o.Progress = func(line string) { fmt.Printf("%5.0f s  %s\n", time.Since(start).Seconds(), line) }
	o.Report = func(epoch int, p *syntax.Parser) {
		if epoch%5 == 4 && epoch != o.Epochs-1 {
			reportSyntax(p, data, func(format string, args ...any) { fmt.Printf(format+"\n", args...) })
		}
	}
	parser, err := syntax.TrainNetwork(train, lemmas, o)
	if errors.Is(err, neural.ErrModel) {
		return fmt.Errorf("what an earlier run kept does not fit: remove %s and %s: %w", kept("encoder.bin"), kept("syntax.state"), err)
	} else if err != nil {
		return err
	}
	if err := writeModel("network.bin", parser.Bytes()); err != nil {
		return err
	}
	reportSyntax(parser, data, c.figure)
	return c.write(syntaxModels)
}

// reportSyntax prints figures on the dev sets.
func reportSyntax(p *syntax.Parser, data string, print func(format string, args ...any)) {
	for _, name := range []string{"ewt", "gum"} {
		gold, err := corpus.Treebank(filepath.Join(data, name, "dev.conllu.gz"))
		if err != nil {
			print("%v", err)
			return
		}
		var a syntax.Agreement
		for _, part := range syntax.ByDocument(gold) {
			g := syntax.NewGold(part)
			a.Add(g, g.Document, p.Parse(g.Document))
		}
		_, tag, lemma, uas, las := a.F1()
		print("%s dev, gold tokens: XPOS %.2f lemma %.2f UAS %.2f LAS %.2f", name, tag, lemma, uas, las)
	}
	for _, name := range []string{"wikigold", "uner_ewt", "gum", "gmb_silver"} {
		dev, err := corpus.Names(filepath.Join(data, "ner", name+".dev.tsv.gz"))
		if err != nil {
			print("%v", err)
			return
		}
		print("%s dev, names: plain %.2f entity %.2f silver %.2f", name,
			100*p.NameF1(dev, syntax.Plain), 100*p.NameF1(dev, syntax.Entity), 100*p.NameF1(dev, syntax.Silver))
	}
}

// withNames gives treebank sentences the names that the corpora of names mark in
// the same words, and adds the other sentences of those corpora.
func withNames(c *card, train []syntax.Sentence, data string) ([]syntax.Sentence, error) {
	at := map[string]int{}
	for i, s := range train {
		at[strings.Join(s.Form, " ")] = i
	}
	for _, names := range nameCorpora {
		if !names.used() {
			continue
		}
		part, err := corpus.Names(filepath.Join(data, names.path))
		if err != nil {
			return nil, err
		}
		same := 0
		for _, s := range part {
			s.Manner = names.manner
			if i, ok := at[strings.Join(s.Form, " ")]; ok {
				train[i].Names, train[i].Manner = s.Names, s.Manner
				same++
				continue
			}
			train = append(train, s)
		}
		c.learnt(names.source, fmt.Sprintf("%d sentences: names (%d of them with a tree)", len(part), same))
	}
	return train, nil
}

func writeModel(name string, b []byte) error {
	path := filepath.Join(syntaxModels, name)
	if err := os.WriteFile(path, b, 0o644); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	fmt.Printf("%s: %d bytes\n", path, len(b))
	return nil
}
