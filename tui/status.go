package tui

import (
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"ascribe/analyze/report"
	"ascribe/tui/page"
)

// statusLine tells what the reader is at, or what just happened, and the place.
func (m *model) statusLine() string {
	if m.search.typing {
		count := ""
		if m.search.query != "" {
			count = "   " + m.search.count()
		}
		line := "/" + m.typedLine(&m.search.line, m.width-1-page.Width(count)) + m.theme.Paint(page.Dim, count)
		return ansi.Truncate(line, m.width, "")
	}
	if p := m.desk.prompt; p != nil {
		line := m.theme.Paint(page.Accent, p.label) + m.typedLine(&p.line, m.width-page.Width(p.label))
		if p.hint != nil {
			line += m.theme.Paint(page.Dim, "   "+page.Clean(p.hint(p.line.Value())))
		}
		return ansi.Truncate(line, m.width, "…")
	}
	alarm, right := m.reviewStatus()
	right = append(right, m.statusRight()...)
	end := " " + strings.Join(right, " · ") + " "
	for len(right) > 1 && page.Width(end) > m.width/2 {
		right = right[:len(right)-1]
		end = " " + strings.Join(right, " · ") + " "
	}
	left := m.message
	if left == "" && m.shelf.open {
		left = m.shelf.describe()
	}
	if left == "" && m.focus == inMap {
		left = m.mini.cells[m.mini.at].describe(len(m.article.page.Rows))
	}
	if left == "" {
		left = m.describeHere()
	}
	if alarm != "" && !m.desk.warned {
		left = alarm + " · " + left
	}
	room := m.width - page.Width(end)
	if room < 4 {
		end, room = "", m.width
	}
	if m.width >= 60 && page.Width(left)+1 > room { // what is told goes before the hint
		end = strings.TrimSuffix(end, " · ? help ") + " "
		room = m.width - page.Width(end)
	}
	left = ansi.Truncate(" "+left, room, "…")
	return m.theme.Paint(page.StatusLine, left+strings.Repeat(" ", max(room-page.Width(left), 0))+end)
}

// askedRows is the question that waits for a key, on as many rows as it takes:
// nobody gives an answer that is cut off.
func (m *model) askedRows() []string {
	text := m.desk.ask.text
	if alarm, _ := m.reviewStatus(); alarm != "" && !m.desk.warned {
		text = alarm + " · " + text
	}
	var rows []string
	for part := range strings.SplitSeq(text, " · ") {
		n := len(rows) - 1
		if n < 0 || page.Width(rows[n]+" · "+part)+2 > m.width {
			rows = append(rows, " "+part)
		} else {
			rows[n] += " · " + part
		}
	}
	rows = rows[:min(len(rows), m.height)]
	for i, r := range rows {
		r = ansi.Truncate(r, m.width, "…")
		rows[i] = m.theme.Paint(page.StatusLine, r+strings.Repeat(" ", max(m.width-page.Width(r), 0)))
	}
	return rows
}

// statusRight is what the status line tells at its end, what matters most first.
func (m *model) statusRight() (right []string) {
	if m.count > 0 {
		right = append(right, fmt.Sprintf("%d…", m.count))
	}
	if m.analysing {
		right = append(right, m.progress(time.Now()))
	}
	if !m.shelf.open { // the list tells nothing of the text behind it
		if q := m.search.query; q != "" {
			right = append(right, "/"+page.Clean(q)+" "+m.search.count())
		}
		if off := m.hidden(); off != "" {
			right = append(right, off)
		}
		right = append(right, fmt.Sprintf("%d%%", m.article.percent()))
	}
	if m.width >= 60 {
		right = append(right, "? help")
	}
	return right
}

// hidden names the layers that are off and the dimming that is on.
func (m *model) hidden() string {
	if m.spot >= 0 {
		return "only " + page.Clean(m.found.report.Actors[m.spot].Name)
	}
	switch m.fade {
	case page.FadeSourced:
		return "sourced dimmed"
	case page.FadeUnsourced:
		return "unsourced dimmed"
	}
	return ""
}

// describe tells in words what the reader is at.
func (m *model) describe() string {
	it, ok := m.current()
	if !ok {
		items := m.found.on(&m.article)
		if len(items) == 0 {
			return page.Clean(m.name)
		}
		it = items[0]
	}
	r := m.found.report
	switch it.Layer {
	case page.Attribution:
		a := &r.Attributions[it.Index]
		return fmt.Sprintf("%s — %s, %s source, %s, %s", m.found.claimant(a), a.Class, sourceWord(a.SourceKind), quoteWord(a.Quote), percent(a.Confidence))
	case page.Speculation:
		s := &r.Speculation[it.Index]
		return fmt.Sprintf("“%s” — %s speculation, %s, %s", m.found.shown(s.Span), s.Kind, s.Strength, percent(s.Confidence))
	case page.Actors:
		a := &r.Actors[it.Index]
		return fmt.Sprintf("%s — %s, named %d×, says %d×", page.Clean(a.Name), a.Kind, len(a.Mentions), len(a.Attributions))
	}
	c := &r.Consequences[it.Index]
	who := m.found.voice(c)
	if who == "" {
		who = "the article itself"
	}
	return fmt.Sprintf("%s, claimed by %s — %s", c.Certainty, who, m.found.arrow(c))
}

func sourceWord(k report.SourceKind) string {
	if k == report.SourceNone {
		return "no"
	}
	return string(k)
}

func quoteWord(q report.Quote) string {
	switch q {
	case report.Direct:
		return "quoted"
	case report.Mixed:
		return "partly quoted"
	}
	return "reported"
}

// percent is a confidence in words.
func percent(p float64) string {
	if p <= 0 {
		return "not rated"
	}
	return fmt.Sprintf("%.0f%% sure", 100*p)
}
