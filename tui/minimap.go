package tui

import (
	"fmt"
	"sort"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// covers are the parts of an article that the minimap tells apart, each merged.
type covers struct {
	sourced []text.Span // handed to somebody or something
	hedged  []text.Span // sentences with a speculation marker
	claimed []text.Span // causes, effects and what joins them
}

func cover(r *report.Report) covers {
	var sourced, hedged, claimed []text.Span
	add := func(to *[]text.Span, lists ...[]report.Passage) {
		for _, ps := range lists {
			for _, p := range ps {
				*to = append(*to, p.Span())
			}
		}
	}
	for i := range r.Attributions {
		if a := &r.Attributions[i]; a.SourceKind != report.SourceNone {
			add(&sourced, a.Source, a.Cue, a.Content)
		}
	}
	for i := range r.Speculation {
		s := r.Speculation[i].Span.Span()
		k := sort.Search(len(r.Sentences), func(k int) bool { return r.Sentences[k].End > s.Start })
		if k < len(r.Sentences) && r.Sentences[k].Start <= s.Start {
			s = text.Span{Start: r.Sentences[k].Start, End: max(r.Sentences[k].End, s.End)}
		}
		hedged = append(hedged, s)
	}
	for i := range r.Consequences {
		c := &r.Consequences[i]
		add(&claimed, c.Cause, c.Marker, c.Effect)
	}
	return covers{merge(sourced), merge(hedged), merge(claimed)}
}

// shares are the parts of one stretch of the article, from 0 to 1. What is not
// sourced is the article's own voice; the others may lie over both.
type shares struct {
	first, last                 int // rows, the last one exclusive
	text                        bool
	sourced, hedged, consequent float64
}

// minimap is the whole article in one column.
type minimap struct {
	page  *page.Page
	found *findings
	cells []shares
	at    int // the cell that is picked while the keys go to the map
	from  int // row of the text when they were given to it
}

// fit makes the map height cells high: a row each while the article is short.
func (m *minimap) fit(p *page.Page, f *findings, height int) {
	if m.page == p && m.found == f && len(m.cells) == height {
		return
	}
	m.page, m.found, m.cells = p, f, make([]shares, height)
	n := len(p.Rows)
	for i := range m.cells {
		c := &m.cells[i]
		c.first, c.last = i, min(i+1, n)
		if n > height {
			c.first, c.last = i*n/height, (i+1)*n/height
		}
		if c.first >= c.last {
			continue
		}
		var all, sourced, hedged, consequent int
		for _, r := range p.Rows[c.first:c.last] {
			if r.Blank() || r.Drawn != "" {
				continue
			}
			all += r.Len()
			sourced += covered(f.covers.sourced, r.Span)
			hedged += covered(f.covers.hedged, r.Span)
			consequent += covered(f.covers.claimed, r.Span)
		}
		if c.text = all > 0; c.text {
			c.sourced, c.hedged = float64(sourced)/float64(all), float64(hedged)/float64(all)
			c.consequent = float64(consequent) / float64(all)
		}
	}
}

// covered is the number of bytes of s in merged spans.
func covered(spans []text.Span, s text.Span) int {
	n := 0
	for k := sort.Search(len(spans), func(k int) bool { return spans[k].End > s.Start }); k < len(spans) && spans[k].Start < s.End; k++ {
		n += min(spans[k].End, s.End) - max(spans[k].Start, s.Start)
	}
	return n
}

// much is the share from which speculation and consequences colour a cell.
const much = 1.0 / 3

// draw is a cell: as wide as what is sourced, in the colour of speculation
// where there is much, on that of consequences likewise. Without colours a tilde
// and an underline say it.
func (c *shares) draw(theme *page.Theme, picked bool) string {
	if !c.text {
		if picked {
			return theme.Paint(page.Chosen, " ")
		}
		return " "
	}
	glyph := "·"
	if n := int(c.sourced*8 + .5); n > 0 {
		glyph = string([]rune("▏▎▍▌▋▊▉█")[min(n, 8)-1])
	}
	look := page.Look{Fg: theme.Look("source named").Fg}
	if c.sourced < 1.0/16 {
		look.Fg = theme.Look(page.Dim).Fg
	}
	few := theme.FewColours()
	if c.hedged >= much {
		look.Fg = theme.Look("hedge modal").Fg
		if few {
			glyph = "~"
		}
	}
	if c.consequent >= much {
		look.Bg = theme.Look("effect").Bg
		if few {
			look.Attr |= page.Underline
		}
	}
	if picked {
		look = look.Over(theme.Look(page.Chosen))
	}
	return theme.PaintLook(look, glyph)
}

// describe tells the shares in words.
func (c *shares) describe(rows int) string {
	if !c.text {
		return fmt.Sprintf("row %d of %d: no text", c.first+1, rows)
	}
	where := fmt.Sprintf("row %d", c.first+1)
	if c.last > c.first+1 {
		where = fmt.Sprintf("rows %d–%d", c.first+1, c.last)
	}
	return fmt.Sprintf("%s of %d: %.0f%% sourced, %.0f%% own voice, %.0f%% hedged, %.0f%% consequences",
		where, rows, 100*c.sourced, 100*(1-c.sourced), 100*c.hedged, 100*c.consequent)
}

// cellAt is the cell of a row of the text.
func (m *minimap) cellAt(row int) int {
	i := sort.Search(len(m.cells), func(i int) bool { return m.cells[i].last > row })
	return max(min(i, len(m.cells)-1), 0)
}

// enterMap gives the keys to the minimap.
func (m *model) enterMap() {
	if !m.geometry().mini {
		m.message = "there is no room for the map"
		return
	}
	m.leavePlace()
	m.mini.fit(m.article.page, m.found, m.article.height)
	m.focus, m.mini.from, m.mini.at = inMap, m.article.row, m.mini.cellAt(m.article.row)
}

// mapKey does an action in the minimap and reports whether it was one.
func (m *model) mapKey(a action, n int) bool {
	times := max(n, 1)
	switch a {
	case down:
		m.jump(m.mini.at + times)
	case up:
		m.jump(m.mini.at - times)
	case halfDown, pageDown:
		m.jump(m.mini.at + times*5)
	case halfUp, pageUp:
		m.jump(m.mini.at - times*5)
	case toTop:
		m.jump(0)
	case toBottom:
		m.jump(len(m.mini.cells) - 1)
	case enter, showMap:
		m.focus = inText
	case back:
		m.focus = inText
		m.article.row = m.mini.from
		m.article.keepVisible()
	default:
		return false
	}
	return true
}

// jump goes to the rows a cell stands for.
func (m *model) jump(cell int) {
	if len(m.mini.cells) == 0 {
		return
	}
	last := m.mini.cellAt(m.article.last())
	m.mini.at = max(min(cell, last), 0)
	m.chosen = nil
	m.article.row = m.mini.cells[m.mini.at].first
	m.article.scrollTo(m.article.row - m.article.height/3)
	m.article.keepVisible()
}
