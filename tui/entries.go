package tui

import (
	"fmt"
	"strings"

	"ascribe/analyze/report"
	"ascribe/tui/page"
)

// What the lists of the pane are filled with, and how an entry looks.

func actorEntries(m *model) []entry {
	var out []entry
	for _, p := range m.found.starts[page.Actors] {
		a := &m.found.report.Actors[p.item.Index]
		out = append(out, entry{item: p.item, index: p.item.Index, at: p.offset,
			count: len(a.Mentions) + 2*len(a.Attributions)})
	}
	return out
}

// roomForCounts is the width of the pane from which a name has room beside the
// counts.
const roomForCounts = 34

func actorRows(m *model, e *entry) []row {
	a := &m.found.report.Actors[e.index]
	look := m.theme.Look(page.Part("mention " + string(a.Kind)))
	look.Attr |= page.Bold
	look.Attr &^= page.Underline
	about := string(a.Kind)
	if a.Role != nil && *a.Role != "" {
		about += " · " + page.Clean(*a.Role)
	}
	name := page.Clean(a.Name)
	if e.index == m.spot {
		name = "◉ " + name
	}
	dim := m.theme.Look(page.Dim)
	if m.paneWidth() < roomForCounts {
		return []row{{look, name, ""}, {dim, about, fmt.Sprintf(" %d %4d", len(a.Mentions), len(a.Attributions))}}
	}
	return []row{{look, name, fmt.Sprintf(" %5d %4d", len(a.Mentions), len(a.Attributions))}, {dim, about, ""}}
}

// consequenceEntries puts each consequence under the one it follows.
func consequenceEntries(m *model) []entry {
	cs := m.found.report.Consequences
	number := make(map[string]int, len(cs))
	for i := range cs {
		number[cs[i].ID] = i
	}
	under := make(map[int][]int)
	var tops []int
	for _, p := range m.found.starts[page.Consequences] {
		i, top := p.item.Index, true
		for _, id := range cs[i].Follows {
			if k, ok := number[id]; ok && k != i {
				under[k], top = append(under[k], i), false
				break
			}
		}
		if top {
			tops = append(tops, i)
		}
	}
	var out []entry
	seen := make([]bool, len(cs))
	var add func(i, depth int)
	add = func(i, depth int) {
		if seen[i] {
			return
		}
		seen[i] = true
		it := page.Item{Layer: page.Consequences, Index: i}
		out = append(out, entry{item: it, index: i, at: m.found.start[it], sure: certaintyRank(cs[i].Certainty),
			rated: cs[i].Confidence, depth: depth})
		for _, k := range under[i] {
			add(k, depth+1)
		}
	}
	for _, i := range tops {
		add(i, 0)
	}
	for i := range cs { // what only follows itself, over others
		if _, ok := m.found.start[page.Item{Layer: page.Consequences, Index: i}]; ok {
			add(i, 0)
		}
	}
	return out
}

func consequenceRows(m *model, e *entry) []row {
	c := &m.found.report.Consequences[e.index]
	who := "own voice"
	if v := m.found.voice(c); v != "" {
		who = v
	}
	body, in, arm := m.theme.Look(page.Body), "", ""
	if e.depth > 0 && m.pane.tabs[tabConsequences].by == 0 {
		in = strings.Repeat("  ", min(e.depth, 4)-1) + "  "
		arm = in[2:] + "└ "
	}
	return []row{
		{body, arm + certaintyGlyph(c.Certainty) + " " + m.found.join(c.Cause, "(no cause given)"), ""},
		{body, in + "→ " + m.found.join(c.Effect, "(no effect given)"), ""},
		{m.theme.Look(page.Dim), in + "  " + string(c.Certainty) + " · " + page.Clean(who), ""},
	}
}

// certaintyGlyph shows at a glance how sure a consequence is said to be.
func certaintyGlyph(c report.Certainty) string {
	return [...]string{"○", "◔", "◑", "◕", "●"}[certaintyRank(c)]
}

func certaintyRank(c report.Certainty) int {
	switch c {
	case report.Asserted:
		return 4
	case report.Likely:
		return 3
	case report.Possible:
		return 2
	case report.Doubtful:
		return 1
	}
	return 0
}

// attributionEntries count how often the one behind a statement speaks, and
// rank it by how well its source is known.
func attributionEntries(m *model) []entry {
	says := map[string]int{}
	who := func(a *report.Attribution) string { return strings.ToLower(m.found.claimant(a)) }
	for i := range m.found.report.Attributions {
		says[who(&m.found.report.Attributions[i])]++
	}
	var out []entry
	for _, p := range m.found.starts[page.Attribution] {
		a := &m.found.report.Attributions[p.item.Index]
		sure := map[report.SourceKind]int{report.SourceNamed: 3, report.SourceDocument: 2, report.SourceUnnamed: 1}[a.SourceKind]
		out = append(out, entry{item: p.item, index: p.item.Index, at: p.offset, count: says[who(a)], sure: sure, rated: a.Confidence})
	}
	return out
}

func attributionRows(m *model, e *entry) []row {
	a := &m.found.report.Attributions[e.index]
	kind := string(a.SourceKind)
	look := m.theme.Look(page.Part("source " + kind))
	return []row{
		{look, page.Bar(kind) + " " + page.Clean(m.found.claimant(a)), " " + rated(a.Confidence)},
		{m.theme.Look(page.Body), "  " + m.found.join(a.Cue, string(a.Class)) + ": " + m.found.join(a.Content, "(nothing found)"), ""},
	}
}

// speculationEntries count how often the same words are used.
func speculationEntries(m *model) []entry {
	used := map[string]int{}
	for _, s := range m.found.report.Speculation {
		used[strings.ToLower(s.Span.Text)]++
	}
	rank := map[report.Strength]int{report.Weak: 3, report.Medium: 2, report.Strong: 1}
	var out []entry
	for _, p := range m.found.starts[page.Speculation] {
		s := &m.found.report.Speculation[p.item.Index]
		out = append(out, entry{item: p.item, index: p.item.Index, at: p.offset, count: used[strings.ToLower(s.Span.Text)],
			sure: rank[s.Strength], rated: s.Confidence})
	}
	return out
}

func speculationRows(m *model, e *entry) []row {
	s := &m.found.report.Speculation[e.index]
	look := m.theme.Look(page.Part("hedge " + string(s.Kind)))
	weakens := m.found.join(s.Scope, "")
	if weakens == "" {
		weakens = m.around(s.Span.Span())
	}
	return []row{
		{look, page.HedgeLetter(string(s.Kind)) + " " + m.found.shown(s.Span), " " + string(s.Strength) + " " + rated(s.Confidence)},
		{m.theme.Look(page.Dim), "  " + weakens, ""},
	}
}

// rated is a confidence in the few columns of a list.
func rated(p float64) string {
	if p <= 0 {
		return "   "
	}
	return fmt.Sprintf("%2.0f%%", min(100*p, 99))
}
