package neural

import "ascribe/analyze/matrix"

// Dense is the layer x·W + b.
type Dense struct{ W, B *Param }

// NewDense adds a layer from in to out numbers.
func NewDense(ps *Params, name string, in, out int) Dense {
	return Dense{W: ps.Matrix(name, in, out), B: ps.Matrix(name+".b", 1, out)}
}

// Forward computes rows of output from rows of input.
func (d Dense) Forward(p *Pass, x []float32, rows int) []float32 {
	out := p.Alloc(rows * d.W.Cols)
	for r := range rows {
		copy(out[r*d.W.Cols:][:d.W.Cols], d.B.W)
	}
	matrix.MulAdd(out, d.W.Cols, x, d.W.Rows, d.W.packed, rows)
	return out
}

// Backward takes the gradient by the output, and adds those by the parameters
// and, unless dx is nil, by the input.
func (d Dense) Backward(p *Pass, x, dy, dx []float32, rows int) {
	in, out := d.W.Rows, d.W.Cols
	p.AddOuter(p.Grad.Of(d.W), x, in, in, dy, out, out, rows)
	bias := p.Grad.Of(d.B)
	for r := range rows {
		matrix.Axpy(bias, 1, dy[r*out:][:out])
	}
	if dx != nil {
		matrix.MulAdd(dx, in, dy, out, d.W.reversed, rows)
	}
}

// leak is the slope of Leaky below zero.
const leak = 0.1

// Leaky is max(x, x/10), in place.
func Leaky(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = v * leak
		}
	}
}

// LeakyBackward turns the gradient by Leaky's output y into that by its input.
func LeakyBackward(y, dy []float32) {
	for i, v := range y {
		if v < 0 {
			dy[i] *= leak
		}
	}
}
