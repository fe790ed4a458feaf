//go:build !windows

package tui

const terminalName = "/dev/tty"
