package syntax

import (
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
