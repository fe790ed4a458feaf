package review

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ascribe/analyze"
	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// analysed are the articles of the folder samples with their reports.
func analysed(t *testing.T) map[string]*report.Report {
	t.Helper()
	a, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	names, _ := filepath.Glob(filepath.Join("..", "..", "samples", "*.txt"))
	markdown, _ := filepath.Glob(filepath.Join("..", "..", "samples", "*.md"))
	out := map[string]*report.Report{}
	for _, name := range append(names, markdown...) {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if out[filepath.Base(name)], err = a.Analyze(context.Background(), analyze.Article{Text: string(source)}); err != nil {
			t.Fatal(err)
		}
	}
	if len(out) < 6 {
		t.Fatalf("%d samples, want at least six", len(out))
	}
	return out
}

// bothWays checks that the links of a report between actors, attributions and
// consequences are the same from both sides, and that nothing names what is gone.
func bothWays(t *testing.T, what string, r *report.Report) {
	t.Helper()
	type link struct{ kind, actor, finding string }
	fromActors, fromFindings := map[link]bool{}, map[link]bool{}
	for _, a := range r.Actors {
		for kind, ids := range map[string][]string{"says": a.Attributions, "claims": a.Consequences, "is in": a.ConsequencesAbout} {
			if ids == nil {
				t.Errorf("%s: what %s %s is null", what, a.ID, kind)
			}
			for _, id := range ids {
				fromActors[link{kind, a.ID, id}] = true
			}
		}
	}
	first := func(id string, actor *string, actors []string) {
		if (actor == nil) != (len(actors) == 0) || actor != nil && *actor != actors[0] {
			t.Errorf("%s: the actor of %s is not the first of %q", what, id, actors)
		}
	}
	said := map[string][]string{}
	for _, a := range r.Attributions {
		said[a.ID] = a.Actors
		first(a.ID, a.Actor, a.Actors)
		for _, id := range a.Actors {
			fromFindings[link{"says", id, a.ID}] = true
		}
	}
	for _, c := range r.Consequences {
		first(c.ID, c.Actor, c.Actors)
		if by := c.ClaimedBy; by != nil && !slices.Equal(said[*by], c.Actors) || by == nil && len(c.Actors) > 0 {
			t.Errorf("%s: %s is claimed by %q, not by those who say it", what, c.ID, c.Actors)
		}
		for _, id := range c.Actors {
			fromFindings[link{"claims", id, c.ID}] = true
		}
		for _, id := range c.About {
			fromFindings[link{"is in", id, c.ID}] = true
		}
	}
	for l := range fromActors {
		if !fromFindings[l] {
			t.Errorf("%s: %s lists that it %s %s, which does not name it", what, l.actor, l.kind, l.finding)
		}
	}
	for l := range fromFindings {
		if !fromActors[l] {
			t.Errorf("%s: %s names %s, which does not list that it %s it", what, l.finding, l.actor, l.kind)
		}
	}
}

// Over all samples links are the same both ways, as found, without the less
// certain findings, and after each kind of correction of each actor.
func TestLinksBothWays(t *testing.T) {
	claimed, about := 0, 0
	for name, r := range analysed(t) {
		bothWays(t, name, r)
		bothWays(t, name+", the surer", Sure(r, .6))
		for i := range r.Actors {
			a := &r.Actors[i]
			claimed, about = claimed+len(a.Consequences), about+len(a.ConsequencesAbout)
			for _, k := range correctionsOf(r, i) {
				got := Apply(r, []ActorCorrection{k})
				bothWays(t, name+" after "+string(k.Kind)+" of "+a.Name, got)
				inherited(t, r, got, &k)
			}
		}
	}
	if claimed < 5 || about < 20 {
		t.Errorf("actors claim %d consequences and are in %d: too few to test anything", claimed, about)
	}
}

// correctionsOf are corrections of each kind of one actor.
func correctionsOf(r *report.Report, i int) []ActorCorrection {
	a := &r.Actors[i]
	list := []ActorCorrection{
		{Kind: Merge, Actor: a.ID, Into: r.Actors[(i+1)%len(r.Actors)].ID},
		{Kind: Rename, Actor: a.ID, Name: strings.ToUpper(a.Name)},
		{Kind: Rekind, Actor: a.ID, As: report.Media},
		{Kind: Drop, Actor: a.ID},
	}
	for _, m := range a.Mentions {
		list = append(list, ActorCorrection{Kind: Split, Actor: a.ID, Name: "another", Mentions: []text.Span{m.Span()}})
	}
	return list
}

// inherited checks that no link is lost: what an actor said, claimed and is in
// belongs to the one it was merged into, to it and the one that was split off, to
// itself under its new name or kind, or to nobody when it is no actor.
func inherited(t *testing.T, before, after *report.Report, k *ActorCorrection) {
	t.Helper()
	links := func(r *report.Report, ids ...string) (out []string) {
		for _, a := range r.Actors {
			if slices.Contains(ids, a.ID) {
				out = slices.Concat(out, a.Attributions, a.Consequences, a.ConsequencesAbout)
			}
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	was, is := links(before, k.Actor), links(after, k.Actor)
	switch k.Kind {
	case Merge:
		was, is = links(before, k.Actor, k.Into), links(after, k.Into)
	case Split:
		is = links(after, k.Actor, k.Actor+".2")
	case Drop:
		was = nil
	}
	if !slices.Equal(was, is) {
		t.Errorf("%s of %s: links %q, want %q", k.Kind, k.Actor, is, was)
	}
}
