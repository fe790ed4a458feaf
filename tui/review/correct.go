package review

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// Apply is the report with the actors corrected; r itself, whose links are set
// (report.Link), stays as it is. A correction of an actor that is merged away goes
// to the one that remains, one of an actor that is gone does nothing, and applying
// corrections twice is applying them once.
func Apply(r *report.Report, corrections []ActorCorrection) *report.Report {
	out, _ := apply(r, corrections)
	return out
}

// apply also gives the corrections with the names that actors had before each.
func apply(r *report.Report, corrections []ActorCorrection) (*report.Report, []ActorCorrection) {
	if len(corrections) == 0 {
		return r, corrections
	}
	corrections = slices.Clone(corrections)
	out := *r
	c := corrector{report: &out, into: map[string]string{}}
	out.Actors = make([]report.Actor, len(r.Actors))
	for i, a := range r.Actors {
		a.Aliases = slices.Clone(a.Aliases)
		a.Mentions = slices.Clone(a.Mentions)
		out.Actors[i] = a
	}
	out.Attributions = slices.Clone(r.Attributions)
	out.Consequences = slices.Clone(r.Consequences)
	for i := range corrections {
		c.correct(&corrections[i])
	}
	report.Link(&out)
	return &out, corrections
}

type corrector struct {
	report *report.Report
	into   map[string]string // where a merged actor went
}

// actor is the index of an actor, or of the one it was merged into; -1 for none.
func (c *corrector) actor(id string) int {
	for range len(c.into) + 1 {
		if next, ok := c.into[id]; ok {
			id = next
		}
	}
	return slices.IndexFunc(c.report.Actors, func(a report.Actor) bool { return a.ID == id })
}

func (c *corrector) correct(k *ActorCorrection) {
	i := c.actor(k.Actor)
	if i < 0 {
		return
	}
	a := &c.report.Actors[i]
	k.Called = a.Name
	switch k.Kind {
	case Rename:
		if k.Name != "" && k.Name != a.Name {
			a.Aliases = addName(slices.DeleteFunc(a.Aliases, func(s string) bool { return s == k.Name }), a.Name)
			a.Name = k.Name
		}
	case Rekind:
		if k.As != "" {
			a.Kind = k.As
		}
	case Drop:
		c.repoint(a.ID)
		c.report.Actors = slices.Delete(c.report.Actors, i, i+1)
	case Merge:
		into := c.actor(k.Into)
		if into >= 0 {
			k.Joined = c.report.Actors[into].Name
		}
		c.merge(i, into)
	case Split:
		c.split(i, k)
	}
}

func (c *corrector) merge(from, into int) {
	if into < 0 || into == from {
		return
	}
	a, b := &c.report.Actors[from], &c.report.Actors[into]
	for _, s := range append([]string{a.Name}, a.Aliases...) {
		if s != b.Name {
			b.Aliases = addName(b.Aliases, s)
		}
	}
	b.Mentions = append(b.Mentions, a.Mentions...)
	sortMentions(b.Mentions)
	b.Mentions = slices.CompactFunc(b.Mentions, func(x, y report.Mention) bool { return x.Span() == y.Span() })
	if b.Role == nil {
		b.Role = a.Role
	}
	c.repoint(a.ID, b.ID)
	c.into[a.ID] = b.ID
	c.report.Actors = slices.Delete(c.report.Actors, from, from+1)
}

// split gives the mentions that leave an actor, and what is said at them, to a
// new one, which stands after it in the list.
func (c *corrector) split(i int, k *ActorCorrection) {
	a := &c.report.Actors[i]
	leaves := func(m report.Mention) bool { return slices.Contains(k.Mentions, m.Span()) }
	fresh := report.Actor{ID: c.fresh(a.ID), Name: k.Name, Kind: a.Kind, Aliases: []string{}, Mentions: []report.Mention{},
		Why: report.Why{By: "reader", Note: "split from " + a.Name}}
	for _, m := range a.Mentions {
		if leaves(m) {
			fresh.Mentions = append(fresh.Mentions, m)
		}
	}
	if len(fresh.Mentions) == 0 || len(fresh.Mentions) == len(a.Mentions) {
		return
	}
	if fresh.Name == "" {
		fresh.Name = fresh.Mentions[0].Text
	}
	a.Mentions = slices.DeleteFunc(a.Mentions, leaves)
	old, stay := a.ID, slices.Clone(a.Mentions)
	c.report.Actors = slices.Insert(c.report.Actors, i+1, fresh)
	for j := range c.report.Attributions {
		t := &c.report.Attributions[j]
		switch {
		case !slices.Contains(t.Actors, old) || !touches(t.Source, fresh.Mentions):
		case touches(t.Source, stay): // both speak
			t.Actors = replaced(t.Actors, old, old, fresh.ID)
		default:
			t.Actors = replaced(t.Actors, old, fresh.ID)
		}
	}
}

// repoint has the attributions of an actor be those of others, or of nobody.
func (c *corrector) repoint(from string, to ...string) {
	for i := range c.report.Attributions {
		t := &c.report.Attributions[i]
		t.Actors = replaced(t.Actors, from, to...)
	}
}

// replaced is a list with others in the place of one.
func replaced(list []string, one string, others ...string) []string {
	i := slices.Index(list, one)
	if i < 0 {
		return list
	}
	return slices.Concat(list[:i], others, list[i+1:])
}

// fresh is an id for an actor split from another.
func (c *corrector) fresh(id string) string {
	for n := 2; ; n++ {
		if next := id + "." + strconv.Itoa(n); c.actor(next) < 0 {
			return next
		}
	}
}

func addName(names []string, name string) []string {
	if slices.Contains(names, name) {
		return names
	}
	return append(names, name)
}

func sortMentions(m []report.Mention) {
	slices.SortStableFunc(m, func(a, b report.Mention) int { return a.Start - b.Start })
}

func touches(source []report.Passage, mentions []report.Mention) bool {
	for _, p := range source {
		for _, m := range mentions {
			if p.Span().Overlaps(text.Span{Start: m.Start, End: m.End}) {
				return true
			}
		}
	}
	return false
}

// Say says the correction in words; name is how an actor is called where the
// correction does not know.
func (k *ActorCorrection) Say(name func(id string) string) string {
	who := cmp.Or(k.Called, name(k.Actor))
	switch k.Kind {
	case Merge:
		return who + " is the same as " + cmp.Or(k.Joined, name(k.Into))
	case Split:
		if len(k.Mentions) == 1 {
			return fmt.Sprintf("1 mention of %s belongs to %s", who, k.Name)
		}
		return fmt.Sprintf("%d mentions of %s belong to %s", len(k.Mentions), who, k.Name)
	case Rename:
		if who == k.Name { // the report has the new name already
			who = "Actor " + k.Actor
		}
		return who + " is called " + k.Name
	case Rekind:
		return fmt.Sprintf("%s is of kind %s", who, k.As)
	case Drop:
		return who + " is no actor"
	}
	return fmt.Sprintf("%s: %s", k.Kind, who)
}
