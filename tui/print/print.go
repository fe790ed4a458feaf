// Package print sets an article with its marks for a reader who has no screen to
// move on: a pager, a file, a mail. Below the text stand the actors and the
// consequences that the article claims.
//
// With a theme that has colours the text looks as in the reader. Without, the
// marks become a compact notation in the text itself, that can be searched for:
//
//	┇ Critics say[t1] the deal could[?m] lead to[c1] a new arms race.
//
// [t1] stands after the words that ascribe statement t1, [?m] after a modal that
// makes a statement less than certain, [c1] after the words that join the cause
// and the effect of consequence c1. The names are those of the report. The bar
// on the left runs along what is ascribed and tells the kind of source.
//
// Nothing of the article can command a terminal: package page shows control
// characters as pictures.
package print

import (
	"bufio"
	"io"
	"strings"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// DefaultWidth is the width of a page that nobody chose: that of a mail, and of a
// terminal nobody enlarged.
const DefaultWidth = 80

// Article writes the article with its marks and the lists below it. A width of
// zero is DefaultWidth.
func Article(w io.Writer, doc *text.Document, rep *report.Report, theme *page.Theme, width int) error {
	if width <= 0 {
		width = DefaultWidth
	}
	p := &printer{w: bufio.NewWriter(w), doc: doc, theme: theme, width: max(width, page.MinWidth+page.GutterWidth)}
	if theme.Plain {
		p.noted(doc, rep)
	} else {
		p.painted(doc, rep)
	}
	p.lists(rep)
	return p.w.Flush()
}

// printer keeps no errors: its bufio.Writer does, and hands them over at the end.
type printer struct {
	w     *bufio.Writer
	doc   *text.Document
	theme *page.Theme
	width int
}

func (p *printer) line(parts ...string) {
	p.w.WriteString(strings.TrimRight(strings.Join(parts, ""), " "))
	p.w.WriteByte('\n')
}

// painted writes the article as the reader shows it.
func (p *printer) painted(doc *text.Document, rep *report.Report) {
	set := page.Lay(doc, p.width-page.GutterWidth, p.theme)
	paint := page.Painter{Page: set, Theme: p.theme, Marks: page.NewMarks(rep), Layers: page.AllLayers, Here: -1}
	for i := range set.Rows {
		p.line(paint.Gutter(i).String(), paint.Row(i))
	}
	p.line()
	p.line(p.paintedLegend())
}

// barWidth is what the bar and the space after it take.
const barWidth = 2

// noted writes the article with its marks as notes in the text.
func (p *printer) noted(doc *text.Document, rep *report.Report) {
	n := annotate(doc, notes(rep))
	set := page.Lay(n.doc, p.width-barWidth, p.theme)
	marks := page.NewMarks(rep)
	var over []page.Mark
	for i := range set.Rows {
		row := &set.Rows[i]
		over = marks.Over(text.Span{Start: n.back(row.Start), End: n.back(row.End)}, over[:0])
		p.line(bar(over, rep), " ", set.Plain(i))
		if last := i+1 == len(set.Rows) || set.Rows[i+1].Block != row.Block; last && !row.Blank() {
			p.rule(row, set, i)
		}
	}
	p.line()
	p.wrapped("", "", plainLegend)
}

// bar is the line along what is ascribed, by the kind of its source.
func bar(over []page.Mark, rep *report.Report) string {
	for _, m := range over {
		if m.Role == page.Content {
			return page.Bar(string(rep.Attributions[m.Index].SourceKind))
		}
	}
	return " "
}

// rule underlines a title or heading, which ends at row i.
func (p *printer) rule(row *page.Row, set *page.Page, i int) {
	stroke := map[text.BlockKind]string{text.Title: "=", text.Heading: "-"}[row.Kind]
	if stroke == "" {
		return
	}
	wide := row.Width
	for ; i > 0 && set.Rows[i-1].Block == row.Block; i-- {
		wide = max(wide, set.Rows[i-1].Width)
	}
	p.line("  ", strings.Repeat(stroke, wide))
}
