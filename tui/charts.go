package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ascribe/tui/page"
)

// bar is n of most as a bar of at most width cells, in eighths of a cell. What
// is not nothing is seen.
func bar(n, most, width int) string {
	if n <= 0 || most <= 0 || width <= 0 {
		return ""
	}
	eighths := max(8*width*n/most, 1)
	out := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		out += string([]rune("▏▎▍▌▋▊▉")[rest-1])
	}
	return out
}

// sparkline is how many offsets of a text lie in each of width equal parts; a
// part with none is a dot.
func sparkline(offsets []int, length, width int) string {
	bins := make([]int, max(width, 1))
	most := 0
	for _, at := range offsets {
		i := min(max(at, 0)*len(bins)/max(length, 1), len(bins)-1)
		bins[i]++
		most = max(most, bins[i])
	}
	levels := []rune("▁▂▃▄▅▆▇█")
	out := make([]rune, len(bins))
	for i, n := range bins {
		out[i] = '·'
		if n > 0 {
			out[i] = levels[(n*len(levels)-1)/most]
		}
	}
	return string(out)
}

// charts draws the profile of the article for a width: side by side where there
// is room, so that it fits a screen of 80×24.
func (m *model) charts(width int) []string {
	if m.analysing {
		return []string{"still analysing…"}
	}
	p := newProfile(m.found)
	head := func(s string) string { return m.theme.Paint(page.Heading, s) }
	about := fmt.Sprintf("%d words, %d sentences, %d of them in the article's own voice", p.words, p.sentences, p.ownVoice)
	out := append(hang("", about, width-1), "")
	sources, consequences := m.sourceChart(p), m.consequenceChart(p)
	if half := (width - 4) / 2; half >= 34 {
		out = append(out, beside(sources(half), consequences(half), half, 2)...)
	} else {
		out = append(append(append(out, sources(width-2)...), ""), consequences(width-2)...)
	}
	out = append(append(out, ""), m.speakerChart(p, width-2)...)
	out = append(out, "")
	rate := ""
	if p.words > 0 {
		rate = fmt.Sprintf(", %.1f in 1,000 words", 1000*float64(len(p.speculation))/float64(p.words))
	}
	length, cells := len(m.article.doc.Source), min(max(width-4, 4), 100)
	at := min(m.article.span().Start*cells/max(length, 1), cells-1)
	out = append(out, head("Speculation along the article")+fmt.Sprintf("  %d%s", len(p.speculation), rate),
		"  "+m.theme.PaintLook(page.Look{Fg: m.theme.Look("hedge weasel").Fg}, sparkline(p.speculation, length, cells)),
		"  "+strings.Repeat(" ", at)+m.theme.Paint(page.Accent, "▲"), "")
	return append(out, m.firsts(p)...)
}

// firsts are the keys that lead to what a reader looks for first.
func (m *model) firsts(p *profile) []string {
	row := func(a action, what string, to, or *place) string {
		where := "there is none"
		if to == nil && or != nil {
			to, what = or, "first claim from an unnamed source"
		}
		if to != nil {
			where = fmt.Sprintf("at %d%%", 100*to.offset/max(len(m.article.doc.Source), 1))
		}
		return m.theme.Paint(page.Accent, m.keys.key(a)) + "  " + what + m.theme.Paint(page.Dim, ", "+where)
	}
	return []string{row(firstOwnVoice, "first consequence in the article's own voice", p.firstOwn, nil),
		row(firstUnsourced, "first claim without a source", p.firstUnsourced, p.firstUnnamed)}
}

// chart is rows for a width, a heading first.
type chart func(width int) []string

func (m *model) sourceChart(p *profile) chart {
	return func(width int) []string {
		most := max(p.bySource[0], p.bySource[1], p.bySource[2], p.bySource[3])
		out := []string{m.theme.Paint(page.Heading, "Sources") + fmt.Sprintf("  of %d statements", p.statements)}
		for i, n := range p.bySource {
			kind := string(sourceKinds[i])
			look := page.Look{Fg: m.theme.Look(page.Part("source " + kind)).Fg}
			out = append(out, fmt.Sprintf("  %-9s ", kind)+m.theme.PaintLook(look, page.Bar(kind)+" "+bar(n, most, width-20))+fmt.Sprintf(" %d", n))
		}
		return out
	}
}

// consequenceChart has what the article says itself in full blocks and what
// others are said to claim in shaded ones.
func (m *model) consequenceChart(p *profile) chart {
	return func(width int) []string {
		most, all := 1, 0
		for _, v := range p.consequences {
			most, all = max(most, v.own+v.claimed), all+v.own+v.claimed
		}
		out := []string{m.theme.Paint(page.Heading, "Consequences") + fmt.Sprintf("  %d  █ own voice ▒ claimed", all)}
		room := width - 23
		for i, v := range p.consequences {
			own, claimed := cells(v.own, most, room), cells(v.claimed, most, room)
			out = append(out, fmt.Sprintf("  %s %-9s ", certaintyGlyph(certainties[i]), certainties[i])+
				m.theme.PaintLook(page.Look{Fg: m.theme.Look(page.Accent).Fg}, strings.Repeat("█", own))+
				m.theme.PaintLook(page.Look{Fg: m.theme.Look("source named").Fg}, strings.Repeat("▒", claimed))+
				fmt.Sprintf(" %d+%d", v.own, v.claimed))
		}
		return out
	}
}

// cells is n of most as a number of whole cells; what is not nothing has one.
func cells(n, most, width int) int {
	if n <= 0 || width <= 0 {
		return 0
	}
	return max(n*width/most, 1)
}

// chartSpeakers is how many actors the chart of statements names.
const chartSpeakers = 5

func (m *model) speakerChart(p *profile, width int) []string {
	title := m.theme.Paint(page.Heading, "Statements by actor")
	if n := len(p.speakers) - chartSpeakers; n > 0 {
		title += m.theme.Paint(page.Dim, fmt.Sprintf("  and %d more", n))
	}
	out := []string{title}
	name := min(max(width/3, 8), 26)
	for _, s := range p.speakers[:min(len(p.speakers), chartSpeakers)] {
		label := ansi.Truncate(s.name, name, "…")
		look := page.Look{Fg: m.theme.Look(page.Part("mention " + string(s.kind))).Fg}
		out = append(out, "  "+label+strings.Repeat(" ", name-page.Width(label)+1)+
			m.theme.PaintLook(look, bar(s.says, p.speakers[0].says, width-name-9))+fmt.Sprintf(" %d", s.says))
	}
	return out
}

// beside puts two columns side by side, the first one width cells wide.
func beside(a, b []string, width, gap int) []string {
	var out []string
	for i := range max(len(a), len(b)) {
		left, right := "", ""
		if i < len(a) {
			left = ansi.Truncate(a[i], width, "…")
		}
		if i < len(b) {
			right = b[i]
		}
		out = append(out, left+strings.Repeat(" ", max(width-ansi.StringWidth(left), 0)+gap)+right)
	}
	return out
}
