package matrix

import (
	"math"
	"math/rand/v2"
	"testing"
)

// activations are the two functions with what they approximate.
var activations = []struct {
	name      string
	apply     func(dst, src []float32)
	exact     func(float64) float64
	low, high float32
}{
	{"tanh", Tanh, math.Tanh, -1, 1},
	{"sigmoid", Sigmoid, func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }, 0, 1},
}

// arguments covers every exponent, and the range where the curves bend densely.
func arguments() []float32 {
	var v []float32
	for bits := uint64(0); bits < 1<<32; bits += 65537 {
		v = append(v, math.Float32frombits(uint32(bits)))
	}
	for x := float32(-20); x < 20; x += 1.0 / 4096 {
		v = append(v, x)
	}
	inf := float32(math.Inf(1))
	return append(v, inf, -inf, float32(math.NaN()), math.MaxFloat32, -math.MaxFloat32)
}

func TestActivations(t *testing.T) {
	src := arguments()
	onEach(t, func(t *testing.T) {
		for _, f := range activations {
			dst := make([]float32, len(src))
			f.apply(dst, src)
			worst, at := 0.0, float32(0)
			for i, x := range src {
				if x != x {
					if dst[i] == dst[i] {
						t.Fatalf("%s of NaN (%#x) is %g", f.name, math.Float32bits(x), dst[i])
					}
					continue
				}
				if dst[i] < f.low || dst[i] > f.high {
					t.Fatalf("%s(%g) = %g is out of bounds", f.name, x, dst[i])
				}
				if e := math.Abs(float64(dst[i]) - f.exact(float64(x))); !(e <= worst) {
					worst, at = e, x
				}
			}
			t.Logf("%s: the largest error is %.2g, at %g", f.name, worst, at)
			if worst > 5e-7 {
				t.Errorf("%s: the error at %g is %.3g", f.name, at, worst)
			}
		}
	})
}

func TestActivationsSameBits(t *testing.T) {
	src := arguments()
	for _, f := range activations {
		if err := Use("go"); err != nil {
			t.Fatal(err)
		}
		want := make([]float32, len(src))
		f.apply(want, src)
		onEach(t, func(t *testing.T) {
			got := append([]float32(nil), src...)
			f.apply(got, got)
			same(t, f.name, got, want)
		})
	}
	Use(kernels[0].name)
}

func TestActivationsOfEveryLength(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	onEach(t, func(t *testing.T) {
		for _, f := range activations {
			for n := range 70 {
				src, dst := random(rng, n), random(rng, n+1)
				after := dst[n]
				f.apply(dst[:n], src)
				for i := range n {
					one := []float32{0}
					f.apply(one, src[i:i+1])
					same(t, f.name, dst[i:i+1], one)
				}
				same(t, f.name+" beyond the end", dst[n:], []float32{after})
			}
		}
	})
}
