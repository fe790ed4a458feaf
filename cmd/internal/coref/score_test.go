package coref

import (
	"math"
	"testing"
)

// The wanted values are worked out by hand from the definitions.
func TestScore(t *testing.T) {
	type prf struct{ p, r float64 }
	tests := []struct {
		name          string
		key, response [][]int
		muc, b3, ceaf prf
	}{
		{"the same", [][]int{{1, 2}, {3, 4, 5}}, [][]int{{3, 4, 5}, {2, 1}}, prf{1, 1}, prf{1, 1}, prf{1, 1}},
		{"nothing found", [][]int{{1, 2}}, nil, prf{}, prf{}, prf{}},
		{
			// One chain in two: one of two links is recalled. B³: recall (4/9+4/9+1/9)... of three
			// mentions in a chain of three, two together and one alone: (2·2/3 + 1·1/3)/3 = 5/9.
			// CEAF: the larger part aligns, 2·2/(3+2) = 4/5, over one key and two response chains.
			"split", [][]int{{1, 2, 3}}, [][]int{{1, 2}, {3}},
			prf{1, 1. / 2}, prf{1, 5. / 9}, prf{2. / 5, 4. / 5},
		},
		{
			// Two chains in one: the response's three links hold two right ones. B³: each of four
			// mentions has half its response chain with it. CEAF: 2·2/(2+4) = 2/3.
			"merged", [][]int{{1, 2}, {3, 4}}, [][]int{{1, 2, 3, 4}},
			prf{2. / 3, 1}, prf{1. / 2, 1}, prf{2. / 3, 1. / 3},
		},
		{
			// A mention missed (3) and one too many (9), each a part of its own:
			// key {1 2 3}: 3 - 1 part - 1 alone = 1 of 2 links; response {1 2 9} likewise.
			// B³: 2·2/3 of three mentions, both ways. CEAF: 2·2/(3+3) = 2/3.
			"mentions differ", [][]int{{1, 2, 3}}, [][]int{{1, 2, 9}},
			prf{1. / 2, 1. / 2}, prf{4. / 9, 4. / 9}, prf{2. / 3, 2. / 3},
		},
		{
			// Luo's example of five objects of which two are missed: key {1..5} {6 7} {8 9 A B C},
			// response {1..5} {6 7 8 9 A B C}. MUC: 9 links of 9 recalled, 9 of 10 right.
			// B³ precision: (5 + (2·2+5·5)/7)/12. CEAF: (1 + 2·5/12) over 3 and 2 chains.
			"two of three chains as one",
			[][]int{{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}}, [][]int{{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}},
			prf{9. / 10, 1}, prf{(5 + 29./7) / 12, 1}, prf{(1 + 10./12) / 2, (1 + 10./12) / 3},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var s Score
			s.Add(tt.key, tt.response)
			for name, c := range map[string]struct {
				got  Ratio
				want prf
			}{"MUC": {s.MUC, tt.muc}, "B3": {s.B3, tt.b3}, "CEAF": {s.CEAF, tt.ceaf}} {
				p, r, _ := c.got.PRF()
				if math.Abs(p-c.want.p) > 1e-9 || math.Abs(r-c.want.r) > 1e-9 {
					t.Errorf("%s: precision %.4f recall %.4f, want %.4f %.4f", name, p, r, c.want.p, c.want.r)
				}
			}
		})
	}
}

func TestScoreSumsOverDocuments(t *testing.T) {
	var s Score
	s.Add([][]int{{1, 2}}, [][]int{{1, 2}})
	s.Add([][]int{{1, 2}}, nil)
	// MUC, B³ and CEAF all have precision 1 and recall 1/2.
	if got, want := s.CoNLL(), 2./3; math.Abs(got-want) > 1e-9 {
		t.Errorf("CoNLL F1 %.4f, want %.4f", got, want)
	}
}

func TestAssign(t *testing.T) {
	tests := []struct {
		gain [][]float64
		want float64
	}{
		{nil, 0},
		{[][]float64{{.9, .8}, {.8, .1}}, 1.6},
		{[][]float64{{.5}, {.7}, {.6}}, .7},
		{[][]float64{{.2, .9, 0}, {.3, .8, .7}}, 1.6},
		{[][]float64{{1, 2, 3}, {2, 4, 6}, {3, 6, 9}}, 14},
	}
	for _, tt := range tests {
		if got := assign(tt.gain); math.Abs(got-tt.want) > 1e-9 {
			t.Errorf("assign(%v) = %v, want %v", tt.gain, got, tt.want)
		}
	}
}
