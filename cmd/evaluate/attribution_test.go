package main

import (
	"testing"

	"ascribe/analyze/text"
)

func TestDifference(t *testing.T) {
	const source = "Anna Kovac, the mayor, said"
	at := func(from, to int) []text.Span { return []text.Span{{Start: from, End: to}} }
	tests := []struct {
		want        string
		gold, found []text.Span
	}{
		{"same", at(0, 10), at(0, 10)},
		{"same", nil, nil},
		{"gold has none", nil, at(0, 10)},
		{"none found", at(0, 10), nil},
		{"without closing mark", at(0, 22), at(0, 21)},
		{"too short", at(0, 22), at(0, 10)},
		{"too long", at(0, 10), at(0, 21)},
		{"shifted", at(0, 15), at(5, 21)},
		{"another phrase", at(0, 10), at(12, 21)},
	}
	for _, test := range tests {
		if got := difference(source, test.gold, test.found); got != test.want {
			t.Errorf("gold %v, found %v: %q, want %q", test.gold, test.found, got, test.want)
		}
	}
}
