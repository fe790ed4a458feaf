// Package parallel shares work out among the processors. A fault in any part of
// it is one of the caller, as if it had done all by itself.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// many parts are work for longer than a moment.
const many = 100

// Workers is how many parts of n are done at the same time: one on each processor,
// also where Go is given more threads than there are. When there are many parts, one
// processor is left to whoever shows the work meanwhile.
func Workers(n int) int {
	processors := min(runtime.GOMAXPROCS(0), runtime.NumCPU())
	if n > many {
		processors = max(1, processors-1)
	}
	return min(n, processors)
}

// Each calls do for 0 to n-1, in this order but several at the same time, each
// of them by one of Workers(n) workers, and returns when all are done. When one
// panics, those that have not begun are left out, and Each panics with the same
// value.
func Each(n int, do func(worker, i int)) {
	var next atomic.Int64
	var fault atomic.Pointer[any]
	work := func(worker int) {
		defer func() {
			if f := recover(); f != nil {
				fault.CompareAndSwap(nil, &f)
			}
		}()
		for i := int(next.Add(1)) - 1; i < n && fault.Load() == nil; i = int(next.Add(1)) - 1 {
			do(worker, i)
		}
	}
	var others sync.WaitGroup
	for worker := 1; worker < Workers(n); worker++ {
		others.Go(func() { work(worker) })
	}
	work(0)
	others.Wait()
	if f := fault.Load(); f != nil {
		panic(*f)
	}
}

// Do calls all functions, several at the same time, and returns when they have.
func Do(all ...func()) { Each(len(all), func(_, i int) { all[i]() }) }
