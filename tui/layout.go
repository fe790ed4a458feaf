package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ascribe/analyze/text"
	"ascribe/tui/page"
)

const (
	defaultMeasure = 72 // columns of text: within the 60 to 80 that read best
	minMeasure     = 24
	maxMeasure     = 160
	sideFrom       = 76 // columns from which the pane stands beside the text
	leastReadable  = 60 // columns that the pane leaves to the text unless it is asked for
	atSides        = 9  // columns of gutter, verdicts, margins and map
	leastPane      = 27 // columns of the pane beside the text
)

// geometry is where things are on the screen.
type geometry struct {
	body    int // rows above the status line
	pad     int // empty rows above the text
	article int // columns for gutter, text and margins
	left    int // margin left of the gutter
	gutter  int
	text    int
	mini    bool // the minimap stands right of the text
	pane    int  // columns of the pane beside the text, its rule included; 0 for none
}

// narrow reports whether the pane lies over the text when it is used.
func (m *model) narrow() bool { return m.width < sideFrom }

// overlaid reports whether the pane covers the text now.
func (m *model) overlaid() bool { return m.narrow() && m.pane.shown && m.focus == inPane }

// paneWidth is the columns of the pane, beside the text or over it.
func (m *model) paneWidth() int {
	if m.narrow() {
		return m.width
	}
	return m.geometry().pane - 2
}

func (m *model) geometry() geometry {
	g := geometry{body: m.height, article: m.width}
	if m.height > 1 {
		g.body--
	}
	if m.height >= 20 {
		g.pad = 1
	}
	if m.pane.shown && !m.narrow() {
		g.pane = max(min(m.width*32/100, 60, m.width-leastReadable-atSides), leastPane)
		g.article -= g.pane
	}
	if g.article >= 20 {
		g.gutter = page.GutterWidth
		if m.desk.where != nil {
			g.gutter++ // for the verdicts
		}
	}
	if g.article >= 30 {
		g.left = 1 // for the pointer to the reader's row
	}
	room := g.article
	if g.mini = g.article >= 36 && g.body >= 6; g.mini {
		room -= 2 // the map and a space; without a pane its rule, too
		if g.pane == 0 {
			room--
		}
	}
	g.text = max(min(m.measure, room-g.gutter-g.left-1), 1)
	if spare := room - g.gutter - g.text - 1; spare > 1 {
		g.left = spare / 2
	}
	return g
}

// layout sets the text for the size of the window.
func (m *model) layout() {
	if m.width <= 0 || m.height <= 0 {
		return
	}
	if !m.pane.asked {
		m.pane.shown = true // to see what it would leave to the text
		m.pane.shown = !m.narrow() && m.geometry().text >= min(m.measure, leastReadable)
	}
	g := m.geometry()
	m.article.resize(g.text, g.body-g.pad, m.theme)
	m.panel.lay(m.width)
	if due := m.review.due; due > 0 {
		m.review.due = 0
		m.resume(due)
	}
}

// View draws the screen.
func (m *model) View() string {
	if m.article.page == nil {
		return ""
	}
	g := m.geometry()
	var rows []string
	switch {
	case m.panel.full():
		rows = m.panel.rows(m.theme, m.width, g.body)
	case m.shelf.open:
		rows = m.shelf.rows(m, m.width, g.body)
	case m.overlaid():
		rows = m.pane.rows(m, m.width, g.body)
	default:
		rows = m.textRows(g)
		if m.panel.open() {
			over := m.panel.rows(m.theme, m.width, m.under(g))
			rows = append(rows[:len(rows)-len(over)], over...)
		}
	}
	if m.height > 1 {
		last := []string{m.statusLine()}
		if m.desk.ask != nil {
			last = m.askedRows()
		}
		rows = append(rows[:max(len(rows)-len(last)+1, 0)], last...)
	}
	for i, r := range rows {
		if ansi.StringWidth(r) > m.width {
			r = ansi.Truncate(r, m.width, "")
		}
		rows[i] = page.Thrift(r)
	}
	return strings.Join(rows, "\n")
}

// under is how many rows a panel below the text takes.
func (m *model) under(g geometry) int {
	if !m.panel.open() || m.panel.full() {
		return 0
	}
	return min(len(m.panel.lines)+1, max(g.body*3/5, min(g.body, 6)))
}

// seenFrom is the first row of the text on the screen: further down than it was
// when the row the reader is at would lie under a panel.
func (m *model) seenFrom(g geometry) int {
	room := g.body - g.pad - m.under(g)
	hidden := m.article.row - m.article.top + min(2, room/2) - room + 1
	if m.under(g) == 0 || hidden <= 0 {
		return m.article.top
	}
	return min(m.article.top+hidden, m.article.row)
}

// textRows is the article with the pane beside it.
func (m *model) textRows(g geometry) []string {
	p := &m.painter
	p.Page, p.Theme, p.Marks, p.Layers, p.Chosen = m.article.page, m.theme, m.found.marks, m.layers, m.chosen
	p.Found, p.Here, p.Hits, p.Fade = m.search.found, m.search.here, m.search.hits(m.article.page), m.fade
	if s := m.desk.marked; s != nil {
		p.Found, p.Here, p.Hits = []text.Span{s.span(m.article.doc)}, 0, nil
	}
	p.Bright = m.bright()
	var side []string
	if g.pane > 0 {
		side = m.pane.rows(m, g.pane-2, g.body)
	}
	if g.mini {
		m.mini.fit(m.article.page, m.found, m.article.height)
	}
	rows := make([]string, 0, g.body+1)
	var b strings.Builder
	for y := range g.body {
		b.Reset()
		used, contested := 0, false
		if i := m.seenFrom(g) + y - g.pad; y >= g.pad && i < len(m.article.page.Rows) {
			b.WriteString(m.margin(g, i == m.article.row))
			if g.gutter > page.GutterWidth {
				b.WriteString(m.signAt(i))
			}
			if g.gutter > 0 {
				b.WriteString(p.Gutter(i).String())
			}
			b.WriteString(p.Row(i))
			shown := m.article.doc.Text(m.article.page.Rows[i].Span)
			b.WriteString(page.Fence(shown))
			contested = page.Contested(shown)
			used = g.left + g.gutter + m.article.page.Rows[i].Width
		}
		m.right(&b, g, y, used, contested)
		if y < len(side) {
			b.WriteString(" " + side[y])
		}
		rows = append(rows, b.String())
	}
	return rows
}

// right draws what stands right of a row of the text: the map, and the rule,
// which is bold beside what is on the screen.
func (m *model) right(b *strings.Builder, g geometry, y, used int, contested bool) {
	if !g.mini && g.pane == 0 {
		return
	}
	end := g.article
	if g.mini {
		end--
		if g.pane == 0 {
			end--
		}
	}
	b.WriteString(strings.Repeat(" ", max(end-used, 0)))
	if contested {
		// Wherever the terminal thinks it is now: the rest of the row is empty,
		// and what follows stands in its column.
		fmt.Fprintf(b, "\x1b[K\x1b[%dG", end+1)
	}
	rule, i := m.theme.Paint(page.Dim, "│"), y-g.pad
	if g.mini && (i < 0 || i >= len(m.mini.cells)) {
		b.WriteByte(' ')
	} else if g.mini {
		c := &m.mini.cells[i]
		b.WriteString(c.draw(m.theme, m.focus == inMap && i == m.mini.at))
		picked := m.focus == inMap && i == m.mini.at
		if picked {
			rule = m.theme.Paint(page.Accent, "◂")
		} else if c.first < c.last && c.last > m.article.top && c.first < m.article.top+m.article.height && len(m.article.page.Rows) > m.article.height {
			rule = m.theme.Paint(page.Accent, "┃")
		}
	}
	b.WriteString(rule)
}

// margin is what stands left of the gutter; it points at the reader's row.
func (m *model) margin(g geometry, here bool) string {
	if g.left < 1 || !here {
		return strings.Repeat(" ", g.left)
	}
	gap := min(g.left-1, 1)
	return strings.Repeat(" ", g.left-1-gap) + m.theme.Paint(page.Accent, "›") + strings.Repeat(" ", gap)
}
