package tui

import (
	"cmp"
	"fmt"
	"slices"

	"ascribe/analyze/report"
	"ascribe/tui/page"
	"ascribe/tui/review"
)

// reviewed brings what is shown up to date with the review.
func (m *model) reviewed() {
	r := &m.review
	r.state = r.keeper.Review()
	r.ids = make(map[string]int, len(r.state.Claims))
	s := shape{corrections: len(r.state.Corrections)}
	for i := range r.state.Claims {
		c := &r.state.Claims[i]
		r.ids[c.ID] = i
		if c.Own && !c.Lost {
			s.own++
			s.changed += c.ID + " "
		}
	}
	for _, k := range r.state.Corrections {
		s.changed += fmt.Sprintf("%s %s %s %s %s %v;", k.Kind, k.Actor, k.Into, k.Name, k.As, k.Mentions)
	}
	if s != r.shown {
		m.relink(s)
	}
	m.setTallies()
	m.setSigns()
	m.setNotes()
	m.pane.refresh()
}

// relink shows the findings as the reader corrected them, with the reader's own
// claims among them.
func (m *model) relink(s shape) {
	r := &m.review
	if s.own+s.corrections > 0 || r.shown.own+r.shown.corrections > 0 {
		m.renew(link(review.Sure(withOwn(r.state), m.least)))
	}
	r.shown = s
}

// idOf is the id of a finding.
func (m *model) idOf(it page.Item) string {
	r := m.found.report
	switch it.Layer {
	case page.Attribution:
		return r.Attributions[it.Index].ID
	case page.Speculation:
		return r.Speculation[it.Index].ID
	case page.Consequences:
		return r.Consequences[it.Index].ID
	case page.Actors:
		return r.Actors[it.Index].ID
	}
	return ""
}

// claimOf is what is said of a finding in the review, nil for an actor.
func (m *model) claimOf(it page.Item) *review.Claim {
	if m.review.state == nil || it.Layer == page.Actors || it.Layer == 0 {
		return nil
	}
	if i, ok := m.review.ids[m.idOf(it)]; ok {
		return &m.review.state.Claims[i]
	}
	return nil
}

// withOwn is the corrected report of a review with the reader's own claims.
func withOwn(r *review.Review) *report.Report {
	out := *r.Report
	out.Attributions, out.Speculation, out.Consequences = slices.Clip(out.Attributions), slices.Clip(out.Speculation), slices.Clip(out.Consequences)
	why := report.Why{By: "you", Note: "a claim of your own"}
	for i := range r.Claims {
		c := &r.Claims[i]
		if !c.Own || c.Lost || len(c.Spans) == 0 {
			continue
		}
		parts := report.CutAll(r.Source, c.Spans)
		switch c.Layer {
		case review.Attribution:
			out.Attributions = append(out.Attributions, report.Attribution{ID: c.ID, Content: parts, Class: report.Statement,
				Quote: report.Indirect, SourceKind: report.SourceNone, Why: why})
		case review.Speculation:
			out.Speculation = append(out.Speculation, report.Speculation{ID: c.ID, Span: parts[0], Kind: report.Epistemic,
				Strength: report.Medium, Why: why})
		case review.Consequence:
			out.Consequences = append(out.Consequences, report.Consequence{ID: c.ID, Effect: parts, Certainty: report.Asserted, Why: why})
		}
	}
	return &out
}

// setSigns finds what stands beside the rows.
func (m *model) setSigns() {
	r := &m.review
	r.signs = r.signs[:0]
	for i := range r.state.Claims {
		if c := &r.state.Claims[i]; !c.Lost && len(c.Spans) > 0 {
			if s, ok := signOf(c); ok {
				r.signs = append(r.signs, s)
			}
		}
	}
	for i := range r.state.Notes {
		if n := &r.state.Notes[i]; !n.Lost {
			r.signs = append(r.signs, sign{n.Span.Start, 1, noteGlyph, page.Accent})
		}
	}
	slices.SortFunc(r.signs, func(a, b sign) int { return cmp.Or(a.at-b.at, b.rank-a.rank) })
}

const noteGlyph = "✎"

// signOf is the sign of a claim: its verdict, or that there is a note.
func signOf(c *review.Claim) (sign, bool) {
	s := sign{at: c.Spans[0].Start, part: page.Accent}
	switch {
	case c.Was != "":
		s.glyph, s.rank = "~", 7 // the words changed under the verdict
	case c.Verdict == review.Disputed:
		s.glyph, s.rank = "✗", 6
	case c.Verdict == review.NeedsSource:
		s.glyph, s.rank = "?", 5
	case c.Verdict == review.NotAClaim:
		s.glyph, s.rank, s.part = "–", 2, page.Dim
	case c.Verdict == review.Supported:
		s.glyph, s.rank = "✓", 3
	case c.Verdict != "":
		s.glyph, s.rank = "•", 4
	case c.Note != "" || len(c.Tags) > 0:
		s.glyph, s.rank = noteGlyph, 1
	case c.Own:
		s.glyph, s.rank = "+", 1
	default:
		return s, false
	}
	return s, true
}

// signAt is what stands beside a row: the weightiest of the signs that begin on it.
func (m *model) signAt(row int) string {
	span := m.article.page.Rows[row].Span
	signs := m.review.signs
	i, _ := slices.BinarySearchFunc(signs, span.Start, func(s sign, at int) int { return s.at - at })
	best := sign{rank: -1}
	for ; i < len(signs) && signs[i].at < span.End; i++ {
		if signs[i].rank > best.rank {
			best = signs[i]
		}
	}
	if best.rank < 0 || m.article.page.Rows[row].Blank() {
		return " "
	}
	return m.theme.Paint(best.part, best.glyph)
}

// actionsOf is a number of actions as a sentence begins with it.
func actionsOf(n int) string {
	if n == 1 {
		return "1 action is"
	}
	return fmt.Sprintf("%d actions are", n)
}
