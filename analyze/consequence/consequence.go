// Package consequence finds what a text says one thing brings, brought, would
// or may bring about another: the cause, the effect, the words that join them
// and how surely it is claimed. It says what is worded, not what is true, and
// draws no inference of its own: a pair that no word joins is not found.
//
// The way is marker first, as in PDTB-style discourse parsing (Lin, Ng and Kan,
// NLE 2014) and in causal tagging with constructions (Dunietz, Levin and
// Carbonell, EMNLP 2017): a table of markers (markers.tsv) gives the places to
// look at; a linear classifier over the dependency tree says whether the marker
// joins a cause and an effect there; a linear-chain conditional random field
// labels cause, effect and the rest of the marker as seen from the marker
// through the tree; a ranker chooses, by these labels, among the phrases and
// clauses of the tree; a second classifier grades the certainty. A small network,
// which goes on from the states of the parser's, sees the sentence from the
// marker too: its word counts as much as the classifier's, as the field's and as
// the ranker's. A few constructions whose grammar tells the pair are settled before
// (construction.go). MODEL.md has data and figures.
package consequence

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"math"
	"slices"

	"ascribe/analyze/linear"
	"ascribe/analyze/parallel"
	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

var (
	//go:embed model/accept.bin
	acceptModel []byte
	//go:embed model/spans.bin
	spanModel []byte
	//go:embed model/rank.bin
	rankModel []byte
	//go:embed model/network.bin
	networkModel []byte
	//go:embed model/certainty.bin
	certaintyModel []byte
)

// Finder finds claimed consequences. It is safe for concurrent use.
type Finder struct {
	table                          table
	accept, spans, rank, certainty *linear.Chain
	network                        *network
	threshold, least               float64
}

// A marker counts from a probability of threshold, and a pair from a score of
// least; both chosen for the best F1 by cross-validation over the training
// texts.
const (
	threshold = 0.3
	least     = 0.12
)

// New loads the marker table and the embedded models.
func New() (*Finder, error) {
	f := &Finder{table: readTable(markerTable), threshold: threshold, least: least}
	for _, m := range []struct {
		name string
		data []byte
		to   **linear.Chain
	}{{"accept", acceptModel, &f.accept}, {"spans", spanModel, &f.spans}, {"rank", rankModel, &f.rank},
		{"certainty", certaintyModel, &f.certainty}} {
		c, err := linear.LoadChain(m.data)
		if err != nil {
			return nil, fmt.Errorf("%s model: %w", m.name, err)
		}
		*m.to = c
	}
	var err error
	if f.network, err = loadNetwork(networkModel); err != nil {
		return nil, fmt.Errorf("network: %w", err)
	}
	return f, nil
}

// Find gives the consequences of a document, in order of their first byte,
// without IDs, Actor, ClaimedBy and Follows. Its error is that of ctx.
func (f *Finder) Find(ctx context.Context, doc *text.Document, tree *syntax.Tree) ([]report.Consequence, error) {
	p := newPage(doc, tree)
	all := make([][]report.Consequence, (len(doc.Sentences)+atOnce-1)/atOnce)
	parallel.Each(len(all), func(_, n int) {
		if ctx.Err() != nil {
			return
		}
		var places []spot
		for k := n * atOnce; k < min((n+1)*atOnce, len(doc.Sentences)); k++ {
			places = append(places, f.spots(p, k)...)
		}
		for _, x := range f.finds(p, places) {
			all[n] = append(all[n], f.report(p, x))
		}
	})
	out := slices.Concat(all...)
	slices.SortStableFunc(out, func(a, b report.Consequence) int {
		return cmp.Compare(firstByte(a), firstByte(b))
	})
	return out, ctx.Err()
}

func firstByte(c report.Consequence) int {
	return min(c.Cause[0].Start, c.Effect[0].Start, c.Marker[0].Start)
}

// atOnce is how many sentences go through the network together.
const atOnce = 32

// spot is a place where a marker may join a cause and an effect.
type spot struct {
	*view
	sentence int
	settled  float64 // how likely it does by the definition alone
	accept   float64 // by that or by the classifier, whichever is more
	told     *pair   // what the grammar tells, or nil
}

// hopeless is the probability by the classifier under which the network is not
// asked: it would have to be very sure.
const hopeless = 0.2

// spots are the places in sentence k that are worth a second look.
func (f *Finder) spots(p *page, k int) []spot {
	s := p.doc.Sentences[k]
	var out []spot
	var room []uint32
	for _, c := range f.table.candidates(p, s) {
		told, ok := p.construction(c)
		if !ok && (c.lesson || c.grammar) || p.barred(c) {
			continue
		}
		room = acceptFeatures(p, s, c, room)
		_, probs := f.accept.Classify(room)
		x := spot{sentence: k, settled: p.settled(c)}
		if ok {
			x.settled, x.told = settledConstruction, &told
		}
		if x.accept = max(float64(probs[1]), x.settled); x.accept >= hopeless {
			x.view = newView(p, s, p.lookBack(k, c), c)
			out = append(out, x)
		}
	}
	return out
}

// finds are the consequences at some spots, in the order of their sentences; of
// those of a sentence that tell of the same pair only the surest.
func (f *Finder) finds(p *page, spots []spot) []find {
	views := make([]*view, len(spots))
	for i, s := range spots {
		views[i] = s.view
	}
	var out, here []find
	for i, seen := range f.network.look(views) {
		s := spots[i]
		if i > 0 && spots[i-1].sentence != s.sentence {
			out, here = append(out, p.distinct(here)...), nil
		}
		accept := max(between(s.accept, seen.joins), s.settled)
		if accept < f.threshold {
			continue
		}
		if x, ok := f.read(s, seen); ok {
			x.sentence, x.accept = s.sentence, accept
			if x.score() >= f.least {
				here = append(here, x)
			}
		}
	}
	return append(out, p.distinct(here)...)
}

// between is the probability halfway between two, by their log odds.
func between(p, q float64) float64 {
	odds := math.Sqrt((p + 1e-6) / (1 - p + 1e-6) * (q + 1e-6) / (1 - q + 1e-6))
	return odds / (1 + odds)
}

// read finds the spans as the marker sees them. Unless the grammar tells them, the
// labels and the network give each token's odds, and the ranking decides between
// the phrases and clauses of the tree. There is no find where one of them has nothing, or
// all of the marker.
func (f *Finder) read(v spot, seen sight) (find, bool) {
	labels, marginals := f.spans.Decode(v.tokenFeatures())
	if v.told != nil {
		x := find{candidate: v.c, cause: v.withoutClause(v.told.cause), effect: v.withoutClause(v.untold(v.told.effect)), sure: settledConstruction}
		x.marker = v.markerRanges(labels, x.cause, x.effect)
		if r := v.between(x.cause, x.effect); r.has(x.at) {
			x.marker = []tokens{r}
		}
		return x, len(x.marker) > 0
	}
	pair, ok := f.choose(v.view, seen, marginals, v.labelled(labels, marginals))
	if !ok {
		return find{}, false
	}
	x := find{candidate: v.c, cause: pair[cause].tokens, effect: pair[effect].tokens,
		sure: math.Sqrt(pair[cause].prob * pair[effect].prob)}
	if x.kind == "source" && x.cause.first < x.candidate.first && x.effect.first >= x.candidate.last {
		x.cause, x.effect = x.effect, x.cause // the source stands behind such a verb
	}
	v.reasonOfAct(&x)
	v.antecedent(&x)
	v.wholeAct(&x)
	for _, r := range []*tokens{&x.cause, &x.effect} {
		*r = v.withoutClause(v.untie(v.wholeFront(v.withParticiple(v.wholeSubject(*r)))))
	}
	v.withSubject(&x)
	x.effect = v.unsaid(x.effect, x.cause)
	x.cause, x.effect = v.trim(v.unquote(v.unattributed(x.cause))), v.trim(v.unquote(v.untold(x.effect)))
	x.marker = v.markerRanges(labels, x.cause, x.effect)
	what := x.cause.len() == 1 && v.lower[x.cause.first] == "what" // what it is nobody tells
	return x, !v.empty(x.cause) && !v.empty(x.effect) && len(x.marker) > 0 && !what && !(x.verb && v.parted(x.candidate.last, x.effect.first))
}

// lookBack is the first token of the sentence before k when the marker is a
// connective that opens its sentence and so has its cause there; else -1.
func (p *page) lookBack(k int, c candidate) int {
	s := p.doc.Sentences[k]
	if c.kind != "result" || c.first > s.First+1 || k == 0 || p.doc.Sentences[k-1].Block != s.Block {
		return -1
	}
	return p.doc.Sentences[k-1].First
}

// distinct keeps, of finds that tell of the same pair, the surest. A purpose that is told
// within another's effect is part of it: to help somebody to do it.
func (p *page) distinct(finds []find) []find {
	slices.SortStableFunc(finds, func(a, b find) int { return cmp.Compare(b.score(), a.score()) })
	var out []find
	for _, x := range finds {
		part := slices.ContainsFunc(finds, func(o find) bool { return p.within(x, o) })
		if !part && !slices.ContainsFunc(out, x.same) {
			out = append(out, x)
		}
	}
	return out
}

func (f *Finder) report(p *page, x find) report.Consequence {
	s := p.doc.Sentences[x.sentence]
	c := report.Consequence{
		Cause:         []report.Passage{report.Cut(p.doc.Source, p.span(x.cause))},
		Effect:        []report.Passage{report.Cut(p.doc.Source, p.span(x.effect))},
		Certainty:     f.grade(p, x, s.First, s.Last),
		CauseRefersTo: p.refersTo(x),
		Confidence:    confidence(x),
		Why: report.Why{By: "consequence/" + x.id,
			Trigger: report.Cut(p.doc.Source, p.span(tokens{x.first, x.last})), Note: note(x)},
	}
	for _, r := range x.marker {
		c.Marker = append(c.Marker, report.Cut(p.doc.Source, p.span(r)))
	}
	return c
}

// score is what the models make of a find: of its marker and of its two spans.
func (x find) score() float64 { return x.accept * x.sure }

// observed maps a score to the share of finds with such a score whose cause and
// effect both met the annotated ones in cross-validation over tenths.
var observed = [...]struct{ score, share float64 }{
	{0, 0.25}, {0.17, 0.36}, {0.25, 0.48}, {0.35, 0.58}, {0.46, 0.72}, {0.55, 0.81}, {0.65, 0.87}, {0.75, 0.95}, {0.86, 0.98}, {1, 0.99},
}

// confidence is the chance that the find is right, as cross-validation had it.
func confidence(x find) float64 {
	s := x.score()
	for i := 1; i < len(observed); i++ {
		a, b := observed[i-1], observed[i]
		if s <= b.score {
			return a.share + (b.share-a.share)*(s-a.score)/(b.score-a.score)
		}
	}
	return observed[len(observed)-1].share
}

// notes say in a few words what kind of marker decided.
var notes = map[string]string{
	"cause": "verb of causing", "lead": "verb of leading to", "raise": "verb of strengthening", "lower": "verb of weakening",
	"harm": "event that kills or damages", "force": "verb of forcing", "enable": "verb of enabling", "prevent": "verb of preventing",
	"threat": "threat or risk", "mean": "verb of meaning", "blame": "blame or credit", "source": "verb that names the source",
	"aim": "purpose", "reason": "the reason follows", "result": "the result follows", "condition": "condition",
	"purpose": "purpose", "noun": "noun that joins cause and effect", "adj": "adjective that joins cause and effect",
}

func note(x find) string { return notes[x.kind] }
