package tui

import (
	"slices"
	"sort"

	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// walk goes to the next claim or speculation, or the one before, as often as n
// says. While one actor stands out alone, its statements, the consequences that it
// claims or is in, and its mentions are the only claims.
func (m *model) walk(a action, n int) {
	layer, name := page.Attribution, "claim"
	if a == nextHedge || a == prevHedge {
		layer, name = page.Speculation, "speculation"
	}
	places := m.found.starts[layer]
	if layer == page.Attribution && m.desk.mode && m.review.state != nil {
		places = m.claimPlaces(m.fits)
	} else if m.desk.only != "" {
		places = slices.DeleteFunc(slices.Clone(places), func(p place) bool { return !m.showsItem(p.item) })
	}
	if m.spot >= 0 && layer == page.Attribution {
		places, name = m.found.ofActor(m.spot), "place of "+page.Clean(m.found.report.Actors[m.spot].Name)
	}
	if len(places) == 0 {
		m.message = "no " + name + " in this article"
		if m.analysing {
			m.message = "still analysing…"
		}
		return
	}
	forward := a == nextClaim || a == nextHedge
	step := n
	if !forward {
		step = -n
	}
	i, ok := m.at(places)
	if !ok {
		span := m.article.span()
		i = sort.Search(len(places), func(i int) bool { return places[i].offset >= span.Start })
		if forward {
			i--
		}
	}
	i += step
	switch {
	case i >= len(places):
		i, m.message = 0, "past the last "+name+", back at the first"
	case i < 0:
		i, m.message = len(places)-1, "before the first "+name+", on to the last"
	}
	m.choose(places[i].item, places[i].offset)
}

// at finds the chosen finding among places, as long as the reader is still
// where it was chosen.
func (m *model) at(places []place) (int, bool) {
	it, ok := m.current()
	if !ok {
		return 0, false
	}
	best, found := 0, false
	for i, p := range places {
		if p.item == it && (!found || p.offset == m.chosenAt) {
			best, found = i, true
		}
	}
	return best, found
}

// current is the chosen finding if the reader is still at it.
func (m *model) current() (page.Item, bool) {
	if len(m.chosen) == 1 && m.chosenRow == m.article.row {
		return m.chosen[0], true
	}
	return page.Item{}, false
}

// choose marks a finding and goes to a place of it.
func (m *model) choose(it page.Item, offset int) {
	m.article.goTo(offset)
	m.chosen = append(m.chosen[:0:0], it)
	m.chosenAt, m.chosenRow = offset, m.article.row
}

// belonging are an actor's statements, the consequences that it claims and those
// that it is in, each once.
func (f *findings) belonging(i int) (out []page.Item) {
	a := &f.report.Actors[i]
	for _, id := range slices.Concat(a.Attributions, a.Consequences, a.ConsequencesAbout) {
		if it, ok := f.item[id]; ok && !slices.Contains(out, it) {
			out = append(out, it)
		}
	}
	return out
}

// ofActor are the places of what belongs to an actor and where it is named, in
// order; a mention within something that belongs to it is no place of its own.
func (f *findings) ofActor(i int) []place {
	var out []place
	var held []text.Span
	for _, it := range f.belonging(i) {
		if at, marked := f.start[it]; marked {
			out = append(out, place{at, it})
			held = append(held, f.marks.Spans(it)...)
		}
	}
	for _, mention := range f.report.Actors[i].Mentions {
		s := mention.Span()
		if !s.Empty() && !slices.ContainsFunc(held, s.Overlaps) {
			out = append(out, place{s.Start, page.Item{Layer: page.Actors, Index: i}})
		}
	}
	slices.SortStableFunc(out, func(a, b place) int { return a.offset - b.offset })
	return out
}

// bright is the text that stands out while one actor does: where it is named
// and what belongs to it. It is nil when none does.
func (m *model) bright() []text.Span {
	if m.spot < 0 {
		return nil
	}
	if m.spotted != nil {
		return m.spotted
	}
	spans := m.found.marks.Spans(page.Item{Layer: page.Actors, Index: m.spot})
	for _, it := range m.found.belonging(m.spot) {
		spans = append(spans, m.found.marks.Spans(it)...)
	}
	m.spotted = merge(spans)
	return m.spotted
}

// merge puts spans in order and those that touch together; it is never nil.
func merge(spans []text.Span) []text.Span {
	slices.SortFunc(spans, func(a, b text.Span) int { return a.Start - b.Start })
	out := []text.Span{}
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
		} else if !s.Empty() {
			out = append(out, s)
		}
	}
	return out
}

// spotlight has one actor stand out alone; -1 ends it.
func (s *sheet) spotlight(actor int) { s.spot, s.spotted = actor, nil }
