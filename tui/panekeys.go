package tui

import (
	"sort"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// turn gives the keys to the next part of the screen: the text, then one list of
// the pane after the other.
func (m *model) turn(n int) {
	last := len(m.pane.tabs) - 1
	switch to := m.pane.open + n; {
	case m.focus != inPane:
		m.enterPane()
	case to > last:
		m.focus, m.pane.open = inText, 0
	case to < 0:
		m.focus, m.pane.open = inText, last
	default:
		m.pane.open = to
		m.pane.tab(m).follow(m, m.here())
	}
}

// enterPane gives the keys to the pane.
func (m *model) enterPane() {
	m.pane.asked = true
	if !m.pane.shown {
		m.pane.shown = true
		m.layout()
	}
	m.pane.tab(m).follow(m, m.here())
	m.focus, m.pane.origin = inPane, m.article.row
}

// openTab shows a list and gives it the keys.
func (m *model) openTab(i int) {
	m.pane.open = i
	m.enterPane()
}

// paneAct does an action on the pane that also works from the text.
func (m *model) paneAct(a action) {
	if !m.pane.shown {
		m.enterPane()
	}
	p := &m.pane
	switch a {
	case nextTab:
		p.open = (p.open + 1) % len(p.tabs)
		p.tab(m).follow(m, m.here())
	case prevTab:
		p.open = (p.open + len(p.tabs) - 1) % len(p.tabs)
		p.tab(m).follow(m, m.here())
	case sortPane:
		t := p.tab(m)
		e := t.picked()
		t.by = (t.by + 1) % len(t.orders)
		t.arrange(m)
		if e != nil {
			t.list.at = t.where[e.item]
		}
		m.message = t.name + " " + t.orders[t.by].name
	case filterPane:
		m.enterPane()
		p.typing, p.line = true, newLine()
		p.line.SetValue(p.tab(m).filter)
		p.line.CursorEnd()
	}
}

// filterTyped handles a key while a filter is typed.
func (m *model) filterTyped(msg tea.KeyMsg) tea.Cmd {
	p := &m.pane
	t := p.tab(m)
	switch msg.String() {
	case "esc", "ctrl+c":
		p.typing, t.filter = false, ""
		t.arrange(m)
		return nil
	case "enter":
		p.typing = false
		m.preview()
		return nil
	case "up", "down":
		p.typing = false
		return m.key(msg)
	}
	var cmd tea.Cmd
	p.line, cmd = p.line.Update(msg)
	if f := p.line.Value(); f != t.filter {
		t.filter, t.list.at = f, 0
		t.arrange(m)
	}
	return cmd
}

// paneKey does an action in the pane and reports whether it was one.
func (m *model) paneKey(a action, n int) bool {
	list, times := &m.pane.tab(m).list, max(n, 1)
	switch a {
	case down:
		list.move(times)
	case up:
		list.move(-times)
	case halfDown, pageDown:
		list.move(times * list.rows)
	case halfUp, pageUp:
		list.move(-times * list.rows)
	case toTop:
		list.move(-list.len)
	case toBottom:
		list.move(list.len)
		if n > 0 {
			list.move(n - list.len)
		}
	case startSearch:
		m.paneAct(filterPane)
		return true
	case enter:
		m.open()
		return true
	default:
		return false
	}
	m.preview()
	return true
}

// takePicked chooses the entry that is picked for a key that does something with what
// is chosen: whoever just came to a list sees one picked, and may have chosen another
// finding in the text.
func (m *model) takePicked(key string) {
	if m.focus != inPane || m.count > 0 || m.panel.open() || m.shelf.open {
		return
	}
	e := m.pane.tab(m).picked()
	if e == nil {
		return
	}
	if it, chosen := m.current(); chosen && it == e.item {
		return
	}
	verdict := isDigit(key) && e.item.Layer != page.Actors // of which none has one
	if a := m.keys.action(key); verdict || a.reviews() || a == copyClaim || a == copyCited {
		m.preview()
	}
}

// preview shows the place of the entry that is picked; of an actor the mention
// next to where the reader came from.
func (m *model) preview() {
	e := m.pane.tab(m).picked()
	if e == nil {
		return
	}
	at := e.at
	if e.item.Layer == page.Actors {
		from := m.article.page.OffsetAt(m.pane.origin)
		for _, s := range m.found.marks.Spans(e.item) {
			if at = s.Start; at >= from {
				break
			}
		}
	}
	m.goToEntry(e, at)
}

func (m *model) goToEntry(e *entry, at int) {
	if at < 0 {
		m.chosen = nil
		m.message = "its place is gone from the text"
		return
	}
	if e.item.Layer == 0 {
		m.article.goTo(at)
		m.chosen = nil
		return
	}
	m.choose(e.item, at)
}

// open goes to the entry that is picked and stays there. An actor then stands
// out alone; once more goes to its next mention.
func (m *model) open() {
	e := m.pane.tab(m).picked()
	if e == nil {
		return
	}
	if e.item.Layer == page.Actors {
		m.openActor(e)
	} else {
		m.goToEntry(e, e.at)
	}
	m.pane.origin = m.article.row
	if m.overlaid() {
		m.focus = inText
	}
}

func (m *model) openActor(e *entry) {
	spans := m.found.marks.Spans(e.item)
	if len(spans) == 0 {
		m.message = "not in the text"
		return
	}
	if m.spot != e.index {
		m.spotlight(e.index)
		if it, ok := m.current(); !ok || it != e.item {
			m.preview()
		}
		m.message = "only " + page.Clean(m.found.report.Actors[e.index].Name) + " stands out; ] [ walk it, esc ends it"
		return
	}
	next := spans[0].Start
	for _, s := range spans {
		if s.Start > m.chosenAt {
			next = s.Start
			break
		}
	}
	m.choose(e.item, next)
}

// around is the sentence about a span, from a little before it.
func (m *model) around(s text.Span) string {
	doc := m.article.doc
	i := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End > s.Start })
	if i == len(doc.Sentences) || !doc.Sentences[i].Contains(s) {
		return m.plain(s)
	}
	x := doc.Sentences[i]
	start := x.Start
	if s.Start-start > 24 {
		start = s.Start
		for range 2 {
			start = x.Start + strings.LastIndexByte(strings.TrimRight(doc.Source[x.Start:start], " \n"), ' ') + 1
		}
	}
	return m.plain(text.Span{Start: start, End: x.End})
}
