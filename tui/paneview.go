package tui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ascribe/tui/page"
)

// paneHead is the number of rows above the entries.
const paneHead = 2

// rows draws the pane.
func (p *pane) rows(m *model, width, height int) []string {
	t := p.tab(m)
	t.list.fit(len(t.entries), (height-paneHead)/t.height)
	items := m.here()
	if m.focus != inPane {
		t.follow(m, items)
		t.list.fit(len(t.entries), t.list.rows)
	}
	out := []string{p.tabRow(m, width), p.aboutRow(m, t, width)}
	for i := t.list.top; i < min(len(t.entries), t.list.top+t.list.rows); i++ {
		e := &t.entries[i]
		here := e.item != (page.Item{}) && slices.Contains(items, e.item)
		for k, r := range t.draw(m, e) {
			if c := m.claimOf(e.item); c != nil && k == 0 && p.open != tabNotes {
				if s, ok := signOf(c); ok {
					r.right += " " + s.glyph
				}
			}
			out = append(out, m.entryRow(r, here && k == 0, m.focus == inPane && i == t.list.at, width))
		}
	}
	if len(t.entries) == 0 {
		out = append(out, m.theme.Paint(page.Dim, ansi.Truncate("  "+t.emptiness(m), width, "…")))
	}
	for len(out) < height {
		out = append(out, "")
	}
	return out[:max(height, 0)]
}

func (t *tab) emptiness(m *model) string {
	switch {
	case m.analysing:
		return "analysing…"
	case m.desk.only != "" && len(t.all) > 0 && t.filter == "":
		return "none is " + page.Clean(m.desk.only)
	case t.filter != "" && len(t.all) > 0:
		return "nothing has these words, esc shows all"
	}
	return t.none
}

// label is the name of a list in the row of names.
type label struct {
	tab  int
	text string
	at   int // column
}

// labels lays the names of the lists on a row as long as there is room for: in
// full, all somewhat shorter, the others short, all short, the open one alone.
func (p *pane) labels(m *model, width int) []label {
	for step := range 5 {
		var out []label
		x := 0
		for i := range p.tabs {
			t := &p.tabs[i]
			open := i == p.open
			s := t.short
			switch {
			case step == 0, open && (step == 2 || step == 4):
				s = t.name
			case step == 1:
				s = t.middle
			case step == 4:
				continue
			}
			if open && m.focus == inPane {
				s = "›" + s
			}
			out = append(out, label{i, s, x})
			x += page.Width(s) + 1
		}
		if x-1 <= width || step == 4 {
			return out
		}
	}
	return nil
}

func (p *pane) tabRow(m *model, width int) string {
	var b strings.Builder
	for i, l := range p.labels(m, width) {
		if i > 0 {
			b.WriteByte(' ')
		}
		look := m.theme.Look(page.Dim)
		if l.tab == p.open {
			look = m.theme.Look(page.Heading)
			if m.focus == inPane {
				look = m.theme.Look(page.Accent)
			}
			look.Attr |= page.Underline
		}
		b.WriteString(m.theme.PaintLook(look, l.text))
	}
	return ansi.Truncate(b.String(), width, "")
}

// aboutRow tells how many entries there are, how they are sorted and which
// words they hold.
func (p *pane) aboutRow(m *model, t *tab, width int) string {
	if p.typing {
		return ansi.Truncate(m.theme.Paint(page.Accent, "/")+m.typedLine(&p.line, width-1), width, "")
	}
	about, name := fmt.Sprintf("%d", len(t.all)), strings.ToLower(t.name)
	if len(t.all) == 1 {
		name = strings.TrimSuffix(name, "s")
	}
	if !slices.ContainsFunc(p.labels(m, width), func(l label) bool { return strings.HasSuffix(l.text, t.name) }) {
		about += " " + name // above there is only a short form of it
	}
	if len(t.entries) < len(t.all) { // those of other verdicts are not shown
		about = fmt.Sprintf("%d of ", len(t.entries)) + about
	}
	if t.filter != "" {
		about = fmt.Sprintf("%d of %d with “%s”", len(t.entries), len(t.all), page.Clean(t.filter))
	}
	if len(t.all) > 0 && len(t.orders) > 1 {
		about += " " + t.orders[t.by].name
	}
	if p.open == tabActors && len(t.entries) > 0 && width-page.Width(about) >= 12 {
		about += strings.Repeat(" ", width-page.Width(about)-10) + "named says"
	}
	return m.theme.Paint(page.Dim, ansi.Truncate(about, width, "…"))
}

// entryRow lays out one row of an entry: pointer, text, and something at the
// right.
func (m *model) entryRow(r row, here, picked bool, width int) string {
	point := "  "
	if here {
		point = "▸ "
	}
	room := max(width-2-page.Width(r.right), 0)
	s := ansi.Truncate(r.text, room, "…")
	s += page.Fence(s)
	pad := strings.Repeat(" ", max(room-ansi.StringWidth(s), 0))
	if picked {
		return m.theme.PaintLook(r.look.Over(m.theme.Look(page.Chosen)), point+s+pad+r.right)
	}
	return m.theme.Paint(page.Accent, point) + m.theme.PaintLook(r.look, s) + pad + m.theme.Paint(page.Dim, r.right)
}
