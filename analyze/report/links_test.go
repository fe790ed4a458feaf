package report

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

const linked = "Ann and Bo said the president of France and his aide would fall, which hurts Ann."

// passage is the n-th place, counted from 1, where words stand in linked.
func passage(words string, n int) Passage {
	at := -1
	for range n {
		at += 1 + strings.Index(linked[at+1:], words)
	}
	return Passage{at, at + len(words), words}
}

func actor(id string, mentions ...Passage) Actor {
	a := Actor{ID: id}
	for _, m := range mentions {
		a.Mentions = append(a.Mentions, Mention{Passage: m})
	}
	return a
}

func TestLink(t *testing.T) {
	by := "t1"
	r := &Report{
		Attributions: []Attribution{
			{ID: "t1", Actors: []string{"a2", "a1", "a2", "gone"}},
			{ID: "t2", Actors: []string{}},
		},
		Actors: []Actor{
			actor("a1", passage("Ann", 1), passage("Ann", 2)), actor("a2", passage("Bo", 1)),
			actor("a3", passage("the president of France", 1), passage("his", 1)), actor("a4", passage("France", 1)),
			actor("a5", passage("his aide", 1)),
		},
		Consequences: []Consequence{
			{ID: "c1", ClaimedBy: &by, Cause: []Passage{passage("the president of France and his aide would fall", 1)}, Effect: []Passage{passage("hurts Ann", 1)}},
			{ID: "c2", Effect: []Passage{passage("president", 1)}},
		},
	}
	Link(r)
	check := func(what string, got []string, want ...string) {
		t.Helper()
		if got == nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}
	check("who says t1", r.Attributions[0].Actors, "a2", "a1")
	check("who says t2", r.Attributions[1].Actors)
	check("who claims c1", r.Consequences[0].Actors, "a2", "a1")
	check("who claims c2", r.Consequences[1].Actors)
	check("whom c1 is about", r.Consequences[0].About, "a1", "a3", "a5") // not France, not "his"
	check("whom c2 is about", r.Consequences[1].About, "a3")             // a part of the mention
	check("what a1 says", r.Actors[0].Attributions, "t1")
	check("what a1 claims", r.Actors[0].Consequences, "c1")
	check("what is about a1", r.Actors[0].ConsequencesAbout, "c1")
	check("what is about a3", r.Actors[2].ConsequencesAbout, "c1", "c2")
	check("what is about a4", r.Actors[3].ConsequencesAbout)
	if a, c := r.Attributions[0].Actor, r.Consequences[0].Actor; a == nil || *a != "a2" || c == nil || *c != "a2" || r.Attributions[1].Actor != nil {
		t.Errorf("actor is not the first of the actors: %v, %v", a, c)
	}
	again := *r
	again.Actors = slices.Clone(r.Actors)
	if Link(&again); !reflect.DeepEqual(&again, r) {
		t.Errorf("linked twice it is %+v", again)
	}
}

// Reports from before Attribution.Actors name the first actor only; the others
// list the attribution.
func TestLinkOlderReports(t *testing.T) {
	one := "a1"
	r := &Report{Attributions: []Attribution{{ID: "t1", Actor: &one}}, Actors: []Actor{{ID: "a0", Attributions: []string{"t1"}}, {ID: "a1", Attributions: []string{"t1"}}}}
	if Link(r); !slices.Equal(r.Attributions[0].Actors, []string{"a1", "a0"}) {
		t.Errorf("actors %q", r.Attributions[0].Actors)
	}
}
