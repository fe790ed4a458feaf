package tui

import (
	"runtime"

	"golang.org/x/sys/unix"
)

// yield gives the goroutine a thread of its own, which ends with it, and has the
// system prefer whoever else wants to work: a key that waits for its frame.
func yield() {
	runtime.LockOSThread()
	const nice = 10
	_ = unix.Setpriority(unix.PRIO_PROCESS, unix.Gettid(), nice) // a key waits longer without
}
