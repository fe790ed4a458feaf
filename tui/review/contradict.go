package review

import (
	"slices"
	"strings"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// Contradiction is two people's corrections of one actor that cannot both hold.
type Contradiction struct{ A, B ActorCorrection }

// contradictions are those between two people's corrections, in the order of the
// second one's.
func contradictions(a, b []ActorCorrection) (out []Contradiction) {
	for i := range b {
		for j := range a {
			if contradict(&a[j], &b[i]) {
				out = append(out, Contradiction{a[j], b[i]})
			}
		}
	}
	return out
}

// contradict reports whether two corrections cannot both hold. One that says the
// same does not contradict.
func contradict(a, b *ActorCorrection) bool {
	if same(a, b) {
		return false
	}
	if a.Actor != b.Actor {
		// Somebody is merged into one whom the other takes for no actor.
		return a.Kind == Merge && b.Kind == Drop && a.Into == b.Actor || b.Kind == Merge && a.Kind == Drop && b.Into == a.Actor
	}
	switch {
	case a.Kind == Drop || b.Kind == Drop:
		return true // nothing else can be said of nobody
	case a.Kind == Split && b.Kind == Split:
		// Different mentions may go to different others, the same ones only to one.
		return slices.ContainsFunc(a.Mentions, func(m text.Span) bool { return slices.Contains(b.Mentions, m) })
	}
	return a.Kind == b.Kind || a.Kind == Merge && b.Kind == Split || a.Kind == Split && b.Kind == Merge
}

func same(a, b *ActorCorrection) bool {
	return a.Kind == b.Kind && a.Actor == b.Actor && a.Into == b.Into && strings.EqualFold(a.Name, b.Name) && a.As == b.As &&
		slices.Equal(a.Mentions, b.Mentions)
}

// mergedCorrections are the actions for those of b that a neither has nor
// contradicts.
func mergedCorrections(a, b []ActorCorrection) (out []Action) {
	for i := range b {
		k := &b[i]
		if !slices.ContainsFunc(a, func(o ActorCorrection) bool { return same(&o, k) || contradict(&o, k) }) {
			out = append(out, Action{Kind: CorrectActor, Correction: k})
		}
	}
	return out
}

// theirs are the corrections of b in the names that a's report has for the actors:
// the two may have been analysed by different versions of the program. One of an
// actor that a's does not have does nothing.
func theirs(a, b *Review) []ActorCorrection {
	if a.Report == nil || b.Report == nil {
		return b.Corrections
	}
	named, by := map[string]string{}, sameActors(b.Report, a.Report)
	alike := true // actors that both have under one name are the same
	for i := range b.Report.Actors {
		x := &b.Report.Actors[i]
		j := slices.IndexFunc(a.Report.Actors, func(y report.Actor) bool { return y.ID == x.ID })
		switch {
		case j < 0: // a's reviewer may have taken it for no actor
		case shareMention(x, &a.Report.Actors[j]):
			named[x.ID] = x.ID
		default:
			alike = false
			named[x.ID] = by[x.ID]
		}
	}
	name := func(id string) string {
		now, ok := named[id]
		switch {
		case id == "" || !ok && alike:
			return id
		case now == "":
			return "gone:" + id
		}
		return now
	}
	out := slices.Clone(b.Corrections)
	for i := range out {
		out[i].Actor, out[i].Into = name(out[i].Actor), name(out[i].Into)
	}
	return out
}

func shareMention(a, b *report.Actor) bool {
	for i := range a.Mentions {
		for j := range b.Mentions {
			if a.Mentions[i].Span() == b.Mentions[j].Span() {
				return true
			}
		}
	}
	return false
}
