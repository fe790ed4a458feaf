package attribution

import (
	"slices"
	"sync"

	"ascribe/analyze/neural"
	"ascribe/analyze/syntax"
)

// Sizes of the reader.
const (
	lemmaRows  = 1 << 13
	lemmaWidth = 40
	smallRows  = 1 << 8
	smallWidth = 8
	readWidth  = syntax.StateWidth + 2*lemmaWidth + smalls*smallWidth
	readHidden = 64
)

// smalls is how many signs beside the lemmas a word has for the reader.
const smalls = 5

// parts are what the reader looks for; each has the labels O, B and I.
const (
	cuePart = iota
	sourcePart
	contentPart
	parts

	perPart = 3
)

// reader is a network that looks over the words of a paragraph once, whatever
// the cue, and says how likely each is in a cue, in a source and in a content.
// It goes on from the states of the network that parses. The chains read what it
// says as features; which source and content belong to which cue is for them to
// say.
type reader struct {
	params neural.Params
	lemmas *neural.Param
	small  [smalls]*neural.Param
	lstm   *neural.LSTM
	out    neural.Dense
}

func newReader() *reader {
	r := &reader{}
	ps := &r.params
	r.lemmas = ps.Table("lemma", lemmaRows, lemmaWidth)
	for i := range r.small {
		r.small[i] = ps.Table("small"+string(rune('1'+i)), smallRows, smallWidth)
	}
	r.lstm = neural.NewLSTM(ps, "lstm", readWidth, readHidden, dropState)
	r.out = neural.NewDense(ps, "out", 2*readHidden, parts*perPart)
	return r
}

// loadReader reads what bytes wrote.
func loadReader(b []byte) (*reader, error) {
	r := newReader()
	rest, err := r.params.Read(b)
	if err != nil {
		return nil, err
	}
	if len(rest) > 0 {
		return nil, neural.ErrModel
	}
	return r, nil
}

func (r *reader) bytes() []byte { return r.params.Append(nil) }

// sense is what the reader takes in of a word: rows of its tables, and the state.
type sense struct {
	lemma, head int
	small       [smalls]int
	state       []int8
}

func (p *page) sense(i int) sense {
	row := func(h uint32) int { return int(h >> 24) }
	lemma := func(h uint32) int { return 1 + int(h>>8)%(lemmaRows-1) }
	w := &p.words[i]
	s := sense{lemma: lemma(w.lemma), state: p.tree.State[(p.base+i)*syntax.StateWidth:][:syntax.StateWidth]}
	size := uint32(0)
	if p.quote[i] >= 0 {
		size = p.quoteSize(p.quote[i])
	}
	s.small = [smalls]int{row(p.label[i]), int(uint32(p.state[i])*4 + size), row(w.class), row(w.kind), 0}
	if h := p.head[i]; h >= 0 {
		s.head = lemma(p.words[h].lemma)
		s.small[4] = row(p.words[h].class)
	}
	return s
}

// row fills in the input for a word.
func (r *reader) row(s sense, x []float32) {
	for k, v := range s.state {
		x[k] = float32(v) / 127
	}
	x = x[len(s.state):]
	r.lemmas.Get(s.lemma, x)
	r.lemmas.Get(s.head, x[lemmaWidth:])
	for k, t := range r.small {
		t.Get(s.small[k], x[2*lemmaWidth+k*smallWidth:])
	}
}

// longestRead is about how many words the reader takes at once.
const longestRead = 160

// paragraphs are the stretches that the reader takes as one: blocks, long ones
// cut at the end of a sentence.
func (p *page) paragraphs() []stretch {
	var out []stretch
	for k, s := range p.sentences {
		if n := len(out); n > 0 && p.block[k] == p.block[k-1] && s.to-out[n-1].from <= longestRead {
			out[n-1].to = s.to
			continue
		}
		out = append(out, s)
	}
	return out
}

// readBatch is about how many words go through the reader together.
const readBatch = 512

// hint is what the reader says of a word: the probability of each label.
type hint [parts * perPart]float32

// paragraph is one of a page.
type paragraph struct {
	stretch
	page *page
}

// read lets the reader look over pages, all at once.
func (r *reader) read(pages ...*page) {
	var all []paragraph
	for _, p := range pages {
		p.hints = make([]hint, len(p.words))
		for _, s := range p.paragraphs() {
			all = append(all, paragraph{s, p})
		}
	}
	slices.SortStableFunc(all, func(a, b paragraph) int { return b.len() - a.len() })
	pass := spaces.Get().(*neural.Pass)
	defer spaces.Put(pass)
	for len(all) > 0 {
		n, words := 0, 0
		for n < len(all) && (n == 0 || words+all[n].len() <= readBatch) {
			words += all[n].len()
			n++
		}
		r.readBatch(pass, all[:n])
		all = all[n:]
	}
}

// spaces are passes that can be used again.
var spaces = sync.Pool{New: func() any { return new(neural.Pass) }}

func (r *reader) readBatch(pass *neural.Pass, all []paragraph) {
	pass.Reset()
	lengths := make([]int, len(all))
	for i, s := range all {
		lengths[i] = s.len()
	}
	b := neural.NewBatch(lengths)
	x := pass.Alloc(b.Rows() * readWidth)
	for k, s := range all {
		for t := range s.len() {
			r.row(s.page.sense(s.from+t), x[b.Row(k, t)*readWidth:][:readWidth])
		}
	}
	y := r.out.Forward(pass, r.lstm.Forward(pass, b, x).Out, b.Rows())
	for k, s := range all {
		for t := range s.len() {
			h := &s.page.hints[s.from+t]
			copy(h[:], y[b.Row(k, t)*parts*perPart:])
			for part := range parts {
				neural.Softmax(h[part*perPart:][:perPart])
			}
		}
	}
}

// level is a probability in eight steps, finest where it is near certain.
func level(x float32) uint32 {
	for k, top := range levels {
		if x < top {
			return uint32(k)
		}
	}
	return uint32(len(levels))
}

var levels = [...]float32{.01, .04, .12, .3, .6, .85, .96}

// has is how likely the word is in a part, begins how likely it begins one.
func (h *hint) has(part int) float32    { return h[part*perPart+1] + h[part*perPart+2] }
func (h *hint) begins(part int) float32 { return h[part*perPart+1] }

// noHint stands for what is beyond the edge.
var noHint hint

// hint is what the reader says of token i of a stretch.
func (p *page) hint(s stretch, i int) *hint {
	if i < s.from || i >= s.to {
		return &noHint
	}
	return &p.hints[i]
}

// cueHints is what the reader says to the chain of cues.
func (p *page) cueHints(b *bag, s stretch, i int) {
	if p.hints == nil {
		return
	}
	w := &p.words[i]
	h := p.hint(s, i)
	before, after := level(p.hint(s, i-1).has(cuePart)), level(p.hint(s, i+1).has(cuePart))
	in, first := level(h.has(cuePart)), level(h.begins(cuePart))
	b.one(140, in)
	b.two(141, in, first)
	b.three(142, before, in, after)
	b.two(143, in, w.class)
	b.two(144, in, w.tag)
	b.two(145, in, w.lemma)
	b.three(146, in, first, before)
	b.two(147, level(h.has(sourcePart)), level(h.has(contentPart)))
	b.three(148, in, level(h.has(sourcePart)), level(h.has(contentPart)))
	b.three(149, in, level(p.hint(s, i-1).has(sourcePart)), level(p.hint(s, i+1).has(contentPart)))
	b.three(150, in, level(p.hint(s, i-1).has(contentPart)), level(p.hint(s, i+1).has(sourcePart)))
	b.two(151, in, p.label[i])
}

// roleHints is what the reader says to the chain of roles.
func (p *page) roleHints(b *bag, st *setting, i int) {
	if p.hints == nil {
		return
	}
	side := st.side(p, i)
	k := i - st.w.from
	owner := uint32(st.owner[k])
	h, l := p.hint(st.w, i), p.hint(st.w, i-1)
	for _, part := range []int{sourcePart, contentPart} {
		key := uint32(150 + 10*part)
		in, first := level(h.has(part)), level(h.begins(part))
		before := level(l.has(part))
		b.two(key, in, side)
		b.three(key+1, in, first, side)
		b.three(key+2, before, in, first)
		b.three(key+3, in, side, owner)
		b.three(key+4, in, st.rel[k].path, side)
		b.three(key+5, in, side, st.class)
		b.three(key+6, in, first, p.words[i].tag)
		b.three(key+7, in, level(p.hint(st.w, i+1).has(part)), side)
	}
	b.three(180, level(h.has(cuePart)), level(h.has(sourcePart)), level(h.has(contentPart)))
}

// acceptHints is what the reader says to the classifier.
func (p *page) acceptHints(b *bag, f *finding) {
	if p.hints == nil {
		return
	}
	h := &p.words[f.head]
	mean := func(part int, all []stretch) float32 {
		sum, n := float32(0), float32(0)
		for _, s := range all {
			for i := s.from; i < s.to; i++ {
				sum, n = sum+p.hints[i].has(part), n+1
			}
		}
		return sum / max(n, 1)
	}
	cue := level(p.hints[f.head].has(cuePart))
	all := uint32(mean(cuePart, []stretch{f.stretch}) * 19.9)
	source, content := level(mean(sourcePart, f.source)), level(mean(contentPart, f.content))
	has := b2u(len(f.source) > 0)
	b.one(190, cue)
	b.one(191, all)
	b.two(192, cue, h.class)
	b.two(193, cue, tenth(f.candidate.p))
	b.two(194, source, has)
	b.one(195, content)
	b.three(196, cue, source, content)
	b.two(197, content, h.class)
	b.three(198, cue, content, has)
	b.two(199, level(p.hints[f.head].has(contentPart)), cue)
	b.two(200, cue, h.lemma)
	if len(f.content) > 0 {
		b.two(201, level(p.hints[f.content[0].from].begins(contentPart)), content)
	}
}
