package attribution

import "ascribe/analyze/linear"

// bag collects the features of one position.
type bag []uint32

func (b *bag) one(k, x uint32)    { *b = append(*b, linear.Join(k*0x9e3779b9, x)) }
func (b *bag) two(k, x, y uint32) { *b = append(*b, linear.Join(linear.Join(k*0x9e3779b9, x), y)) }
func (b *bag) three(k, x, y, z uint32) {
	*b = append(*b, linear.Join(linear.Join(linear.Join(k*0x9e3779b9, x), y), z))
}

// edgeWord stands for what is before the first or after the last token.
var edgeWord = word{form: 1, lemma: 1, tag: 1, suffix: 1, shape: 1}

// at is token i of a stretch, or the edge.
func (p *page) at(s stretch, i int) *word {
	if i < s.from || i >= s.to {
		return &edgeWord
	}
	return &p.words[i]
}

// cueFeatures describes token i of sentence s to the chain that finds cues.
func (p *page) cueFeatures(b *bag, s stretch, i int) {
	w, l, r := p.at(s, i), p.at(s, i-1), p.at(s, i+1)
	l2, r2 := p.at(s, i-2), p.at(s, i+2)
	b.one(1, w.form)
	b.one(2, w.lemma)
	b.one(3, w.tag)
	b.one(4, w.suffix)
	b.one(5, w.shape)
	b.two(6, w.lemma, w.tag)
	b.one(7, l.form)
	b.one(8, r.form)
	b.one(9, l.tag)
	b.one(10, r.tag)
	b.two(11, l.lemma, w.lemma)
	b.two(12, w.lemma, r.lemma)
	b.two(13, l.tag, w.tag)
	b.two(14, w.tag, r.tag)
	b.three(15, l.tag, w.tag, r.tag)
	b.two(16, w.lemma, l.tag)
	b.two(17, w.lemma, r.tag)
	b.one(18, l2.lemma)
	b.one(19, r2.lemma)
	b.three(20, w.tag, r.tag, r2.tag)
	b.three(21, l2.tag, l.tag, w.tag)
	b.three(22, w.lemma, r.lemma, r2.tag)
	b.one(23, w.class)
	b.two(24, w.class, w.tag)
	b.three(25, w.class, l.tag, r.tag)
	b.two(26, l.class, w.tag)
	b.two(27, r.class, w.tag)
	p.quoteFeatures(b, s, i)
	p.cueTree(b, i)
	p.cueHints(b, s, i)
}

// quoteFeatures tells where token i stands to the quotations of its sentence.
func (p *page) quoteFeatures(b *bag, s stretch, i int) {
	w := &p.words[i]
	q := uint32(p.state[i])
	b.one(30, q)
	b.two(31, q, w.lemma)
	b.two(32, q, w.class)
	before, after := p.quoteBefore(s, i), p.quoteAfter(s, i)
	b.three(33, q, before, after)
	b.three(34, before, after, w.lemma)
	b.three(35, before, after, w.class)
	b.three(36, before, after, w.tag)
	if p.quote[i] >= 0 {
		b.two(37, p.quoteSize(p.quote[i]), w.class)
	}
	b.two(38, bucket(i-s.from), w.tag)
	b.two(39, bucket(s.to-i), w.tag)
	b.two(40, p.kindOfBlock(p.sent[i]), w.class)
}

// quoteBefore tells how near a quotation ends before token i, quoteAfter how
// near one begins after it, in the same sentence.
func (p *page) quoteBefore(s stretch, i int) uint32 {
	for d := 1; d <= 8 && i-d >= s.from; d++ {
		if q := p.quote[i-d]; q >= 0 && q != p.quote[i] {
			return near(d) + 4*p.quoteSize(q)
		}
	}
	return 0
}

func (p *page) quoteAfter(s stretch, i int) uint32 {
	for d := 1; d <= 8 && i+d < s.to; d++ {
		if q := p.quote[i+d]; q >= 0 && q != p.quote[i] {
			return near(d) + 4*p.quoteSize(q)
		}
	}
	return 0
}

func near(d int) uint32 {
	switch {
	case d <= 1:
		return 1
	case d <= 3:
		return 2
	}
	return 3
}

// quoteSize tells scare quotes from speech.
func (p *page) quoteSize(q int) uint32 {
	switch n := p.spans[q].len(); {
	case n <= 5:
		return 1
	case n <= 9:
		return 2
	}
	return 3
}

func (p *page) kindOfBlock(sentence int) uint32 {
	if sentence < 0 {
		return 0
	}
	k := p.doc.Blocks[p.block[sentence]].Kind
	return uint32(len(k))
}

// bucket is a rough logarithm of a distance.
func bucket(d int) uint32 {
	switch {
	case d < 0:
		return 16 + bucket(-d)
	case d <= 4:
		return uint32(d)
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	case d <= 20:
		return 7
	case d <= 40:
		return 8
	}
	return 9
}

// cueTree describes the clause that token i heads or belongs to.
func (p *page) cueTree(b *bag, i int) {
	w := &p.words[i]
	b.one(50, p.label[i])
	b.two(51, p.label[i], w.lemma)
	b.two(52, p.label[i], w.tag)
	h := p.head[i]
	if h >= 0 {
		g := &p.words[h]
		b.two(53, g.lemma, p.label[i])
		b.three(54, g.lemma, p.label[i], w.lemma)
		b.three(55, g.tag, p.label[i], w.tag)
		b.two(56, g.class, p.label[i])
		b.two(57, p.label[h], p.label[i])
		b.three(58, g.class, p.label[i], w.class)
		b.three(59, g.lemma, p.label[i], bucket(i-h))
		// What the head governs tells whether an auxiliary belongs to a cue.
		for _, c := range p.kids[h] {
			if c != i {
				b.three(60, p.label[i], g.lemma, p.label[c])
			}
		}
	}
	var frame uint32 // which complements there are, as a set
	for _, c := range p.kids[i] {
		k := &p.words[c]
		b.one(61, p.label[c])
		b.two(62, p.label[c], w.lemma)
		b.two(63, p.label[c], w.class)
		b.three(64, p.label[c], k.tag, w.tag)
		b.three(65, p.label[c], k.kind, w.lemma)
		b.three(66, p.label[c], k.lemma, w.class)
		b.three(67, p.label[c], k.kind, w.class)
		b.three(68, p.label[c], k.lemma, w.lemma)
		for _, m := range p.kids[c] {
			if p.is(m, "case", "mark") {
				b.three(69, p.label[c], p.words[m].lemma, w.lemma)
				b.three(70, p.label[c], p.words[m].lemma, w.class)
			}
		}
		frame |= p.complement(c)
	}
	b.two(71, frame, w.lemma)
	b.two(72, frame, w.tag)
	b.two(73, frame, w.class)
	b.two(74, p.over(i), w.class)
	b.two(75, p.over(i), w.tag)
	b.two(76, p.over(i), w.lemma)
}

// complement is a bit for the kind of dependent c is, 0 for modifiers.
func (p *page) complement(c int) uint32 {
	switch {
	case p.is(c, "nsubj:pass"):
		return 1
	case p.is(c, "nsubj"):
		return 2
	case p.is(c, "ccomp"):
		return 4
	case p.is(c, "xcomp"):
		return 8
	case p.is(c, "obj"):
		return 16
	case p.is(c, "obl"):
		return 32
	case p.is(c, "parataxis"):
		return 64
	case p.is(c, "csubj"):
		return 128
	case p.is(c, "acl"):
		return 256
	}
	return 0
}

// over tells whether token i stands below another word that may be a cue, and
// through which relation: speech inside speech is not a cue of its own page.
func (p *page) over(i int) uint32 {
	for steps := 0; p.head[i] >= 0 && steps < 12; steps++ {
		from := p.label[i]
		i = p.head[i]
		if p.words[i].class != 0 {
			return linear.Join(p.words[i].class, from)
		}
	}
	return 0
}
