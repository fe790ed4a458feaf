package neural

import "ascribe/analyze/matrix"

// LSTM is a layer that reads sentences in both directions. Its gates stand in
// the order input, forget, output, candidate; those of the second direction
// follow the first's.
type LSTM struct {
	Hidden int       // numbers per word and direction
	In     Dense     // to the gates of both directions
	Again  [2]*Param // from the state before
	// Drop is the share of the state that is dropped between steps in training,
	// the same for all steps of a sentence (Gal and Ghahramani, NIPS 2016).
	Drop float32
}

// NewLSTM adds a layer from in to 2*hidden numbers.
func NewLSTM(ps *Params, name string, in, hidden int, drop float32) *LSTM {
	return &LSTM{
		Hidden: hidden, Drop: drop, In: NewDense(ps, name, in, 8*hidden),
		Again: [2]*Param{ps.Matrix(name+".right", hidden, 4*hidden), ps.Matrix(name+".left", hidden, 4*hidden)},
	}
}

// States is what a layer has computed for a batch. After a pass that learns
// nothing only Out is left.
type States struct {
	Out   []float32 // rows of 2*Hidden
	gates []float32 // rows of 8*Hidden, after their functions
	cell  []float32 // rows of 2*Hidden
	tanh  []float32 // of cell
	prev  []float32 // the state before, as it entered the gates
	mask  [2][]float32
}

// Forward reads rows of input.
func (l *LSTM) Forward(p *Pass, b *Batch, x []float32) *States {
	n, h := b.Rows(), l.Hidden
	s := &States{Out: p.Alloc(n * 2 * h)}
	p.Passing(func() {
		s.gates, s.cell = l.In.Forward(p, x, n), p.Alloc(n*2*h)
		s.tanh, s.prev = s.Out, s.Out // unless a gradient needs them apart
		if p.Grad != nil {
			s.tanh, s.prev = p.Alloc(n*2*h), p.Alloc(n*2*h)
		}
		for d := range 2 {
			s.mask[d] = p.Mask(len(b.Len)*h, l.Drop)
			for i := range b.Steps() {
				t, from, rows := b.step(d, i)
				l.step(s, d, b.Off[t], b.active(t), from, rows)
			}
		}
	})
	return s
}

// step gives the step that direction d takes as its i-th, the row its states
// come from, and for how many sentences there is one.
func (b *Batch) step(d, i int) (t, from, rows int) {
	if d == 0 {
		if i == 0 {
			return 0, 0, 0
		}
		return i, b.Off[i-1], b.active(i)
	}
	t = b.Steps() - 1 - i
	return t, b.Off[t+1], b.active(t + 1)
}

// step fills in n rows from row at on, of which the first rows have a state
// before them, from row from on.
func (l *LSTM) step(s *States, d, at, n, from, rows int) {
	h := l.Hidden
	for r := range rows {
		prev := s.prev[(at+r)*2*h+d*h:][:h]
		copy(prev, s.Out[(from+r)*2*h+d*h:])
		if m := s.mask[d]; m != nil {
			for k, v := range m[r*h:][:h] {
				prev[k] *= v
			}
		}
	}
	if rows > 0 {
		matrix.MulAdd(s.gates[at*8*h+d*4*h:], 8*h, s.prev[at*2*h+d*h:], 2*h, l.Again[d].packed, rows)
	}
	for r := range n {
		row := at + r
		g := s.gates[row*8*h+d*4*h:][:4*h]
		matrix.Sigmoid(g[:3*h], g[:3*h])
		matrix.Tanh(g[3*h:], g[3*h:])
		in, forget, out, cand := g[:h], g[h:2*h], g[2*h:3*h], g[3*h:]
		c := s.cell[row*2*h+d*h:][:h]
		if r < rows {
			before := s.cell[(from+r)*2*h+d*h:][:h]
			for k := range c {
				c[k] = float32(forget[k]*before[k]) + float32(in[k]*cand[k])
			}
		} else {
			for k := range c {
				c[k] = in[k] * cand[k]
			}
		}
		th := s.tanh[row*2*h+d*h:][:h]
		matrix.Tanh(th, c)
		to := s.Out[row*2*h+d*h:][:h]
		for k := range to {
			to[k] = out[k] * th[k]
		}
	}
}

// Backward takes the gradient by Out, and adds those by the parameters and,
// unless dx is nil, by the input.
func (l *LSTM) Backward(p *Pass, b *Batch, s *States, x, dout, dx []float32) {
	n, h := b.Rows(), l.Hidden
	dgates := p.Alloc(n * 8 * h)
	for d := range 2 {
		dstate, dcell := p.Alloc(n*h), p.Alloc(n*h) // from the steps after
		for i := b.Steps() - 1; i >= 0; i-- {
			t, from, rows := b.step(d, i)
			l.stepBack(s, dout, dgates, dstate, dcell, d, b.Off[t], b.active(t), from, rows)
			if rows == 0 {
				continue
			}
			at := b.Off[t]
			matrix.MulAdd(dstate[from*h:], h, dgates[at*8*h+d*4*h:], 8*h, l.Again[d].reversed, rows)
			if m := s.mask[d]; m != nil {
				for k, v := range m[:rows*h] {
					dstate[from*h+k] *= v
				}
			}
		}
		p.AddOuter(p.Grad.Of(l.Again[d]), s.prev[d*h:], 2*h, h, dgates[d*4*h:], 8*h, 4*h, n)
	}
	l.In.Backward(p, x, dgates, dx, n)
}

func (l *LSTM) stepBack(s *States, dout, dgates, dstate, dcell []float32, d, at, n, from, rows int) {
	h := l.Hidden
	for r := range n {
		row := at + r
		g := s.gates[row*8*h+d*4*h:][:4*h]
		dg := dgates[row*8*h+d*4*h:][:4*h]
		th := s.tanh[row*2*h+d*h:][:h]
		do := dout[row*2*h+d*h:][:h]
		ds, dc := dstate[row*h:][:h], dcell[row*h:][:h]
		for k := range h {
			in, forget, out, cand := g[k], g[h+k], g[2*h+k], g[3*h+k]
			dh := do[k] + ds[k]
			c := dc[k] + dh*out*(1-th[k]*th[k])
			dg[k] = c * cand * in * (1 - in)
			dg[2*h+k] = dh * th[k] * out * (1 - out)
			dg[3*h+k] = c * in * (1 - cand*cand)
			if r < rows {
				before := s.cell[(from+r)*2*h+d*h+k]
				dg[h+k] = c * before * forget * (1 - forget)
				dcell[(from+r)*h+k] = c * forget
			}
		}
	}
}
