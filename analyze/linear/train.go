package linear

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// Sequence is a training example: the features of each position and its label.
// A gold label of -1 marks a position that teaches nothing (it is left out of
// the loss by giving it its most likely label).
type Sequence struct {
	Features [][]uint32
	Gold     []int
	Weight   float32 // 0 means 1
}

// Options of training. Zero values stand for the defaults in brackets.
type Options struct {
	Bits     uint         // the table has 2^Bits rows [18]
	Epochs   int          // passes over the data [8]
	Rate     float64      // AdaGrad step [0.15]
	L2       float64      // pull towards zero at each step of an active weight [1e-6]
	Rarest   int          // features seen less often are left out, in reading too [0: none is]
	Filter   uint         // 2^Filter bits, at most 28, tell which are known [20]
	Seed     uint64       // of the order of the examples
	Progress func(string) // called once per epoch
}

func (o *Options) defaults() {
	if o.Bits == 0 {
		o.Bits = 18
	}
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	if o.Rate == 0 {
		o.Rate = 0.15
	}
	if o.L2 == 0 {
		o.L2 = 1e-6
	}
	if o.Filter == 0 {
		o.Filter = 20
	}
}

// trainer holds the float weights while they are learnt.
type trainer struct {
	Options
	L                int
	w, g             []float32 // weights and sums of squared gradients
	edge, start, end param
	lat              *lattice
	known            filter
	scores           []float32
	probs            []float32
}

// param is a small dense block of weights.
type param struct{ w, g []float32 }

func newParam(n int) param { return param{make([]float32, n), make([]float32, n)} }

// TrainChain learns a chain. The result depends only on the arguments.
func TrainChain(seqs []Sequence, labels []string, o Options) *Chain {
	o.defaults()
	L := len(labels)
	t := &trainer{Options: o, L: L,
		w: make([]float32, L<<o.Bits), g: make([]float32, L<<o.Bits),
		edge: newParam(L * L), start: newParam(L), end: newParam(L),
		lat: newLattice(L), probs: make([]float32, L)}
	forbid(labels, t.edge.w, t.start.w)
	if o.Rarest > 1 {
		t.known = learnFilter(seqs, o.Rarest, o.Filter)
		seqs = t.known.apply(seqs)
	}
	order := make([]int, len(seqs))
	for i := range order {
		order[i] = i
	}
	rng := rand.New(rand.NewPCG(o.Seed, 0x5eed))
	for e := 0; e < o.Epochs; e++ {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss, n := 0.0, 0
		for _, i := range order {
			loss += t.step(&seqs[i])
			n += len(seqs[i].Gold)
		}
		if o.Progress != nil {
			o.Progress(fmt.Sprintf("epoch %d of %d: loss per token %.4f", e+1, o.Epochs, loss/float64(max(n, 1))))
		}
	}
	return t.chain(labels)
}

// step follows the gradient of one sequence and returns its loss before.
func (t *trainer) step(s *Sequence) float64 {
	n, L := len(s.Features), t.L
	if n == 0 {
		return 0
	}
	if cap(t.scores) < n*L {
		t.scores = make([]float32, n*L)
	}
	t.scores = t.scores[:n*L]
	clear(t.scores)
	for i, fs := range s.Features {
		at := t.scores[i*L : (i+1)*L]
		for _, f := range fs {
			row := t.w[int(f>>(32-t.Bits))*L:][:L]
			for l, w := range row {
				at[l] += w
			}
		}
	}
	logZ := t.lat.run(t.scores, n, t.edge.w, t.start.w, t.end.w)
	gold := t.complete(s.Gold)
	loss := logZ - t.path(gold)
	weight := s.Weight
	if weight == 0 {
		weight = 1
	}
	t.update(s.Features, gold, weight)
	return loss * float64(weight)
}

// complete fills unlabelled positions with what the model finds likeliest.
func (t *trainer) complete(gold []int) []int {
	if !slices.Contains(gold, -1) {
		return gold
	}
	out := slices.Clone(gold)
	for i, l := range out {
		if l >= 0 {
			continue
		}
		t.lat.marginal(i, t.probs)
		for k, p := range t.probs {
			if out[i] < 0 || p > t.probs[out[i]] {
				out[i] = k
			}
		}
	}
	return out
}

// path is the score of a labelling.
func (t *trainer) path(gold []int) float64 {
	n, L := len(gold), t.L
	sum := float64(t.start.w[gold[0]] + t.end.w[gold[n-1]])
	for i, l := range gold {
		sum += float64(t.scores[i*L+l])
		if i > 0 {
			sum += float64(t.edge.w[gold[i-1]*L+l])
		}
	}
	return sum
}

func (t *trainer) update(features [][]uint32, gold []int, weight float32) {
	n, L := len(gold), t.L
	grad := make([]float32, L)
	for i := 0; i < n; i++ {
		t.lat.marginal(i, t.probs)
		big := false
		for l, p := range t.probs {
			grad[l] = -p * weight
			if l == gold[i] {
				grad[l] += weight
			}
			big = big || grad[l] > 1e-4 || grad[l] < -1e-4
		}
		if i == 0 {
			t.move(t.start, grad)
		}
		if i == n-1 {
			t.move(t.end, grad)
		}
		if !big {
			continue
		}
		for _, f := range features[i] {
			at := int(f>>(32-t.Bits)) * L
			t.move(param{t.w[at : at+L], t.g[at : at+L]}, grad)
		}
	}
	edge := make([]float32, L*L)
	for i := 1; i < n; i++ {
		for k := 0; k < L; k++ {
			for l := 0; l < L; l++ {
				edge[k*L+l] -= float32(t.lat.pair(i, k, l)) * weight
			}
		}
		edge[gold[i-1]*L+gold[i]] += weight
	}
	t.move(t.edge, edge)
}

// move takes one AdaGrad step, up the gradient of the log-likelihood.
func (t *trainer) move(p param, grad []float32) {
	rate, l2 := float32(t.Rate), float32(t.L2)
	for l, d := range grad {
		if d == 0 || p.w[l] <= forbidden {
			continue
		}
		d -= l2 * p.w[l]
		p.g[l] += d * d
		p.w[l] += rate * d / float32(math.Sqrt(float64(p.g[l]))+1e-6)
	}
}

// chain quantises the weights to eight bits, one scale per label.
func (t *trainer) chain(labels []string) *Chain {
	L := t.L
	c := &Chain{labels: slices.Clone(labels), bits: t.Bits, known: t.known, scale: make([]float32, L),
		edge: slices.Clone(t.edge.w), start: slices.Clone(t.start.w), end: slices.Clone(t.end.w),
		table: make([]byte, len(t.w))}
	for l := 0; l < L; l++ {
		top := float32(0)
		for at := l; at < len(t.w); at += L {
			top = max(top, t.w[at], -t.w[at])
		}
		if top == 0 {
			top = 1
		}
		c.scale[l] = top / 127
		for at := l; at < len(t.w); at += L {
			c.table[at] = byte(int8(math.Round(float64(t.w[at] / c.scale[l]))))
		}
	}
	return c
}
