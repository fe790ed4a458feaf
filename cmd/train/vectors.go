package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ascribe/analyze/clusters"
	"ascribe/cmd/internal/corpus"
)

func init() { stages["vectors"] = trainVectors }

const (
	vectorDim     = 96
	vectorWords   = 60000 // the most frequent words are learnt
	keptWords     = 45000 // so many of them have a vector in the program
	vectorSpread  = 0.3   // standard deviation of a number
	fineClusters  = 1000
	coarseCluster = 120
)

const clusterData = "analyze/clusters/data"

// trainVectors learns word vectors from the raw text: two passes of positional
// skip-gram. It stores them, and the groups of words that they make.
func trainVectors(data string) error {
	names, vectors, err := cachedVectors(kept("vectors.bin"), data)
	if err != nil {
		return err
	}
	frequent := map[string]bool{}
	for _, w := range names[:min(keptWords, len(names))] {
		frequent[w] = true
	}
	names, vectors = sorted(names, vectors)
	fine, centres := clusters.Group(vectors, vectorDim, fineClusters, 12, 1)
	coarse, _ := clusters.Group(centres, vectorDim, coarseCluster, 30, 1)
	var rows strings.Builder
	var kept []float32
	for i, w := range names {
		if frequent[w] {
			fmt.Fprintf(&rows, "%s\t%d\t%d\n", w, fine[i]+1, coarse[fine[i]]+1)
			kept = append(kept, vectors[i*vectorDim:][:vectorDim]...)
		}
	}
	if err := os.WriteFile(filepath.Join(clusterData, "clusters.tsv"), []byte(rows.String()), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(clusterData, "vectors.bin"), clusters.Bytes(kept, vectorDim, vectorSpread), 0o644)
}

// sorted puts the words, and their vectors with them, in the order of bytes.
func sorted(names []string, vectors []float32) ([]string, []float32) {
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(names[a], names[b]) })
	var words []string
	var rows []float32
	for _, i := range order {
		words = append(words, names[i])
		rows = append(rows, vectors[i*vectorDim:][:vectorDim]...)
	}
	return words, rows
}

// cachedVectors reads vectors that an earlier run has learnt, or learns them,
// which takes twenty minutes.
func cachedVectors(path, data string) ([]string, []float32, error) {
	names, vectors, err := readVectors(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return names, vectors, err
	}
	if names, vectors, err = learnVectors(data); err != nil {
		return nil, nil, err
	}
	return names, vectors, writeVectors(path, names, vectors)
}

func learnVectors(data string) ([]string, []float32, error) {
	v, err := readVocabulary(data, clusters.Normal)
	if err != nil {
		return nil, nil, err
	}
	names, stream := v.stream(vectorWords)
	fmt.Printf("%d words of text, %d different kept\n", len(stream), len(names))
	return names, clusters.Learn(stream, len(names), clusters.Options{
		Dim: vectorDim, Window: 3, Seed: 1, Positional: true,
		Progress: func(done float64) { fmt.Printf("vectors %3.0f %%\n", 100*done) },
	}), nil
}

func writeVectors(path string, names []string, vectors []float32) error {
	var b strings.Builder
	fmt.Fprintln(&b, len(names))
	for _, n := range names {
		fmt.Fprintln(&b, n)
	}
	raw := []byte(b.String())
	for _, x := range vectors {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(x))
	}
	return os.WriteFile(path, raw, 0o644)
}

func readVectors(path string) (names []string, vectors []float32, err error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	lines := strings.SplitN(string(raw[:min(len(raw), 16)]), "\n", 2)
	n := 0
	fmt.Sscan(lines[0], &n)
	text := string(raw)
	for i := range n + 1 {
		line, rest, ok := strings.Cut(text, "\n")
		if !ok {
			return nil, nil, fmt.Errorf("%s is damaged: remove it", path)
		}
		if text = rest; i > 0 {
			names = append(names, line)
		}
	}
	if len(text) != 4*n*vectorDim {
		return nil, nil, fmt.Errorf("%s is damaged: remove it", path)
	}
	for i := 0; i < len(text); i += 4 {
		vectors = append(vectors, math.Float32frombits(binary.LittleEndian.Uint32([]byte(text[i:i+4]))))
	}
	return names, vectors, nil
}

func (v *vocabulary) word(w string, times int) {
	id, ok := v.ids[w]
	if !ok {
		id = int32(len(v.all))
		w = strings.Clone(w)
		v.ids[w] = id
		v.all, v.count = append(v.all, w), append(v.count, 0)
	}
	v.count[id] += times
	v.text = append(v.text, id)
}

// stream gives the most frequent words, and the text in their numbers with other
// words left out.
func (v *vocabulary) stream(most int) (names []string, stream []int32) {
	order := make([]int32, len(v.all))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return v.count[b] - v.count[a] })
	order = order[:min(len(order), most)]
	const left = -2
	renumber := make([]int32, len(v.all))
	for i := range renumber {
		renumber[i] = left
	}
	for i, id := range order {
		renumber[id] = int32(i)
		names = append(names, v.all[id])
	}
	kept := v.text[:0]
	for _, id := range v.text {
		if id == clusters.Break {
			kept = append(kept, id)
		} else if r := renumber[id]; r != left {
			kept = append(kept, r)
		}
	}
	return names, kept
}

// paragraphs calls f with each line of a compressed text file that is not empty.
func paragraphs(path string, f func(string)) error {
	return corpus.EachLine(path, func(line string) {
		if line != "" {
			f(line)
		}
	})
}
