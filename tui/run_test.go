//go:build !windows

package tui

import (
	"context"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// Whoever quits waits for no analysis: it is told to end.
func TestQuitCancelsTheAnalysis(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(-1))
	master, slave, err := pty.Open()
	if err != nil {
		t.Skipf("no terminal to test on: %v", err)
	}
	defer master.Close()
	defer slave.Close()
	if err := pty.Setsize(master, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	begun, ended := make(chan struct{}), make(chan error, 1)
	go func() {
		<-begun
		master.WriteString("q")
	}()
	go func() {
		b := make([]byte, 4096)
		for {
			n, err := master.Read(b)
			if err != nil {
				return
			}
			if strings.Contains(string(b[:n]), "\x1b]11;?") {
				master.WriteString("\x1b]11;rgb:1111/1212/1414\x1b\\")
			}
		}
	}()
	article := Article{Name: "story", Open: func(context.Context) (Opened, error) {
		return Opened{Doc: text.Parse(story, text.Markdown), Analyze: func(ctx context.Context, _ text.Span, _ func(float64)) (*report.Report, error) {
			close(begun)
			<-ctx.Done()
			ended <- ctx.Err()
			return nil, ctx.Err()
		}}, nil
	}}
	if err := Run(t.Context(), Options{Articles: []Article{article}, In: slave, Out: slave}); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-ended:
		if err != context.Canceled {
			t.Errorf("the analysis ended with %v", err)
		}
	case <-time.After(longest):
		t.Error("the analysis goes on after the reader was left")
	}
}
