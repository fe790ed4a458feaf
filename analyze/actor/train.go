package actor

import (
	"context"

	"ascribe/analyze/linear"
	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// Example is a text in which is annotated what refers to whom.
type Example struct {
	Doc          *text.Document
	Tree         *syntax.Tree
	Attributions []report.Attribution
	Until        int                 // byte behind which nothing is annotated
	Chain        func(text.Span) int // the chain of the mention at a span, -1 where none is annotated
}

// Train learns which candidate an anaphor means, and returns the classifier's
// bytes. An anaphor teaches with what the stage itself finds in the text: names
// and unnamed groups, and the right antecedents of the anaphors before it. The
// result depends only on the arguments.
func Train(examples []Example, progress func(string)) ([]byte, error) {
	var lessons []linear.Sequence
	for _, x := range examples {
		c, err := gather(context.Background(), x.Doc, x.Tree, x.Attributions)
		if err != nil {
			return nil, err
		}
		lessons = append(lessons, c.lessons(x)...)
	}
	return linear.TrainChain(lessons, []string{"other", "same"},
		linear.Options{Bits: 16, Epochs: 20, Rate: 0.03, L2: 1e-6, Rarest: 3, Progress: progress}).Bytes(), nil
}

// lessons are a text's anaphors with each of their candidates.
func (c *cast) lessons(x Example) []linear.Sequence {
	var out []linear.Sequence
	r := newReferrer(c, x.Attributions, nil)
	r.walk(func(a anaphor, candidates []candidate) *entity {
		span := c.p.span(a.first, a.last)
		if span.End > x.Until {
			return nil
		}
		chain := x.Chain(span)
		var right *entity
		for k := range candidates {
			answer := 0
			if chain >= 0 && c.chainOf(candidates[k].e, x) == chain {
				answer, right = 1, candidates[k].e
			}
			features := append([]uint32(nil), r.featuresOf(a, candidates, k)...)
			out = append(out, linear.Sequence{Features: [][]uint32{features}, Gold: []int{answer}})
		}
		return right
	})
	return out
}

// chainOf is the chain that most mentions of an entity are in, -1 for none.
func (c *cast) chainOf(e *entity, x Example) int {
	votes := map[int]int{}
	best := -1
	for _, m := range e.mentions {
		if chain := x.Chain(c.p.span(m.first, m.last)); chain >= 0 {
			if votes[chain]++; best < 0 || votes[chain] > votes[best] {
				best = chain
			}
		}
	}
	return best
}
