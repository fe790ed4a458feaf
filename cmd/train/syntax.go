package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/syntax"
)

const syntaxModels = "analyze/syntax/model"

func init() { stages["syntax"] = trainSyntax }

// treebanks that are read. The NonCommercial genres of GUM are a file of their
// own and stay unread.
var treebanks = []string{"ewt/train.conllu.gz", "gum/train.conllu.gz", "gum/train.unlisted.conllu.gz"}

// nameCorpora and the manner in which each marks names.
var nameCorpora = []struct {
	name   string
	manner syntax.Manner
}{{"uner_ewt", syntax.Plain}, {"btc_news", syntax.Plain}, {"gum", syntax.Entity}, {"gmb_silver", syntax.Silver}}

func trainSyntax(data string) error {
	var train []syntax.Sentence
	for _, name := range treebanks {
		part, err := readTreebank(filepath.Join(data, name))
		if err != nil {
			return err
		}
		train = append(train, part...)
	}
	lemmas := syntax.TrainLemmas(train)
	if err := writeModel("lemma.tsv", lemmas); err != nil {
		return err
	}
	train, err := withNames(train, data)
	if err != nil {
		return err
	}
	start := time.Now()
	o := syntax.TrainOptions{Epochs: 28, Rate: 2e-3, Seed: 1, NamesShare: 0.15, Progress: func(line string) {
		fmt.Printf("%5.0f s  %s\n", time.Since(start).Seconds(), line)
	}}
	o.Report = func(epoch int, p *syntax.Parser) {
		if epoch%5 == 4 || epoch == o.Epochs-1 {
			reportSyntax(p, data)
		}
	}
	parser, err := syntax.TrainNetwork(train, lemmas, o)
	if err != nil {
		return err
	}
	return writeModel("network.bin", parser.Bytes())
}

// reportSyntax prints figures on the dev sets.
func reportSyntax(p *syntax.Parser, data string) {
	for _, name := range []string{"ewt", "gum"} {
		gold, err := readTreebank(filepath.Join(data, name, "dev.conllu.gz"))
		if err != nil {
			fmt.Println(err)
			return
		}
		var a syntax.Agreement
		for _, part := range syntax.ByDocument(gold) {
			g := syntax.NewGold(part)
			a.Add(g, g.Document, p.Parse(g.Document))
		}
		_, tag, lemma, uas, las := a.F1()
		fmt.Printf("  %s dev: XPOS %.2f lemma %.2f UAS %.2f LAS %.2f\n", name, tag, lemma, uas, las)
	}
	for _, name := range []string{"wikigold", "uner_ewt", "gum", "gmb_silver"} {
		dev, err := readNamed(filepath.Join(data, "ner", name+".dev.tsv.gz"), name)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("  %s dev:", name)
		for m, manner := range []string{"plain", "entity", "silver"} {
			fmt.Printf("  %s %.2f", manner, 100*p.NameF1(dev, syntax.Manner(m)))
		}
		fmt.Println()
	}
}

// withNames gives treebank sentences the names that the corpora of names mark in
// the same words, and adds the other sentences of those corpora.
func withNames(train []syntax.Sentence, data string) ([]syntax.Sentence, error) {
	at := map[string]int{}
	for i, s := range train {
		at[strings.Join(s.Form, " ")] = i
	}
	for _, c := range nameCorpora {
		part, err := readNamed(filepath.Join(data, "ner", c.name+".train.tsv.gz"), c.name)
		if err != nil {
			return nil, err
		}
		same := 0
		for _, s := range part {
			s.Manner = c.manner
			if i, ok := at[strings.Join(s.Form, " ")]; ok {
				train[i].Names, train[i].Manner = s.Names, s.Manner
				same++
				continue
			}
			train = append(train, s)
		}
		fmt.Printf("%s: %d sentences, %d of them with a tree\n", c.name, len(part), same)
	}
	return train, nil
}

// readNamed reads a corpus of tokens with tags.
func readNamed(name, source string) ([]syntax.Sentence, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var all []syntax.Sentence
	var s syntax.Sentence
	flush := func() {
		if len(s.Form) > 0 {
			all = append(all, s)
		}
		s = syntax.Sentence{}
	}
	scan := bufio.NewScanner(z)
	for scan.Scan() {
		line := scan.Text()
		col := strings.Split(line, "\t")
		if len(col) < 3 {
			flush()
			continue
		}
		s.Form = append(s.Form, col[0])
		s.Names = append(s.Names, nameLabel(col, source, s.Names))
	}
	flush()
	return all, scan.Err()
}

// nameLabel brings the tags of the corpora together.
func nameLabel(col []string, source string, before []string) string {
	place, kind, _ := strings.Cut(col[1], "-")
	switch {
	case col[1] == "O" && source == "uner_ewt" && strings.HasSuffix(col[2], "OTH") && col[0] != "-":
		// A nationality or something else: not told apart.
		place, kind = col[2][:1], "MISC"
		if c, ok := gazetteer.Countries.Find(col[0]); ok && c[1] != "name" || gazetteer.Groups.Has(col[0]) {
			kind = "NORP"
		}
	case col[1] == "O":
		return "O"
	case kind == "GPE":
		kind = "LOC"
	case source == "gmb_silver" && kind == "PERSON" && titleWords[strings.TrimSuffix(col[0], ".")]:
		return "O" // there titles are part of a person's name
	}
	if n := len(before); place == "I" && (n == 0 || before[n-1] == "O" || before[n-1][2:] != kind) {
		place = "B"
	}
	return place + "-" + kind
}

func writeModel(name string, b []byte) error {
	path := filepath.Join(syntaxModels, name)
	if err := os.WriteFile(path, b, 0o644); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	fmt.Printf("%s: %d bytes\n", path, len(b))
	return nil
}

func readTreebank(path string) ([]syntax.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	all, err := syntax.ReadCoNLLU(z)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return all, nil
}
