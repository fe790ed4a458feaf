package consequence

import (
	"testing"

	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// A find with a higher score is not less likely right.
func TestConfidenceRises(t *testing.T) {
	last := 0.0
	for i := range 101 {
		c := confidence(find{accept: float64(i) / 100, sure: 1})
		if c < last || c <= 0 || c > 1 {
			t.Errorf("score %.2f: confidence %.2f after %.2f", float64(i)/100, c, last)
		}
		last = c
	}
}

// Places of words that are only lessons are candidates, to be learnt from, but no spots.
func TestLessonsAreNotLookedAt(t *testing.T) {
	f := finder(t)
	doc := text.Parse("With the help of the army, people from the village left after the storm.", text.Plain)
	p := newPage(doc, syntax.New().Parse(doc))
	lessons := 0
	for _, c := range f.table.candidates(p, doc.Sentences[0]) {
		if c.lesson {
			lessons++
		}
	}
	if lessons == 0 {
		t.Error("no lessons among the candidates")
	}
	for _, s := range f.spots(p, 0) {
		if s.c.lesson {
			t.Errorf("%q is looked at", s.c.id)
		}
	}
}
