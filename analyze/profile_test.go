package analyze

import (
	"testing"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

func TestProfileRounds(t *testing.T) {
	rep := &report.Report{Speculation: make([]report.Speculation, 2)}
	if got := profile(rep, text.Parse("It might, perhaps.", text.Plain)).SpeculationPer1000; got != 666.7 {
		t.Errorf("2 markers in 3 words are %v in 1,000, want 666.7", got)
	}
}
