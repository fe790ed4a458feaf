package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"ascribe/analyze/attribution"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
	"ascribe/cmd/internal/corpus"
)

const attributionModels = "analyze/attribution/model"

func init() {
	stages["attribution"] = trainAttribution
	stages["attribution-fifth"] = validateAttribution
}

// trainAttribution learns from PolNeAR train without the articles that our own
// gold is made of, and prints figures on PolNeAR dev.
func trainAttribution(data string) error {
	train, own, err := readTraining(data)
	if err != nil {
		return err
	}
	m, err := learnAttribution(train)
	if err != nil {
		return err
	}
	for name, b := range map[string][]byte{"reader.bin": m.Reader, "cue.bin": m.Cue, "role.bin": m.Role, "accept.bin": m.Accept} {
		if err := os.WriteFile(filepath.Join(attributionModels, name), b, 0o644); err != nil {
			return fmt.Errorf("write model: %w", err)
		}
	}
	finder, err := attribution.Load(m)
	if err != nil {
		return err
	}
	dev, err := readAttributions(filepath.Join(data, "polnear", "dev.jsonl.gz"), nil)
	if err != nil {
		return err
	}
	if err := printAttributions("polnear dev", finder, dev, true); err != nil {
		return err
	}
	return printAttributions("reader_dev", finder, own, false)
}

// validateAttribution learns from all but every fifth training article and prints
// figures on that fifth, by threshold. It writes no model.
func validateAttribution(data string) error {
	all, _, err := readTraining(data)
	if err != nil {
		return err
	}
	var train, fifth []attribution.Example
	for i, e := range all {
		if i%5 == 0 {
			fifth = append(fifth, e)
		} else {
			train = append(train, e)
		}
	}
	m, err := learnAttribution(train)
	if err != nil {
		return err
	}
	finder, err := attribution.Load(m)
	if err != nil {
		return err
	}
	for _, finder.Threshold = range []float64{0.3, 0.35, 0.4} {
		if err := printAttributions(fmt.Sprintf("a fifth, threshold %.2f", finder.Threshold), finder, fifth, true); err != nil {
			return err
		}
	}
	return nil
}

func learnAttribution(train []attribution.Example) (attribution.Models, error) {
	start := time.Now()
	return attribution.Train(train, attribution.TrainOptions{Progress: func(line string) {
		fmt.Printf("%5.0f s  %s\n", time.Since(start).Seconds(), line)
	}})
}

// readTraining gives PolNeAR train without the articles of our own gold, and these.
func readTraining(data string) (train, own []attribution.Example, err error) {
	if own, err = readAttributions(filepath.Join(data, "..", "gold", "reader_dev.jsonl.gz"), nil); err != nil {
		return nil, nil, err
	}
	held := map[string]bool{}
	for _, e := range own {
		held[e.ID] = true
	}
	train, err = readAttributions(filepath.Join(data, "polnear", "train.jsonl.gz"), held)
	return train, own, err
}

func printAttributions(name string, finder *attribution.Finder, examples []attribution.Example, flat bool) error {
	finder.Flat = flat
	var sum attribution.Score
	for _, e := range examples {
		found, err := finder.Find(context.Background(), e.Doc, e.Tree)
		if err != nil {
			return err
		}
		s, _ := attribution.Compare(e.Doc.Source, e.Gold, found)
		sum.Add(s)
	}
	fmt.Printf("%s: whole %.1f (%d found, %d gold), with source %.1f, source %.1f cue %.1f content %.1f\n", name, sum.WholeF1(),
		sum.Found, sum.Gold, sum.WithSourceF1(), sum.Bytes[0].F1(), sum.Bytes[1].F1(), sum.Bytes[2].F1())
	return nil
}

// readAttributions reads and parses annotated articles, those held out excepted.
func readAttributions(path string, held map[string]bool) ([]attribution.Example, error) {
	type article struct {
		ID, Text     string
		Attributions []struct{ Source, Cue, Content [][2]int }
		Discard      [][2]int
	}
	articles, err := corpus.Lines[article](path)
	if err != nil {
		return nil, err
	}
	parser := syntax.New()
	var out []attribution.Example
	for _, a := range articles {
		if held[a.ID] {
			continue
		}
		e := attribution.Example{ID: a.ID, Doc: text.Parse(a.Text, text.Auto), Discard: spansOf(a.Discard)}
		e.Tree = parser.Parse(e.Doc)
		for _, g := range a.Attributions {
			e.Gold = append(e.Gold, attribution.Relation{Source: spansOf(g.Source), Cue: spansOf(g.Cue), Content: spansOf(g.Content)})
		}
		out = append(out, e)
	}
	return out, nil
}
