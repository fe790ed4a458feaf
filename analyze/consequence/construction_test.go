package consequence

import (
	"testing"

	"ascribe/analyze/report"
)

// Constructions that the definition names and TestFind has not, on sentences of our own.
func TestConstructions(t *testing.T) {
	tests := []struct {
		name, text, cause, effect string
		certainty                 report.Certainty
	}{
		{"spark", "The arrest of the bishop sparked riots in the capital.", "The arrest of the bishop", "riots in the capital", report.Asserted},
		{"fuel", "Cheap loans fuelled a boom in house prices.", "Cheap loans", "a boom in house prices", report.Asserted},
		{"isolate", "The vote could further isolate the government.", "The vote", "the government", report.Possible},
		{"divert", "The dispute will divert money from the schools.", "The dispute", "money from the schools", report.Likely},
		{"undermine", "Such attacks undermine trust in the police.", "Such attacks", "trust in the police", report.Asserted},
		{"risk", "The deepening alliance risks escalating tensions in the region.", "The deepening alliance", "escalating tensions in the region", report.Possible},
		{"threaten", "The drought threatens the harvest in the south.", "The drought", "the harvest in the south", report.Possible},
		{"pave the way", "The ruling paves the way for new elections.", "The ruling", "new elections", report.Possible},
		{"translate into", "Lower oil prices could translate into cheaper tickets for travellers.", "Lower oil prices", "cheaper tickets for travellers", report.Possible},
		{"in response to", "The union called a strike in response to the cuts.", "the cuts", "The union called a strike", report.Asserted},
		{"noun of result", "The delay was the result of a shortage of drivers.", "a shortage of drivers", "The delay", report.Asserted},
		{"consequence of", "The flood was a consequence of the broken dam.", "the broken dam", "The flood", report.Asserted},
		{"prevention", "The new barrier prevented the river from flooding the village.", "The new barrier", "the river from flooding the village", report.Asserted},
		{"aversion", "The ceasefire averted a wider war.", "The ceasefire", "a wider war", report.Asserted},
		{"participle", "The storm cut the power lines, leaving thousands of homes in the dark.", "The storm cut the power lines", "thousands of homes in the dark", report.Asserted},
		{"unlikely", "The new tax is unlikely to lead to lower emissions.", "The new tax", "lower emissions", report.Doubtful},
	}
	f := finder(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := find1(t, f, tt.text)
			e := Example{Gold: []Pair{{Cause: where(t, tt.text, tt.cause), Effect: where(t, tt.text, tt.effect), Certainty: tt.certainty}}}
			if s := Compare(e, got); s.Strict != 1 || s.Certain != 1 {
				t.Errorf("%q\nwant %q -> %q %s", tt.text, tt.cause, tt.effect, tt.certainty)
				for _, c := range got {
					t.Errorf(" got %q -> %q %s by %s (%.2f)", c.Cause[0].Text, c.Effect[0].Text, c.Certainty, c.Why.By, c.Confidence)
				}
			}
		})
	}
}
