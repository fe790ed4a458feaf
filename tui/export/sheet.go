package export

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/review"
)

// ErrSpan is the error of a review whose spans are not those of its text.
var ErrSpan = errors.New("span does not fit the text")

// Unreviewed is a report as a review in which nothing was decided. Source is the
// article as it came; a report that carries a repaired text counts in that.
func Unreviewed(rep *report.Report, source string) *review.Review {
	if rep.Text != nil {
		source = *rep.Text
	}
	return &review.Review{Report: rep, Source: source}
}

// sheet is a checked review, laid out for the walks that write it.
type sheet struct {
	review *review.Review
	report *report.Report // with the reader's corrections of the actors
	source string
	items  []item        // claims in the order of the text
	lost   []item        // claims that are gone from the text
	notes  []review.Note // in the order of the text, lost ones last
	actors map[string]*report.Actor
	said   map[string]*report.Attribution
	judged bool // a reader decided something; a bare report is not a review
}

// item is a claim: a finding, or one that the reader added, with what the reader
// says of it. One of attribution, speculation and consequence is set for a
// finding, none for the reader's own.
type item struct {
	review.Claim
	attribution *report.Attribution
	speculation *report.Speculation
	consequence *report.Consequence
}

// part is a role in a claim and the passages that fill it.
type part struct {
	role     string
	passages []report.Passage
}

// Roles of the parts of claims.
const (
	roleSource  = "source"
	roleCue     = "cue"
	roleContent = "content"
	roleHedge   = "hedge"
	roleCause   = "cause"
	roleMarker  = "marker"
	roleEffect  = "effect"
	roleOwn     = "own"
	roleMention = "mention"
	roleNote    = "note"
)

func newSheet(r *review.Review) (*sheet, error) {
	if r == nil || r.Report == nil {
		return nil, errors.New("there is no report to export")
	}
	if !utf8.ValidString(r.Source) {
		return nil, fmt.Errorf("%w: the text is not valid UTF-8", ErrSpan)
	}
	s := &sheet{review: r, source: r.Source, actors: map[string]*report.Actor{}, said: map[string]*report.Attribution{}}
	if err := s.check(r.Report); err != nil {
		return nil, err
	}
	s.report = review.Apply(r.Report, r.Corrections)
	if err := s.check(s.report); err != nil {
		return nil, err
	}
	for i := range s.report.Actors {
		s.actors[s.report.Actors[i].ID] = &s.report.Actors[i]
	}
	for i := range s.report.Attributions {
		s.said[s.report.Attributions[i].ID] = &s.report.Attributions[i]
	}
	if err := s.addClaims(); err != nil {
		return nil, err
	}
	s.judged = r.Reviewer != "" || len(r.Notes)+len(r.Corrections) > 0 ||
		slices.ContainsFunc(r.Claims, func(c review.Claim) bool { return c.Touched() })
	return s, s.addNotes()
}

// addClaims brings findings and claims together, by their ids. A finding that the
// review does not know is a claim that nobody looked at.
func (s *sheet) addClaims() error {
	said := map[string]review.Claim{}
	for _, c := range s.review.Claims {
		if _, twice := said[c.ID]; twice {
			return fmt.Errorf("two claims are called %q", c.ID)
		}
		said[c.ID] = c
	}
	findings := s.findings()
	for _, c := range review.Claims(s.report, s.source) {
		if known, ok := said[c.ID]; ok {
			known.Layer = c.Layer
			if len(known.Spans) == 0 {
				known.Spans, known.Exact = c.Spans, c.Exact
			}
			delete(said, c.ID)
			c = known
		}
		it := findings[c.ID]
		it.Claim = c
		s.items = append(s.items, it)
	}
	for _, c := range s.review.Claims {
		if _, rest := said[c.ID]; !rest {
			continue
		}
		if c.Lost {
			s.lost = append(s.lost, item{Claim: c})
			continue
		}
		for _, span := range c.Spans {
			if err := s.checkSpan("claim "+c.ID, span); err != nil {
				return err
			}
		}
		s.items = append(s.items, item{Claim: c})
	}
	slices.SortStableFunc(s.items, func(a, b item) int { return cmp.Compare(a.start(), b.start()) })
	return nil
}

// findings are the findings of the report by their ids.
func (s *sheet) findings() map[string]item {
	out := map[string]item{}
	rep := s.report
	for i := range rep.Attributions {
		out[rep.Attributions[i].ID] = item{attribution: &rep.Attributions[i]}
	}
	for i := range rep.Speculation {
		out[rep.Speculation[i].ID] = item{speculation: &rep.Speculation[i]}
	}
	for i := range rep.Consequences {
		out[rep.Consequences[i].ID] = item{consequence: &rep.Consequences[i]}
	}
	return out
}

func (s *sheet) addNotes() error {
	s.notes = slices.Clone(s.review.Notes)
	slices.SortStableFunc(s.notes, func(a, b review.Note) int {
		if a.Lost != b.Lost {
			if a.Lost {
				return 1
			}
			return -1
		}
		return cmp.Compare(a.Span.Start, b.Span.Start)
	})
	for _, n := range s.notes {
		if n.Lost {
			continue
		}
		if err := s.checkSpan("note "+n.ID, n.Span); err != nil {
			return err
		}
	}
	return nil
}

// check looks at every span of a report.
func (s *sheet) check(rep *report.Report) error {
	var err error
	passages := func(id string, lists ...[]report.Passage) {
		for _, list := range lists {
			for _, p := range list {
				if err == nil {
					err = s.checkPassage(id, p)
				}
			}
		}
	}
	for _, t := range rep.Attributions {
		passages("attribution "+t.ID, t.Source, t.Cue, t.Content)
	}
	for _, m := range rep.Speculation {
		passages("speculation "+m.ID, []report.Passage{m.Span}, m.Scope)
	}
	for _, c := range rep.Consequences {
		passages("consequence "+c.ID, c.Cause, c.Effect, c.Marker)
	}
	for _, a := range rep.Actors {
		for _, m := range a.Mentions {
			passages("actor "+a.ID, []report.Passage{m.Passage})
		}
	}
	return err
}

func (s *sheet) checkPassage(what string, p report.Passage) error {
	if err := s.checkSpan(what, p.Span()); err != nil {
		return err
	}
	if s.source[p.Start:p.End] != p.Text {
		return fmt.Errorf("%w: %s has %q at [%d,%d), where %q stands", ErrSpan, what, p.Text, p.Start, p.End, s.source[p.Start:p.End])
	}
	return nil
}

func (s *sheet) checkSpan(what string, span text.Span) error {
	if span.Start < 0 || span.End < span.Start || span.End > len(s.source) {
		return fmt.Errorf("%w: %s is at [%d,%d), the text has %d bytes", ErrSpan, what, span.Start, span.End, len(s.source))
	}
	if !boundary(s.source, span.Start) || !boundary(s.source, span.End) {
		return fmt.Errorf("%w: %s is at [%d,%d), inside a character", ErrSpan, what, span.Start, span.End)
	}
	return nil
}

func boundary(s string, at int) bool { return at == len(s) || utf8.RuneStart(s[at]) }

// parts are the parts of the claim in the order in which they are told.
func (it item) parts(source string) []part {
	switch {
	case it.attribution != nil:
		t := it.attribution
		return []part{{roleSource, t.Source}, {roleCue, t.Cue}, {roleContent, t.Content}}
	case it.speculation != nil:
		return []part{{roleHedge, []report.Passage{it.speculation.Span}}}
	case it.consequence != nil:
		c := it.consequence
		return []part{{roleCause, c.Cause}, {roleMarker, c.Marker}, {roleEffect, c.Effect}}
	case it.Lost:
		return nil
	}
	return []part{{roleOwn, report.CutAll(source, it.Spans)}}
}

// start is where the claim begins in the text.
func (it item) start() int {
	at := -1
	for _, s := range it.Spans {
		if at < 0 || s.Start < at {
			at = s.Start
		}
	}
	return max(at, 0)
}

// anchor is the part that stands for the claim where one place is wanted: the
// words that hand over, hedge or join, else whatever there is.
func (it item) anchor(source string) part {
	parts := it.parts(source)
	for _, role := range []string{roleCue, roleMarker, roleHedge, roleOwn, roleContent, roleEffect, roleSource, roleCause} {
		for _, p := range parts {
			if p.role == role && len(p.passages) > 0 {
				return p
			}
		}
	}
	return part{}
}

// reviewed reports whether the reader gave the claim a verdict.
func (it item) reviewed() bool { return it.Verdict != "" }

// finding reports whether the program found the claim.
func (it item) finding() bool {
	return it.attribution != nil || it.speculation != nil || it.consequence != nil
}

// words are the words of the claim.
func (it item) words(source string) string {
	if it.Lost {
		return it.Exact
	}
	if !it.finding() {
		return words(report.CutAll(source, it.Spans))
	}
	var parts []string
	for _, p := range it.parts(source) {
		if len(p.passages) > 0 {
			parts = append(parts, words(p.passages))
		}
	}
	return strings.Join(parts, " · ")
}

// words are the words of passages, with an ellipsis where they jump.
func words(list []report.Passage) string {
	parts := make([]string, len(list))
	for i, p := range list {
		parts[i] = p.Text
	}
	return strings.Join(parts, " … ")
}

func compareSpans(a, b text.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// speaker is who an attribution is ascribed to: the actor's name, else the words
// of the source; empty when nobody is.
func (s *sheet) speaker(t *report.Attribution) string {
	if t.Actor != nil {
		if a := s.actors[*t.Actor]; a != nil {
			return a.Name
		}
	}
	return words(t.Source)
}

// names are the names of actors.
func (s *sheet) names(ids []string) string {
	var names []string
	for _, id := range ids {
		names = append(names, s.actors[id].Name)
	}
	return strings.Join(names, ", ")
}

// claimant is in whose name a consequence is claimed; empty for the article's own
// voice.
func (s *sheet) claimant(c *report.Consequence) string {
	if c.ClaimedBy == nil {
		return ""
	}
	if t := s.said[*c.ClaimedBy]; t != nil {
		return cmp.Or(s.speaker(t), words(t.Cue))
	}
	return *c.ClaimedBy
}
