package main

import "ascribe/analyze/report"

// dropNested leaves out the attributions that lie inside the content of others,
// for comparison with annotations that have none. What belonged to one of them
// belongs to the outer attribution then.
func dropNested(rep *report.Report) {
	outer := map[string]*string{}
	var kept []report.Attribution
	for _, t := range rep.Attributions {
		if !t.Nested {
			kept = append(kept, t)
		}
	}
	for _, t := range rep.Attributions {
		if t.Nested {
			outer[t.ID] = holder(kept, t)
		}
	}
	move := func(id *string) *string {
		if id != nil {
			if to, dropped := outer[*id]; dropped {
				return to
			}
		}
		return id
	}
	for i := range rep.Speculation {
		rep.Speculation[i].Attribution = move(rep.Speculation[i].Attribution)
	}
	for i := range rep.Consequences {
		rep.Consequences[i].ClaimedBy = move(rep.Consequences[i].ClaimedBy)
	}
	rep.Attributions = append([]report.Attribution{}, kept...)
	report.Link(rep)
}

// holder is the attribution among kept whose content holds t.
func holder(kept []report.Attribution, t report.Attribution) *string {
	at := first(t.Cue, t.Content, t.Source)
	for i := range kept {
		for _, p := range kept[i].Content {
			if p.Start <= at && at < p.End {
				return &kept[i].ID
			}
		}
	}
	return nil
}
