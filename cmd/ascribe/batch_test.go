package main

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestBatchStreams checks that a report comes out before the next article comes in.
func TestBatchStreams(t *testing.T) {
	in, feed := io.Pipe()
	result, out := io.Pipe()
	var stderr bytes.Buffer
	done := make(chan int, 1)
	go func() {
		done <- run([]string{"batch"}, in, out, &stderr)
		out.Close()
		in.Close() // what is fed after the end fails
	}()
	buf := make([]byte, 1<<16)
	for range 3 {
		if _, err := io.WriteString(feed, `{"id":"x","text":"It may rain."}`+"\n"); err != nil {
			t.Fatalf("%v; the run ended with code %d and %q", err, <-done, stderr.String())
		}
		answered := make(chan string, 1)
		go func() {
			n, _ := result.Read(buf)
			answered <- string(buf[:n])
		}()
		select {
		case got := <-answered:
			if !strings.HasPrefix(got, `{"schema":`) || !strings.HasSuffix(got, "}\n") {
				t.Fatalf("got %q, want one report", got)
			}
		case <-time.After(20 * time.Second):
			t.Fatal("no report before the next article")
		}
	}
	feed.Close()
	if code := <-done; code != exitOK {
		t.Errorf("exit code %d and %q, want %d", code, stderr.String(), exitOK)
	}
}

// broken is an output that takes nothing.
type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }

func TestOutputFails(t *testing.T) {
	tests := []struct {
		name string
		err  error
		code int
		says string
	}{
		{"closed pipe", syscall.EPIPE, exitOK, ""},
		{"full disk", errors.New("no space left on device"), exitError,
			"ascribe: cannot write the output: no space left on device; free some space or write it elsewhere\n"},
	}
	commands := []struct {
		args []string
		in   string
	}{
		{nil, "It may rain."},
		{[]string{"report"}, "It may rain."},
		{[]string{"report", "--format", "json"}, "It may rain."},
		{[]string{"batch"}, `{"id":"1","text":"It may rain."}`},
		{[]string{"version"}, ""},
	}
	for _, tt := range tests {
		for _, c := range commands {
			var stderr bytes.Buffer
			code := run(c.args, strings.NewReader(c.in), broken{tt.err}, &stderr)
			if code != tt.code || stderr.String() != tt.says {
				t.Errorf("%s, %q: code %d and %q, want %d and %q", tt.name, c.args, code, stderr.String(), tt.code, tt.says)
			}
		}
	}
}

// FuzzSplit checks that lines come out whole, in order and with their numbers.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", "a", "a\nb\n", "\n\na\r\n", "\ufeffa\nb", strings.Repeat("x", 1<<17) + "\ny"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := strings.Split(strings.TrimPrefix(s, "\ufeff"), "\n")
		last := 0
		err := split(strings.NewReader(s), func(l *line) bool {
			for last++; last < l.number; last++ {
				if strings.TrimSpace(want[last-1]) != "" {
					t.Fatalf("line %d is lost", last)
				}
			}
			if got := string(l.data); got != strings.TrimSpace(want[last-1]) {
				t.Fatalf("line %d is %q, want %q", last, got, want[last-1])
			}
			return true
		})
		if err != nil {
			t.Fatal(err)
		}
		for ; last < len(want); last++ {
			if strings.TrimSpace(want[last]) != "" {
				t.Fatalf("line %d is lost", last+1)
			}
		}
	})
}
