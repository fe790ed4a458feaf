//go:build unix

package main

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

const columns, rows = 120, 40

// terminal is a terminal of 120×40 cells that notes when what came.
type terminal struct {
	master *os.File
	cmd    *exec.Cmd
	start  time.Time
	ended  chan struct{}
	wait   time.Duration // at most, for anything it shows

	mu   sync.Mutex
	came *sync.Cond
	seen []byte
	gone bool // nothing comes any more
}

// answers are the questions programs ask a terminal, and what a real one says.
var answers = []struct{ question, answer string }{
	{"\x1b]10;?", "\x1b]10;rgb:dddd/dddd/dddd\x1b\\"},
	{"\x1b]11;?", "\x1b]11;rgb:1111/1212/1414\x1b\\"},
	{"\x1b[6n", "\x1b[1;1R"},
	{"\x1b[c", "\x1b[?62;22c"},
	{"\x1b[>c", "\x1b[>0;276;0c"},
}

// open starts the program on a terminal of its own, which answers questions or none.
func (p *program) open(answering bool, args ...string) (*terminal, error) {
	master, slave, err := pty.Open()
	if err != nil {
		return nil, fmt.Errorf("open a terminal: %w", err)
	}
	defer slave.Close()
	if err := pty.Setsize(master, &pty.Winsize{Rows: rows, Cols: columns}); err != nil {
		master.Close()
		return nil, err
	}
	t := &terminal{master: master, cmd: exec.Command(p.name, args...), ended: make(chan struct{}), wait: cmp.Or(p.wait, patience)}
	t.came = sync.NewCond(&t.mu)
	t.cmd.Stdin, t.cmd.Stdout, t.cmd.Stderr = slave, slave, slave
	t.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	t.cmd.Env = append(append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor", "NO_COLOR=", "CLICOLOR_FORCE="), p.env...)
	t.start = time.Now()
	if err := t.cmd.Start(); err != nil {
		master.Close()
		return nil, err
	}
	go t.listen(answering)
	go func() { t.cmd.Wait(); close(t.ended) }()
	return t, nil
}

func (t *terminal) listen(answering bool) {
	b := make([]byte, 1<<16)
	for {
		n, err := t.master.Read(b)
		t.mu.Lock()
		t.seen = append(t.seen, b[:n]...)
		t.gone = err != nil
		t.mu.Unlock()
		t.came.Broadcast()
		if err != nil {
			return
		}
		for _, a := range answers {
			if answering && bytes.Contains(b[:n], []byte(a.question)) {
				t.master.WriteString(a.answer)
			}
		}
	}
}

// patience is how long a program is waited for that does not say otherwise.
const patience = 60 * time.Second

// until waits until what came from a place on fulfils want, and tells how long
// after a moment that was.
func (t *terminal) until(since time.Time, from int, want func(seen []byte) bool) (time.Duration, error) {
	late := time.AfterFunc(t.wait, t.came.Broadcast)
	defer late.Stop()
	t.mu.Lock()
	defer t.mu.Unlock()
	for !want(t.seen[from:]) {
		if t.gone || time.Since(since) > t.wait {
			return 0, fmt.Errorf("%s never showed it but %.400q", t.cmd.Path, t.seen[from:])
		}
		t.came.Wait()
	}
	return time.Since(since), nil
}

// shows is the wish to see a string.
func shows(s string) func([]byte) bool {
	return func(seen []byte) bool { return bytes.Contains(seen, []byte(s)) }
}

// reads is the wish to read a text, however it is coloured.
func reads(s string) func([]byte) bool {
	return func(seen []byte) bool { return strings.Contains(ansi.Strip(string(seen)), s) }
}

// press types keys and waits for a frame that fulfils want. It returns the time
// that took and all that came until then.
func (t *terminal) press(keys string, want func([]byte) bool) (time.Duration, []byte, error) {
	t.mu.Lock()
	from := len(t.seen)
	t.mu.Unlock()
	since := time.Now()
	if _, err := t.master.WriteString(keys); err != nil {
		return 0, nil, err
	}
	took, err := t.until(since, from, want)
	t.mu.Lock()
	defer t.mu.Unlock()
	return took, bytes.Clone(t.seen[from:]), err
}

// repaint has the program draw the whole screen anew, as after a change of size,
// and returns all that came until it fulfils want.
func (t *terminal) repaint(want func([]byte) bool) ([]byte, error) {
	t.mu.Lock()
	from := len(t.seen)
	t.mu.Unlock()
	if err := t.cmd.Process.Signal(syscall.SIGWINCH); err != nil {
		return nil, err
	}
	_, err := t.until(time.Now(), from, want)
	t.mu.Lock()
	defer t.mu.Unlock()
	return bytes.Clone(t.seen[from:]), err
}

// close ends the program and returns when it is gone.
func (t *terminal) close() {
	t.cmd.Process.Kill()
	<-t.ended
	t.master.Close()
}
