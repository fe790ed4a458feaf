package attribution

import (
	"slices"

	"ascribe/analyze/linear"
)

// finding is a candidate with the roles the chain gave it.
type finding struct {
	candidate
	source  []stretch
	content []stretch
	pSource float64 // mean probability of the source's words
	pRoles  float64 // mean probability of all words' labels in the window
	p       float64 // probability that all of it is right
	by      string  // rule or model
	note    string
	page    *page
	mute    bool // nobody says it
	inner   bool // somebody says it in what another says
}

// readRoles turns the labels of a window into stretches.
func (p *page) readRoles(c candidate, w stretch, labels []int, marginals [][]float32) *finding {
	f := &finding{candidate: c, page: p, by: byChain}
	sum := 0.0
	var sources []float64 // summed probability of each piece
	for i := w.from; i < w.to; i++ {
		l := labels[i-w.from]
		if c.has(i) {
			continue
		}
		pr := probability(l, marginals[i-w.from])
		sum += pr
		switch l {
		case beginSource, inSource:
			f.source = extend(f.source, i, l == beginSource)
			if len(sources) < len(f.source) {
				sources = append(sources, 0)
			}
			sources[len(sources)-1] += pr
		case beginContent, inContent:
			f.content = extend(f.content, i, l == beginContent)
		}
	}
	f.oneSource(sources)
	if rest := w.len() - c.len(); rest > 0 {
		f.pRoles = sum / float64(rest)
	}
	return f
}

// oneSource keeps the likeliest piece: a source is one phrase.
func (f *finding) oneSource(sums []float64) {
	best := -1
	for k, s := range f.source {
		if p := sums[k] / float64(s.len()); best < 0 || p > f.pSource {
			best, f.pSource = k, p
		}
	}
	if best >= 0 {
		f.source = []stretch{f.source[best]}
	}
}

// extend adds token i to the last stretch that it follows, or begins a new one.
func extend(in []stretch, i int, begin bool) []stretch {
	if n := len(in); n > 0 && in[n-1].to == i && !begin {
		in[n-1].to++
		return in
	}
	return append(in, stretch{i, i + 1})
}

// probability of a role, whether it begins or goes on.
func probability(l int, m []float32) float64 {
	switch l {
	case beginSource, inSource:
		return float64(m[beginSource] + m[inSource])
	case beginContent, inContent:
		return float64(m[beginContent] + m[inContent])
	}
	return float64(m[l])
}

// tenth is a probability in ten steps.
func tenth(p float64) uint32 { return uint32(p * 9.99) }

// acceptFeatures describes a finding to the classifier that keeps or drops it.
func (p *page) acceptFeatures(f *finding, all []*finding) []uint32 {
	b := make(bag, 0, 160)
	s := p.sentences[p.sent[f.head]]
	p.cueFeatures(&b, s, f.head)
	h := &p.words[f.head]
	sure := tenth(f.candidate.p)
	b.one(101, sure)
	b.one(102, uint32(f.candidate.p*39.9))
	b.two(103, sure, h.class)
	b.two(104, uint32(min(f.len(), 5)), h.class)
	cue := uint32(0)
	for i := f.from; i < f.to; i++ {
		cue = linear.Join(cue, p.words[i].form)
	}
	b.one(105, cue)
	src := uint32(0)
	if len(f.source) > 0 {
		g := &p.words[p.headOf(f.source[0])]
		src = linear.Join(g.kind, g.tag)
		b.two(106, g.lemma, h.class)
		b.two(107, uint32(min(f.source[0].len(), 6)), h.class)
	}
	has := b2u(len(f.source) > 0)
	b.two(108, src, h.class)
	b.two(109, src, h.lemma)
	b.two(110, has, h.lemma)
	b.two(111, tenth(f.pSource), has)
	b.one(112, uint32(f.pRoles*29.9))
	b.two(113, tenth(f.pRoles), sure)
	p.acceptContent(&b, f, h)
	p.acceptHints(&b, f)
	inside := p.within(f, all)
	b.one(130, inside)
	b.two(131, inside, sure)
	b.two(132, inside, h.class)
	b.two(133, inside, h.lemma)
	return b
}

func (p *page) acceptContent(b *bag, f *finding, h *word) {
	n := 0
	for _, c := range f.content {
		n += c.len()
	}
	size := bucket(n)
	b.two(114, size, h.class)
	b.two(115, size, h.lemma)
	if n == 0 {
		return
	}
	first := f.content[0].from
	w := &p.words[first]
	side := b2u(first > f.from)
	b.three(116, w.tag, side, h.class)
	b.three(117, w.lemma, side, h.class)
	b.three(118, w.tag, side, h.lemma)
	b.two(119, uint32(p.state[first]), h.class)
	b.two(120, uint32(min(len(f.content), 3)), side)
	top := p.headOf(f.content[0])
	b.two(121, p.label[top], h.lemma)
	b.two(122, p.label[top], h.class)
	b.three(123, p.label[top], p.words[top].tag, size)
	order := uint32(0)
	if len(f.source) > 0 {
		order = 1 + b2u(f.source[0].from > f.from) + 2*b2u(f.source[0].from > first)
	}
	b.three(124, order, side, h.class)
	b.three(125, order, side, uint32(p.state[first]))
	b.two(126, p.words[top].lemma, h.lemma)
}

// reach is how many candidates away the cue of a surrounding content may be.
const reach = 24

// within tells whether a surer finding's content holds this cue.
func (p *page) within(f *finding, all []*finding) uint32 {
	best := 0.0
	at, _ := slices.BinarySearchFunc(all, f.from, func(o *finding, from int) int { return o.from - from })
	for _, o := range all[max(0, at-reach):min(len(all), at+reach)] {
		if o == f || o.candidate.p <= best {
			continue
		}
		for _, c := range o.content {
			if c.from <= f.from && f.to <= c.to {
				best = o.candidate.p
			}
		}
	}
	if best == 0 {
		return 0
	}
	return 1 + tenth(best)/2 + 8*b2u(best > f.candidate.p)
}
