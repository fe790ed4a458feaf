package analyze_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"ascribe/analyze"
)

func TestProgressGrows(t *testing.T) {
	a, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("The harbour board said on Tuesday that the cranes could stay locked. ", 300)
	var told []float64
	ctx := analyze.WithProgress(context.Background(), func(done float64) { told = append(told, done) })
	if _, err := a.Analyze(ctx, analyze.Article{Text: long}); err != nil {
		t.Fatal(err)
	}
	if len(told) < 5 {
		t.Fatalf("told %d times", len(told))
	}
	for i, d := range told {
		if d < 0 || d > 1 || i > 0 && d < told[i-1] {
			t.Fatalf("told %v", told)
		}
	}
	stopped, cancel := context.WithCancel(context.Background())
	ctx = analyze.WithProgress(stopped, func(float64) { cancel() })
	if _, err := a.Analyze(ctx, analyze.Article{Text: long}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled in the middle: %v", err)
	}
}
