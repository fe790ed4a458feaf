package neural

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

// Deal cuts sequences of about the same length into batches of at most so many
// rows, longest first in each, in a random order. A longer sequence is a batch of
// its own.
func Deal[T any](all []T, length func(T) int, most int, random *rand.Rand) [][]T {
	type keyed struct {
		item T
		key  float64
	}
	sorted := make([]keyed, len(all))
	for i, x := range all {
		sorted[i] = keyed{x, float64(length(x)) * (1 + 0.2*random.Float64())}
	}
	slices.SortStableFunc(sorted, func(a, b keyed) int { return cmp.Compare(b.key, a.key) })
	var batches [][]T
	for len(sorted) > 0 {
		var batch []T
		rows := 0
		for len(sorted) > 0 && (rows == 0 || rows+length(sorted[0].item) <= most) {
			batch, rows = append(batch, sorted[0].item), rows+length(sorted[0].item)
			sorted = sorted[1:]
		}
		slices.SortStableFunc(batch, func(a, b T) int { return length(b) - length(a) })
		batches = append(batches, batch)
	}
	random.Shuffle(len(batches), func(i, j int) { batches[i], batches[j] = batches[j], batches[i] })
	return batches
}
