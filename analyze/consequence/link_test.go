package consequence

import (
	"slices"
	"testing"

	"ascribe/analyze/report"
)

func TestLink(t *testing.T) {
	at := func(start int, s string) []report.Passage {
		return []report.Passage{{Start: start, End: start + len(s), Text: s}}
	}
	said := "the drought"
	tests := []struct {
		name string
		cs   []report.Consequence
		want [][]string
	}{
		{"chain by span", []report.Consequence{
			{ID: "c1", Cause: at(0, "the drought"), Effect: at(20, "crop failure")},
			{ID: "c2", Cause: at(20, "crop failure"), Effect: at(40, "hunger")}},
			[][]string{{}, {"c1"}}},
		{"chain by words", []report.Consequence{
			{ID: "c1", Cause: at(0, "a leak"), Effect: at(20, "an explosion")},
			{ID: "c2", Cause: at(90, "The explosion"), Effect: at(140, "panic")}},
			[][]string{{}, {"c1"}}},
		{"shared cause", []report.Consequence{
			{ID: "c1", Cause: at(0, "the drought"), Effect: at(20, "crop failure")},
			{ID: "c2", Cause: at(60, "it"), Effect: at(80, "fires"), CauseRefersTo: &said}},
			[][]string{{}, {"c1"}}},
		{"two pronouns are not the same thing", []report.Consequence{
			{ID: "c1", Cause: at(0, "it"), Effect: at(20, "crop failure")},
			{ID: "c2", Cause: at(60, "it"), Effect: at(80, "fires")}},
			[][]string{{}, {}}},
		{"a circle is cut in text order", []report.Consequence{
			{ID: "c1", Cause: at(0, "fear"), Effect: at(20, "violence")},
			{ID: "c2", Cause: at(60, "violence"), Effect: at(80, "fear")}},
			[][]string{{}, {"c1"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			Link(tt.cs)
			for i, c := range tt.cs {
				if !slices.Equal(c.Follows, tt.want[i]) {
					t.Errorf("%s follows %v, want %v", c.ID, c.Follows, tt.want[i])
				}
			}
		})
	}
}
