package matrix

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// onEach runs the test on every kernel of this machine.
func onEach(t *testing.T, run func(t *testing.T)) {
	t.Helper()
	before := Kernel()
	defer Use(before)
	for _, name := range Kernels() {
		if err := Use(name); err != nil {
			t.Fatal(err)
		}
		t.Run(name, run)
	}
}

// product is the contract of MulAdd, spelled out.
func product(c []float32, ldc int, a []float32, lda int, b []float32, ldb, k, n, m int) {
	for i := range m {
		for j := range n {
			sum := c[i*ldc+j]
			for l := range k {
				sum = fma(a[i*lda+l], b[l*ldb+j], sum)
			}
			c[i*ldc+j] = sum
		}
	}
}

// random gives numbers of mixed size; one in eight is 0, tiny or huge.
func random(rng *rand.Rand, n int) []float32 {
	v := make([]float32, n)
	for i := range v {
		switch rng.IntN(24) {
		case 0:
			v[i] = 0
		case 1:
			v[i] = math.Float32frombits(rng.Uint32() & 0x80ffffff)
		case 2:
			v[i] = float32(rng.NormFloat64() * 1e15)
		default:
			v[i] = float32(rng.NormFloat64())
		}
	}
	return v
}

func same(t *testing.T, what string, got, want []float32) {
	t.Helper()
	for i := range want {
		g, w := got[i], want[i]
		if math.Float32bits(g) != math.Float32bits(w) && (g == g || w == w) {
			t.Fatalf("%s: element %d of %d is %g (%#x), want %g (%#x)",
				what, i, len(want), g, math.Float32bits(g), w, math.Float32bits(w))
		}
	}
}

func TestMulAdd(t *testing.T) {
	onEach(t, func(t *testing.T) {
		rng := rand.New(rand.NewPCG(1, 2))
		for round := range 400 {
			m, k, n := 1+rng.IntN(40), 1+rng.IntN(40), 1+rng.IntN(100)
			switch round % 8 {
			case 1:
				n = panelWidth * (1 + rng.IntN(3))
			case 2:
				m, k, n = 1+rng.IntN(200), 190+rng.IntN(3), 1+rng.IntN(40)
			}
			lda, ldb, ldc := k+rng.IntN(9), n+rng.IntN(9), n+rng.IntN(9)
			// The last row ends where its slice ends, and what lies between the
			// rows must stay as it is.
			a := random(rng, (m-1)*lda+k)
			b := random(rng, (k-1)*ldb+n)
			got := random(rng, (m-1)*ldc+n)
			want := append([]float32(nil), got...)
			product(want, ldc, a, lda, b, ldb, k, n, m)
			MulAdd(got, ldc, a, lda, Pack(b, ldb, k, n), m)
			same(t, fmt.Sprintf("%d×%d×%d, strides %d %d %d", m, k, n, lda, ldb, ldc), got, want)
		}
	})
}

func TestMulAddEveryHeight(t *testing.T) {
	onEach(t, func(t *testing.T) {
		rng := rand.New(rand.NewPCG(3, 4))
		const k, n = 7, 37
		packed := Pack(random(rng, k*n), n, k, n)
		a, c := random(rng, 130*k), random(rng, 130*n)
		one := append([]float32(nil), c...)
		for i := range 130 {
			MulAdd(one[i*n:], n, a[i*k:], k, packed, 1)
		}
		for m := range 131 {
			got := append([]float32(nil), c...)
			MulAdd(got, n, a, k, packed, m)
			same(t, fmt.Sprintf("%d rows at a time", m), got[:m*n], one[:m*n])
			same(t, fmt.Sprintf("after %d rows", m), got[m*n:], c[m*n:])
		}
	})
}
