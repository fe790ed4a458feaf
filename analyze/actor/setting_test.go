package actor

import (
	"slices"
	"testing"

	"ascribe/analyze/report"
)

func TestSettings(t *testing.T) {
	tests := []struct {
		name, text string
		places     []string // on the list
	}{
		{"where something is", "A rally in Aleppo was praised. A shop in Homs was full.", nil},
		{"where something was done", "The ministers met in Aleppo on Friday. A bomb went off outside Homs.", []string{"Aleppo", "Homs"}},
		{"where a place lies", "The plant in Dayton, Ohio, was closed. A woman in Mombasa, Kenya, saw it.", []string{"Kenya"}},
		{"places in a row", "Shops in Tucson, Dallas and Miami were closed.", nil},
		{"whom an office is of", "Texas Sen. Ada Holm voted no. Gov. Carl Berg of Mississippi and Rep. Jane Moss, R-Utah, voted yes.", nil},
		{"where people go and come from", "He moved to Chicago in May. A student from Boston won the prize.", []string{"Chicago", "Boston"}},
		{"what something is from", "A Seattle firm built the bridge. The Brooklyn-based firm did not.", nil},
		{"platforms and seats of government", "The minister wrote on Twitter. The flags in the White House were lowered.", nil},
		{"platforms and seats that act", "Twitter closed her account. Officials at the White House denied it.", []string{"Twitter", "White House"}},
		{"behind a dash", "-Texas closed its borders on Friday, a firm in Ohio said.", []string{"Texas"}},
		{"acts", "Chicago sued the bank in May.", []string{"Chicago"}},
		{"is acted on", "Soldiers shelled Aleppo for a week. Rebels in Homs watched.", []string{"Aleppo"}},
		{"is dealt with", "Soldiers withdrew from Aleppo. The new rules apply to Chicago.", []string{"Aleppo", "Chicago"}},
		{"has those who act for it", "Chicago officials denied it. The Nevada delegation did not.", []string{"Chicago", "Nevada"}},
		{"named again and again", "A bomb went off in Homs. Two died in Homs. The market in Homs was closed.", []string{"Homs"}},
		{"a country, wherever", "He was arrested in Kenya. Two died in Nepal.", []string{"Kenya", "Nepal"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, a := range find(t, tt.text) {
				if a.Kind != report.Unnamed && a.Kind != report.Person {
					got = append(got, a.Name)
				}
			}
			if !slices.Equal(got, tt.places) {
				t.Errorf("%q\ngot  %q\nwant %q", tt.text, got, tt.places)
			}
		})
	}
}
