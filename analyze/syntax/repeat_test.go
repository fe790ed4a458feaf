package syntax

import (
	"math"
	"slices"
	"testing"
)

// scoresOf gives log probabilities from some labels' probabilities; the rest is O.
func scoresOf(words ...map[string]float64) (scores []float32) {
	for _, w := range words {
		row := make([]float32, nameLabels)
		rest := 1.0
		for l, name := range NameLabels {
			p := max(w[name], 1e-6)
			row[l] = float32(math.Log(p))
			rest -= p
		}
		row[0] = float32(math.Log(rest))
		scores = append(scores, row...)
	}
	return scores
}

func TestRecall(t *testing.T) {
	surely := map[string]float64{"B-PERSON": 0.97}
	perhaps := map[string]float64{"B-PERSON": 0.4, "B-ORG": 0.55}
	words := []string{"Brandt", "Brandt", "BRANDT", "brandt", "Brandt's", "Kivu"}
	scores := scoresOf(surely, surely, perhaps, perhaps, perhaps, perhaps)
	before := slices.Clone(scores)
	recall(words, scores)
	best := func(i int) string {
		row := scores[i*nameLabels:][:nameLabels]
		return NameLabels[slices.Index(row, slices.Max(row))]
	}
	if got := best(2); got != "B-PERSON" {
		t.Errorf("a word that is a person twice elsewhere comes out as %s", got)
	}
	for i := 3; i < len(words); i++ {
		if !slices.Equal(scores[i*nameLabels:][:nameLabels], before[i*nameLabels:][:nameLabels]) {
			t.Errorf("%q stands nowhere else with a capital, and has changed", words[i])
		}
	}
	for i := range words {
		sum := 0.0
		for _, v := range scores[i*nameLabels:][:nameLabels] {
			sum += math.Exp(float64(v))
		}
		if math.Abs(sum-1) > 1e-3 {
			t.Errorf("the probabilities of word %d sum up to %.4f", i, sum)
		}
	}
}
