package matrix

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"testing"
)

// The results are the same on every machine, not only on every kernel of one:
// the sum over the bits of some of them was computed once and stands here.
func TestSameEverywhere(t *testing.T) {
	const want = 0xf4ee685fcd91e4d6
	onEach(t, func(t *testing.T) {
		rng := rand.New(rand.NewPCG(15, 16))
		// Whole numbers over a power of two, so that the input is exact.
		numbers := func(n int) []float32 {
			v := make([]float32, n)
			for i := range v {
				v[i] = float32(rng.IntN(1<<24)-1<<23) / (1 << 22)
			}
			return v
		}
		const m, k, n = 29, 75, 107
		a, b, c := numbers(m*k), numbers(k*n), numbers(m*n)
		MulAdd(c, n, a, k, Pack(b, n, k, n), m)
		Axpy(c[:k], 1.0/3, a[:k])
		c = append(c, Dot(a, b[:len(a)]))
		x := append([]float32(nil), c...)
		Tanh(x, x)
		c = append(c, x...)
		Sigmoid(x, c[:len(x)])
		c = append(c, x...)

		sum := fnv.New64a()
		for _, v := range c {
			sum.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(v)))
		}
		if got := sum.Sum64(); got != want {
			t.Errorf("the sum is %#x, want %#x", got, uint64(want))
		}
	})
}
