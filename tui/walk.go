package tui

import (
	"sort"

	"ascribe/tui/page"
)

// walk goes to the next claim or speculation, or the one before.
func (m *model) walk(a action) {
	layer, name := page.Attribution, "claim"
	if a == nextHedge || a == prevHedge {
		layer, name = page.Speculation, "speculation"
	}
	places := m.found.starts[layer]
	if len(places) == 0 {
		m.message = "no " + name + " in this article"
		if m.analysing {
			m.message = "still analysing…"
		}
		return
	}
	forward := a == nextClaim || a == nextHedge
	i, ok := m.at(places)
	switch {
	case ok && forward:
		i++
	case ok:
		i--
	default:
		span := m.article.span()
		i = sort.Search(len(places), func(i int) bool { return places[i].offset >= span.Start })
		if !forward {
			i--
		}
	}
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
	for i, p := range places {
		if p.item == it {
			return i, true
		}
	}
	return 0, false
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
	m.chosenRow = m.article.row
}

// turn gives the keys to the next part of the screen.
func (m *model) turn(n int) {
	if !m.pane.shown {
		m.pane.shown = true
		m.layout()
	}
	m.focus = (m.focus + part(n)) % 3
	if m.focus != inText {
		m.pane.follow(m, true)
	}
}

// paneKey does an action in the pane and reports whether it was one.
func (m *model) paneKey(a action) bool {
	list := &m.pane.actors
	if m.focus == inConsequences {
		list = &m.pane.consequences
	}
	switch a {
	case down:
		list.move(1)
	case up:
		list.move(-1)
	case halfDown, pageDown:
		list.move(max(list.rows, 1))
	case halfUp, pageUp:
		list.move(-max(list.rows, 1))
	case toTop:
		list.move(-list.len)
	case toBottom:
		list.move(list.len)
	case enter:
		m.open()
	default:
		return false
	}
	return true
}

// open goes to the entry of the pane that is picked; once more goes to the next
// mention of an actor.
func (m *model) open() {
	it, ok := m.pane.picked(m)
	if !ok {
		return
	}
	spans := m.found.marks.Spans(it)
	if len(spans) == 0 {
		m.message = "not in the text"
		return
	}
	again := len(m.chosen) == 1 && m.chosen[0] == it
	m.mention++
	if !again || m.mention >= len(spans) || it.Layer != page.Actors {
		m.mention = 0
	}
	m.choose(it, spans[m.mention].Start)
	if m.overlaid() {
		m.focus = inText
	}
}
