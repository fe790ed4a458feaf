package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// wheelRows is how far one step of the wheel goes.
const wheelRows = 3

// useMouse has the terminal tell of the mouse, or leave it to the reader to
// select text with.
func (m *model) useMouse(on bool) tea.Cmd {
	m.mouse = on
	if on {
		return tea.EnableMouseCellMotion
	}
	return tea.DisableMouse
}

// toggleMouse is useMouse by a key.
func (m *model) toggleMouse() tea.Cmd {
	cmd := m.useMouse(!m.mouse)
	m.message = "the mouse is the terminal's, text can be selected"
	if m.mouse {
		m.message = "the mouse works in here; " + m.keys.key(mouse) + " gives it back, so that text can be selected"
	}
	return cmd
}

// pointed does what the mouse did.
func (m *model) pointed(e tea.MouseMsg) tea.Cmd {
	if m.article.page == nil || m.search.typing || m.pane.typing {
		return nil
	}
	switch {
	case e.Button == tea.MouseButtonWheelDown:
		return m.wheel(e, down)
	case e.Button == tea.MouseButtonWheelUp:
		return m.wheel(e, up)
	case e.Button == tea.MouseButtonLeft && e.Action == tea.MouseActionPress:
		return m.click(e.X, e.Y)
	case e.Button == tea.MouseButtonLeft && e.Action == tea.MouseActionMotion:
		if g := m.geometry(); !m.covered() && g.onMap(e.X) {
			m.jump(e.Y - g.pad) // the map is dragged along
		}
	}
	return nil
}

// covered reports whether something is shown instead of the text.
func (m *model) covered() bool { return m.panel.full() || m.shelf.open || m.overlaid() }

// onMap reports whether a column is the minimap's, or that of the rule beside it.
func (g *geometry) onMap(x int) bool {
	if !g.mini {
		return false
	}
	right := g.article
	if g.pane == 0 {
		right--
	}
	return x == right || x == right-1
}

func (m *model) wheel(e tea.MouseMsg, a action) tea.Cmd {
	m.message = ""
	g := m.geometry()
	switch {
	case m.panel.full(), m.panel.open() && e.Y >= g.body-m.panel.shown-1:
		for range wheelRows {
			m.panel.key(a, m.height)
		}
	case m.shelf.open:
		return m.shelfKey(a, 1)
	case m.overlaid(), g.pane > 0 && e.X > g.article:
		l, n := &m.pane.tab(m).list, 1
		if a == up {
			n = -1
		}
		if m.focus != inPane {
			m.enterPane()
		}
		l.move(n)
		m.preview()
	default:
		m.focus = inText
		n := wheelRows
		if a == up {
			n = -n
		}
		m.article.move(n)
	}
	return nil
}

func (m *model) click(x, y int) tea.Cmd {
	m.message = ""
	g := m.geometry()
	switch {
	case y >= g.body:
	case m.panel.full():
		m.panel.close()
	case m.panel.open() && y >= g.body-m.panel.shown-1:
		return m.clickPanel(y - (g.body - m.panel.shown))
	case m.shelf.open:
		if i := m.shelf.list.top + (y-1)/volumeRows; y > 0 && i < len(m.shelf.volumes) {
			again := m.shelf.list.at == i
			if m.shelf.list.at = i; again {
				return m.takeDown(i)
			}
		}
	case m.overlaid():
		m.clickPane(x, y, m.width)
	case g.onMap(x):
		m.leavePlace()
		m.jump(y - g.pad)
	case g.pane > 0 && x > g.article:
		m.clickPane(x-g.article-2, y, g.pane-2)
	default:
		m.clickText(x-g.left-g.gutter, m.seenFrom(g)+y-g.pad)
	}
	return nil
}

// clickPanel opens the link on a row of the panel; a click elsewhere on it closes
// it.
func (m *model) clickPanel(row int) tea.Cmd {
	if i := m.panel.top + row; m.panel.kind == panelLinks && row >= 0 && i < len(m.linked) {
		return m.pickLink(i + 1)
	}
	m.panel.close()
	return nil
}

// clickPane opens the list whose name is clicked, sorts, or goes to an entry; a
// second click on an actor has it stand out.
func (m *model) clickPane(x, y, width int) {
	p := &m.pane
	if y == 0 {
		for _, l := range p.labels(m, width) {
			if x >= l.at && x < l.at+page.Width(l.text) {
				m.openTab(l.tab)
			}
		}
		return
	}
	if y == 1 {
		m.paneAct(sortPane)
		return
	}
	t := p.tab(m)
	i := t.list.top + (y-paneHead)/t.height
	if i >= len(t.entries) || (y-paneHead)/t.height >= t.list.rows {
		return
	}
	again := m.focus == inPane && t.list.at == i
	if m.focus != inPane {
		m.enterPane()
	}
	if t.list.at = i; again || m.overlaid() {
		m.open()
		return
	}
	m.preview()
	p.origin = m.article.row
}

// clickText picks the shortest finding at a cell of the text; a second click
// tells why it is marked.
func (m *model) clickText(cell, row int) {
	m.focus = inText
	if row < 0 || row > m.article.last() {
		return
	}
	before, was := m.current()
	m.article.row = row
	m.article.keepVisible()
	m.chosen = nil
	at, ok := m.article.page.ByteAt(row, cell)
	if !ok {
		return
	}
	best := page.Mark{}
	for _, k := range m.found.marks.Over(text.Span{Start: at, End: at + 1}, nil) {
		if m.layers&k.Role.Layer() != 0 && (best.Empty() || k.Len() < best.Len()) {
			best = k
		}
	}
	if best.Empty() {
		return
	}
	m.chosen, m.chosenAt, m.chosenRow = []page.Item{best.Item()}, best.Start, row
	if was && before == best.Item() {
		m.showWhy()
	}
}
