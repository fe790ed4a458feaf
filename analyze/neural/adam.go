package neural

import (
	"math"
	"sync"

	"ascribe/analyze/matrix"
)

// Adam changes parameters along their gradients. Rows of tables change only
// when they were touched.
type Adam struct {
	Clip   float64 // longest gradient that is followed in full
	step   int
	m, v   [][]float32
	params *Params
}

const (
	beta1 = 0.9
	beta2 = 0.99
)

// NewAdam makes an optimiser for ps.
func NewAdam(ps *Params, clip float64) *Adam {
	a := &Adam{Clip: clip, params: ps, m: make([][]float32, len(ps.List)), v: make([][]float32, len(ps.List))}
	for i, p := range ps.List {
		a.m[i], a.v[i] = make([]float32, len(p.W)), make([]float32, len(p.W))
	}
	return a
}

// Step changes the parameters by one step of the given rate and sets the
// gradient to zero.
func (a *Adam) Step(g *Grad, rate float64) {
	a.step++
	scale := float32(1)
	if norm := a.norm(g); norm > a.Clip {
		scale = float32(a.Clip / norm)
	}
	rate *= math.Sqrt(1-math.Pow(beta2, float64(a.step))) / (1 - math.Pow(beta1, float64(a.step)))
	var wait sync.WaitGroup
	for i, p := range a.params.List {
		if !p.Table {
			wait.Go(func() { a.move(p, g.sum[i], 0, len(p.W), scale, float32(rate)) })
			continue
		}
		for _, r := range g.touched[i] {
			a.move(p, g.sum[i], int(r)*p.Cols, (int(r)+1)*p.Cols, scale, float32(rate))
			g.marked[i][r] = false
		}
		g.touched[i] = g.touched[i][:0]
	}
	wait.Wait()
}

func (a *Adam) move(p *Param, g []float32, from, to int, scale, rate float32) {
	w, g, m, v := p.W[from:to], g[from:to], a.m[p.id][from:to], a.v[p.id][from:to]
	for k, d := range g {
		d *= scale
		m[k] = beta1*m[k] + (1-beta1)*d
		v[k] = beta2*v[k] + (1-beta2)*d*d
		w[k] -= rate * m[k] / (float32(math.Sqrt(float64(v[k]))) + 1e-8)
		g[k] = 0
	}
}

func (a *Adam) norm(g *Grad) float64 {
	sum := 0.0
	for i, p := range a.params.List {
		if !p.Table {
			sum += float64(matrix.Dot(g.sum[i], g.sum[i]))
			continue
		}
		for _, r := range g.touched[i] {
			row := g.sum[i][int(r)*p.Cols:][:p.Cols]
			sum += float64(matrix.Dot(row, row))
		}
	}
	return math.Sqrt(sum)
}
