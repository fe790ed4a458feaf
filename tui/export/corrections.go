package export

import (
	"fmt"
	"slices"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/review"
)

// tell says a correction in words.
func (s *sheet) tell(c review.ActorCorrection) string {
	switch name := s.found(c.Actor); c.Kind {
	case review.Merge:
		return fmt.Sprintf("%s is the same as %s", name, s.found(c.Into))
	case review.Split:
		return fmt.Sprintf("%s of %s belong to %s", mentions(c.Mentions), name, c.Name)
	case review.Rename:
		if name == c.Name { // the report has the new name already
			name = "Actor " + c.Actor
		}
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

func indexActor(rep *report.Report, id string) int {
	return slices.IndexFunc(rep.Actors, func(a report.Actor) bool { return a.ID == id })
}

func mentions(list []text.Span) string {
	if len(list) == 1 {
		return "1 mention"
	}
	return fmt.Sprintf("%d mentions", len(list))
}
