package tui

import (
	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// article is the text on the screen: a page, the row at the top and the row
// the reader is at.
type article struct {
	doc    *text.Document
	page   *page.Page
	pages  map[int]*page.Page // by width
	theme  *page.Theme        // the pages are laid with
	height int
	top    int
	row    int

	rest   func() *text.Document // reads the whole article while doc is its beginning
	laying bool                  // the whole page is being laid
	later  func()                // a move again that leads out of the part that is laid
}

// longArticle is the size in bytes from which an article is laid and analysed
// around the place the reader is at first.
const longArticle = 40_000

// around is how many bytes before and after a place are laid first: screens enough
// for whoever turns pages until the rest is there.
const around = 16_000

// resize lays the text at a width and a height. The row the reader is at stays
// where it is on the screen, found again by its first byte.
func (a *article) resize(width, height int, theme *page.Theme) {
	offset, above := 0, 0
	if a.page != nil {
		offset, above = a.page.OffsetAt(a.row), a.row-a.top
	}
	if a.theme != theme {
		a.theme, a.pages = theme, nil
	}
	p := a.pages[width]
	if p == nil {
		if a.rest != nil || len(a.doc.Source) > longArticle {
			p = page.LayPart(a.doc, width, theme, text.Span{Start: offset - around, End: offset + around})
		} else {
			p = page.Lay(a.doc, width, theme)
			a.keep(width, p)
		}
	}
	a.show(p, offset, above, height)
}

// keep remembers the article as it is laid at a width.
func (a *article) keep(width int, p *page.Page) {
	if a.pages == nil || len(a.pages) > 8 { // a window dragged over many widths
		a.pages = map[int]*page.Page{}
	}
	a.pages[width] = p
}

// show puts a page on the screen, with the byte at offset some rows below the top.
func (a *article) show(p *page.Page, offset, above, height int) {
	changed := a.page != p
	a.page, a.height = p, max(height, 1)
	if changed {
		a.row = p.RowAt(offset)
	}
	a.scrollTo(a.row - min(above, a.height-1))
	a.keepVisible()
}

func (a *article) last() int { return max(len(a.page.Rows)-1, 0) }

func (a *article) scrollTo(top int) {
	a.top = max(min(top, len(a.page.Rows)-a.height), 0)
}

// keepVisible brings the reader's row onto the screen.
func (a *article) keepVisible() {
	a.row = max(min(a.row, a.last()), 0)
	if a.row < a.top {
		a.scrollTo(a.row)
	}
	if a.row >= a.top+a.height {
		a.scrollTo(a.row - a.height + 1)
	}
}

// move goes n rows down. Text and reader's row move together as long as there
// is text to scroll, then the row alone.
func (a *article) move(n int) {
	a.later = nil
	a.row = max(min(a.row+n, a.last()), 0)
	a.scrollTo(a.top + n)
	a.keepVisible()
}

// toRow goes to the row with a number counted from 1; 0 is the last one.
func (a *article) toRow(n int) {
	if n <= 0 {
		a.move(len(a.page.Rows) - 1 - a.row)
	} else {
		a.move(n - 1 - a.row)
	}
	a.again(func() { a.toRow(n) })
}

// goTo brings the byte at offset onto the screen, a third down when it was not
// on it.
func (a *article) goTo(offset int) {
	a.goToRow(a.page.RowAt(offset))
	if rows := a.page.Rows; len(rows) > 0 && (offset < rows[0].Start || offset >= rows[len(rows)-1].End) {
		a.again(func() { a.goTo(offset) })
	}
}

// goToRow brings a row onto the screen, a third down when it was not on it.
func (a *article) goToRow(row int) {
	a.later = nil
	a.row = row
	margin := min(2, a.height/4)
	if a.row < a.top+margin || a.row >= a.top+a.height-margin {
		a.scrollTo(a.row - a.height/3)
	}
	a.keepVisible()
}

// span is the source bytes of the reader's row; of the whole screen when the
// row is blank and whole is set.
func (a *article) span() text.Span {
	if a.row >= len(a.page.Rows) {
		return text.Span{}
	}
	return a.page.Rows[a.row].Span
}

// percent is how far down the last row on the screen is.
func (a *article) percent() int {
	if a.page.Part {
		return 100 * a.seen().End / max(len(a.doc.Source), 1)
	}
	if len(a.page.Rows) <= a.height {
		return 100
	}
	return 100 * (a.top + a.height) / len(a.page.Rows)
}
