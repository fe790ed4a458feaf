package neural

import (
	"bytes"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"ascribe/analyze/matrix"
)

func TestFile(t *testing.T) {
	build := func() *Params {
		ps := &Params{}
		ps.Table("words", 7, 5)
		ps.Matrix("form", 3, 4)
		return ps
	}
	from, to := build(), build()
	from.Init(rand.New(rand.NewPCG(1, 1)))
	b := from.Append(nil)
	rest, err := to.Read(append(b, 9))
	if err != nil || len(rest) != 1 {
		t.Fatalf("%d bytes left, %v", len(rest), err)
	}
	row := make([]float32, 5)
	for i := range 7 {
		to.List[0].Get(i, row)
		for k, v := range from.List[0].Row(i) {
			if math.Abs(float64(v-row[k])) > 0.005 {
				t.Errorf("words[%d][%d] is %f, was %f", i, k, row[k], v)
			}
		}
	}
	// The matrix is only there for products: those with the unit vectors are its rows.
	unit := []float32{1, 0, 0, 0, 1, 0, 0, 0, 1}
	got := make([]float32, 12)
	matrix.MulAdd(got, 4, unit, 3, to.List[1].packed, 3)
	for k, v := range from.List[1].W {
		if math.Abs(float64(v-got[k])) > 0.001 {
			t.Errorf("form[%d] is %f, was %f", k, got[k], v)
		}
	}
	if again := to.Append(nil); !bytes.Equal(again, b) {
		t.Error("what was read is not written as it was")
	}
	for n := range b {
		if _, err := build().Read(b[:n]); err == nil {
			t.Fatalf("no error for %d of %d bytes", n, len(b))
		}
	}
}

func TestBatch(t *testing.T) {
	b := NewBatch([]int{3, 2, 2, 0})
	if want := []int{0, 3, 6, 7}; !reflect.DeepEqual(b.Off, want) || b.Rows() != 7 || b.Steps() != 3 {
		t.Fatalf("steps begin at %v, want %v", b.Off, want)
	}
	var p Pass
	x := []float32{00, 10, 20, 01, 11, 21, 02} // sentence and word of each row
	read := b.BySentence(&p, x, 1)
	if want := []float32{00, 01, 02, 10, 11, 20, 21}; !reflect.DeepEqual(read, want) {
		t.Errorf("by sentence %v, want %v", read, want)
	}
	back := make([]float32, len(x))
	if b.ByStep(back, read, 1); !reflect.DeepEqual(back, x) {
		t.Errorf("by step %v, want %v", back, x)
	}
}

// A state must not leak from one sentence into another.
func TestSentencesApart(t *testing.T) {
	ps := &Params{}
	l := NewLSTM(ps, "lstm", 4, 6, 0)
	random := rand.New(rand.NewPCG(2, 3))
	ps.Init(random)
	ps.Pack(false)
	rows := func(n int) []float32 {
		x := make([]float32, 4*n)
		for i := range x {
			x[i] = random.Float32() - 0.5
		}
		return x
	}
	long, short := rows(3), rows(2)
	var p Pass
	alone := append([]float32(nil), l.Forward(&p, NewBatch([]int{2}), short).Out...)
	p.Reset()
	both := make([]float32, 0, 20)
	for i := range 3 { // word by word
		both = append(both, long[4*i:4*i+4]...)
		if i < 2 {
			both = append(both, short[4*i:4*i+4]...)
		}
	}
	b := NewBatch([]int{3, 2})
	out := l.Forward(&p, b, both).Out
	for i := range 2 {
		if got, want := out[b.Row(1, i)*12:][:12], alone[i*12:][:12]; !reflect.DeepEqual(got, want) {
			t.Errorf("word %d is %v beside a longer sentence, %v alone", i, got, want)
		}
	}
}

func TestAdam(t *testing.T) {
	ps := &Params{}
	p := ps.Matrix("x", 1, 2)
	ps.Init(rand.New(rand.NewPCG(1, 2)))
	p.W[0], p.W[1] = 3, -2
	a, g := NewAdam(ps, 1), ps.NewGrad()
	for range 2000 { // the least value of (x-1)² + (y-1)²
		for i, w := range p.W {
			g.Of(p)[i] = 2 * (w - 1)
		}
		a.Step(g, 0.01)
	}
	for i, w := range p.W {
		if math.Abs(float64(w-1)) > 0.01 {
			t.Errorf("x[%d] ends at %f, want 1", i, w)
		}
	}
}
