package main

import (
	"reflect"
	"testing"

	"ascribe/analyze/report"
)

// TestDropNested checks that what belonged to a nested attribution belongs to
// the one around it afterwards.
func TestDropNested(t *testing.T) {
	t1, t2 := "t1", "t2"
	at := func(start, end int) []report.Passage { return []report.Passage{{Start: start, End: end}} }
	rep := &report.Report{
		Attributions: []report.Attribution{
			{ID: t1, Cue: at(8, 11), Content: at(12, 60)},
			{ID: t2, Cue: at(20, 25), Content: at(26, 60), Nested: true},
		},
		Speculation:  []report.Speculation{{ID: "s1", Attribution: &t2}, {ID: "s2", Attribution: &t1}, {ID: "s3"}},
		Consequences: []report.Consequence{{ID: "c1", ClaimedBy: &t2}},
		Actors:       []report.Actor{{ID: "a1", Attributions: []string{t1, t2}}},
	}
	dropNested(rep)
	if len(rep.Attributions) != 1 || rep.Attributions[0].ID != t1 {
		t.Errorf("attributions %v, want t1 only", rep.Attributions)
	}
	for i, want := range []*string{&t1, &t1, nil} {
		if got := rep.Speculation[i].Attribution; !reflect.DeepEqual(got, want) {
			t.Errorf("marker %d belongs to %v, want %v", i, got, want)
		}
	}
	if got := rep.Consequences[0].ClaimedBy; got == nil || *got != t1 {
		t.Errorf("the consequence is claimed by %v, want t1", got)
	}
	if got := rep.Actors[0].Attributions; !reflect.DeepEqual(got, []string{t1}) {
		t.Errorf("the actor has %v, want t1 only", got)
	}
}
