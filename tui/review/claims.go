package review

import (
	"slices"
	"strings"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// Layers are the kinds of claims in the order they are listed.
var Layers = [...]Layer{Attribution, Speculation, Consequence}

// Claims are the findings of a report as claims nobody has looked at, in the
// order of the text.
func Claims(r *report.Report, source string) []Claim {
	var out []Claim
	add := func(id string, layer Layer, parts ...[]report.Passage) {
		spans := merge(source, parts...)
		out = append(out, Claim{ID: id, Layer: layer, Spans: spans, Exact: Exact(source, spans)})
	}
	for i := range r.Attributions {
		a := &r.Attributions[i]
		add(a.ID, Attribution, a.Source, a.Cue, a.Content)
	}
	for i := range r.Speculation {
		s := &r.Speculation[i]
		add(s.ID, Speculation, []report.Passage{s.Span})
	}
	for i := range r.Consequences {
		c := &r.Consequences[i]
		add(c.ID, Consequence, c.Cause, c.Marker, c.Effect)
	}
	inOrder(out)
	return out
}

// inOrder sorts claims by where they begin; lost ones, which begin nowhere, come
// last.
func inOrder(claims []Claim) {
	slices.SortStableFunc(claims, func(a, b Claim) int {
		switch {
		case a.Lost != b.Lost:
			if a.Lost {
				return 1
			}
			return -1
		case len(a.Spans) == 0 || len(b.Spans) == 0:
			return len(b.Spans) - len(a.Spans)
		}
		return a.Spans[0].Start - b.Spans[0].Start
	})
}

// merge puts the passages of a finding in order and joins those with only white
// space and a comma between them.
func merge(source string, parts ...[]report.Passage) []text.Span {
	var spans []text.Span
	for _, ps := range parts {
		for _, p := range ps {
			if p.Start >= 0 && p.Start < p.End && p.End <= len(source) {
				spans = append(spans, p.Span())
			}
		}
	}
	slices.SortFunc(spans, func(a, b text.Span) int { return a.Start - b.Start })
	var out []text.Span
	for _, s := range spans {
		if n := len(out); n > 0 && (s.Start <= out[n-1].End || strings.Trim(source[out[n-1].End:s.Start], " \t\r\n,") == "") {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// Exact is the text of spans, parts joined by " … ".
func Exact(source string, spans []text.Span) string {
	parts := make([]string, 0, len(spans))
	for _, s := range spans {
		if s.Start >= 0 && s.Start <= s.End && s.End <= len(source) {
			parts = append(parts, source[s.Start:s.End])
		}
	}
	return strings.Join(parts, " … ")
}

// Claim is the claim with an id, nil for none.
func (r *Review) Claim(id string) *Claim {
	for i := range r.Claims {
		if r.Claims[i].ID == id {
			return &r.Claims[i]
		}
	}
	return nil
}
