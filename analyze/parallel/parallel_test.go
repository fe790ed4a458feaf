package parallel

import (
	"sync/atomic"
	"testing"
)

func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		done := make([]int, n)
		busy := make([]atomic.Bool, Workers(n))
		Each(n, func(worker, i int) {
			if busy[worker].Swap(true) {
				t.Errorf("worker %d does two things at once", worker)
			}
			done[i]++
			busy[worker].Store(false)
		})
		for i, times := range done {
			if times != 1 {
				t.Errorf("%d of %d was done %d times", i, n, times)
			}
		}
	}
}

func TestDo(t *testing.T) {
	a, b := 0, 0
	Do(func() { a = 1 }, func() { b = 2 })
	if a != 1 || b != 2 {
		t.Errorf("a is %d, b %d", a, b)
	}
}

// The caller has to be able to recover: one bad article must not end a batch.
func TestFault(t *testing.T) {
	defer func() {
		if f := recover(); f != "bad" {
			t.Errorf("recovered %v", f)
		}
	}()
	Each(100, func(_, i int) {
		if i == 7 {
			panic("bad")
		}
	})
	t.Error("the fault went unnoticed")
}
