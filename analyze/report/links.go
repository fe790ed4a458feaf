package report

import (
	"cmp"
	"slices"

	"ascribe/analyze/text"
)

// Link sets the links between actors, attributions and consequences, both ways,
// from who speaks in the attributions (Attribution.Actors), which attribution a
// consequence is claimed in (ClaimedBy) and where the actors are mentioned:
//
//   - an attribution is listed by each of its actors, of whom the first is Actor;
//   - a consequence is claimed by the actors of its attribution;
//   - it is about those who are mentioned in its cause or effect. A mention inside
//     a longer one is incidental and does not count: in "the president of France"
//     the country only tells which president.
//
// Lists are in the order of the report. An attribution without a list of actors,
// as older reports have them, gets those that name it and are named by it.
func Link(r *Report) {
	actor := make(map[string]*Actor, len(r.Actors))
	for i := range r.Actors {
		actor[r.Actors[i].ID] = &r.Actors[i]
	}
	speakers := speakersOf(r)
	for i := range r.Actors {
		a := &r.Actors[i]
		a.Attributions, a.Consequences, a.ConsequencesAbout = []string{}, []string{}, []string{}
	}
	said := make(map[string]*Attribution, len(r.Attributions))
	for i := range r.Attributions {
		t := &r.Attributions[i]
		said[t.ID] = t
		t.Actors = present(actor, speakers[i])
		t.Actor = first(t.Actors)
		for _, id := range t.Actors {
			actor[id].Attributions = append(actor[id].Attributions, t.ID)
		}
	}
	mentions := outermost(r.Actors)
	for i := range r.Consequences {
		c := &r.Consequences[i]
		c.Actors = []string{}
		if c.ClaimedBy != nil && said[*c.ClaimedBy] != nil {
			c.Actors = slices.Clone(said[*c.ClaimedBy].Actors)
		}
		c.Actor = first(c.Actors)
		for _, id := range c.Actors {
			actor[id].Consequences = append(actor[id].Consequences, c.ID)
		}
		c.About = mentions.within(r.Actors, c.Cause, c.Effect)
		for _, id := range c.About {
			actor[id].ConsequencesAbout = append(actor[id].ConsequencesAbout, c.ID)
		}
	}
}

// speakersOf are the actors of each attribution.
func speakersOf(r *Report) [][]string {
	listed := map[string][]string{} // by attribution, in older reports
	for _, a := range r.Actors {
		for _, t := range a.Attributions {
			listed[t] = append(listed[t], a.ID)
		}
	}
	out := make([][]string, len(r.Attributions))
	for i, t := range r.Attributions {
		out[i] = t.Actors
		if t.Actors == nil {
			if t.Actor != nil {
				out[i] = append(out[i], *t.Actor)
			}
			out[i] = append(out[i], listed[t.ID]...)
		}
	}
	return out
}

// present are the ids that actors have, each once.
func present(actor map[string]*Actor, ids []string) []string {
	out := []string{}
	for _, id := range ids {
		if actor[id] != nil && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func first(ids []string) *string {
	if len(ids) == 0 {
		return nil
	}
	id := ids[0]
	return &id
}

// place is a mention of actor number actor.
type place struct {
	text.Span
	actor int
}

// places are mentions in the order of the text, none inside another.
type places []place

func outermost(actors []Actor) places {
	var all places
	for i, a := range actors {
		for _, m := range a.Mentions {
			all = append(all, place{m.Span(), i})
		}
	}
	slices.SortStableFunc(all, func(a, b place) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	var out places
	for _, m := range all {
		if n := len(out); n == 0 || out[n-1].End < m.End || out[n-1].Span == m.Span {
			out = append(out, m)
		}
	}
	return out
}

// within are the ids of the actors who are mentioned in passages, in the order of
// the report. A mention of which the passage is a part is in it, too.
func (ps places) within(actors []Actor, parts ...[]Passage) []string {
	var found []int
	for _, p := range slices.Concat(parts...) {
		s := p.Span()
		at, _ := slices.BinarySearchFunc(ps, s.Start, func(m place, start int) int { return cmp.Compare(m.End, start+1) })
		for ; at < len(ps) && ps[at].Start < s.End; at++ {
			if m := ps[at]; s.Contains(m.Span) || m.Contains(s) {
				found = append(found, m.actor)
			}
		}
	}
	slices.Sort(found)
	ids := []string{}
	for _, i := range slices.Compact(found) {
		ids = append(ids, actors[i].ID)
	}
	return ids
}
