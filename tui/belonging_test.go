package tui

import (
	"slices"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"ascribe/tui/page"
)

// From every actor of the list the keys lead to all it says, to the consequences
// it claims and to those it is in, and the reasons list these consequences.
func TestAnActorLeadsToWhatBelongsToIt(t *testing.T) {
	claimed, in := 0, 0
	for _, name := range []string{"strait.txt", "harbour.md"} {
		m := openedAt(t, nil, 200, 60, name)
		r := m.found.report
		for i := range r.Actors {
			a := &r.Actors[i]
			claimed, in = claimed+len(a.Consequences), in+len(a.ConsequencesAbout)
			m.spotlight(i)
			places := len(m.found.ofActor(i))
			met := map[string]bool{}
			for range places {
				press(m, "]")
				if it, ok := m.current(); ok && it.Layer == page.Attribution {
					met[r.Attributions[it.Index].ID] = true
				} else if ok && it.Layer == page.Consequences {
					met[r.Consequences[it.Index].ID] = true
				}
			}
			for _, id := range slices.Concat(a.Attributions, a.Consequences, a.ConsequencesAbout) {
				if !met[id] {
					t.Errorf("%s: ] does not lead from %s to %s", name, a.Name, id)
				}
			}
			why := strings.Join(m.why(page.Item{Layer: page.Actors, Index: i}, 2000), "\n")
			for k := range r.Consequences {
				c := &r.Consequences[k]
				if row := m.found.arrow(c); slices.Contains(slices.Concat(a.Consequences, a.ConsequencesAbout), c.ID) && !strings.Contains(why, row) {
					t.Errorf("%s: the reasons for %s do not list %q", name, a.Name, row)
				}
			}
			m.spotlight(-1)
		}
	}
	if claimed < 3 || in < 10 {
		t.Errorf("%d consequences are claimed by actors, %d are about them: too few to test anything", claimed, in)
	}
}

func TestWhatBelongsToAnActorStandsOut(t *testing.T) {
	m := reader(t, 120, 40, termenv.Ascii)
	r := m.found.report
	r.Actors[0].Consequences = []string{"c1"}
	m.spotlight(0)
	bright := m.bright()
	for _, p := range slices.Concat(r.Attributions[0].Content, r.Consequences[0].Cause, r.Consequences[0].Effect) {
		if !slices.ContainsFunc(bright, p.Span().Overlaps) {
			t.Errorf("%q does not stand out", p.Text)
		}
	}
}
