package neural

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestDeal(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	all := []int{50} // the lengths are the sequences
	for range 200 {
		all = append(all, 1+random.IntN(20))
	}
	const most = 40
	length := func(n int) int { return n }
	batches := Deal(all, length, most, random)
	var dealt []int
	for _, b := range batches {
		rows := 0
		for i, n := range b {
			if rows += n; i > 0 && (rows > most || n > b[i-1]) {
				t.Errorf("batch %v has too many rows or is not longest first", b)
			}
		}
		dealt = append(dealt, b...)
	}
	if len(batches) > len(all)/3 || slices.IsSorted(dealt) {
		t.Errorf("%d batches of %d", len(batches), len(all))
	}
	slices.Sort(all)
	slices.Sort(dealt)
	if !slices.Equal(all, dealt) {
		t.Errorf("%v were dealt of %v", dealt, all)
	}
}
