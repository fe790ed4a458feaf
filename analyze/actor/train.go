package actor

import (
	"ascribe/analyze/linear"
	"ascribe/analyze/text"
)

// labels of the chain that finds names.
var labels = []string{
	"O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-NORP", "I-NORP", "B-MISC", "I-MISC",
}

// Annotated is a text whose names are known.
type Annotated struct {
	Text   string
	Names  []Annotation
	Source string  // the corpus, whose manner of annotation the model learns apart
	Weight float32 // of its sentences in training
}

// Annotation is a name: its place and one of PERSON, ORG, LOC, NORP, MISC.
type Annotation struct {
	text.Span
	Type string
}

// TrainNames learns the chain that finds names and returns the bytes of its model.
func TrainNames(texts []Annotated, o linear.Options) []byte {
	var seqs []linear.Sequence
	for _, t := range texts {
		seqs = append(seqs, t.sequences()...)
	}
	return linear.TrainChain(seqs, labels, o).Bytes()
}

// sequences makes training examples of the sentences, in our own tokens.
func (t Annotated) sequences() []linear.Sequence {
	doc := text.Parse(t.Text, text.Plain)
	p := newPage(doc, nil)
	ev := p.evidence()
	mem := p.remember(ev)
	runs := p.runs()
	gold := make([]int, len(doc.Tokens))
	k := 0
	for _, n := range t.Names {
		for k > 0 && doc.Tokens[k-1].End > n.Start {
			k--
		}
		for k < len(doc.Tokens) && doc.Tokens[k].End <= n.Start {
			k++
		}
		for i := k; i < len(doc.Tokens) && doc.Tokens[i].Start < n.End; i++ {
			gold[i] = label(n.Type, doc.Tokens[i].Start <= n.Start)
		}
	}
	var seqs []linear.Sequence
	for s, sen := range doc.Sentences {
		if !p.anyCapital(sen.First, sen.Last) {
			continue
		}
		legal(gold[sen.First:sen.Last])
		seqs = append(seqs, linear.Sequence{
			Features: p.features(s, runs, ev, mem, t.Source), Gold: gold[sen.First:sen.Last], Weight: t.Weight,
		})
	}
	return seqs
}

// legal makes every name begin with a B label, also one that our sentences cut.
func legal(gold []int) {
	before := 0
	for i, g := range gold {
		if g > 0 && labels[g][0] == 'I' && (before == 0 || labels[before][1:] != labels[g][1:]) {
			gold[i] = g - 1
		}
		before = gold[i]
	}
}

func label(kind string, first bool) int {
	for i, l := range labels {
		if l[1:] == "-"+kind && (l[0] == 'B') == first {
			return i
		}
	}
	return 0
}

func (p *page) anyCapital(first, last int) bool {
	for i := first; i < last; i++ {
		if p.shape[i].named() {
			return true
		}
	}
	return false
}
