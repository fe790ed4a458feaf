//go:build !windows

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// terminal is a terminal that never answers: it takes what is written to it.
type terminal struct {
	master, slave *os.File
	data          string // the folder that the program keeps reviews in
	mu            sync.Mutex
	seen          []byte
	answers       bool          // it answers questions, as real ones do
	stalled       chan struct{} // it reads nothing while this is open; nil for one that reads
}

func newTerminal(t testing.TB) *terminal { return openTerminal(t, &terminal{}) }

// openTerminal makes a terminal that behaves as is set in it.
func openTerminal(t testing.TB, kind *terminal) *terminal {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Skipf("no terminal to test on: %v", err)
	}
	if err := pty.Setsize(master, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	term := &terminal{master: master, slave: slave, data: t.TempDir(), answers: kind.answers, stalled: kind.stalled}
	go func() {
		b := make([]byte, 4096)
		for {
			if term.stalled != nil {
				<-term.stalled
			}
			n, err := master.Read(b)
			term.mu.Lock()
			term.seen = append(term.seen, b[:n]...)
			term.mu.Unlock()
			if term.answers && bytes.Contains(b[:n], []byte("\x1b]11;?")) {
				master.WriteString("\x1b]11;rgb:1111/1212/1414\x1b\\")
			}
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() { slave.Close(); master.Close() })
	return term
}

// text is what was written to the terminal so far.
func (term *terminal) text() []byte {
	term.mu.Lock()
	defer term.mu.Unlock()
	return bytes.Clone(term.seen)
}

// command is the program with the terminal as all of its ends and as the one
// that controls it.
func (term *terminal) command(args ...string) *exec.Cmd {
	cmd := exec.Command("ascribe", args...) // testscript.Main put it on the path
	cmd.Stdin, cmd.Stdout, cmd.Stderr = term.slave, term.slave, term.slave
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	for _, v := range os.Environ() {
		if name, _, _ := bytes.Cut([]byte(v), []byte("=")); !bytes.Equal(name, []byte("TERM")) {
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Env = append(cmd.Env, "XDG_DATA_HOME="+term.data, "TERM=xterm-256color", "COLORTERM=truecolor", "NO_COLOR=", "CLICOLOR_FORCE=")
	return cmd
}

// queries are the questions that libraries ask a terminal: for its colours, its
// attributes, the place of its cursor, its version.
var queries = [][]byte{[]byte("\x1b]10;?"), []byte("\x1b]11;?"), []byte("\x1b[c"), []byte("\x1b[0c"),
	[]byte("\x1b[>c"), []byte("\x1b[>0c"), []byte("\x1b[6n"), []byte("\x1b[>q"), []byte("\x1b[?u")}

const article = "Harbour talks stall\n\nCritics say the plan could lead to higher fees.\n"

func articleFile(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "article.txt")
	if err := os.WriteFile(name, []byte(article), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestSilentTerminal runs what needs no terminal on one that answers nothing. A
// question would cost seconds in every run; the best of ten runs tells what the
// program costs on a busy machine. With -short, as under the race detector, the
// questions are looked for and the time is not.
func TestSilentTerminal(t *testing.T) {
	file := articleFile(t)
	tests := []struct {
		name  string
		args  []string
		limit time.Duration
		code  int
		want  string
	}{
		{"help", []string{"--help"}, 100 * time.Millisecond, exitOK, "EXAMPLES"},
		{"help of a command", []string{"report", "--help"}, 100 * time.Millisecond, exitOK, "--format"},
		{"version", []string{"version"}, 100 * time.Millisecond, exitOK, "ascribe version"},
		{"bad flag", []string{"--nope"}, 100 * time.Millisecond, exitUsage, "unknown flag"},
		{"missing file", []string{"report", "nowhere.txt"}, 100 * time.Millisecond, exitError, "does not exist"},
		{"nothing given", nil, 100 * time.Millisecond, exitUsage, "no article given"},
		{"report", []string{"report", file}, 1500 * time.Millisecond, exitOK, "speculation s1"},
		{"report as JSON", []string{"report", "--format", "json", file}, 1500 * time.Millisecond, exitOK, "ascribe.report/1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			best := time.Hour
			for range 10 {
				term := newTerminal(t)
				cmd := term.command(tt.args...)
				busy := contention(t)
				start := time.Now()
				cmd.Run()
				best = min(best, time.Duration(float64(time.Since(start))/busy))
				if got := cmd.ProcessState.ExitCode(); got != tt.code {
					t.Fatalf("exit code %d, want %d; it said %q", got, tt.code, term.text())
				}
				term.wait(t, tt.want)
				for _, q := range queries {
					if bytes.Contains(term.text(), q) {
						t.Fatalf("it asks the terminal %q", q)
					}
				}
				if best < tt.limit || testing.Short() {
					return
				}
			}
			t.Errorf("took %v at best, want less than %v", best, tt.limit)
		})
	}
}

// contention is how many times longer than its own work a process takes now, at
// most three: what other processes on the machine cost is not the program's.
func contention(t *testing.T) float64 {
	t.Helper()
	cmd := exec.Command("sh", "-c", "i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done")
	start := time.Now()
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	work := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return min(3, max(1, float64(time.Since(start))/float64(max(work, time.Millisecond))))
}

// TestReader opens the reader on a terminal, with the article from a file and
// from a pipe, and leaves it with a key.
func TestReader(t *testing.T) {
	file := articleFile(t)
	tests := []struct {
		name string
		args []string
		pipe bool
	}{
		{"file", []string{file}, false},
		{"pipe", nil, true},
		{"pipe by name", []string{"-"}, true},
		{"file before pipe", []string{file}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			term := newTerminal(t)
			cmd := term.command(tt.args...)
			if tt.pipe {
				cmd.Stdin = strings.NewReader(article)
				cmd.SysProcAttr.Ctty = 1 // standard output
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			defer cmd.Process.Kill()
			term.wait(t, "Harbour talks")
			if _, err := term.master.WriteString("q"); err != nil {
				t.Fatal(err)
			}
			done := make(chan error, 1)
			go func() { done <- cmd.Wait() }()
			select {
			case err := <-done:
				if err != nil {
					t.Errorf("the reader ended with %v and %q", err, term.text())
				}
			case <-time.After(20 * time.Second):
				t.Errorf("q does not end the reader; the terminal shows %q", term.text())
			}
		})
	}
}

// TestNoTerminal has the output on a terminal but none to take keys from.
func TestNoTerminal(t *testing.T) {
	term := newTerminal(t)
	cmd := term.command()
	cmd.Stdin = strings.NewReader(article)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // controlled by no terminal
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	cmd.Run()
	if got := cmd.ProcessState.ExitCode(); got != exitError {
		t.Errorf("exit code %d, want %d", got, exitError)
	}
	want := "ascribe: there is no terminal to read keys from; print the marked text instead: ascribe FILE | cat\n"
	if stderr.String() != want {
		t.Errorf("it said %q, want %q", stderr.String(), want)
	}
}

// TestDumbTerminal gets the printed text on a terminal that cannot move its cursor.
func TestDumbTerminal(t *testing.T) {
	term := newTerminal(t)
	cmd := term.command(articleFile(t))
	cmd.Env = append(cmd.Env, "TERM=dumb")
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	term.wait(t, "Consequences (")
	if bytes.ContainsRune(term.text(), 0x1b) {
		t.Errorf("it sends escape sequences: %q", term.text())
	}
}

// wait waits until the terminal shows want.
func (term *terminal) wait(t testing.TB, want string) {
	t.Helper()
	for range 1000 {
		if bytes.Contains(term.text(), []byte(want)) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("the terminal never showed %q but %q", want, term.text())
}
