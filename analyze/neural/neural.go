// Package neural has the parts of a small network over sentences: parameters,
// dense layers, embedding tables, a bidirectional LSTM (Hochreiter and
// Schmidhuber, Neural Computation 1997; Graves and Schmidhuber, 2005), softmax
// losses and the Adam optimiser (Kingma and Ba, ICLR 2015), each with its
// gradient. It knows no words and no tasks.
//
// Numbers are float32; matrices are row-major. What a row comes out as does not
// depend on the other rows of a batch, on threads or on the machine: products
// are sums in a fixed order (see package matrix), and every other product is
// rounded by itself, so that no compiler may fuse it into a sum.
package neural

import (
	"math"
	"math/rand/v2"

	"ascribe/analyze/matrix"
)

// Param is a matrix that training changes.
type Param struct {
	Name       string
	Rows, Cols int
	W          []float32 // Rows*Cols, from Init on; after Read of single rows only
	// Table says that rows are looked up one by one and seldom: gradients are
	// kept, and applied, for the rows that a batch touched.
	Table bool

	id               int
	packed, reversed *matrix.Packed
	stored           []byte // as Append writes it, after Read
}

// Row is row i of the matrix, to be changed.
func (p *Param) Row(i int) []float32 { return p.W[i*p.Cols:][:p.Cols] }

// Get copies row i of a table and gives its length.
func (p *Param) Get(i int, to []float32) int {
	if p.W != nil {
		return copy(to, p.Row(i))
	}
	getRow(p.stored[i*(4+p.Cols):], to[:p.Cols])
	return p.Cols
}

// Params are the parameters of one network, in the order they were made.
type Params struct{ List []*Param }

// Matrix adds a parameter for a product, x·W with x of length rows.
func (ps *Params) Matrix(name string, rows, cols int) *Param {
	p := &Param{Name: name, Rows: rows, Cols: cols, id: len(ps.List)}
	ps.List = append(ps.List, p)
	return p
}

// Table adds a parameter whose rows are looked up.
func (ps *Params) Table(name string, rows, cols int) *Param {
	p := ps.Matrix(name, rows, cols)
	p.Table = true
	return p
}

// Init makes room for the parameters and draws first values: uniform, scaled by the size of the matrix (Glorot and
// Bengio, AISTATS 2010); tables as for a word of their width. Single rows stay 0.
func (ps *Params) Init(random *rand.Rand) {
	for _, p := range ps.List {
		p.W = make([]float32, p.Rows*p.Cols)
		scale := math.Sqrt(6 / float64(p.Rows+p.Cols))
		if p.Table {
			scale = math.Sqrt(3/float64(p.Cols)) / 2
		}
		if p.Rows == 1 {
			continue
		}
		for i := range p.W {
			p.W[i] = float32((2*random.Float64() - 1) * scale)
		}
	}
}

// Pack readies the matrices for products after their values have changed. The
// transposed ones are only needed for gradients.
func (ps *Params) Pack(gradients bool) {
	for _, p := range ps.List {
		if p.Table || p.Rows == 1 {
			continue
		}
		p.pack(p.W)
		if gradients {
			if p.reversed == nil {
				p.reversed = new(matrix.Packed)
			}
			p.reversed.Reshape(p.Cols, p.Rows)
			p.reversed.RepackTransposed(p.W, p.Cols)
		}
	}
}

func (p *Param) pack(w []float32) {
	if p.packed == nil {
		p.packed = new(matrix.Packed)
	}
	p.packed.Reshape(p.Rows, p.Cols)
	p.packed.Repack(w, p.Cols)
}

// Grad is the gradient of a loss by every parameter.
type Grad struct {
	sum     [][]float32
	touched [][]int32 // rows of tables with a gradient, in the order met
	marked  [][]bool
}

// NewGrad makes room for the gradients of ps.
func (ps *Params) NewGrad() *Grad {
	g := &Grad{sum: make([][]float32, len(ps.List)), touched: make([][]int32, len(ps.List)), marked: make([][]bool, len(ps.List))}
	for i, p := range ps.List {
		g.sum[i] = make([]float32, len(p.W))
		if p.Table {
			g.marked[i] = make([]bool, p.Rows)
		}
	}
	return g
}

// Of is where the gradient of p is summed up.
func (g *Grad) Of(p *Param) []float32 { return g.sum[p.id] }

// Row is where the gradient of a table's row is summed up.
func (g *Grad) Row(p *Param, i int) []float32 {
	if !g.marked[p.id][i] {
		g.marked[p.id][i] = true
		g.touched[p.id] = append(g.touched[p.id], int32(i))
	}
	return g.sum[p.id][i*p.Cols:][:p.Cols]
}

// Add adds another gradient and sets that one to zero.
func (g *Grad) Add(ps *Params, from *Grad) {
	for i, p := range ps.List {
		if !p.Table {
			matrix.Axpy(g.sum[i], 1, from.sum[i])
			clear(from.sum[i])
			continue
		}
		for _, r := range from.touched[i] {
			row := from.sum[i][int(r)*p.Cols:][:p.Cols]
			matrix.Axpy(g.Row(p, int(r)), 1, row)
			clear(row)
			from.marked[i][r] = false
		}
		from.touched[i] = from.touched[i][:0]
	}
}

// Pass is one run through a network, forward and, when it learns, backward. Its
// space is used again by the next run after Reset.
type Pass struct {
	Grad *Grad      // nil when nothing is learnt
	Rand *rand.Rand // draws what is dropped; nil for none

	blocks [][]float32
	block  int
	used   int
	packed matrix.Packed // of AddOuter
}

const blockSize = 1 << 18

// Reset gives all space back.
func (p *Pass) Reset() { p.block, p.used = 0, 0 }

// Alloc gives n zeros.
func (p *Pass) Alloc(n int) []float32 {
	for p.block < len(p.blocks) && p.used+n > len(p.blocks[p.block]) {
		p.block, p.used = p.block+1, 0
	}
	if p.block == len(p.blocks) {
		p.blocks = append(p.blocks, make([]float32, max(n, blockSize)))
	}
	s := p.blocks[p.block][p.used:][:n:n]
	p.used += n
	clear(s)
	return s
}

// Passing calls f and then gives back what f took, for what no gradient needs: a
// network that only runs touches less memory so, which costs time of its own.
func (p *Pass) Passing(f func()) {
	block, used := p.block, p.used
	f()
	if p.Grad == nil {
		p.block, p.used = block, used
	}
}

// AddOuter adds xᵀ·dy to g: rows of x (in wide, ldx apart) and dy (out wide).
func (p *Pass) AddOuter(g []float32, x []float32, ldx, in int, dy []float32, ldy, out, rows int) {
	if rows == 0 {
		return
	}
	t := p.Alloc(in * rows)
	const edge = 16
	for r0 := 0; r0 < rows; r0 += edge {
		for k := range in {
			for r := r0; r < min(r0+edge, rows); r++ {
				t[k*rows+r] = x[r*ldx+k]
			}
		}
	}
	p.packed.Reshape(rows, out)
	p.packed.Repack(dy, ldy)
	matrix.MulAdd(g, out, t, rows, &p.packed, in)
}

// Mask draws a dropout mask: zeros, and 1/(1-rate) where something stays. It is
// nil when nothing is dropped.
func (p *Pass) Mask(n int, rate float32) []float32 {
	if p.Rand == nil || rate == 0 {
		return nil
	}
	m := p.Alloc(n)
	for i := range m {
		if p.Rand.Float32() >= rate {
			m[i] = 1 / (1 - rate)
		}
	}
	return m
}
