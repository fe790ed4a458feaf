package consequence

import (
	"ascribe/analyze/linear"
	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// Pair is an annotated consequence.
type Pair struct {
	Cause, Effect, Marker []text.Span
	Certainty             report.Certainty
}

// Example is an annotated article.
type Example struct {
	ID   string
	Doc  *text.Document
	Tree *syntax.Tree
	Gold []Pair
}

// Models are the three models as stored.
type Models struct{ Accept, Spans, Certainty []byte }

// Train learns the models from annotated articles. The result depends only on
// the arguments.
func Train(examples []Example, progress func(string)) Models {
	f := train(examples, progress)
	return Models{f.accept.Bytes(), f.spans.Bytes(), f.certainty.Bytes()}
}

// lessons are training items of the three models.
type lessons struct{ accept, spans, certainty []linear.Sequence }

func train(examples []Example, progress func(string)) *Finder {
	f := &Finder{table: readTable(markerTable), threshold: threshold}
	var l lessons
	for _, e := range examples {
		l.article(f.table, e)
	}
	f.accept = linear.TrainChain(l.accept, []string{"no", "yes"},
		linear.Options{Bits: 17, Epochs: 12, Rate: 0.02, L2: 1e-5, Progress: progress})
	f.spans = linear.TrainChain(l.spans, spanLabels,
		linear.Options{Bits: 17, Epochs: 10, Rate: 0.04, L2: 1e-6, Progress: progress})
	names := make([]string, len(certainties))
	for i, c := range certainties {
		names[i] = string(c)
	}
	f.certainty = linear.TrainChain(l.certainty, names,
		linear.Options{Bits: 14, Epochs: 10, Rate: 0.1, L2: 1e-5, Progress: progress})
	return f
}

func (l *lessons) article(t table, e Example) {
	p := newPage(e.Doc, e.Tree)
	for k, s := range e.Doc.Sentences {
		for _, c := range t.candidates(p, s) {
			gold := p.goldFor(c, e.Gold)
			answer := 0
			if gold != nil {
				answer = 1
				l.example(p, k, c, *gold)
			}
			l.accept = append(l.accept, linear.Sequence{Features: [][]uint32{acceptFeatures(p, s, c)}, Gold: []int{answer}})
		}
	}
}

// goldFor is the annotated pair whose marker holds the candidate's carrying word.
func (p *page) goldFor(c candidate, gold []Pair) *Pair {
	for i := range gold {
		for _, m := range gold[i].Marker {
			if m.Overlaps(p.doc.Tokens[c.at].Span) {
				return &gold[i]
			}
		}
	}
	return nil
}

func (l *lessons) example(p *page, k int, c candidate, gold Pair) {
	s := p.doc.Sentences[k]
	v := newView(p, s, p.lookBack(k, c), c)
	labels := make([]int, v.last-v.first)
	v.paint(labels, gold.Marker, marked, marked)
	causes := v.paint(labels, gold.Cause, causeBegin, causeInside)
	effects := v.paint(labels, gold.Effect, effectBegin, effectInside)
	if causes.len() == 0 || effects.len() == 0 {
		return
	}
	l.spans = append(l.spans, linear.Sequence{Features: v.tokenFeatures(), Gold: labels})
	for i, c := range certainties {
		if c == gold.Certainty {
			f := find{candidate: v.c, cause: causes, effect: effects, marker: v.markerRanges(labels)}
			l.certainty = append(l.certainty, linear.Sequence{
				Features: [][]uint32{certaintyFeatures(p, f, s.First, s.Last)}, Gold: []int{i}})
		}
	}
}

// paint labels the tokens of the spans and returns the range of the first one.
func (v *view) paint(labels []int, spans []text.Span, begin, inside int) tokens {
	var r tokens
	for _, s := range spans {
		label := begin
		for i := range labels {
			t := v.doc.Tokens[v.first+i]
			if !t.Overlaps(s) {
				if label == inside && t.Start >= s.End {
					break
				}
				continue
			}
			labels[i], label = label, inside
			if r.len() == 0 {
				r = tokens{v.first + i, v.first + i}
			}
			if s == spans[0] {
				r.last = v.first + i + 1
			}
		}
	}
	return r
}
