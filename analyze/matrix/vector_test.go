package matrix

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

// exactFMA rounds x·y + z once, by way of numbers long enough to hold it.
func exactFMA(x, y, z float32) float32 {
	wide := func(f float32) *big.Float { return new(big.Float).SetPrec(700).SetFloat64(float64(f)) }
	sum := wide(x)
	sum.Mul(sum, wide(y)).Add(sum, wide(z))
	f, _ := sum.Float32()
	return f
}

// hard gives triples on which a fused multiply-add is hard to get right:
// sums near the middle of two numbers, cancelling ones, subnormal ones.
func hard(rng *rand.Rand) (x, y, z float32) {
	any := func() float32 {
		f := math.Float32frombits(rng.Uint32())
		for f != f || math.IsInf(float64(f), 0) {
			f = math.Float32frombits(rng.Uint32())
		}
		return f
	}
	scaled := func(e int) float32 {
		return float32(math.Ldexp(1+float64(rng.IntN(1<<23))/(1<<23), e)) * float32(1-2*rng.IntN(2))
	}
	switch rng.IntN(6) {
	case 0:
		return any(), any(), any()
	case 1: // the product reaches just below the last bit of z
		x, y = scaled(0), scaled(0)
		return x, y, scaled(22 + rng.IntN(6))
	case 2: // few bits, so that exact middles are frequent
		return float32(rng.IntN(64)) / 8, float32(rng.IntN(1<<12)) / (1 << 20), float32(rng.IntN(1<<24)) / (1 << 10)
	case 3: // cancelling
		x, y = scaled(0), scaled(0)
		return x, y, -math.Float32frombits(math.Float32bits(x*y) + uint32(rng.IntN(5)) - 2)
	case 4: // around the least normal number
		return scaled(-70 - rng.IntN(12)), scaled(-60 - rng.IntN(12)), scaled(-126 - rng.IntN(24))
	default: // a middle that the product, of 46 bits, just misses
		i, e := float64(rng.IntN(100)), -rng.IntN(151)
		x = float32(math.Ldexp(1+i/(1<<23), e/2))
		y = float32(math.Ldexp(1-i/(1<<23), e-e/2)) * float32(1-2*rng.IntN(2))
		return x, y, float32(math.Ldexp(float64(rng.IntN(1<<24)), 1+e))
	}
}

func TestFMA(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 300000 {
		x, y, z := hard(rng)
		want := exactFMA(x, y, z)
		if got := fma(x, y, z); got != want || math.Signbit(float64(got)) != math.Signbit(float64(want)) {
			t.Fatalf("fma(%x, %x, %x) = %x, want %x", x, y, z, got, want)
		}
	}
}

// The middle between two numbers, missed by less than float64 can tell.
func TestFMADecidesMiddles(t *testing.T) {
	const up, down = 1 + 0x1p-23, 1 - 0x1p-23
	for _, test := range []struct{ x, y, z, want float32 }{
		{up, down, 0x1p24 + 2, 0x1p24 + 2}, // just below 2^24+3, which would go to 2^24+4
		{-up, down, 0x1p24 + 2, 0x1p24 + 2},
		{1, 1, 0x1p24, 0x1p24},
		{1, 1, 0x1p24 + 2, 0x1p24 + 4},
		{0x1p-100, 0x1p-49, 0x1p-126, 0x1p-126 + 0x1p-149},
		{0x1p-100, 0x1p-50, 0x1p-149, 0x1p-148},
		{0x1p-100, -0x1p-60, 0x1p-149, 0x1p-149},
		{up * 0x1p-75, down * 0x1p-75, 0x1p-149, 0x1p-149},
	} {
		if got := fma(test.x, test.y, test.z); got != test.want || got != exactFMA(test.x, test.y, test.z) {
			t.Errorf("fma(%x, %x, %x) = %x, want %x", test.x, test.y, test.z, got, test.want)
		}
	}
}

// The instruction of the machine, as Axpy uses it, against the emulation.
func TestAxpyIsFMA(t *testing.T) {
	inf, nan := float32(math.Inf(1)), float32(math.NaN())
	special := []float32{0, float32(math.Copysign(0, -1)), 1, -1, inf, -inf, nan,
		math.MaxFloat32, -math.MaxFloat32, math.SmallestNonzeroFloat32, -math.SmallestNonzeroFloat32}
	onEach(t, func(t *testing.T) {
		rng := rand.New(rand.NewPCG(9, 10))
		for range 200000 {
			x, y, z := hard(rng)
			got := []float32{z}
			Axpy(got, x, []float32{y})
			same(t, fmt.Sprintf("%x·%x + %x", x, y, z), got, []float32{fma(x, y, z)})
		}
		for _, x := range special {
			for _, y := range special {
				for _, z := range special {
					got := []float32{z}
					Axpy(got, x, []float32{y})
					same(t, fmt.Sprintf("%x·%x + %x", x, y, z), got, []float32{fma(x, y, z)})
				}
			}
		}
	})
}

func TestAxpyAndDotOfEveryLength(t *testing.T) {
	onEach(t, func(t *testing.T) {
		rng := rand.New(rand.NewPCG(11, 12))
		for n := range 200 {
			x, y := random(rng, n), random(rng, n+1)
			a := float32(rng.NormFloat64())
			want := append([]float32(nil), y...)
			var lanes [32]float32
			for i := range x {
				want[i] = fma(a, x[i], y[i])
				lanes[i%32] = fma(x[i], y[i], lanes[i%32])
			}
			for _, half := range []int{16, 8, 4, 2, 1} {
				for j := range half {
					lanes[j] += lanes[j+half]
				}
			}
			same(t, "Dot", []float32{Dot(x, y[:n])}, lanes[:1])
			Axpy(y[:n], a, x)
			same(t, "Axpy", y, want)
		}
	})
}

func TestPackTransposed(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 14))
	for range 50 {
		k, n := 1+rng.IntN(50), 1+rng.IntN(80)
		ldb, ldt := n+rng.IntN(3), k+rng.IntN(3)
		b, bt := random(rng, k*ldb), make([]float32, n*ldt)
		for i := range k {
			for j := range n {
				bt[j*ldt+i] = b[i*ldb+j]
			}
		}
		p, q := Pack(b, ldb, k, n), PackTransposed(bt, ldt, k, n)
		same(t, "PackTransposed", q.data, p.data)
		other := random(rng, k*ldb)
		p.Repack(other, ldb)
		same(t, "Repack", p.data, Pack(other, ldb, k, n).data)
	}
}

func TestBounds(t *testing.T) {
	f := make([]float32, 100)
	p := Pack(f, 10, 5, 10)
	for _, test := range []struct {
		want string
		run  func()
	}{
		{"MulAdd: c has 99 elements", func() { MulAdd(f[:99], 10, f, 5, p, 10) }},
		{"MulAdd: c has 100 elements", func() { MulAdd(f, 9, f, 5, p, 3) }},
		{"MulAdd: c has 100 elements", func() { MulAdd(f, -10, f, 5, p, 3) }},
		{"MulAdd: c has 100 elements", func() { MulAdd(f, math.MaxInt, f, 5, p, 3) }},
		{"MulAdd: a has 49 elements", func() { MulAdd(f, 10, f[:49], 5, p, 10) }},
		{"MulAdd: a has 4 elements", func() { MulAdd(f, 10, f[:4], 5, p, 1) }},
		{"MulAdd: -1 rows", func() { MulAdd(f, 10, f, 5, p, -1) }},
		{"Repack: b has 49 elements", func() { Pack(f[:49], 10, 5, 10) }},
		{"RepackTransposed: b has 49 elements", func() { PackTransposed(f[:49], 5, 5, 10) }},
		{"-1 rows and 3 columns", func() { Pack(f, 3, -1, 3) }},
		{"Axpy: vectors of 3 and 4", func() { Axpy(f[:3], 1, f[:4]) }},
		{"Dot: vectors of 3 and 4", func() { Dot(f[:3], f[:4]) }},
		{"Tanh: vectors of 3 and 4", func() { Tanh(f[:3], f[:4]) }},
		{"Sigmoid: vectors of 3 and 4", func() { Sigmoid(f[:3], f[:4]) }},
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); !strings.Contains(got, test.want) {
					t.Errorf("panicked with %q, want %q", got, test.want)
				}
			}()
			test.run()
		}()
	}
	MulAdd(nil, 0, nil, 0, p, 0)
	MulAdd(nil, 0, f, 5, Pack(nil, 0, 5, 0), 3)
	MulAdd(f, 10, nil, 0, Pack(nil, 0, 0, 10), 3)
}

func TestUse(t *testing.T) {
	before := Kernel()
	defer Use(before)
	if names := Kernels(); names[len(names)-1] != "go" || before != names[0] {
		t.Errorf("%q runs, of %q", before, names)
	}
	if err := Use("abacus"); err == nil || Kernel() != before {
		t.Errorf("Use of an unknown kernel: %v, then %s runs", err, Kernel())
	}
	if err := Use("go"); err != nil || Kernel() != "go" {
		t.Errorf("Use(go): %v, then %s runs", err, Kernel())
	}
}
