//go:build !linux

package tui

// yield does nothing: only Linux tells threads apart.
func yield() {}
