// Package page sets an article on rows of a given width and paints the marks
// of a report on them.
//
// It keeps one currency: byte offsets into the article's unchanged source. A
// [Page] is a list of rows, each a few byte ranges; columns exist only while a
// row is wrapped or painted. [Marks] are the spans of a report in source order,
// and a [Painter] turns one row into a string with one escape sequence for each
// stretch that looks alike, so that painting costs what is on the screen and
// not what is in the article.
//
//	p := page.Lay(doc, 72, theme)
//	paint := page.Painter{Page: p, Theme: theme, Marks: page.NewMarks(r), Layers: page.AllLayers}
//	for i := range p.Rows {
//		fmt.Println(paint.Gutter(i).String() + paint.Row(i))
//	}
//
// It knows nothing of keys, screens and terminals' answers.
package page

import (
	"sort"
	"strings"

	"ascribe/analyze/text"
)

// Run is a stretch of source bytes of one row with one inline style. White
// space in it, line breaks included, is drawn as a space.
type Run struct {
	text.Span
	Style text.Style
	Dest  string // target of a link
}

// Row is one row of the page.
type Row struct {
	text.Span                // first to last source byte of the row; of the whole block when Drawn
	Block     int            // index into Document.Blocks, -1 for the blank row before a block
	Kind      text.BlockKind // of the block; empty for a blank row
	Level     int            // heading level, or depth of a quote or an item
	Lead      string         // bullet, quote bar and indent in front of the runs, ready to print
	Runs      []Run          // nil when Drawn is set
	Drawn     string         // a row of a table, code block or rule that was drawn as a whole
	Width     int            // cells, the lead included
}

// Blank reports whether the row only separates blocks.
func (r *Row) Blank() bool { return r.Block < 0 }

// Page is an article set at one width.
type Page struct {
	Doc   *text.Document
	Width int
	Rows  []Row
	Part  bool // only some of the article's blocks are set
}

// MinWidth is the narrowest page; narrower ones are set at it.
const MinWidth = 4

// Lay sets the article at a width. The theme colours what is drawn as a whole,
// tables and code; everything else takes its colours when it is painted.
func Lay(doc *text.Document, width int, theme *Theme) *Page {
	p := &Page{Doc: doc, Width: max(width, MinWidth)}
	p.Rows = make([]Row, 0, len(doc.Source)/max(p.Width*3/4, 1)+2*len(doc.Blocks)+1)
	s := setter{page: p, theme: theme}
	for i := range doc.Blocks {
		s.block(i)
	}
	return p
}

// LayPart sets only the blocks that touch some bytes of the article.
func LayPart(doc *text.Document, width int, theme *Theme, bytes text.Span) *Page {
	p := &Page{Doc: doc, Width: max(width, MinWidth), Part: true}
	s := setter{page: p, theme: theme}
	first := sort.Search(len(doc.Blocks), func(i int) bool { return doc.Blocks[i].End > bytes.Start })
	for i := min(first, max(len(doc.Blocks)-1, 0)); i < len(doc.Blocks) && (i <= first || doc.Blocks[i].Start < bytes.End); i++ {
		s.block(i)
	}
	return p
}

// RowAt is the row that shows the byte at offset, or else the last one that
// begins before it. It is 0 on an empty page.
func (p *Page) RowAt(offset int) int {
	i := sort.Search(len(p.Rows), func(i int) bool { return p.Rows[i].Start > offset }) - 1
	for i > 0 && (p.Rows[i].Blank() || p.Rows[i].Drawn != "" && p.Rows[i-1].Block == p.Rows[i].Block) {
		i--
	}
	return max(i, 0)
}

// OffsetAt is the source offset a row begins with.
func (p *Page) OffsetAt(row int) int {
	if len(p.Rows) == 0 {
		return 0
	}
	return p.Rows[min(max(row, 0), len(p.Rows)-1)].Start
}

// ByteAt is the source offset of what a cell of a row shows; false where it shows
// no text of the article.
func (p *Page) ByteAt(row, cell int) (int, bool) {
	r := &p.Rows[row]
	x := Width(r.Lead)
	for _, run := range r.Runs {
		for at := run.Start; at < run.End; {
			size, _, cells := cluster(p.Doc.Source[at:run.End])
			if cell >= x && cell < x+cells {
				return at, true
			}
			x += cells
			at += size
		}
	}
	return 0, false
}

// Plain is the row without colours and marks.
func (p *Page) Plain(row int) string { return p.plain(&p.Rows[row]) }

func (p *Page) plain(r *Row) string {
	if r.Drawn != "" {
		return r.Lead + Strip(r.Drawn)
	}
	var b strings.Builder
	b.WriteString(r.Lead)
	for _, run := range r.Runs {
		writeClean(&b, p.Doc.Source[run.Start:run.End])
	}
	return b.String()
}
