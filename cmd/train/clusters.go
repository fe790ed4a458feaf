package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ascribe/analyze/clusters"
	"ascribe/analyze/text"
)

func init() { stages["clusters"] = trainClusters }

const (
	clusterWords  = 60000 // the most frequent words are grouped
	fineClusters  = 1000
	coarseCluster = 120
	wikinewsTimes = 20 // the only news among the open text counts so often
)

// trainClusters learns word vectors from the open raw text and groups them.
func trainClusters(data string) error {
	files, err := filepath.Glob(filepath.Join(data, "raw", "open", "*.txt.gz"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no raw text under %s", data)
	}
	slices.Sort(files)
	names, stream, err := readStream(files)
	if err != nil {
		return err
	}
	fmt.Printf("%d words of text, %d different\n", len(stream), len(names))
	const dim = 64
	vectors := clusters.Vectors(stream, len(names), clusters.Options{Dim: dim, Seed: 1,
		Progress: func(done float64) { fmt.Printf("\rvectors %3.0f %%", 100*done) }})
	fine, centres := clusters.Group(vectors, dim, fineClusters, 12, 1)
	coarse, _ := clusters.Group(centres, dim, coarseCluster, 30, 1)
	rows := make([]string, len(names))
	for i, w := range names {
		rows[i] = fmt.Sprintf("%s\t%d\t%d\n", w, fine[i]+1, coarse[fine[i]]+1)
	}
	slices.SortFunc(rows, func(a, b string) int {
		return strings.Compare(a[:strings.IndexByte(a, '\t')], b[:strings.IndexByte(b, '\t')])
	})
	path := filepath.Join("analyze", "clusters", "data", "clusters.tsv")
	fmt.Printf("\rwriting %s\n", path)
	return os.WriteFile(path, []byte(strings.Join(rows, "")), 0o644)
}

// readStream turns the files into one stream of word numbers; words that are not
// among the most frequent are left out of it.
func readStream(files []string) (names []string, stream []int32, err error) {
	ids := map[string]int32{}
	var all []string
	var count []int
	for _, f := range files {
		from := len(stream)
		err := paragraphs(f, func(p string) {
			doc := text.Parse(p, text.Plain)
			for _, s := range doc.Sentences {
				for i := s.First; i < s.Last; i++ {
					w := clusters.Normal(doc.Word(i))
					id, ok := ids[w]
					if !ok {
						id = int32(len(all))
						w = strings.Clone(w)
						ids[w] = id
						all, count = append(all, w), append(count, 0)
					}
					count[id]++
					stream = append(stream, id)
				}
				stream = append(stream, clusters.Break)
			}
		})
		if err != nil {
			return nil, nil, err
		}
		fmt.Printf("%s: %d words\n", filepath.Base(f), len(stream)-from)
		if strings.HasPrefix(filepath.Base(f), "wikinews") {
			news := slices.Clone(stream[from:])
			for range wikinewsTimes - 1 {
				stream = append(stream, news...)
			}
		}
	}
	order := make([]int32, len(all))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return count[b] - count[a] })
	order = order[:min(len(order), clusterWords)]
	renumber := make([]int32, len(all))
	for i := range renumber {
		renumber[i] = -2
	}
	for i, id := range order {
		renumber[id] = int32(i)
		names = append(names, all[id])
	}
	kept := stream[:0]
	for _, id := range stream {
		if id == clusters.Break {
			kept = append(kept, id)
		} else if r := renumber[id]; r >= 0 {
			kept = append(kept, r)
		}
	}
	return names, kept, nil
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
