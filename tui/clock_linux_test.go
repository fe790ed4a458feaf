package tui

import (
	"runtime"
	"time"

	"golang.org/x/sys/unix"
)

// cost is how long work takes a processor, however long it had to wait for one: on a
// busy machine what takes longer than a turn waits for the next, and what takes less
// does not.
func cost(work func()) time.Duration {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var before, after unix.Timespec
	unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &before)
	work()
	unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &after)
	return time.Duration(after.Nano() - before.Nano())
}
