// Package speculation finds the words by which a text itself signals that
// something is not established: may, reportedly, critics say, if, whether.
// It does not judge whether a claim is true, and a plain false claim has no marker.
//
// It works in two steps. A list of phrases and a pattern for nameless sources
// give the candidates; a logistic classifier over the words, tags and tree around
// a candidate decides whether it marks anything there. That division, list first
// and context second, is the one of the better systems of the CoNLL-2010 shared
// task on hedges (Farkas and others, 2010; Velldal, Øvrelid and Oepen, Computational
// Linguistics 38:2, 2012). Kind and strength come with the phrase and from the few
// rules in sense.go, the scope from the tree.
package speculation

import (
	"context"
	_ "embed"
	"fmt"

	"ascribe/analyze/linear"
	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

//go:embed data/markers.tsv
var markerList string

//go:embed data/sources.tsv
var sourceList string

//go:embed data/cues.txt
var cueList string

//go:embed model/accept.bin
var acceptModel []byte

// Finder finds speculation markers. It is safe for concurrent use.
type Finder struct {
	words  *lists
	accept *linear.Chain
}

// New loads the embedded lists and model.
func New() (*Finder, error) {
	words, err := readLists(markerList, sourceList, cueList)
	if err != nil {
		return nil, err
	}
	accept, err := linear.LoadChain(acceptModel)
	if err != nil {
		return nil, fmt.Errorf("load model: %w", err)
	}
	return &Finder{words, accept}, nil
}

// Find gives the markers of a document in text order. They do not overlap. ID
// and Attribution are left empty. atts may be nil: who speaks is then read from
// the tree alone.
func (f *Finder) Find(ctx context.Context, doc *text.Document, tree *syntax.Tree, atts []report.Attribution) ([]report.Speculation, error) {
	p := newPage(doc, tree, f.words, atts)
	var out []report.Speculation
	for _, s := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !doc.Blocks[s.Block].Kind.Prose() {
			continue
		}
		for _, c := range f.judge(p, s) {
			out = append(out, p.finding(c))
		}
	}
	return out, nil
}

// threshold is the probability from which a candidate counts as a marker. In
// cross-validation on the training articles F1 is flat from 0.40 to 0.50 for
// words, and best at 0.35 for nameless sources, which are seldom annotated.
const (
	threshold       = 0.45
	sourceThreshold = 0.35
)

// judge keeps the candidates of a sentence that mark something there.
func (f *Finder) judge(p *page, s text.Sentence) []candidate {
	var kept []candidate
	for _, c := range p.candidates(s) {
		_, probs := f.accept.Classify(p.features(s, c))
		c.prob = p.overrule(s, c, float64(probs[1]))
		if c.prob >= threshold || c.entry == nil && c.prob >= sourceThreshold {
			kept = append(kept, p.settle(s, c))
		}
	}
	return p.joined(apart(kept))
}

// finding is a candidate as the report shows it.
func (p *page) finding(c candidate) report.Speculation {
	span := p.span(c.first, c.last)
	passage := report.Cut(p.doc.Source, span)
	return report.Speculation{
		Span:       passage,
		Kind:       c.kind,
		Strength:   c.strength,
		Scope:      report.CutAll(p.doc.Source, p.scope(c)),
		Confidence: min(max(c.prob, 0.01), 1),
		Why:        report.Why{By: "speculation/" + c.rule, Trigger: report.Cut(p.doc.Source, p.span(c.first, c.last)), Note: c.note},
	}
}
