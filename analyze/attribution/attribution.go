// Package attribution finds to whom an article hands its statements, beliefs,
// intentions, attitudes, decrees and findings: the source, the cue that does the
// handing, and the content (Newell, Margolin and Ruths, LREC 2018; Pareti,
// LREC 2012).
//
// A small network goes over the paragraphs once, from the states of the one that
// parses, and guesses which words are cues, sources and contents. A chain finds
// possible cues at high recall, a second one the source and the content of each
// of them in its sentence and the quotation around it, and a classifier then
// keeps or drops the whole. These three are linear and read words, tags, quotation
// marks, the dependency tree and the network's guesses. Rules complete what they leave:
// quotations of many sentences, transcripts, dashes and colons. The content of
// every attribution is then read as a text of its own for nested ones.
//
// It does not say who a source is beyond its kind, nor whether a claim is true.
package attribution

import (
	"context"
	_ "embed"
	"fmt"
	"slices"

	"ascribe/analyze/linear"
	"ascribe/analyze/parallel"
	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

//go:embed model/cue.bin
var cueModel []byte

//go:embed model/role.bin
var roleModel []byte

//go:embed model/accept.bin
var acceptModel []byte

// Threshold is the confidence from which an attribution is reported, chosen for the
// best F1 of whole attributions on PolNeAR dev and on a fifth of PolNeAR train that
// models of the other four had not seen.
const Threshold = 0.3

//go:embed model/reader.bin
var readerModel []byte

const byChain = "attribution/chain"

const (
	noCue = iota
	beginCue
	insideCue
)

var (
	cueLabels    = []string{"O", "B-cue", "I-cue"}
	acceptLabels = []string{"no", "yes"}
)

const (
	acceptBits = 17
	leastCue   = 0.03 // a word less likely than that is no candidate
	likelyCue  = 0.4  // a candidate this sure is context for the roles of others

	perCueWord  = 110 // about how many features a word has for the chain of cues,
	perRoleWord = 96  // and for that of roles
)

// Finder finds attributions. It is safe for concurrent use.
type Finder struct {
	lex               *lexicon
	reader            *reader
	cue, role, accept *linear.Chain
	// Threshold is the confidence from which an attribution is reported. Set it
	// before the first use.
	Threshold float64
	// Flat leaves attributions as PolNeAR has them, for comparison: none inside the
	// content of another, relative pronouns as sources. Set it before the first use.
	Flat bool
}

// New loads the embedded models.
func New() (*Finder, error) {
	return Load(Models{readerModel, cueModel, roleModel, acceptModel})
}

// Load gives a finder that uses other models than the embedded ones.
func Load(m Models) (*Finder, error) {
	f := &Finder{Threshold: Threshold}
	var err error
	if f.lex, err = newLexicon(); err != nil {
		return nil, err
	}
	if f.reader, err = loadReader(m.Reader); err != nil {
		return nil, fmt.Errorf("reader model: %w", err)
	}
	for _, part := range []struct {
		name  string
		bytes []byte
		model **linear.Chain
	}{{"cue", m.Cue, &f.cue}, {"role", m.Role, &f.role}, {"accept", m.Accept, &f.accept}} {
		if *part.model, err = linear.LoadChain(part.bytes); err != nil {
			return nil, fmt.Errorf("%s model: %w", part.name, err)
		}
	}
	return f, nil
}

// Find gives the attributions of a document, sorted by their first byte. It
// stops with the error of ctx when that ends.
//
//	candidates ─ roles ─ accept ─ rules ─ nested ─ labels
func (f *Finder) Find(ctx context.Context, doc *text.Document, tree *syntax.Tree) ([]report.Attribution, error) {
	p := newPage(doc, tree, f.lex)
	f.reader.read(p)
	found, mute, err := f.findOn(ctx, p)
	if err != nil {
		return nil, err
	}
	p.partCues(found)
	clip(found)
	found = f.applyRules(p, found)
	holders, taken := slices.Concat(found, mute), cues{}
	if f.Flat {
		p.partSources(found)
		taken.add(found)
		holders = mute
	}
	inner, err := f.nested(ctx, holders, taken, 1)
	if err != nil {
		return nil, err
	}
	all := slices.Concat(found, inner)
	if !f.Flat {
		nameSources(all)
	}
	out := make([]report.Attribution, 0, len(all))
	for _, x := range all {
		out = append(out, f.report(x))
	}
	markNested(out)
	if f.Flat {
		out = slices.DeleteFunc(out, func(a report.Attribution) bool { return a.Nested })
	}
	slices.SortStableFunc(out, func(a, b report.Attribution) int { return firstByte(a) - firstByte(b) })
	return out, nil
}

// findOn finds the attributions of one page, none of them inside another, and what
// looks like one and is mute: nobody says anything, but what it holds may be told by others.
func (f *Finder) findOn(ctx context.Context, p *page) (kept, mute []*finding, err error) {
	candidates := p.candidates(f.cue)
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	all := p.findRoles(f.role, candidates)
	sure := make([]float64, len(all))
	parallel.Each(len(all), func(_, i int) {
		if ctx.Err() == nil {
			_, probs := f.accept.Classify(p.acceptFeatures(all[i], all))
			sure[i] = float64(probs[1])
		}
	})
	for i, x := range all {
		switch x.p = sure[i]; {
		case x.p < f.Threshold || len(x.content) == 0:
		case f.refused(x):
			x.mute = true
			mute = append(mute, x)
		default:
			kept = append(kept, x)
		}
	}
	return p.doubled(kept), mute, ctx.Err()
}

// cueSequence is the features of a sentence for the cue chain. They lie in space, from
// its beginning; what it returns beside them is space as far as it has grown.
func (p *page) cueSequence(s stretch, space bag) ([][]uint32, bag) {
	out := make([][]uint32, s.len())
	flat := slices.Grow(space[:0], s.len()*perCueWord)
	for i := s.from; i < s.to; i++ {
		from := len(flat)
		p.cueFeatures(&flat, s, i)
		out[i-s.from] = flat[from:len(flat):len(flat)]
	}
	return out, flat
}

// candidates are the stretches that may be cues: those the chain prefers, and
// those it would choose if it were readier to.
func (p *page) candidates(m *linear.Chain) []candidate {
	all := make([][]candidate, len(p.sentences))
	spaces := make([]bag, parallel.Workers(len(all)))
	parallel.Each(len(all), func(worker, i int) {
		s := p.sentences[i]
		var features [][]uint32
		features, spaces[worker] = p.cueSequence(s, spaces[worker])
		labels, probs := m.Decode(features)
		all[i] = p.candidatesBy(s, labels, probs)
	})
	return slices.Concat(all...)
}

func (p *page) candidatesBy(s stretch, labels []int, probs [][]float32) []candidate {
	sure := runs(s, labels)
	for _, r := range hints(s, probs) {
		if !slices.ContainsFunc(sure, r.hit) {
			sure = append(sure, r)
		}
	}
	slices.SortFunc(sure, func(a, b stretch) int { return a.from - b.from })
	var out []candidate
	for _, r := range sure {
		c := candidate{stretch: r, head: p.headOf(r)}
		for i := r.from; i < r.to; i++ {
			c.p = max(c.p, 1-float64(probs[i-s.from][noCue]))
		}
		out = append(out, c)
	}
	return out
}

// hints are the words that the chain does not rule out as cues: each peak of
// the probability with the neighbours that are not much less likely.
func hints(s stretch, probs [][]float32) []stretch {
	var out []stretch
	p := func(i int) float64 { return 1 - float64(probs[i-s.from][noCue]) }
	for i := s.from; i < s.to; i++ {
		if p(i) < leastCue {
			continue
		}
		end := i + 1
		for end < s.to && p(end) >= leastCue {
			end++
		}
		top := i
		for j := i; j < end; j++ {
			if p(j) > p(top) {
				top = j
			}
		}
		r := stretch{top, top + 1}
		for r.from > i && p(r.from-1) > p(top)/2 {
			r.from--
		}
		for r.to < end && p(r.to) > p(top)/2 {
			r.to++
		}
		out = append(out, r)
		i = end
	}
	return out
}

// runs are the cues that labels spell.
func runs(s stretch, labels []int) []stretch {
	var out []stretch
	for k, l := range labels {
		switch l {
		case beginCue:
			out = append(out, stretch{s.from + k, s.from + k + 1})
		case insideCue:
			out[len(out)-1].to++
		}
	}
	return out
}

// likely are the candidates that count as cues for the roles of others.
func likely(all []candidate) []candidate {
	var out []candidate
	for _, c := range all {
		if c.p >= likelyCue {
			out = append(out, c)
		}
	}
	return out
}

// findRoles finds source and content of every candidate.
func (p *page) findRoles(m *linear.Chain, all []candidate) []*finding {
	others := likely(all)
	out := make([]*finding, len(all))
	spaces := make([]bag, parallel.Workers(len(all)))
	parallel.Each(len(all), func(worker, i int) {
		c := all[i]
		st := p.setting(c, nearby(others, c, p))
		var features [][]uint32
		features, spaces[worker] = p.roleFeatures(st, spaces[worker])
		labels, probs := m.Decode(features)
		out[i] = p.readRoles(c, st.w, labels, probs)
		p.complete(out[i])
	})
	return out
}
