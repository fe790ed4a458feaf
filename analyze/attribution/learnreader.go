package attribution

import (
	"math"
	"math/rand/v2"
	"sync"

	"ascribe/analyze/neural"
)

// Settings of the reader's training.
const (
	readEpochs = 6
	readRate   = 2e-3
	readShard  = 1000 // words whose gradient is computed in one go
	readShards = 2    // such parts make a step
	readClip   = 5

	dropState = 0.2
	dropRead  = 0.2 // of the input
	dropOut   = 0.3
	forget    = 0.25 // how readily a rare lemma is read as an unknown one
)

// lesson is a paragraph for the reader with the right labels, -1 for none.
type lesson struct {
	senses []sense
	gold   [][parts]int
}

// lessons are the paragraphs of a page with their gold.
func (t *trainer) lessons(n int) []*lesson {
	p := t.pages[n]
	gold := make([][parts]int, len(p.words))
	mark := func(part int, all []stretch) {
		for _, s := range all {
			for i := s.from; i < s.to; i++ {
				if i > s.from {
					gold[i][part] = 2
				} else if gold[i][part] == 0 {
					gold[i][part] = 1
				}
			}
		}
	}
	for _, g := range t.gold[n] {
		mark(cuePart, []stretch{g.cue})
		mark(sourcePart, g.source)
		mark(contentPart, g.content)
	}
	for _, d := range t.examples[n].Discard {
		for i := tokenAt(p.doc, d.Start); i < tokenAt(p.doc, d.End); i++ {
			gold[i] = [parts]int{-1, -1, -1}
		}
	}
	var out []*lesson
	for _, s := range p.paragraphs() {
		l := &lesson{gold: gold[s.from:s.to]}
		for i := s.from; i < s.to; i++ {
			l.senses = append(l.senses, p.sense(i))
		}
		out = append(out, l)
	}
	return out
}

// learnReader trains on some lessons.
func learnReader(all []*lesson, say func(string, ...any)) *reader {
	r := newReader()
	random := rand.New(rand.NewPCG(1, 11))
	r.params.Init(random)
	count := map[int]int{}
	for _, l := range all {
		for _, s := range l.senses {
			count[s.lemma]++
		}
	}
	adam := neural.NewAdam(&r.params, readClip)
	var passes [readShards]neural.Pass
	for i := range passes {
		passes[i] = neural.Pass{Grad: r.params.NewGrad(), Rand: rand.New(rand.NewPCG(1, uint64(100+i)))}
	}
	step, steps := 0, 0
	for epoch := range readEpochs {
		batches := neural.Deal(all, func(l *lesson) int { return len(l.senses) }, readShard, random)
		if steps == 0 {
			steps = readEpochs * (len(batches) + readShards - 1) / readShards
		}
		loss, words := 0.0, 0
		for ; len(batches) > 0; step++ {
			now := batches[:min(readShards, len(batches))]
			batches = batches[len(now):]
			r.params.Pack(true)
			l, w := r.step(passes[:], now, count)
			loss, words = loss+l, words+w
			rate := readRate * min(1, float64(step+1)/200)
			adam.Step(passes[0].Grad, rate*(1+math.Cos(math.Pi*min(1, float64(step)/float64(steps))))/2)
		}
		say("reader, epoch %d of %d: loss %.4f a word", epoch+1, readEpochs, loss/float64(words))
	}
	// What it gives is what the stored one gives.
	r, err := loadReader(r.bytes())
	if err != nil {
		panic("attribution: reader just stored: " + err.Error())
	}
	return r
}

// step sums up the gradients of some batches in the first pass's.
func (r *reader) step(passes []neural.Pass, batches [][]*lesson, count map[int]int) (loss float64, words int) {
	for _, b := range batches {
		for _, l := range b {
			words += len(l.senses)
		}
	}
	losses := make([]float64, len(batches))
	var wait sync.WaitGroup
	for i, b := range batches {
		wait.Go(func() {
			passes[i].Reset()
			losses[i] = r.learn(&passes[i], b, count, 1/float32(words))
		})
	}
	wait.Wait()
	for i := range batches {
		loss += losses[i]
		if i > 0 {
			passes[0].Grad.Add(&r.params, passes[i].Grad)
		}
	}
	return loss, words
}

// learn adds the gradient of a batch, longest first, to the pass's.
func (r *reader) learn(pass *neural.Pass, lessons []*lesson, count map[int]int, scale float32) (loss float64) {
	lengths := make([]int, len(lessons))
	for i, l := range lessons {
		lengths[i] = len(l.senses)
	}
	b := neural.NewBatch(lengths)
	rows := b.Rows()
	x := pass.Alloc(rows * readWidth)
	senses := make([]sense, rows)
	gold := make([][parts]int, rows)
	rare := func(lemma int) int {
		if pass.Rand.Float64() < forget/(forget+float64(count[lemma])) {
			return 0
		}
		return lemma
	}
	for k, l := range lessons {
		for t, s := range l.senses {
			row := b.Row(k, t)
			s.lemma, s.head = rare(s.lemma), rare(s.head)
			senses[row], gold[row] = s, l.gold[t]
			r.row(s, x[row*readWidth:][:readWidth])
		}
	}
	in := pass.Mask(len(lessons)*readWidth, dropRead)
	b.Drop(x, readWidth, in)
	states := r.lstm.Forward(pass, b, x)
	h := append(pass.Alloc(len(states.Out))[:0], states.Out...)
	out := pass.Mask(len(lessons)*2*readHidden, dropOut)
	b.Drop(h, 2*readHidden, out)
	y := r.out.Forward(pass, h, rows)
	for row := range rows {
		for part := range parts {
			loss += neural.Cross(y[row*parts*perPart+part*perPart:][:perPart], gold[row][part], scale)
		}
	}
	dh := pass.Alloc(len(h))
	r.out.Backward(pass, h, y, dh, rows)
	b.Drop(dh, 2*readHidden, out)
	dx := pass.Alloc(len(x))
	r.lstm.Backward(pass, b, states, x, dh, dx)
	b.Drop(dx, readWidth, in)
	for row, s := range senses {
		r.rowBack(pass.Grad, s, dx[row*readWidth:][:readWidth])
	}
	return loss
}

// rowBack adds the gradient by the input of a word to those of the tables.
func (r *reader) rowBack(g *neural.Grad, s sense, dx []float32) {
	add := func(to, from []float32) {
		for k := range to {
			to[k] += from[k]
		}
	}
	dx = dx[len(s.state):]
	add(g.Row(r.lemmas, s.lemma), dx)
	add(g.Row(r.lemmas, s.head), dx[lemmaWidth:])
	for k, t := range r.small {
		add(g.Row(t, s.small[k]), dx[2*lemmaWidth+k*smallWidth:])
	}
}
