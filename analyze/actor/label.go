package actor

import (
	"slices"
	"strings"

	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/report"
)

// labels takes the names before the turns of a transcript, "ADA HOLM:", which the
// tree does not see for their capitals: those of persons known by now, and those
// that begin with a given name.
func (c *cast) labels(atts []report.Attribution) {
	for _, a := range atts {
		if !isTurn(a) {
			continue
		}
		first, last := c.p.tokens(a.Source[0].Span())
		for first < last && c.p.isTitle(first) {
			first++
		}
		if first >= last || last-first > 4 || slices.ContainsFunc(c.owner[first:last], func(e *entity) bool { return e != nil }) {
			continue
		}
		parts := make([]string, last-first)
		for i := range parts {
			if parts[i] = c.p.words[first+i]; c.p.shape[first+i] == capitals {
				parts[i] = c.p.capitalised(first + i)
			}
		}
		known := len(c.surnames[surnameKey(parts[len(parts)-1])]) > 0
		n := name{first, last, "PERSON", 1}
		switch {
		case len(parts) > 1 && (known || gazetteer.Given.Has(parts[0])):
			c.enterFull(n, strings.Join(parts, " "))
		case known:
			c.enterShort(n)
		}
	}
}

// isTurn reports whether an attribution is a turn of a transcript: a name, a colon
// and what is said.
func isTurn(a report.Attribution) bool {
	return a.Quote == report.Direct && len(a.Source) == 1 && len(a.Cue) == 1 && a.Cue[0].Text == ":"
}

// addressees are those to whom the turns of two speakers are addressed, by
// attribution: each to the other; nil where not two speak.
func (r *referrer) addressees() []*entity {
	speakers := make([]*entity, len(r.atts))
	var two []*entity
	for k, a := range r.atts {
		if !isTurn(a) {
			continue
		}
		e := r.sourceOf(a)
		if speakers[k] = e; e != nil && !slices.Contains(two, e) {
			two = append(two, e)
		}
	}
	if len(two) != 2 {
		return nil
	}
	for k, e := range speakers {
		switch e {
		case two[0]:
			speakers[k] = two[1]
		case two[1]:
			speakers[k] = two[0]
		}
	}
	return speakers
}
