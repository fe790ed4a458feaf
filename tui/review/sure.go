package review

import (
	"slices"

	"ascribe/analyze/report"
)

// Sure is a report without the findings that are less certain than least. What
// is not rated stays, and so does an attribution that something else that stays
// is claimed in: else it would look like the article's own voice.
func Sure(r *report.Report, least float64) *report.Report {
	if r == nil || least <= 0 {
		return r
	}
	out := surer(r, least)
	out.Actors = slices.Clone(r.Actors)
	report.Link(out)
	return out
}

// surer is Sure whose actors still list what is left out.
func surer(r *report.Report, least float64) *report.Report {
	unsure := func(confidence float64) bool { return confidence > 0 && confidence < least }
	out := *r
	needed := map[string]bool{}
	out.Speculation, out.Consequences, out.Attributions = nil, nil, nil
	for _, s := range r.Speculation {
		if unsure(s.Confidence) {
			continue
		}
		out.Speculation = append(out.Speculation, s)
		if s.Attribution != nil {
			needed[*s.Attribution] = true
		}
	}
	for _, c := range r.Consequences {
		if unsure(c.Confidence) {
			continue
		}
		out.Consequences = append(out.Consequences, c)
		if c.ClaimedBy != nil {
			needed[*c.ClaimedBy] = true
		}
	}
	for _, a := range r.Attributions {
		if !unsure(a.Confidence) || needed[a.ID] {
			out.Attributions = append(out.Attributions, a)
		}
	}
	return &out
}

// Asked are the claims a verdict is asked for: the reader's own, and the findings
// that are shown when those less certain than least are not.
func (r *Review) Asked(least float64) []*Claim {
	shown := map[string]bool{}
	if least > 0 && r.Report != nil {
		sure := surer(r.Report, least)
		for i := range sure.Attributions {
			shown[sure.Attributions[i].ID] = true
		}
		for i := range sure.Speculation {
			shown[sure.Speculation[i].ID] = true
		}
		for i := range sure.Consequences {
			shown[sure.Consequences[i].ID] = true
		}
	}
	var out []*Claim
	for i := range r.Claims {
		if c := &r.Claims[i]; !c.Lost && (least <= 0 || c.Own || shown[c.ID]) {
			out = append(out, c)
		}
	}
	return out
}

// Undone counts what keeps a review from being done: claims that are asked for and
// wait for a verdict, and claims that are disputed, be they shown or not.
func (r *Review) Undone(least float64) (open, disputed int) {
	waits := map[*Claim]bool{}
	for _, c := range r.Asked(least) {
		waits[c] = c.Open()
	}
	for i := range r.Claims {
		switch c := &r.Claims[i]; {
		case waits[c]:
			open++
		case !c.Lost && c.Verdict == Disputed:
			disputed++
		}
	}
	return open, disputed
}
