package page

import (
	"strings"
	"unicode/utf8"

	"ascribe/analyze/text"
)

// setter puts one block after the other on the page.
type setter struct {
	page  *Page
	theme *Theme
	wrap  wrapper
	runs  []Run
}

func (s *setter) block(i int) {
	doc := s.page.Doc
	b := &doc.Blocks[i]
	at := len(s.page.Rows)
	if i > 0 && at > 0 && spaced(doc, &doc.Blocks[i-1], b) {
		s.page.Rows = append(s.page.Rows, s.between(&doc.Blocks[i-1], b))
		at++
	}
	switch b.Kind {
	case text.Table, text.Code:
		for _, line := range draw(doc, b, s.page.Width, s.theme) {
			s.page.Rows = append(s.page.Rows, Row{Span: b.Span, Drawn: line, Width: Width(Strip(line))})
		}
	case text.Rule:
		n := min(s.page.Width, 24)
		s.page.Rows = append(s.page.Rows, Row{Span: b.Span, Drawn: strings.Repeat("─", n), Width: n})
	case text.Raw:
		s.raw(b)
	default:
		s.prose(b)
	}
	for j := at; j < len(s.page.Rows); j++ {
		r := &s.page.Rows[j]
		r.Block, r.Kind, r.Level = i, b.Kind, b.Level
	}
}

// spaced reports whether a blank row stands before b. A byline follows its
// title closely, and a list is as tight as it is in the source.
func spaced(doc *text.Document, a, b *text.Block) bool {
	switch {
	case b.Kind == text.Byline || b.Kind == text.Dateline:
		return a.Kind != text.Title && a.Kind != text.Byline && a.Kind != text.Dateline
	case a.Kind == text.Item && b.Kind == text.Item:
		gap := doc.Source[min(a.End, b.Start):b.Start]
		return strings.Count(gap, "\n") > 1
	}
	return true
}

// between is the row that separates two blocks; a quotation of several
// paragraphs keeps its bar.
func (s *setter) between(a, b *text.Block) Row {
	row := Row{Span: text.Span{Start: a.End, End: a.End}, Block: -1}
	if a.Kind == text.Quote && b.Kind == text.Quote {
		row.Lead = strings.TrimRight(s.bars(min(a.Level, b.Level)), " ")
		row.Width = Width(row.Lead)
	}
	return row
}

// bars is the rule left of a quotation. It never takes more than a third of
// the width.
func (s *setter) bars(level int) string {
	n := min(max(level, 1), max(s.page.Width/6, 1))
	return strings.Repeat("▏ ", n)
}

// prose sets a block that holds runs.
func (s *setter) prose(b *text.Block) {
	first, rest := "", ""
	switch b.Kind {
	case text.Quote:
		first = s.bars(b.Level)
		rest = first
	case text.Item:
		first, rest = s.bullet(b)
	}
	indent := Width(rest)
	s.wrap.source = s.page.Doc.Source
	set := func(runs []Run) {
		s.wrap.runs = runs
		lead := first
		width := s.page.Width - indent
		s.wrap.wrap(width, width, func(row []Run, w int) {
			if len(row) == 0 {
				return
			}
			r := Row{
				Span: text.Span{Start: row[0].Start, End: row[len(row)-1].End},
				Lead: lead, Runs: row, Width: w + indent,
			}
			if joined(s.page.Doc.Source, row) {
				r.Width = Width(s.page.plain(&r))
			}
			s.page.Rows = append(s.page.Rows, r)
			lead = rest
		})
		first = lead
	}
	s.runs = flow(s.page.Doc.Source, b.Runs, s.runs[:0], set)
	set(s.runs)
}

// joined reports whether the end of one run and the beginning of the next may
// be drawn as one cluster, such as a letter in emphasis and a mark after it.
func joined(source string, runs []Run) bool {
	for i := 1; i < len(runs); i++ {
		if source[runs[i-1].End-1] >= utf8.RuneSelf || source[runs[i].Start] >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

// bullet is what stands before the first and the later rows of a list item.
func (s *setter) bullet(b *text.Block) (first, rest string) {
	depth := min(max(b.Level, 1)-1, s.page.Width/12)
	pad := strings.Repeat("  ", depth)
	mark := ""
	if !b.Marker.Empty() {
		mark = strings.TrimSpace(Clean(s.page.Doc.Text(b.Marker)))
		if !strings.ContainsAny(mark, "0123456789") {
			mark = []string{"•", "◦", "▪"}[depth%3]
		}
	}
	n := 2
	if w := Width(mark); w > 1 {
		n = w + 1
	}
	if s.page.Width < 3*n {
		n, mark, pad = 0, "", ""
	}
	rest = pad + strings.Repeat(" ", n)
	if mark == "" {
		return rest, rest
	}
	return pad + mark + strings.Repeat(" ", n-Width(mark)), rest
}

// raw shows a block as it stands, line by line, cut where it is too wide.
func (s *setter) raw(b *text.Block) {
	source := s.page.Doc.Source
	s.wrap.source = source
	for start := b.Start; start < b.End; {
		end := b.End
		if i := strings.IndexByte(source[start:b.End], '\n'); i >= 0 {
			end = start + i
		}
		line := text.Span{Start: start, End: end}
		s.wrap.runs = append(s.runs[:0], Run{Span: line})
		n := len(s.page.Rows)
		if !line.Empty() {
			s.wrap.wrap(s.page.Width, s.page.Width, func(row []Run, w int) {
				if len(row) > 0 {
					s.page.Rows = append(s.page.Rows, Row{
						Span: text.Span{Start: row[0].Start, End: row[len(row)-1].End}, Runs: row, Width: w})
				}
			})
		}
		if n == len(s.page.Rows) && end < b.End {
			s.page.Rows = append(s.page.Rows, Row{Span: line})
		}
		start = end + 1
	}
}
