package syntax

import (
	"slices"

	"ascribe/analyze/clusters"
	"ascribe/analyze/neural"
)

// sign is what the network knows of a token before it reads the sentence: rows
// of its tables.
type sign struct {
	blank  bool  // a word left out, to be guessed: all zeros
	vector int32 // word vector, -1 for none
	word   int32 // 0 for a word that is rare or new
	parts  [partCount]int32
	known  evidence
}

// The parts of a word that have a table each.
const (
	ending4 = iota
	ending3
	ending2
	beginning
	shape
	partCount
)

// parts gives the tables' names, how many rows they have and how wide they are.
var parts = [partCount]struct {
	name        string
	rows, width int
}{
	{"ending4", 8192, 32}, {"ending3", 4096, 32}, {"ending2", 1024, 16}, {"beginning", 4096, 32}, {"shape", 512, 16},
}

const (
	wordWidth     = 48
	evidenceWidth = 24
)

// input turns words into rows of numbers: a fixed vector learnt from raw text,
// and learnt vectors of the word and its parts.
type input struct {
	known   []string // words of the treebanks seen more than once, sorted; their rows count from 1
	vectors *clusters.Vectors
	word    *neural.Param
	parts   [partCount]*neural.Param
	lists   *neural.Param // of evidence, summed
}

func newInput(ps *neural.Params, known []string, vectors *clusters.Vectors) *input {
	in := &input{known: known, vectors: vectors, word: ps.Table("word", len(known)+1, wordWidth)}
	for i, p := range parts {
		in.parts[i] = ps.Table(p.name, p.rows, p.width)
	}
	in.lists = ps.Table("lists", evidenceRows, evidenceWidth)
	return in
}

// width is the length of a row.
func (in *input) width() int {
	n := in.vectors.Dim() + wordWidth + evidenceWidth
	for _, p := range parts {
		n += p.width
	}
	return n
}

// signs looks the words of a sentence up.
func (in *input) signs(words []word) []sign {
	all := make([]sign, len(words))
	known := gatherEvidence(words)
	for i := range words {
		all[i] = in.sign(&words[i])
		all[i].known = known[i]
	}
	return all
}

func (in *input) sign(w *word) sign {
	key := clusters.Normal(w.text)
	return sign{
		vector: int32(in.vectors.Find(key)), word: in.knownRow(w.lower),
		parts: [partCount]int32{
			int32(w.suffix[3] % 8192), int32(w.suffix[2] % 4096), int32(w.suffix[1] % 1024), int32(w.prefix[2] % 4096), int32(w.shape % 512),
		},
	}
}

// knownRow is the row of a word among the known ones, 0 for others.
func (in *input) knownRow(lower string) int32 {
	if i, ok := slices.BinarySearch(in.known, lower); ok {
		return int32(i + 1)
	}
	return 0
}

// row writes the numbers of a token.
func (in *input) row(s sign, to []float32) {
	if s.blank {
		clear(to)
		return
	}
	in.vectors.Get(int(s.vector), to)
	at := in.vectors.Dim()
	at += in.word.Get(int(s.word), to[at:])
	for i, p := range in.parts {
		at += p.Get(int(s.parts[i]), to[at:])
	}
	clear(to[at:])
	var list [evidenceWidth]float32
	for _, f := range s.known {
		if f == 0 {
			break
		}
		in.lists.Get(int(f), list[:])
		for k, v := range list {
			to[at+k] += v
		}
	}
}

// rowBack hands the gradient by a row on to the tables.
func (in *input) rowBack(g *neural.Grad, s sign, from []float32) {
	if s.blank {
		return
	}
	from = from[in.vectors.Dim():]
	add := func(p *neural.Param, row int32) {
		to := g.Row(p, int(row))
		for k, v := range from[:p.Cols] {
			to[k] += v
		}
	}
	add(in.word, s.word)
	from = from[wordWidth:]
	for i, p := range in.parts {
		add(p, s.parts[i])
		from = from[p.Cols:]
	}
	for _, f := range s.known {
		if f == 0 {
			break
		}
		add(in.lists, int32(f))
	}
}

// frequent lists the words that a treebank has more than once, in order.
func frequent(data []Sentence) (words []string, count map[string]int) {
	count = map[string]int{}
	for i := range data {
		for _, f := range data[i].Form {
			count[newWord(f, sentenceCase).lower]++
		}
	}
	for w, n := range count {
		if n > 1 {
			words = append(words, w)
		}
	}
	slices.Sort(words)
	return words, count
}
