package linear

import (
	"math"
	"slices"
	"strings"
)

// Chain labels sequences. It is safe for concurrent use.
type Chain struct {
	labels []string
	bits   uint
	scale  []float32 // per label: the value of one unit of its weights
	edge   []float32 // edge[from*L+to]
	start  []float32
	end    []float32
	table  []byte // int8 weights, table[row*L+label]
	known  filter
}

// Labels are the label names, in the order of the label numbers.
func (c *Chain) Labels() []string { return c.labels }

// Label is the number of the named label, or -1.
func (c *Chain) Label(name string) int {
	for i, l := range c.labels {
		if l == name {
			return i
		}
	}
	return -1
}

// Decode gives the best label sequence and, for every position, the probability
// of each label given the whole sequence. An inside label I-x follows only B-x
// or I-x, when labels are named so.
func (c *Chain) Decode(features [][]uint32) (labels []int, marginals [][]float32) {
	return c.DecodeBias(features, nil)
}

// DecodeBias is Decode with a constant added to the score of each label at every
// position, to trade precision for recall. A nil bias adds nothing.
func (c *Chain) DecodeBias(features [][]uint32, bias []float32) (labels []int, marginals [][]float32) {
	n := len(features)
	if n == 0 {
		return nil, nil
	}
	scores := c.scores(features, bias)
	labels = c.viterbi(scores, n)
	lat := newLattice(len(c.labels))
	lat.run(scores, n, c.edge, c.start, c.end)
	L := len(c.labels)
	marginals = make([][]float32, n)
	flat := make([]float32, n*L)
	for i := range marginals {
		marginals[i] = flat[i*L : (i+1)*L : (i+1)*L]
		lat.marginal(i, marginals[i])
	}
	return labels, marginals
}

// Best is the label sequence of DecodeBias without its probabilities.
func (c *Chain) Best(features [][]uint32, bias []float32) []int {
	if len(features) == 0 {
		return nil
	}
	return c.viterbi(c.scores(features, bias), len(features))
}

// Classify labels one item: the best label and the probability of each. It is
// DecodeBias of one position, without a lattice.
func (c *Chain) Classify(features []uint32) (label int, probs []float32) {
	scores := c.scores([][]uint32{features}, nil)
	most := slices.Max(scores)
	probs = make([]float32, len(scores))
	p := make([]float64, len(scores))
	sum, top := 0.0, float32(math.Inf(-1))
	for l, s := range scores {
		p[l] = math.Exp(float64(c.start[l])) * math.Exp(float64(s-most)) * math.Exp(float64(c.end[l]))
		sum += p[l]
		if whole := s + c.start[l] + c.end[l]; whole > top {
			label, top = l, whole
		}
	}
	for l := range probs {
		probs[l] = float32(p[l] / max(sum, math.SmallestNonzeroFloat64))
	}
	return label, probs
}

// scores sums the weights of each position's features, as integers, so that the
// order of the features does not matter.
func (c *Chain) scores(features [][]uint32, bias []float32) []float32 {
	L := len(c.labels)
	out := make([]float32, len(features)*L)
	sum := make([]int32, L)
	for i, fs := range features {
		clear(sum)
		c.addRows(sum, fs)
		at := out[i*L : (i+1)*L]
		for l := range at {
			at[l] = float32(sum[l]) * c.scale[l]
			if bias != nil {
				at[l] += bias[l]
			}
		}
	}
	return out
}

func (c *Chain) viterbi(scores []float32, n int) []int {
	L := len(c.labels)
	best := make([]float32, L)
	next := make([]float32, L)
	back := make([]uint8, n*L)
	for l := range best {
		best[l] = scores[l] + c.start[l]
	}
	for i := 1; i < n; i++ {
		for l := 0; l < L; l++ {
			from, top := 0, float32(math.Inf(-1))
			for k := 0; k < L; k++ {
				if s := best[k] + c.edge[k*L+l]; s > top {
					from, top = k, s
				}
			}
			back[i*L+l] = uint8(from)
			next[l] = top + scores[i*L+l]
		}
		best, next = next, best
	}
	last, top := 0, float32(math.Inf(-1))
	for l := range best {
		if s := best[l] + c.end[l]; s > top {
			last, top = l, s
		}
	}
	out := make([]int, n)
	for i := n - 1; i >= 0; i-- {
		out[i] = last
		last = int(back[i*L+last])
	}
	return out
}

// forbidden is the score of a transition that cannot be.
const forbidden = -1e6

// forbid bars I-x at the start and after anything but B-x and I-x.
func forbid(labels []string, edge, start []float32) {
	L := len(labels)
	for to, name := range labels {
		kind, inside := strings.CutPrefix(name, "I-")
		if !inside {
			continue
		}
		start[to] = forbidden
		for from, f := range labels {
			if f != "B-"+kind && f != "I-"+kind {
				edge[from*L+to] = forbidden
			}
		}
	}
}
