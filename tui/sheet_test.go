package tui

import (
	"math"
	"testing"
	"time"
)

// A long analysis tells how far it is and how long it still takes, as soon as that
// can be said.
func TestProgress(t *testing.T) {
	tests := []struct {
		done float64
		took time.Duration
		want string
	}{
		{0, time.Minute, "analysing…"},
		{.5, 300 * time.Millisecond, "analysing 50%"},
		{.25, 10 * time.Second, "analysing 25%, 30s left"},
		{.75, 3 * time.Minute, "analysing 75%, 1m0s left"},
		{.99, 20 * time.Second, "analysing 99%"},
	}
	for _, tt := range tests {
		s := newSheet("a", "", nil, nil)
		s.done.Store(math.Float64bits(tt.done))
		if got := s.progress(s.began.Add(tt.took)); got != tt.want {
			t.Errorf("%v after %v: %q, want %q", tt.done, tt.took, got, tt.want)
		}
	}
}
