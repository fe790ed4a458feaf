package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"github.com/charmbracelet/bubbles/textinput"

	"ascribe/tui/page"
)

// typed handles a key while a search is typed.
func (m *model) typed(msg tea.KeyMsg) tea.Cmd {
	switch msg.String() {
	case "ctrl+c":
		return tea.Quit
	case "esc":
		m.article.row = m.search.origin
		m.article.keepVisible()
		m.search.clear()
		return nil
	case "enter":
		m.search.typing = false
		if m.search.query != "" && len(m.search.found) == 0 {
			m.message = "not found: " + page.Clean(m.search.query)
			m.search.clear()
		}
		return nil
	}
	var cmd tea.Cmd
	m.search.line, cmd = m.search.line.Update(msg)
	if q := m.search.line.Value(); q != m.search.query {
		m.article.row = m.search.origin
		m.search.run(m.article.doc, q, m.article.page.OffsetAt(m.search.origin))
		m.atMatch()
	}
	return cmd
}

func (m *model) match(n int) {
	if len(m.search.found) == 0 {
		m.message = "no search yet, / starts one"
		return
	}
	if m.search.step(n) {
		m.message = "search went round"
	}
	m.atMatch()
}

func (m *model) atMatch() {
	if m.search.here >= 0 {
		m.article.goTo(m.search.found[m.search.here].Start)
	}
	m.article.keepVisible()
}

// typedLine shows a line while it is typed, with its cursor.
func (m *model) typedLine(line *textinput.Model) string {
	typed, at := []rune(line.Value()+" "), line.Position()
	return page.Clean(string(typed[:at])) +
		m.theme.PaintLook(page.Look{Attr: page.Reverse}, page.Clean(string(typed[at]))) + page.Clean(string(typed[at+1:]))
}
