package speculation

import (
	"ascribe/analyze/linear"
	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// Mark is an annotated marker.
type Mark struct {
	Span     text.Span
	Kind     report.SpeculationKind
	Strength report.Strength
}

// Example is an annotated article.
type Example struct {
	ID           string
	Doc          *text.Document
	Tree         *syntax.Tree
	Attributions []report.Attribution
	Gold         []Mark
}

// Train learns the classifier from annotated articles and returns its bytes. The
// result depends only on the arguments.
func Train(examples []Example, progress func(string)) ([]byte, error) {
	words, err := readLists(markerList, sourceList, cueList)
	if err != nil {
		return nil, err
	}
	return train(words, examples, progress).Bytes(), nil
}

func train(words *lists, examples []Example, progress func(string)) *linear.Chain {
	var lessons []linear.Sequence
	for _, e := range examples {
		p := newPage(e.Doc, e.Tree, words, e.Attributions)
		for _, s := range e.Doc.Sentences {
			for _, c := range p.candidates(s) {
				lessons = append(lessons, linear.Sequence{
					Features: [][]uint32{p.features(s, c)}, Gold: []int{p.answer(s, c, e.Gold)}})
			}
		}
	}
	return linear.TrainChain(lessons, []string{"plain", "marker"},
		linear.Options{Bits: 16, Epochs: 12, Rate: 0.01, L2: 1e-5, Progress: progress})
}

// answer is 1 when the candidate is an annotated marker of its kind.
func (p *page) answer(s text.Sentence, c candidate, gold []Mark) int {
	span := p.span(c.first, c.last)
	kind := p.settle(s, c).kind
	for _, m := range gold {
		if m.Span.Overlaps(span) && m.Kind == kind {
			return 1
		}
	}
	return 0
}
