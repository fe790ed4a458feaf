package main

import (
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"ascribe/analyze/syntax"
)

const syntaxModels = "analyze/syntax/model"

func init() { stages["syntax"] = trainSyntax }

// trainSyntax reads the openly licensed parts of the treebanks. The
// NonCommercial and unlicensed genres of GUM are files of their own and stay
// unread.
func trainSyntax(data string) error {
	var train []syntax.Sentence
	for _, name := range []string{"ewt/train.conllu.gz", "gum/train.conllu.gz"} {
		part, err := readTreebank(filepath.Join(data, name))
		if err != nil {
			return err
		}
		train = append(train, part...)
	}
	start := time.Now()
	progress := func(line string) {
		fmt.Printf("%5.0f s  %s\n", time.Since(start).Seconds(), line)
	}
	options := syntax.Options{Epochs: 8, Keep: 260_000, Seed: 1, Progress: progress}
	if err := writeModel("tagger.bin", syntax.TrainTagger(train, options)); err != nil {
		return err
	}
	if err := writeModel("lemma.tsv", syntax.TrainLemmas(train)); err != nil {
		return err
	}
	options.Epochs, options.Keep = 10, 1_500_000
	return writeModel("parser.bin", syntax.TrainParser(train, options, 300_000))
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
