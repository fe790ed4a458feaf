package attribution

import (
	"slices"

	"ascribe/analyze/linear"
	"ascribe/analyze/text"
)

// Labels of the role chain.
const (
	roleNone = iota
	roleCue
	beginSource
	inSource
	beginContent
	inContent
)

var roleLabels = []string{"O", "Q", "B-S", "I-S", "B-C", "I-C"}

// candidate is a stretch of words that may be a cue.
type candidate struct {
	stretch
	head int     // its governing word
	p    float64 // how sure the cue chain is
}

// headOf is the word of s that is governed from outside, a full word if any.
func (p *page) headOf(s stretch) int {
	best := s.to - 1
	found := false
	for i := s.from; i < s.to; i++ {
		h := p.head[i]
		if h >= 0 && s.has(h) {
			continue
		}
		if p.words[i].class != 0 && !p.is(i, "aux", "advmod", "case", "mark", "cc") {
			return i
		}
		if !found && !p.is(i, "aux", "punct", "advmod", "case", "mark", "cc", "det") {
			best, found = i, true
		}
	}
	return best
}

// window is the tokens in which the source and the content of a cue are looked
// for: its sentence, and the next ones where a quotation runs or begins there.
func (p *page) window(c candidate) stretch {
	k := p.sent[c.head]
	w := p.sentences[k]
	if k > 0 {
		before := p.sentences[k-1]
		near := p.block[k-1] == p.block[k] || p.kind(before) == text.Paragraph
		if near && (p.state[w.from] == inside || p.state[before.to-1] != outside) {
			w.from = before.from
		}
	}
	if k+1 < len(p.sentences) {
		if after := p.sentences[k+1]; p.state[after.from] != outside {
			w.to = after.to
		}
	}
	return w
}

// relation is how the tokens of a window stand to a cue in the tree.
type relation struct {
	path   uint32 // the way from the cue to the token
	branch int    // the token below which it hangs, seen from the cue's line of heads
	up     int    // steps from the cue up to where the branch leaves; -1 in another tree
	steps  int    // steps down from there
}

// relate finds the relations of all tokens of window w to the cue.
func (p *page) relate(c candidate, w stretch) []relation {
	out := make([]relation, w.len())
	done := make([]bool, w.len())
	up := 0
	for i := c.head; i >= 0; i = p.head[i] {
		if !w.has(i) {
			break
		}
		path := linear.HashInt("up", min(up, 4))
		if up > 0 && up <= 4 {
			path = linear.Join(path, p.label[i])
		}
		out[i-w.from] = relation{path: path, branch: i, up: up}
		done[i-w.from] = true
		up++
	}
	var stack []int
	for i := w.from; i < w.to; i++ {
		j := i
		for stack = stack[:0]; j >= 0 && w.has(j) && !done[j-w.from]; j = p.head[j] {
			stack = append(stack, j)
		}
		r := relation{up: -1, branch: -1}
		if j >= 0 && w.has(j) {
			r = out[j-w.from]
		}
		for k := len(stack) - 1; k >= 0; k-- {
			x := stack[k]
			if r.steps == 0 {
				r.branch = x
			}
			r.steps++
			if r.steps <= 3 {
				r.path = linear.Join(r.path, p.label[x])
			}
			out[x-w.from], done[x-w.from] = r, true
		}
	}
	return out
}

// setting is what the features of all tokens of one window share.
type setting struct {
	c         candidate
	w         stretch
	rel       []relation
	owner     []int8 // the nearest cue above a token: 1 this one, 2 another, 0 none
	cueAt     []bool // the token belongs to another cue
	lemma     uint32
	class     uint32
	tag       uint32
	voice     uint32 // passive, and the relation of the cue to its head
	hasQuote  uint32
	quoteStep []int8 // quotations between the cue and the token, signed
}

func (p *page) setting(c candidate, others []candidate) *setting {
	w := p.window(c)
	h := &p.words[c.head]
	st := &setting{c: c, w: w, rel: p.relate(c, w), owner: make([]int8, w.len()), cueAt: make([]bool, w.len()),
		quoteStep: make([]int8, w.len()), lemma: h.lemma, class: h.class, tag: h.tag}
	if h.class == 0 {
		for i := c.from; i < c.to; i++ {
			if p.words[i].class != 0 {
				st.class = p.words[i].class
			}
		}
	}
	st.voice = linear.Join(p.label[c.head], 7)
	for _, k := range p.kids[c.head] {
		if p.is(k, "aux:pass", "nsubj:pass") {
			st.voice++
			break
		}
	}
	mine := map[int]int8{}
	for _, o := range others {
		if o.hit(w) && !o.hit(c.stretch) {
			for i := max(o.from, w.from); i < min(o.to, w.to); i++ {
				st.cueAt[i-w.from] = true
				mine[i] = 2
			}
		}
	}
	for i := c.from; i < c.to; i++ {
		mine[i] = 1
	}
	for i := w.from; i < w.to; i++ {
		for j, n := p.head[i], 0; j >= 0 && n < 30; j, n = p.head[j], n+1 {
			if m := mine[j]; m != 0 {
				st.owner[i-w.from] = m
				break
			}
		}
		if p.quote[i] >= 0 {
			st.hasQuote = max(st.hasQuote, p.quoteSize(p.quote[i]))
		}
	}
	step := int8(0)
	for i := c.to; i < w.to; i++ {
		if q := p.quote[i]; q >= 0 && q != p.quote[i-1] && step < 3 {
			step++
		}
		st.quoteStep[i-w.from] = step
	}
	step = 0
	for i := c.from - 1; i >= w.from; i-- {
		if q := p.quote[i]; q >= 0 && q != p.quote[i+1] && step > -3 {
			step--
		}
		st.quoteStep[i-w.from] = step
	}
	return st
}

// roleFeatures describes the tokens of a window to the chain that finds the
// source and the content of a cue. They lie in space, as those of cueSequence do.
func (p *page) roleFeatures(st *setting, space bag) ([][]uint32, bag) {
	c := st.c
	out := make([][]uint32, st.w.len())
	marks := make([]int, st.w.len()) // punctuation between the cue and the token
	cues := make([]int, st.w.len())  // other cues between
	n, m := 0, 0
	for i := c.to; i < st.w.to; i++ {
		if p.is(i, "punct") && p.quote[i] < 0 {
			n++
		}
		if st.cueAt[i-st.w.from] {
			m++
		}
		marks[i-st.w.from], cues[i-st.w.from] = n, m
	}
	n, m = 0, 0
	for i := c.from - 1; i >= st.w.from; i-- {
		if p.is(i, "punct") && p.quote[i] < 0 {
			n++
		}
		if st.cueAt[i-st.w.from] {
			m++
		}
		marks[i-st.w.from], cues[i-st.w.from] = n, m
	}
	flat := slices.Grow(space[:0], st.w.len()*perRoleWord)
	for i := st.w.from; i < st.w.to; i++ {
		from := len(flat)
		p.roleWords(&flat, st, i)
		p.roleTree(&flat, st, i)
		p.roleQuotes(&flat, st, i)
		p.roleHints(&flat, st, i)
		k := i - st.w.from
		side := st.side(p, i)
		flat.two(90, uint32(min(marks[k], 4)), side)
		flat.three(91, uint32(min(marks[k], 4)), side, p.words[i].tag)
		flat.two(92, uint32(min(cues[k], 2)), side)
		flat.three(93, uint32(min(cues[k], 2)), side, uint32(st.owner[k]))
		out[k] = flat[from:len(flat):len(flat)]
	}
	return out, flat
}

// side is before, in or after the cue, in its sentence or a neighbouring one.
func (st *setting) side(p *page, i int) uint32 {
	s := uint32(0)
	switch {
	case st.c.has(i):
		return 9
	case i >= st.c.to:
		s = 1
	}
	return 2*s + b2u(p.sent[i] == p.sent[st.c.head])
}

func b2u(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

func (p *page) roleWords(b *bag, st *setting, i int) {
	w, l, r := p.at(st.w, i), p.at(st.w, i-1), p.at(st.w, i+1)
	side := st.side(p, i)
	d := i - st.c.from
	if i >= st.c.to {
		d = i - st.c.to + 1
	}
	dist := bucket(d)
	b.one(1, side)
	b.two(2, w.form, side)
	b.one(3, w.form)
	b.three(4, w.lemma, side, dist)
	b.two(5, w.tag, side)
	b.two(6, l.form, w.form)
	b.two(7, w.form, r.form)
	b.three(8, l.tag, w.tag, side)
	b.three(9, w.tag, r.tag, side)
	b.two(10, l.lemma, side)
	b.two(11, r.lemma, side)
	b.one(12, dist)
	b.two(13, dist, w.tag)
	b.two(14, dist, st.lemma)
	b.three(15, dist, w.kind, w.tag)
	b.three(16, dist, st.class, w.tag)
	b.three(17, side, st.lemma, w.tag)
	b.two(18, side, st.lemma)
	b.three(19, side, st.lemma, w.lemma)
	b.two(20, side, w.kind)
	b.two(21, side, w.shape)
	b.three(22, side, b2u(i == st.w.from), b2u(i == st.w.to-1))
	b.three(23, side, l.tag, l.form)
	b.three(24, side, r.tag, w.lemma)
	b.three(25, side, l.lemma, w.tag)
	b.three(26, p.at(st.w, i-2).tag, l.tag, w.tag)
	b.three(27, side, st.tag, w.tag)
	b.three(28, side, w.class, w.tag)
	b.two(29, side, p.kindOfBlock(p.sent[i]))
}

func (p *page) roleTree(b *bag, st *setting, i int) {
	w := &p.words[i]
	k := i - st.w.from
	r := st.rel[k]
	side := st.side(p, i)
	owner := uint32(st.owner[k])
	b.two(40, r.path, side)
	b.two(41, r.path, st.lemma)
	b.two(42, r.path, st.class)
	b.two(43, r.path, w.tag)
	b.three(44, r.path, st.voice, side)
	b.two(45, owner, side)
	b.three(46, owner, p.label[i], side)
	b.one(47, p.label[i])
	b.three(48, p.label[i], w.tag, side)
	if r.up < 0 {
		b.two(49, side, 0)
		return
	}
	up := uint32(min(r.up, 4))
	branch := linear.Join(p.label[r.branch], up)
	head := &p.words[r.branch]
	b.three(50, branch, side, owner)
	b.three(51, branch, st.lemma, side)
	b.three(52, branch, st.tag, side)
	b.three(53, branch, st.class, st.hasQuote)
	b.three(54, branch, st.voice, side)
	b.three(55, branch, head.tag, side)
	b.three(56, branch, head.kind, side)
	b.three(57, branch, head.lemma, st.class)
	edge := b2u(i == p.first[r.branch]) + 2*b2u(i == p.last[r.branch]-1) + 4*b2u(i-1 == p.last[r.branch]-1)
	b.three(58, branch, edge, side)
	b.three(59, branch, edge, w.tag)
	b.three(60, branch, w.lemma, side)
	b.three(61, branch, uint32(min(r.steps, 4)), owner)
	if i > st.w.from {
		if q := st.rel[k-1]; q.branch != r.branch && q.up >= 0 {
			b.three(62, branch, p.label[q.branch], uint32(min(q.up, 4)))
			b.three(63, branch, p.words[i-1].form, side)
		}
	}
	// The branch's own preposition or conjunction: "by the ministry", "that ...".
	for _, c := range p.kids[r.branch] {
		if p.is(c, "case", "mark") {
			b.three(64, branch, p.words[c].lemma, st.class)
			b.three(65, branch, p.words[c].lemma, st.lemma)
			break
		}
	}
	if h := p.head[i]; h >= 0 {
		b.three(66, p.words[h].lemma, p.label[i], side)
		b.three(67, r.path, p.words[h].tag, w.tag)
	}
}

func (p *page) roleQuotes(b *bag, st *setting, i int) {
	w := &p.words[i]
	k := i - st.w.from
	side := st.side(p, i)
	q := uint32(p.state[i])
	step := uint32(st.quoteStep[k] + 8)
	size := uint32(0)
	if p.quote[i] >= 0 {
		size = p.quoteSize(p.quote[i])
	}
	same := b2u(p.quote[i] >= 0 && p.quote[i] == p.quote[st.c.head])
	b.three(70, q, side, size)
	b.three(71, q, step, size)
	b.three(72, q, step, st.class)
	b.three(73, q, step, st.lemma)
	b.three(74, q, same, side)
	b.three(75, q, st.hasQuote, side)
	b.three(76, b2u(q != 0), st.hasQuote, w.tag)
	before, after := uint32(0), uint32(0)
	if i > st.w.from {
		before = uint32(p.state[i-1]) + 1
	}
	if i+1 < st.w.to {
		after = uint32(p.state[i+1]) + 1
	}
	b.three(77, before, q, after)
	b.three(78, linear.Join(before, q), side, w.tag)
	b.three(79, linear.Join(q, after), side, w.tag)
	b.three(80, b2u(q != 0), st.hasQuote, st.rel[k].path)
}
