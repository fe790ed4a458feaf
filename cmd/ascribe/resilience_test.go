//go:build !windows

package main

import (
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// ends waits for the program's end and returns its exit code, -1 for the end by
// a signal. A program that does not end is stuck.
func ends(t *testing.T, cmd *exec.Cmd, within time.Duration) int {
	t.Helper()
	done := make(chan struct{})
	go func() { cmd.Wait(); close(done) }()
	select {
	case <-done:
		return cmd.ProcessState.ExitCode()
	case <-time.After(within):
		cmd.Process.Kill()
		t.Fatalf("the program does not end within %v", within)
		return 0
	}
}

// reading is the reader on a terminal, with the article on the screen.
func reading(t *testing.T, term *terminal) *exec.Cmd {
	t.Helper()
	cmd := term.command(articleFile(t))
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	if term.stalled == nil {
		term.wait(t, "Harbour talks")
	}
	return cmd
}

const leavesScreen = "\x1b[?1049l"

func TestResizeStorm(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for the program many times")
	}
	term := newTerminal(t)
	cmd := reading(t, term)
	for i := range 200 {
		size := pty.Winsize{Rows: uint16(1 + i*7%50), Cols: uint16(1 + i*13%160)}
		if err := pty.Setsize(term.master, &size); err != nil {
			t.Fatal(err)
		}
		if i%20 == 0 {
			term.master.WriteString("j")
		}
		time.Sleep(time.Millisecond)
	}
	pty.Setsize(term.master, &pty.Winsize{Rows: 1, Cols: 1})
	time.Sleep(50 * time.Millisecond)
	pty.Setsize(term.master, &pty.Winsize{Rows: 24, Cols: 80})
	before := len(term.text())
	term.master.WriteString("?")
	for range 500 {
		if strings.Contains(string(term.text()[before:]), "Move") {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if !strings.Contains(string(term.text()[before:]), "Move") {
		t.Error("after the storm the help is not shown")
	}
	term.master.WriteString("qq")
	if code := ends(t, cmd, 20*time.Second); code != exitOK {
		t.Errorf("exit code %d", code)
	}
}

func TestOneCell(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for the program many times")
	}
	term := newTerminal(t)
	pty.Setsize(term.master, &pty.Winsize{Rows: 1, Cols: 1})
	cmd := term.command(articleFile(t))
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	term.wait(t, "\x1b[?1049h")
	term.master.WriteString("j]?iq")
	time.Sleep(100 * time.Millisecond)
	term.master.WriteString("qqq")
	if code := ends(t, cmd, 20*time.Second); code != exitOK {
		t.Errorf("exit code %d", code)
	}
}

func TestSignals(t *testing.T) {
	tests := []struct {
		name   string
		signal syscall.Signal
		code   int
	}{
		{"interrupt", syscall.SIGINT, exitInterrupted},
		{"terminate", syscall.SIGTERM, exitInterrupted},
		{"hang up", syscall.SIGHUP, exitInterrupted},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if signal.Ignored(tt.signal) {
				t.Skip("what runs the tests ignores this signal, and so does all it starts")
			}
			term := newTerminal(t)
			cmd := reading(t, term)
			cmd.Process.Signal(tt.signal)
			if code := ends(t, cmd, 20*time.Second); code != tt.code {
				t.Errorf("exit code %d, want %d", code, tt.code)
			}
			term.wait(t, leavesScreen)
		})
	}
}

// A terminal that is gone takes the program with it.
func TestLostTerminal(t *testing.T) {
	if signal.Ignored(syscall.SIGHUP) {
		t.Skip("what runs the tests ignores hangups, and so does all it starts")
	}
	term := newTerminal(t)
	cmd := reading(t, term)
	term.master.Close()
	term.slave.WriteString(" ") // ends the reading that keeps the other end open till then
	term.slave.Close()
	ends(t, cmd, 20*time.Second)
}

// Whoever closes the terminal finds the place again.
func TestClosedTerminalKeepsThePlace(t *testing.T) {
	if signal.Ignored(syscall.SIGHUP) {
		t.Skip("what runs the tests ignores hangups, and so does all it starts")
	}
	term := newTerminal(t)
	cmd := reading(t, term)
	term.master.WriteString("G")
	term.wait(t, "unnamed source") // it is analysed, and the reader at the last row
	cmd.Process.Signal(syscall.SIGHUP)
	ends(t, cmd, 20*time.Second)

	again := newTerminal(t)
	again.data = term.data
	cmd = reading(t, again)
	again.wait(t, "where you left it")
	again.master.WriteString("q")
	if code := ends(t, cmd, 20*time.Second); code != exitOK {
		t.Errorf("exit code %d", code)
	}
}

// A terminal that stops reading holds the program up only until it is told to end.
func TestStalledTerminal(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for the program many times")
	}
	term := openTerminal(t, &terminal{stalled: make(chan struct{})})
	defer close(term.stalled)
	cmd := reading(t, term)
	time.Sleep(500 * time.Millisecond)
	for range 20 {
		pty.Setsize(term.master, &pty.Winsize{Rows: 60, Cols: 200})
		time.Sleep(5 * time.Millisecond)
		pty.Setsize(term.master, &pty.Winsize{Rows: 24, Cols: 80})
		time.Sleep(5 * time.Millisecond)
	}
	cmd.Process.Signal(syscall.SIGTERM)
	ends(t, cmd, 20*time.Second)
}

// The reader goes back to a shell with ^z and returns with fg.
func TestSuspend(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for the program many times")
	}
	term := newTerminal(t)
	cmd := term.command(articleFile(t))
	cmd.Args = append([]string{"sh", "-c", `set -m; ascribe "$1"; echo "away $?"; fg; echo "back $?"`, "sh"}, cmd.Args[1:]...)
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip(err)
	}
	cmd.Path, cmd.Err = sh, nil
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	term.wait(t, "Harbour talks")
	term.master.WriteString("\x1a")
	term.wait(t, "away ")
	if !strings.Contains(string(term.text()), leavesScreen) {
		t.Error("it left its screen to the shell")
	}
	before := len(term.text())
	for range 1000 {
		if strings.Contains(string(term.text()[before:]), "Harbour talks") {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	term.master.WriteString("q")
	term.wait(t, "back 0")
}

// The editor has the terminal to itself, and the reader is back as soon as it ends.
func TestEditorOnTheTerminal(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for the program many times")
	}
	editor := filepath.Join(t.TempDir(), "editor")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\ntest -t 0 && test -t 1 && echo lent\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	term := newTerminal(t)
	cmd := term.command(articleFile(t))
	cmd.Env = append(cmd.Env, "VISUAL=", "EDITOR="+editor)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	term.wait(t, "Harbour talks")
	before := len(term.text())
	term.master.WriteString("E")
	for range 1000 {
		_, after, _ := strings.Cut(string(term.text()[before:]), "lent")
		if strings.Contains(after, "Harbour talks") {
			term.master.WriteString("q")
			if code := ends(t, cmd, 20*time.Second); code != exitOK {
				t.Errorf("exit code %d", code)
			}
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("the reader does not come back: %q", term.text()[before:])
}
