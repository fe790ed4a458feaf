package main

import (
	"bufio"
	"compress/gzip"
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
	"ascribe/analyze/text"
)

func init() { stages["vectors"] = trainVectors }

const (
	vectorDim     = 96
	vectorWords   = 60000 // the most frequent words have a vector
	vectorSpread  = 0.3   // standard deviation of a number
	fineClusters  = 1000
	coarseCluster = 120
)

const clusterData = "analyze/clusters/data"

// trainVectors learns word vectors from the raw text: two passes of positional
// skip-gram. It stores them, and the groups of words that they make.
func trainVectors(data string) error {
	names, vectors, err := cachedVectors(filepath.Join(os.TempDir(), "ascribe-vectors.bin"), data)
	if err != nil {
		return err
	}
	names, vectors = sorted(names, vectors)
	fine, centres := clusters.Group(vectors, vectorDim, fineClusters, 12, 1)
	coarse, _ := clusters.Group(centres, vectorDim, coarseCluster, 30, 1)
	var rows strings.Builder
	for i, w := range names {
		fmt.Fprintf(&rows, "%s\t%d\t%d\n", w, fine[i]+1, coarse[fine[i]]+1)
	}
	if err := os.WriteFile(filepath.Join(clusterData, "clusters.tsv"), []byte(rows.String()), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(clusterData, "vectors.bin"), clusters.Bytes(vectors, vectorDim, vectorSpread), 0o644)
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
	v := &vocabulary{ids: map[string]int32{}}
	open, err := filepath.Glob(filepath.Join(data, "raw", "open", "*.txt.gz"))
	if err != nil || len(open) == 0 {
		return nil, nil, fmt.Errorf("no raw text under %s", data)
	}
	slices.Sort(open)
	for _, f := range open {
		times := 1
		if strings.HasPrefix(filepath.Base(f), "wikinews") {
			times = 20 // the only news among the open text
		}
		if err := v.add(filepath.Base(f), times, func(yield func(string)) error { return paragraphs(f, yield) }); err != nil {
			return nil, nil, err
		}
	}
	if err := v.add("polnear", 8, func(yield func(string)) error {
		articles, err := readLines[struct{ Text string }](filepath.Join(data, "polnear", "train.jsonl.gz"))
		for _, a := range articles {
			yield(a.Text)
		}
		return err
	}); err != nil {
		return nil, nil, err
	}
	for _, corpus := range []string{"gmb_silver", "uner_ewt", "gum"} {
		if err := v.add(corpus, 4, func(yield func(string)) error {
			sentences, err := readNamed(filepath.Join(data, "ner", corpus+".train.tsv.gz"), corpus)
			for _, s := range sentences {
				yield(strings.Join(s.Form, " "))
			}
			return err
		}); err != nil {
			return nil, nil, err
		}
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

// vocabulary numbers words as they come.
type vocabulary struct {
	ids   map[string]int32
	all   []string
	count []int
	text  []int32
}

// add reads texts as often as a corpus counts.
func (v *vocabulary) add(name string, times int, each func(func(string)) error) error {
	from := len(v.text)
	err := each(func(p string) {
		doc := text.Parse(p, text.Plain)
		for _, s := range doc.Sentences {
			for i := s.First; i < s.Last; i++ {
				v.word(clusters.Normal(doc.Word(i)), times)
			}
			v.text = append(v.text, clusters.Break)
		}
	})
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d words\n", name, len(v.text)-from)
	part := slices.Clone(v.text[from:])
	for range times - 1 {
		v.text = append(v.text, part...)
	}
	return nil
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

// paragraphs calls f with each line of a compressed text file.
func paragraphs(path string, f func(string)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		if lines.Text() != "" {
			f(lines.Text())
		}
	}
	return lines.Err()
}
