package consequence

import (
	"slices"

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

// Models are the models as stored.
type Models struct{ Accept, Spans, Rank, Certainty, Network []byte }

// Train learns the models from annotated articles. The result depends only on
// the arguments.
func Train(examples []Example, progress func(string)) Models {
	f := train(examples, progress)
	return Models{f.accept.Bytes(), f.spans.Bytes(), f.rank.Bytes(), f.certainty.Bytes(), f.network.bytes()}
}

// lessons are training items of the models.
type lessons struct {
	accept, spans, certainty []linear.Sequence
	views                    []lesson // what the items of spans were made from
	scenes                   []scene
}

// lesson is a marker in view with the spans it should find.
type lesson struct {
	*view
	cause, effect tokens
	article       int
}

func train(examples []Example, progress func(string)) *Finder {
	f := &Finder{table: readTable(markerTable), threshold: threshold, least: least}
	var l lessons
	for i, e := range examples {
		l.article(f.table, e, i)
	}
	f.accept = linear.TrainChain(l.accept, []string{"no", "yes"},
		linear.Options{Bits: 17, Epochs: 12, Rate: 0.02, L2: 1e-5, Rarest: 2, Progress: progress})
	f.spans = trainSpans(l.spans, progress)
	f.rank = l.trainRank(progress)
	f.network = learnNetwork(l.scenes, progress)
	names := make([]string, len(certainties))
	for i, c := range certainties {
		names[i] = string(c)
	}
	f.certainty = linear.TrainChain(l.certainty, names,
		linear.Options{Bits: 14, Epochs: 10, Rate: 0.1, L2: 1e-5, Rarest: 2, Progress: progress})
	return f
}

func trainSpans(seqs []linear.Sequence, progress func(string)) *linear.Chain {
	return linear.TrainChain(seqs, spanLabels,
		linear.Options{Bits: 17, Epochs: 10, Rate: 0.04, L2: 1e-6, Rarest: 2, Progress: progress})
}

// rankFolds is into how many parts the articles are divided to label each part
// by a model of the others: on what it has learnt a model is too sure.
const rankFolds = 4

// trainRank learns to choose between the options that the labels leave.
func (l *lessons) trainRank(progress func(string)) *linear.Chain {
	var seqs []linear.Sequence
	for fold := range rankFolds {
		var in []linear.Sequence
		for i, v := range l.views {
			if v.article%rankFolds != fold {
				in = append(in, l.spans[i])
			}
		}
		model := trainSpans(in, nil)
		for i, v := range l.views {
			if v.article%rankFolds == fold {
				seqs = append(seqs, v.options(model, l.spans[i].Features)...)
			}
		}
	}
	return linear.TrainChain(seqs, []string{"no", "yes"},
		linear.Options{Bits: 17, Epochs: 6, Rate: 0.03, L2: 1e-5, Rarest: 2, Progress: progress})
}

// options are the items to rank for one marker. What is neither right nor wrong
// is left out.
func (v lesson) options(model *linear.Chain, features [][]uint32) []linear.Sequence {
	labels, marginals := model.Decode(features)
	found := v.labelled(labels, marginals)
	gold := [2]tokens{v.cause, v.effect}
	var out []linear.Sequence
	pool := v.pool()
	for ro := range gold {
		odds := v.odds(marginals, sight{}, role(ro))
		with := pool
		if r := found[ro]; r.len() > 0 {
			with = append(slices.Clip(pool), option{tokens: r, how: "labels"})
		}
		for n, o := range v.shortlist(with, odds, learned) {
			answer := 0
			switch s := o.share(gold[ro]); {
			case s >= 0.8:
				answer = 1
			case s >= 0.6:
				continue
			}
			b := v.rankBag(role(ro))
			out = append(out, linear.Sequence{Features: [][]uint32{v.rankFeatures(&b, o, role(ro), n, odds, found[ro])}, Gold: []int{answer}})
		}
	}
	return out
}

func (l *lessons) article(t table, e Example, n int) {
	p := newPage(e.Doc, e.Tree)
	for k, s := range e.Doc.Sentences {
		for _, c := range t.candidates(p, s) {
			if c.grammar {
				continue
			}
			v := newView(p, s, p.lookBack(k, c), c)
			answer, parts := 0, []int(nil)
			if gold := p.goldFor(c, e.Gold); gold != nil {
				answer, parts = 1, l.example(v, s, *gold, n)
			}
			l.accept = append(l.accept, linear.Sequence{Features: [][]uint32{acceptFeatures(p, s, c, nil)}, Gold: []int{answer}})
			l.scenes = append(l.scenes, scene{v.seen(), c.at - v.first, answer, parts})
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

// example adds a marker that joins a cause and an effect, and gives the label of
// each token in view, or nil when one of the two is not in view.
func (l *lessons) example(v *view, s text.Sentence, gold Pair, n int) []int {
	labels := make([]int, v.last-v.first)
	v.paint(labels, gold.Marker, marked, marked)
	causes := v.paint(labels, gold.Cause, causeBegin, causeInside)
	effects := v.paint(labels, gold.Effect, effectBegin, effectInside)
	if causes.len() == 0 || effects.len() == 0 {
		return nil
	}
	l.spans = append(l.spans, linear.Sequence{Features: v.tokenFeatures(), Gold: labels})
	l.views = append(l.views, lesson{v, causes, effects, n})
	for i, c := range certainties {
		if c == gold.Certainty {
			f := find{candidate: v.c, cause: causes, effect: effects, marker: v.markerRanges(labels, causes, effects)}
			l.certainty = append(l.certainty, linear.Sequence{
				Features: [][]uint32{certaintyFeatures(v.page, f, s.First, s.Last)}, Gold: []int{i}})
		}
	}
	return labels
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
