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
// through the tree; a second classifier grades the certainty. MODEL.md has data
// and figures.
package consequence

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"slices"

	"ascribe/analyze/linear"
	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

var (
	//go:embed model/accept.bin
	acceptModel []byte
	//go:embed model/spans.bin
	spanModel []byte
	//go:embed model/certainty.bin
	certaintyModel []byte
)

// Finder finds claimed consequences. It is safe for concurrent use.
type Finder struct {
	table                    table
	accept, spans, certainty *linear.Chain
	threshold                float64
}

// threshold is the probability from which a marker counts, chosen for the best
// F1 by cross-validation over the training texts.
const threshold = 0.2

// New loads the marker table and the embedded models.
func New() (*Finder, error) {
	f := &Finder{table: readTable(markerTable), threshold: threshold}
	for _, m := range []struct {
		name string
		data []byte
		to   **linear.Chain
	}{{"accept", acceptModel, &f.accept}, {"spans", spanModel, &f.spans}, {"certainty", certaintyModel, &f.certainty}} {
		c, err := linear.LoadChain(m.data)
		if err != nil {
			return nil, fmt.Errorf("%s model: %w", m.name, err)
		}
		*m.to = c
	}
	return f, nil
}

// Find gives the consequences of a document, in order of their first byte,
// without IDs, Actor, ClaimedBy and Follows. Its error is that of ctx.
func (f *Finder) Find(ctx context.Context, doc *text.Document, tree *syntax.Tree) ([]report.Consequence, error) {
	p := newPage(doc, tree)
	var out []report.Consequence
	for k := range doc.Sentences {
		if k%16 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for _, x := range f.sentence(p, k) {
			out = append(out, f.report(p, k, x))
		}
	}
	slices.SortStableFunc(out, func(a, b report.Consequence) int {
		return cmp.Compare(firstByte(a), firstByte(b))
	})
	return out, ctx.Err()
}

func firstByte(c report.Consequence) int {
	return min(c.Cause[0].Start, c.Effect[0].Start, c.Marker[0].Start)
}

// sentence finds the consequences whose marker stands in sentence k.
func (f *Finder) sentence(p *page, k int) []find {
	s := p.doc.Sentences[k]
	var finds []find
	for _, c := range f.table.candidates(p, s) {
		_, probs := f.accept.Classify(acceptFeatures(p, s, c))
		if float64(probs[1]) < f.threshold {
			continue
		}
		v := newView(p, s, p.lookBack(k, c), c)
		if x, ok := f.read(v); ok {
			x.accept = float64(probs[1])
			finds = append(finds, x)
		}
	}
	return distinct(finds)
}

// read labels the spans as the marker sees them. A marker that was accepted has
// a cause and an effect: a role that the best labelling leaves out is favoured
// more and more until it turns up.
func (f *Finder) read(v *view) (find, bool) {
	features := v.tokenFeatures()
	bias := make([]float32, len(spanLabels))
	for range 4 {
		labels, marginals := f.spans.DecodeBias(features, bias)
		x, ok := v.spans(labels, marginals)
		if ok {
			return x, true
		}
		if x.cause.len() == 0 {
			bias[causeBegin] += 1.5
			bias[causeInside] += 0.5
		}
		if x.effect.len() == 0 {
			bias[effectBegin] += 1.5
			bias[effectInside] += 0.5
		}
	}
	return find{}, false
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

// distinct keeps, of finds that tell of the same pair, the surest.
func distinct(finds []find) []find {
	slices.SortStableFunc(finds, func(a, b find) int { return cmp.Compare(b.accept, a.accept) })
	var out []find
	for _, x := range finds {
		if !slices.ContainsFunc(out, x.same) {
			out = append(out, x)
		}
	}
	return out
}

func (f *Finder) report(p *page, k int, x find) report.Consequence {
	s := p.doc.Sentences[k]
	label, _ := f.certainty.Classify(certaintyFeatures(p, x, s.First, s.Last))
	c := report.Consequence{
		Cause:         []report.Passage{report.Cut(p.doc.Source, p.span(x.cause))},
		Effect:        []report.Passage{report.Cut(p.doc.Source, p.span(x.effect))},
		Certainty:     certainties[label],
		CauseRefersTo: p.refersTo(k, x),
		Confidence:    confidence(x),
		Why: report.Why{By: "consequence/" + x.id,
			Trigger: report.Cut(p.doc.Source, p.span(tokens{x.first, x.last})), Note: note(x)},
	}
	for _, r := range x.marker {
		c.Marker = append(c.Marker, report.Cut(p.doc.Source, p.span(r)))
	}
	return c
}

// confidence is the chance that the pair is right, as cross-validation had it.
func confidence(x find) float64 {
	return min(0.99, max(0.01, x.accept*x.sure))
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
