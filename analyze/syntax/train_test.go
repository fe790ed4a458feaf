package syntax

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

const tiny = `# newdoc id = tiny
# text = I can't sleep.
1	I	I	PRON	PRP	_	4	nsubj	_	_
2-3	can't	_	_	_	_	_	_	_	_
2	ca	can	AUX	MD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	sleep	sleep	VERB	VB	_	0	root	_	SpaceAfter=No
4.1	sleep	sleep	VERB	VB	_	_	_	_	_
5	.	.	PUNCT	.	_	4	punct	_	_

# text = Dogs bark dont they
1	Dogs	dog	NOUN	NNS	_	2	nsubj	_	_
2	bark	bark	VERB	VBP	_	0	root	_	_
3-4	dont	_	_	_	_	_	_	_	_
3	do	do	AUX	VBP	_	5	aux	_	_
4	not	not	PART	RB	_	5	advmod	_	_
5	they	they	PRON	PRP	_	2	parataxis	_	_

`

func tinyTreebank(t *testing.T) []Sentence {
	t.Helper()
	all, err := ReadCoNLLU(strings.NewReader(tiny))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestReadCoNLLU(t *testing.T) {
	all := tinyTreebank(t)
	if len(all) != 2 || all[0].Document != "tiny" {
		t.Fatalf("got %d sentences, document %q", len(all), all[0].Document)
	}
	g := NewGold(all)
	if want := "I can't sleep. Dogs bark dont they "; g.Document.Source != want {
		t.Errorf("text %q, want %q", g.Document.Source, want)
	}
	if want := []int{3, 3, 3, -1, 3}; !slices.Equal(all[0].Head, want) {
		t.Errorf("heads %v, want %v", all[0].Head, want)
	}
	var same Agreement
	same.Add(g, g.Document, g.Tree)
	if word, tag, lemma, uas, las := same.F1(); word+tag+lemma+uas+las != 500 {
		t.Errorf("a treebank agrees with itself by %v %v %v %v %v", word, tag, lemma, uas, las)
	}
}

func TestReadCoNLLUDamaged(t *testing.T) {
	for _, damaged := range []string{"1\tI\n\n", strings.Replace(tiny, "\t4\tnsubj", "\tx\tnsubj", 1)} {
		if _, err := ReadCoNLLU(strings.NewReader(damaged)); err == nil {
			t.Errorf("no error for %.20q", damaged)
		}
	}
}

func TestTrainingIsReproducible(t *testing.T) {
	data := tinyTreebank(t)
	o := Options{Epochs: 3, Keep: 1000, Seed: 7}
	if !bytes.Equal(TrainTagger(data, o), TrainTagger(data, o)) {
		t.Error("two taggers from the same data and seed")
	}
	if !bytes.Equal(TrainParser(data, o, 1000), TrainParser(data, o, 1000)) {
		t.Error("two parsers from the same data and seed")
	}
	if !bytes.Equal(TrainLemmas(data), TrainLemmas(data)) {
		t.Error("two lists of lemma rules from the same data")
	}
}

// The oracle must lead to the gold tree of any projective sentence, and the
// cost it states must be what the arcs that follow lose.
func TestOracle(t *testing.T) {
	tests := []struct {
		name string
		gold []int // n for the root
	}{
		{"one word", []int{1}},
		{"chain to the right", []int{4, 0, 1, 2}},
		{"chain to the left", []int{1, 2, 3, 4}},
		{"both sides", []int{2, 2, 5, 4, 2}},
		{"nested", []int{3, 2, 0, 7, 5, 3, 5}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var s state
			words, _ := readWords(nil, make([]string, len(tt.gold)))
			s.reset(words, make([]int, len(tt.gold)))
			for !s.done() {
				cost, took := s.costs(tt.gold), -1
				for a := range cost {
					if s.legal(a) && cost[a] == 0 {
						took = a
					}
				}
				if took < 0 {
					t.Fatalf("every action loses an arc: %v", cost)
				}
				s.apply(took, 0)
			}
			for i, h := range tt.gold {
				if int(s.nodes[i].head) != h {
					t.Errorf("head of %d: %d, want %d", i, s.nodes[i].head, h)
				}
			}
		})
	}
}

func TestTable(t *testing.T) {
	var rows []weightRow
	for i := range 500 {
		rows = append(rows, weightRow{mix(1, uint32(i), 0), []weightCell{{0, -3}, {1, 1}, {2, 2}}})
	}
	slices.SortFunc(rows, func(a, b weightRow) int { return int(int64(a.feature) - int64(b.feature)) })
	sparse, rest, err := decodeTable(encodeTable(rows, 1<<20))
	if err != nil || len(rest) != 0 {
		t.Fatal(err, len(rest))
	}
	for _, r := range rows {
		got := make([]int32, 3)
		sparse.add(r.feature, got)
		if got[2] <= 0 || got[2] > 2*got[1]+1 || got[2] < 2*got[1]-1 || got[0] >= -got[2] {
			t.Fatalf("feature %d: weights %v, want them as -3 to 1 to 2", r.feature, got)
		}
	}
	unseen := make([]int32, 3)
	for i := range 500 {
		sparse.add(mix(2, uint32(i), 0), unseen)
	}
	if unseen[1] != 0 {
		t.Errorf("unknown features weigh %v", unseen)
	}
}

func TestDamagedModels(t *testing.T) {
	for _, model := range [][]byte{taggerModel, parserModel} {
		for _, n := range []int{0, 1, 40, 1000, len(model) / 2, len(model) - 1} {
			if _, err := decodeTagger(model[:n]); err == nil && n < len(taggerModel)/2 {
				t.Errorf("tagger from %d bytes: no error", n)
			}
			if _, err := decodeArcParser(model[:n]); err == nil {
				t.Errorf("parser from %d bytes: no error", n)
			}
		}
	}
}

func TestLemmas(t *testing.T) {
	p := New()
	tests := []struct{ form, tag, lemma string }{
		{"said", "VBD", "say"}, {"Says", "VBZ", "say"}, {"warned", "VBD", "warn"},
		{"studies", "NNS", "study"}, {"children", "NNS", "child"}, {"lying", "VBG", "lie"},
		{"’s", "POS", "'s"}, {"n't", "RB", "not"}, {"better", "JJR", "good"},
		{"claimed", "VBN", "claim"}, {"Berlin", "NNP", "Berlin"}, {"were", "VBD", "be"},
		{"them", "PRP", "they"}, {"stopped", "VBD", "stop"}, {"accuses", "VBZ", "accuse"},
	}
	for _, tt := range tests {
		w := newWord(tt.form, sentenceCase)
		if got := p.lemmatiser.lemma(&w, tt.tag); got != tt.lemma {
			t.Errorf("%s %s: got %q, want %q", tt.form, tt.tag, got, tt.lemma)
		}
	}
}
