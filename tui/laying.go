package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// A long article is laid around the place the reader is at, at once, and as a
// whole in the background. Of one that was just opened only the beginning is read
// until then.

// laid is a long article that is laid as a whole.
type laid struct {
	sheet *sheet
	doc   *text.Document // that it was begun with
	theme *page.Theme
	page  *page.Page
}

// layRest is the command that reads and lays what is missing of the article that
// is seen.
func (m *model) layRest() tea.Cmd {
	a := &m.article
	if a.page == nil || !a.page.Part || a.laying {
		return nil
	}
	a.laying = true
	l, width, rest := laid{sheet: m.sheet, doc: a.doc, theme: a.theme}, a.page.Width, a.rest
	return func() tea.Msg {
		doc := l.doc
		if rest != nil {
			doc = rest()
		}
		l.page = page.Lay(doc, width, l.theme)
		return l
	}
}

// hasLaid takes the whole article in. What was laid for another width, another
// theme or another text is begun again.
func (m *model) hasLaid(l laid) tea.Cmd {
	s := l.sheet
	a := &s.article
	a.laying = false
	if a.doc != l.doc {
		return nil
	}
	var cmd tea.Cmd
	if whole := l.page.Doc; whole != l.doc {
		a.doc, a.rest, s.found.doc, s.search.index = whole, nil, whole, nil
		if s == m.sheet {
			m.desk.marked = nil // it counts the words of the beginning
			if q := s.search.query; q != "" {
				cmd = m.look(q)
			}
		}
	}
	if a.page.Width == l.page.Width && a.theme == l.theme {
		a.takeWhole(l.page)
	}
	return cmd
}

// takeWhole shows the whole article in place of the part that was laid.
func (a *article) takeWhole(p *page.Page) {
	again := a.later
	a.keep(p.Width, p)
	a.show(p, a.page.OffsetAt(a.row), a.row-a.top, a.height)
	if again != nil {
		again()
	}
}

// again does a move once more when the rest of the article is laid.
func (a *article) again(move func()) {
	if a.page.Part {
		a.later = move
	}
}

// seen is the source bytes on the screen.
func (a *article) seen() text.Span {
	rows := a.page.Rows
	if len(rows) == 0 {
		return text.Span{}
	}
	return text.Span{Start: rows[min(a.top, len(rows)-1)].Start, End: rows[min(a.top+a.height, len(rows))-1].End}
}
