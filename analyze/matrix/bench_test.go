package matrix

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkMulAdd reports GFLOPS for the shapes of the network: steps of the
// recurrence, with few rows, and the products over a whole batch.
func BenchmarkMulAdd(b *testing.B) {
	shapes := []struct{ m, k, n int }{
		{1, 128, 512}, {4, 128, 512}, {16, 128, 512}, {64, 128, 512},
		{480, 256, 512}, {1000, 192, 256}, {2000, 400, 1024},
	}
	before := Kernel()
	defer Use(before)
	for _, name := range Kernels() {
		Use(name)
		for _, s := range shapes {
			b.Run(fmt.Sprintf("%s/%dx%dx%d", name, s.m, s.k, s.n), func(b *testing.B) {
				rng := rand.New(rand.NewPCG(1, 2))
				x, w, y := normal32(rng, s.m*s.k), normal32(rng, s.k*s.n), make([]float32, s.m*s.n)
				packed := Pack(w, s.n, s.k, s.n)
				for b.Loop() {
					MulAdd(y, s.n, x, s.k, packed, s.m)
				}
				flops := 2 * float64(s.m) * float64(s.k) * float64(s.n) * float64(b.N)
				b.ReportMetric(flops/b.Elapsed().Seconds()/1e9, "GFLOPS")
			})
		}
	}
}

func normal32(rng *rand.Rand, n int) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = float32(rng.NormFloat64())
	}
	return v
}

// BenchmarkVector reports nanoseconds for each element.
func BenchmarkVector(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	x, y := normal32(rng, 512), make([]float32, 512)
	before := Kernel()
	defer Use(before)
	for _, name := range Kernels() {
		Use(name)
		for _, f := range []struct {
			name string
			run  func()
		}{
			{"tanh", func() { Tanh(y, x) }},
			{"sigmoid", func() { Sigmoid(y, x) }},
			{"axpy", func() { Axpy(y, 1e-9, x) }},
			{"dot", func() { y[0] += Dot(x, x) }},
		} {
			b.Run(name+"/"+f.name, func(b *testing.B) {
				for b.Loop() {
					f.run()
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(x)), "ns/element")
			})
		}
	}
}
