package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"github.com/charmbracelet/bubbles/textinput"
	"github.com/charmbracelet/x/ansi"

	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// typed handles a key while a search is typed.
func (m *model) typed(msg tea.KeyMsg) tea.Cmd {
	switch msg.String() {
	case "esc", "ctrl+c": // who gives up a line does not give up the article
		m.article.row = m.search.origin
		m.article.keepVisible()
		m.search.clear()
		return nil
	case "enter":
		m.search.typing = false
		if m.search.query == "" {
			return m.seekAgain()
		}
		m.sought = m.search.query
		m.unlessFound()
		return nil
	case "up":
		m.search.line.SetValue(m.sought)
		m.search.line.CursorEnd()
	}
	var cmd tea.Cmd
	m.search.line, cmd = m.search.line.Update(msg)
	if q := m.search.line.Value(); q != m.search.query {
		m.article.row = m.search.origin
		return tea.Batch(cmd, m.look(q))
	}
	return cmd
}

// longSearch is the size of an article, in bytes, that is no longer searched
// between a key and the next frame.
const longSearch = 50_000

// looked is what a search of a long article found.
type looked struct {
	sheet *sheet
	doc   *text.Document
	query string
	index *index
	found []text.Span
}

// look searches the article for a query.
func (m *model) look(query string) tea.Cmd {
	s, doc := &m.search, m.article.doc
	if query == "" || len(doc.Source) <= longSearch {
		s.run(doc, query, m.article.page.OffsetAt(s.origin))
		m.atMatch()
		return nil
	}
	s.query, s.found, s.here = query, nil, -1
	if s.looking {
		return nil // the next one begins when this one ends
	}
	s.looking = true
	result := looked{sheet: m.sheet, doc: doc, query: query, index: s.index}
	return func() tea.Msg {
		if result.index == nil {
			result.index = newIndex(doc)
		}
		result.found = result.index.find(query)
		return result
	}
}

// hasLooked takes in what a search found, and begins the next one when something
// else was typed meanwhile.
func (m *model) hasLooked(l looked) tea.Cmd {
	s := &l.sheet.search
	if l.doc != l.sheet.article.doc {
		return nil // it was edited since
	}
	s.looking, s.index = false, l.index
	if l.sheet != m.sheet || s.query == "" {
		return nil
	}
	if s.query != l.query {
		return m.look(s.query)
	}
	s.take(l.found, m.article.page.OffsetAt(s.origin))
	m.atMatch()
	if !s.typing {
		m.unlessFound()
	}
	return nil
}

// unlessFound ends a search that found nothing.
func (m *model) unlessFound() {
	if m.search.query != "" && len(m.search.found) == 0 && !m.search.looking {
		m.message = "not found: " + page.Clean(m.search.query)
		m.search.clear()
	}
}

// seekAgain searches for what was searched for last, in whichever article.
func (m *model) seekAgain() tea.Cmd {
	if m.sought == "" {
		m.message = "no search yet, / starts one"
		return nil
	}
	m.search.origin = m.article.row
	cmd := m.look(m.sought)
	m.unlessFound()
	return cmd
}

// match goes n matches on. After the search was closed it begins again, at the reader's
// row: that is the first match then.
func (m *model) match(n int) tea.Cmd {
	if m.search.query == "" {
		cmd := m.seekAgain()
		if n > 0 {
			n--
		}
		if cmd != nil || len(m.search.found) == 0 || n == 0 {
			return cmd
		}
	}
	if len(m.search.found) == 0 {
		m.message = "still searching…"
		return nil
	}
	if m.search.step(n) {
		m.message = "search went round"
	}
	m.atMatch()
	return nil
}

func (m *model) atMatch() {
	if at := m.search.here; at >= 0 {
		if row, drawn := m.search.hits(m.article.page).Row(at); drawn {
			m.article.goToRow(row)
		} else {
			m.article.goTo(m.search.found[at].Start)
		}
	}
	m.article.keepVisible()
}

// typedLine shows a line while it is typed, with its cursor: of one that has no room,
// the part before the cursor, so that nobody types what is not seen.
func (m *model) typedLine(line *textinput.Model, room int) string {
	typed, at := []rune(line.Value()+" "), line.Position()
	before, cursor, after := page.Clean(string(typed[:at])), page.Clean(string(typed[at])), page.Clean(string(typed[at+1:]))
	room = max(room-page.Width(cursor), 0)
	whole := before
	for n := ansi.StringWidth(whole) - room + 1; ansi.StringWidth(before) > room; n++ { // a wide letter may stand at the cut
		before = ansi.TruncateLeft(whole, n, "…")
	}
	return before + m.theme.PaintLook(page.Look{Attr: page.Reverse}, cursor) +
		ansi.Truncate(after, max(room-ansi.StringWidth(before), 0), "…")
}
