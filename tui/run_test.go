//go:build !windows

package tui

import (
	"context"
	"io"
	"runtime"
	"runtime/debug"
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
	go io.Copy(io.Discard, master)
	ended := make(chan error, 1)
	article := Article{Name: "story", Open: func(context.Context) (Opened, error) {
		return Opened{Doc: text.Parse(story, text.Markdown), Analyze: func(ctx context.Context, _ text.Span, _ func(float64)) (*report.Report, error) {
			master.WriteString("q")
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
