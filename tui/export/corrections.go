package export

import (
	"slices"

	"ascribe/analyze/report"
	"ascribe/tui/review"
)

// tell says a correction in words.
func (s *sheet) tell(c review.ActorCorrection) string { return c.Say(s.found) }

// found is the name that the analysis gave an actor.
func (s *sheet) found(id string) string {
	for _, rep := range []*report.Report{s.review.Report, s.report} {
		if i := indexActor(rep, id); i >= 0 {
			return rep.Actors[i].Name
		}
	}
	return id
}

func indexActor(rep *report.Report, id string) int {
	return slices.IndexFunc(rep.Actors, func(a report.Actor) bool { return a.ID == id })
}
