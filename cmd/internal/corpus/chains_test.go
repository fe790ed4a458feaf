package corpus

import (
	"slices"
	"testing"

	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

func TestEntityMarks(t *testing.T) {
	s := syntax.Sentence{Document: "d", Form: []string{"Ada", "Brandt", "met", "her", "aunt", "and", "left", "."},
		Misc: []string{"Entity=(1-person-new", "Entity=1)", "_", "Entity=(2-person-new(1-person-giv)", "X=y|Entity=2)", "Entity=(3[1/2]-organization-new)", "_", "Entity=(3[2/2]-organization-new)"}}
	n := len(s.Form)
	s.POS, s.Lemma, s.Label, s.Head, s.Space = make([]string, n), make([]string, n), make([]string, n), make([]int, n), make([]bool, n)
	for i := range s.Space {
		s.Space[i] = true
	}
	got := entities([]syntax.Sentence{s})
	want := []Chain{
		{Person, []text.Span{{Start: 0, End: 10}, {Start: 15, End: 18}}},
		{Person, []text.Span{{Start: 15, End: 23}}},
		{Organisation, []text.Span{{Start: 24, End: 34}}},
	}
	if !slices.EqualFunc(got.Chains, want, func(a, b Chain) bool { return a.Kind == b.Kind && slices.Equal(a.Mentions, b.Mentions) }) {
		t.Errorf("got %v, want %v", got.Chains, want)
	}
}

func TestSpaces(t *testing.T) {
	s := syntax.Sentence{Form: []string{`"`, "I", "do", "n't", "know", ",", `"`, "the", "firm", "'s", "head", "(", "US$", "3", ")", "said", "."}}
	spaces(&s)
	got := ""
	for i, w := range s.Form {
		got += w
		if s.Space[i] {
			got += " "
		}
	}
	if want := `"I don't know," the firm's head (US$3) said. `; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
