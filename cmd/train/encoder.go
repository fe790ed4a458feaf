package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"ascribe/analyze/syntax"
)

// pretrainWords is how many words of raw text the encoder reads.
const pretrainWords = 30_000_000

// encoder reads what an earlier run has learnt from the raw text, or learns it.
// It fits the words of the treebanks that it was learnt for, and no others.
func encoder(data string, train []syntax.Sentence) ([]byte, error) {
	path := kept("encoder.bin")
	if b, err := os.ReadFile(path); !errors.Is(err, fs.ErrNotExist) {
		return b, err
	}
	v, err := readVocabulary(data, func(w string) string { return w })
	if err != nil {
		return nil, err
	}
	start := time.Now()
	b, err := syntax.Pretrain(syntax.RawText{Forms: v.all, Words: v.text}, train, syntax.PretrainOptions{
		Words: pretrainWords, Rate: 2e-3, Seed: 1, Checkpoint: checkpoint("encoder"),
		Progress: func(line string) { fmt.Printf("%5.0f s  %s\n", time.Since(start).Seconds(), line) },
	})
	if err != nil {
		return nil, err
	}
	return b, os.WriteFile(path, b, 0o644)
}

// kept names a file of the temporary folder in which a variant's long work is kept.
func kept(name string) string {
	if onlyOpen {
		name = "open-" + name
	}
	return filepath.Join(os.TempDir(), "ascribe-"+name)
}

// checkpoint keeps the state of a training in a file.
func checkpoint(name string) syntax.Checkpoint {
	path := kept(name + ".state")
	return syntax.Checkpoint{
		Read: func() []byte {
			b, err := os.ReadFile(path)
			if err != nil {
				return nil // there is none yet
			}
			return b
		},
		Write: func(b []byte) error {
			if err := os.WriteFile(path+".new", b, 0o644); err != nil {
				return err
			}
			return os.Rename(path+".new", path)
		},
		Done: func() { os.Remove(path) },
	}
}
