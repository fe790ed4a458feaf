package review

import (
	"slices"

	"ascribe/analyze/text"
)

// On is a review of another version of an article as one of this text: its claims,
// notes and corrections are brought to where their words stand now. What is gone is
// lost, with its words and those around kept, and none is left out. r itself stays
// as it is.
func (r *Review) On(source string) *Review {
	if r.Source == source {
		return r
	}
	out := *r
	out.Source = source
	c := carrier{old: &Log{Source: r.Source}, find: NewFinder(r.Source, source), source: source}
	out.Claims = slices.Clone(r.Claims)
	for i := range out.Claims {
		k := &out.Claims[i]
		add := Action{Kind: AddClaim, Spans: k.Spans, Exact: k.Exact, Was: k.Was, Lost: k.Lost, Moved: k.Moved, Quotes: k.Quotes}
		c.added(&add)
		k.Spans, k.Exact, k.Was, k.Lost, k.Moved, k.Quotes = add.Spans, add.Exact, add.Was, add.Lost, add.Moved, add.Quotes
	}
	out.Notes = slices.Clone(r.Notes)
	for i := range out.Notes {
		n := &out.Notes[i]
		add := Action{Kind: AddNote, Spans: []text.Span{n.Span}, Exact: n.Exact, Lost: n.Lost, Moved: n.Moved}
		if n.Quote != nil {
			add.Quotes = []Quote{*n.Quote}
		}
		c.added(&add)
		n.Span, n.Exact, n.Lost, n.Moved, n.Quote = add.Spans[0], add.Exact, add.Lost, add.Moved, nil
		if len(add.Quotes) > 0 {
			n.Quote = &add.Quotes[0]
		}
	}
	out.Corrections = slices.Clone(r.Corrections)
	for i := range out.Corrections {
		k := &out.Corrections[i]
		k.Mentions = c.mentions(k.Mentions)
	}
	return &out
}
