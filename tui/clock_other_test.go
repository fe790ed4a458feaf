//go:build !linux

package tui

import "time"

// cost is how long work takes.
func cost(work func()) time.Duration {
	start := time.Now()
	work()
	return time.Since(start)
}
