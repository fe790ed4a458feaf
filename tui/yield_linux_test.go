package tui

import (
	"runtime"
	"sync"
	"testing"

	"golang.org/x/sys/unix"
)

// What is drawn must not yield, too: its goroutines get other threads.
func TestOnlyWhoYieldsWaits(t *testing.T) {
	niceness := func() int {
		runtime.LockOSThread() // between the two calls the thread could change, and the other one yield
		defer runtime.UnlockOSThread()
		p, err := unix.Getpriority(unix.PRIO_PROCESS, unix.Gettid())
		if err != nil {
			t.Fatal(err)
		}
		return 20 - p
	}
	before := niceness()
	if before > 9 {
		t.Skip("the tests themselves yield")
	}
	var all sync.WaitGroup
	all.Go(func() {
		yield()
		if n := niceness(); n <= before {
			t.Errorf("who yields has niceness %d, the program %d", n, before)
		}
		for range 20 {
			all.Go(func() {
				if n := niceness(); n != before {
					t.Errorf("a goroutine begun by who yields has niceness %d", n)
				}
			})
		}
	})
	all.Wait()
	for range 20 {
		all.Go(func() {
			if n := niceness(); n != before {
				t.Errorf("a goroutine begun later has niceness %d", n)
			}
		})
	}
	all.Wait()
}
