package actor

import (
	"slices"
	"testing"

	"ascribe/analyze/report"
)

func TestUnnamedGroups(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // all unnamed actors
	}{
		{"told about, not heard", "The ferry carried pilgrims to the island. The pilgrims slept on deck.",
			[]string{"unnamed pilgrims: pilgrims, The pilgrims"}},
		{"counts do not part a group", "Most rural voters backed the plan. Among 10 rural voters, six did not. The rural voters disagree.",
			[]string{"unnamed Most rural voters: Most rural voters, The rural voters"}},
		{"two groups with one noun stay two", "Officials in Oslo denied the report. Officials in Lisbon confirmed it.",
			[]string{"unnamed Officials in Oslo: Officials in Oslo", "unnamed Officials in Lisbon: Officials in Lisbon"}},
		{"what somebody is", "They were fishermen. The women became teachers.", nil},
		{"nobody and anybody", "No passengers were hurt. The pump brings water to the people.", nil},
		{"a number of people", "The survey of 412 residents has a large margin of error.", nil},
		{"relatives", "Her parents moved to Ghent.", nil},
		{"two actors at once", "Both agencies said the water was safe.", nil},
		{"those who were named", "Maria Keller met David Osei in Bern. The ministers discussed the border.", nil},
		{"an army is no people", "The Northern People’s Army marched on Friday.", nil},
		{"a verb is no part of a group", "Soldiers have killed three local militants near the dam.",
			[]string{"unnamed Soldiers: Soldiers", "unnamed three local militants: three local militants"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ofKind(report.Unnamed, find(t, tt.text))
			if !slices.Equal(got, tt.want) {
				t.Errorf("in %q\n got %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestPeopleOfOneIdentityAreAGroup(t *testing.T) {
	got := shown(find(t, "The charter protects transgender people."))
	if want := []string{"group transgender people: transgender people"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
