package clusters

import (
	"math"
	"math/rand/v2"
)

// Group puts the rows of vectors (each dim long) into k groups by the angle
// between them (spherical k-means: Dhillon and Modha, Machine Learning 2001).
// It returns the group of each row and the groups' centres.
func Group(vectors []float32, dim, k, rounds int, seed uint64) (group []int, centres []float32) {
	n := len(vectors) / dim
	unit := make([]float32, len(vectors))
	copy(unit, vectors)
	for i := range n {
		normalise(unit[i*dim : (i+1)*dim])
	}
	rng := rand.New(rand.NewPCG(seed, 0x63e5))
	centres = make([]float32, k*dim)
	for c, i := range rng.Perm(n)[:k] {
		copy(centres[c*dim:(c+1)*dim], unit[i*dim:(i+1)*dim])
	}
	group = make([]int, n)
	for range rounds {
		for i := range n {
			group[i] = nearest(unit[i*dim:(i+1)*dim], centres, dim)
		}
		clear(centres)
		for i, g := range group {
			c := centres[g*dim : (g+1)*dim]
			for d, x := range unit[i*dim : (i+1)*dim] {
				c[d] += x
			}
		}
		for c := range k {
			normalise(centres[c*dim : (c+1)*dim])
		}
	}
	return group, centres
}

func nearest(v, centres []float32, dim int) int {
	best, top := 0, float32(math.Inf(-1))
	for c := 0; c*dim < len(centres); c++ {
		u := centres[c*dim : (c+1)*dim]
		var a, b float32
		for d := 0; d+1 < len(v); d += 2 {
			a += v[d] * u[d]
			b += v[d+1] * u[d+1]
		}
		if a+b > top {
			best, top = c, a+b
		}
	}
	return best
}

func normalise(v []float32) {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return
	}
	f := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i] *= f
	}
}
