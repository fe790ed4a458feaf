package export

import (
	"fmt"
	"slices"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/review"
)

// corrected is the report of a review with the actors as the reader corrected
// them. The report of the review stays as it is.
func corrected(r *review.Review) *report.Report {
	if len(r.Corrections) == 0 {
		return r.Report
	}
	rep := *r.Report
	rep.Attributions = slices.Clone(rep.Attributions)
	rep.Consequences = slices.Clone(rep.Consequences)
	rep.Actors = slices.Clone(rep.Actors)
	for i, c := range r.Corrections {
		correct(&rep, c, fmt.Sprintf("%s.%d", c.Actor, i+1))
	}
	return &rep
}

// correct does one correction; fresh is the id of an actor that it makes. What it
// names and is not there, it leaves.
func correct(rep *report.Report, c review.ActorCorrection, fresh string) {
	at := indexActor(rep, c.Actor)
	if at < 0 {
		return
	}
	a := &rep.Actors[at]
	switch c.Kind {
	case review.Rename:
		a.Name = c.Name
	case review.Rekind:
		a.Kind = c.As
	case review.Drop:
		rep.Actors = slices.Delete(rep.Actors, at, at+1)
		point(rep, c.Actor, nil)
	case review.Merge:
		into := indexActor(rep, c.Into)
		if into < 0 || into == at {
			return
		}
		b := &rep.Actors[into]
		b.Mentions = slices.Concat(b.Mentions, a.Mentions)
		slices.SortFunc(b.Mentions, func(x, y report.Mention) int { return x.Start - y.Start })
		b.Attributions = slices.Concat(b.Attributions, a.Attributions)
		for _, name := range append([]string{a.Name}, a.Aliases...) {
			if name != b.Name && !slices.Contains(b.Aliases, name) {
				b.Aliases = append(slices.Clip(b.Aliases), name)
			}
		}
		rep.Actors = slices.Delete(rep.Actors, at, at+1)
		point(rep, c.Actor, &c.Into)
	case review.Split:
		left, gone := []report.Mention{}, []report.Mention{}
		for _, m := range a.Mentions {
			if slices.Contains(c.Mentions, m.Span()) {
				gone = append(gone, m)
			} else {
				left = append(left, m)
			}
		}
		a.Mentions = left
		rep.Actors = append(rep.Actors, report.Actor{ID: fresh, Name: c.Name, Kind: a.Kind,
			Aliases: []string{}, Mentions: gone, Attributions: []string{}, Why: a.Why})
	}
}

func indexActor(rep *report.Report, id string) int {
	return slices.IndexFunc(rep.Actors, func(a report.Actor) bool { return a.ID == id })
}

// point lets what pointed to actor from point to another, or to none.
func point(rep *report.Report, from string, to *string) {
	for i := range rep.Attributions {
		if p := rep.Attributions[i].Actor; p != nil && *p == from {
			rep.Attributions[i].Actor = to
		}
	}
	for i := range rep.Consequences {
		if p := rep.Consequences[i].Actor; p != nil && *p == from {
			rep.Consequences[i].Actor = to
		}
	}
}

// tell says a correction in words.
func (s *sheet) tell(c review.ActorCorrection) string {
	switch name := s.found(c.Actor); c.Kind {
	case review.Merge:
		return fmt.Sprintf("%s is the same as %s", name, s.found(c.Into))
	case review.Split:
		return fmt.Sprintf("%s of %s belong to %s", mentions(c.Mentions), name, c.Name)
	case review.Rename:
		return fmt.Sprintf("%s is called %s", name, c.Name)
	case review.Rekind:
		return fmt.Sprintf("%s is of kind %s", name, c.As)
	case review.Drop:
		return fmt.Sprintf("%s is no actor", name)
	default:
		return fmt.Sprintf("%s: %s", c.Kind, name)
	}
}

// found is the name that the analysis gave an actor.
func (s *sheet) found(id string) string {
	for _, rep := range []*report.Report{s.review.Report, s.report} {
		if i := indexActor(rep, id); i >= 0 {
			return rep.Actors[i].Name
		}
	}
	return id
}

func mentions(list []text.Span) string {
	if len(list) == 1 {
		return "1 mention"
	}
	return fmt.Sprintf("%d mentions", len(list))
}
