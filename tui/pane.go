package tui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ascribe/analyze/report"
	"ascribe/tui/page"
)

// pane lists the actors and the consequences.
type pane struct {
	shown        bool
	actors       list
	consequences list
}

// list is a list that scrolls; rows is how many entries are on the screen.
type list struct{ at, top, len, rows int }

func (l *list) move(n int) { l.at = max(min(l.at+n, l.len-1), 0) }

// fit makes the list as long as n entries of which rows are shown, with entry
// i among them.
func (l *list) fit(n, rows, i int) {
	l.len, l.rows = n, rows
	l.at = max(min(l.at, n-1), 0)
	i = max(min(i, n-1), 0)
	if i < l.top {
		l.top = i
	}
	if i >= l.top+rows {
		l.top = i - rows + 1
	}
	l.top = max(min(l.top, n-rows), 0)
}

const (
	actorRows       = 2 // rows of an entry
	consequenceRows = 3
)

// here tells which entries the reader's row belongs to.
func (m *model) here() (actors, consequences []int) {
	for _, it := range m.found.on(&m.article) {
		switch it.Layer {
		case page.Actors:
			actors = append(actors, it.Index)
		case page.Consequences:
			consequences = append(consequences, it.Index)
		case page.Attribution:
			if id := m.found.report.Attributions[it.Index].Actor; id != nil {
				if i, ok := m.found.actor[*id]; ok {
					actors = append(actors, i)
				}
			}
		}
	}
	return actors, consequences
}

// follow picks the first entry the reader's row belongs to.
func (p *pane) follow(m *model, pick bool) {
	actors, consequences := m.here()
	if it, ok := m.current(); ok && it.Layer == page.Actors {
		actors = append([]int{it.Index}, actors...)
	}
	for i, k := range m.found.order {
		if len(actors) > 0 && k == actors[0] && pick {
			p.actors.at = i
		}
	}
	if len(consequences) > 0 && pick {
		p.consequences.at = consequences[0]
	}
}

// picked is the finding of the entry that is picked in the list with the focus.
func (p *pane) picked(m *model) (page.Item, bool) {
	switch {
	case m.focus == inActors && p.actors.at < len(m.found.order):
		return page.Item{Layer: page.Actors, Index: m.found.order[p.actors.at]}, true
	case m.focus == inConsequences && p.consequences.at < len(m.found.report.Consequences):
		return page.Item{Layer: page.Consequences, Index: p.consequences.at}, true
	}
	return page.Item{}, false
}

// rows draws the pane.
func (p *pane) rows(m *model, width, height int) []string {
	na, nc := len(m.found.order), len(m.found.report.Consequences)
	forActors, forConsequences := share(height-3, na*actorRows, nc*consequenceRows)
	if m.focus == inText {
		p.follow(m, true)
	}
	p.actors.fit(na, max(forActors/actorRows, 1), p.actors.at)
	p.consequences.fit(nc, max(forConsequences/consequenceRows, 1), p.consequences.at)
	hereActors, hereConsequences := m.here()

	out := []string{p.head(m, "Actors", na, "named says", inActors, width)}
	for i := p.actors.top; i < min(na, p.actors.top+p.actors.rows); i++ {
		k := m.found.order[i]
		out = append(out, m.actorEntry(k, slices.Contains(hereActors, k), m.focus == inActors && i == p.actors.at, width)...)
	}
	for len(out) < forActors+1 {
		out = append(out, "")
	}
	out = append(out, "", p.head(m, "Consequences", nc, "", inConsequences, width))
	for i := p.consequences.top; i < min(nc, p.consequences.top+p.consequences.rows); i++ {
		out = append(out, m.consequenceEntry(i, slices.Contains(hereConsequences, i), m.focus == inConsequences && i == p.consequences.at, width)...)
	}
	for len(out) < height {
		out = append(out, "")
	}
	return out[:height]
}

// share divides rows between two lists by what they need.
func share(rows, a, b int) (int, int) {
	rows = max(rows, 2)
	switch half := rows / 2; {
	case a+b <= rows:
		return a, rows - a
	case a <= half:
		return a, rows - a
	case b <= half:
		return rows - b, b
	default:
		return half, rows - half
	}
}

func (p *pane) head(m *model, title string, n int, right string, of part, width int) string {
	count := fmt.Sprintf(" %d", n)
	if m.analysing {
		count = " …"
	}
	look, mark := page.Heading, ""
	if m.focus == of {
		look, mark = page.Accent, "› "
	}
	left := mark + title
	gap := width - len(count) - page.Width(left) - len(right)
	if gap < 1 || n == 0 {
		right, gap = "", 0
	}
	return ansi.Truncate(m.theme.Paint(look, left)+m.theme.Paint(page.Dim, count+strings.Repeat(" ", gap)+right), width, "")
}

// entry lays out one row of an entry: pointer, text, and something at the right.
func (m *model) entry(here, picked bool, look page.Look, s, right string, width int) string {
	point := "  "
	if here {
		point = "▸ "
	}
	room := max(width-2-page.Width(right), 0)
	s = ansi.Truncate(s, room, "…")
	pad := max(room-ansi.StringWidth(s), 0)
	if picked {
		chosen := m.theme.Look(page.Chosen)
		return m.theme.PaintLook(look.Over(chosen), point+s+strings.Repeat(" ", pad)+right)
	}
	return m.theme.Paint(page.Accent, point) + m.theme.PaintLook(look, s) + strings.Repeat(" ", pad) +
		m.theme.Paint(page.Dim, right)
}

func (m *model) actorEntry(i int, here, picked bool, width int) []string {
	a := &m.found.report.Actors[i]
	look := m.theme.Look(page.Part("mention " + string(a.Kind)))
	look.Attr |= page.Bold
	look.Attr &^= page.Underline
	counts := fmt.Sprintf(" %5d %4d", len(a.Mentions), len(a.Attributions))
	about := string(a.Kind)
	if a.Role != nil && *a.Role != "" {
		about += " · " + page.Clean(*a.Role)
	}
	return []string{
		m.entry(here, picked, look, page.Clean(a.Name), counts, width),
		m.entry(false, picked, m.theme.Look(page.Dim), about, "", width),
	}
}

func (m *model) consequenceEntry(i int, here, picked bool, width int) []string {
	c := &m.found.report.Consequences[i]
	who := "own voice"
	if v := m.found.voice(c); v != "" {
		who = v
	}
	body := m.theme.Look(page.Body)
	return []string{
		m.entry(here, picked, body, certaintyGlyph(c.Certainty)+" "+join(c.Cause, "(no cause given)"), "", width),
		m.entry(false, picked, body, "→ "+join(c.Effect, "(no effect given)"), "", width),
		m.entry(false, picked, m.theme.Look(page.Dim), "  "+string(c.Certainty)+" · "+who, "", width),
	}
}

// certaintyGlyph shows at a glance how sure a consequence is said to be.
func certaintyGlyph(c report.Certainty) string {
	switch c {
	case report.Asserted:
		return "●"
	case report.Likely:
		return "◕"
	case report.Possible:
		return "◑"
	case report.Doubtful:
		return "◔"
	}
	return "○"
}
