package linear

import "math"

// lattice runs the forward-backward algorithm with scaling: probabilities are
// kept instead of logarithms, which costs one exponential per score.
type lattice struct {
	L     int
	n     int
	psi   []float64 // exp(score - best of its position)
	shift []float64
	trans []float64 // exp(edge)
	first []float64
	last  []float64
	alpha []float64 // scaled so that each position sums to one
	beta  []float64
	norm  []float64
}

func newLattice(labels int) *lattice { return &lattice{L: labels} }

// run fills the lattice and returns the logarithm of the partition sum.
func (t *lattice) run(scores []float32, n int, edge, start, end []float32) float64 {
	t.n = n
	t.exponentiate(scores, edge, start, end)
	L := t.L
	logZ := 0.0
	for i := 0; i < n; i++ {
		a, psi := t.alpha[i*L:(i+1)*L], t.psi[i*L:(i+1)*L]
		sum := 0.0
		for l := 0; l < L; l++ {
			in := 0.0
			if i == 0 {
				in = t.first[l]
			} else {
				for k, p := range t.alpha[(i-1)*L : i*L] {
					in += p * t.trans[k*L+l]
				}
			}
			v := in * psi[l]
			if i == n-1 {
				v *= t.last[l]
			}
			a[l] = v
			sum += v
		}
		if sum <= 0 {
			sum = math.SmallestNonzeroFloat64
		}
		for l := range a {
			a[l] /= sum
		}
		t.norm[i] = sum
		logZ += math.Log(sum) + t.shift[i]
	}
	t.backward()
	return logZ
}

func (t *lattice) backward() {
	L, n := t.L, t.n
	for l := 0; l < L; l++ {
		t.beta[(n-1)*L+l] = 1
	}
	for i := n - 2; i >= 0; i-- {
		next, psi := t.beta[(i+1)*L:(i+2)*L], t.psi[(i+1)*L:(i+2)*L]
		for k := 0; k < L; k++ {
			sum := 0.0
			for l := 0; l < L; l++ {
				v := t.trans[k*L+l] * psi[l] * next[l]
				if i == n-2 {
					v *= t.last[l]
				}
				sum += v
			}
			t.beta[i*L+k] = sum / t.norm[i+1]
		}
	}
}

// marginal writes P(label at i) into out.
func (t *lattice) marginal(i int, out []float32) {
	for l := range out {
		out[l] = float32(t.alpha[i*t.L+l] * t.beta[i*t.L+l])
	}
}

// pair is P(k at i-1, l at i).
func (t *lattice) pair(i, k, l int) float64 {
	L := t.L
	v := t.alpha[(i-1)*L+k] * t.trans[k*L+l] * t.psi[i*L+l] * t.beta[i*L+l] / t.norm[i]
	if i == t.n-1 {
		v *= t.last[l]
	}
	return v
}

func (t *lattice) exponentiate(scores, edge, start, end []float32) {
	L, n := t.L, t.n
	if cap(t.psi) < n*L {
		room := make([]float64, n*(3*L+2)) // in one piece, which costs less
		part := func(k int) (p []float64) {
			p, room = room[:k:k], room[k:]
			return p
		}
		t.psi, t.alpha, t.beta = part(n*L), part(n*L), part(n*L)
		t.shift, t.norm = part(n), part(n)
	}
	t.psi, t.alpha, t.beta = t.psi[:n*L], t.alpha[:n*L], t.beta[:n*L]
	t.shift, t.norm = t.shift[:n], t.norm[:n]
	if t.trans == nil {
		t.trans, t.first, t.last = make([]float64, L*L), make([]float64, L), make([]float64, L)
	}
	for i, e := range edge {
		t.trans[i] = math.Exp(float64(e))
	}
	for l := range start {
		t.first[l], t.last[l] = math.Exp(float64(start[l])), math.Exp(float64(end[l]))
	}
	for i := 0; i < n; i++ {
		at := scores[i*L : (i+1)*L]
		top := at[0]
		for _, s := range at {
			top = max(top, s)
		}
		t.shift[i] = float64(top)
		for l, s := range at {
			t.psi[i*L+l] = math.Exp(float64(s - top))
		}
	}
}
