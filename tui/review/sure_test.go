package review

import (
	"slices"
	"testing"

	"ascribe/analyze/report"
)

// A finding below the least confidence is gone, but not what holds another up.
func TestSure(t *testing.T) {
	t1, t2 := "t1", "t2"
	r := &report.Report{
		Attributions: []report.Attribution{{ID: t1, Confidence: .4}, {ID: t2, Confidence: .3}, {ID: "t3", Confidence: .5}},
		Speculation:  []report.Speculation{{ID: "s1", Confidence: .2, Attribution: &t1}},
		Consequences: []report.Consequence{{ID: "c1", ClaimedBy: &t2}}, // not rated
	}
	got := Sure(r, .5)
	var ids []string
	for _, a := range got.Attributions {
		ids = append(ids, a.ID)
	}
	if !slices.Equal(ids, []string{"t2", "t3"}) || len(got.Speculation) != 0 || len(got.Consequences) != 1 {
		t.Errorf("attributions %v, %d speculation, %d consequences", ids, len(got.Speculation), len(got.Consequences))
	}
	if len(r.Attributions) != 3 || Sure(r, 0) != r {
		t.Error("the report itself was changed")
	}
}

// What is hidden is not asked for, but a dispute holds until somebody settles it.
func TestUndone(t *testing.T) {
	r := &Review{
		Report: &report.Report{Attributions: []report.Attribution{{ID: "t1", Confidence: .9}, {ID: "t2", Confidence: .3}, {ID: "t3", Confidence: .3}}},
		Claims: []Claim{{ID: "t1"}, {ID: "t2"}, {ID: "t3", Verdict: Disputed}, {ID: "own1", Own: true}, {ID: "own2", Own: true, Lost: true}},
	}
	for least, want := range map[float64][3]int{0: {3, 1, 4}, .5: {2, 1, 2}, 1: {1, 1, 1}} {
		open, disputed := r.Undone(least)
		if got := [3]int{open, disputed, len(r.Asked(least))}; got != want {
			t.Errorf("above %v: open, disputed, asked %v, want %v", least, got, want)
		}
	}
	r.Claim("t3").Was = "other words"
	if open, disputed := r.Undone(0); open != 4 || disputed != 0 {
		t.Errorf("with edited words %d are open and %d disputed", open, disputed)
	}
	if open, disputed := r.Undone(.5); open != 2 || disputed != 1 {
		t.Errorf("hidden, with edited words, %d are open and %d disputed", open, disputed)
	}
}
