package page

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ascribe/analyze/text"
)

// Hits are the matches of a search in tables and code. Rows that are drawn as a whole
// know no bytes, so the words of a match are looked for in them: the third time it is
// found is the third time it is shown. One that is broken over two rows is in none.
type Hits struct {
	rows map[int][]hit
	row  map[int]int // by match
}

// hit is a match in a row, by cells.
type hit struct{ match, from, to int }

// Row is the row that shows a match in a table or in code.
func (h *Hits) Row(match int) (row int, ok bool) {
	if h != nil {
		row, ok = h.row[match]
	}
	return row, ok
}

// Hits finds the matches that drawn rows show among those of a search.
func (p *Page) Hits(found []text.Span) *Hits {
	h := &Hits{map[int][]hit{}, map[int]int{}}
	for from, to := 0, 0; from < len(p.Rows); from = to {
		r := &p.Rows[from]
		for to = from + 1; to < len(p.Rows) && p.Rows[to].Block == r.Block; to++ {
		}
		if r.Drawn != "" {
			h.find(p, from, to, found)
		}
	}
	return h
}

// find looks for the matches in a block in its rows.
func (h *Hits) find(p *Page, from, to int, found []text.Span) {
	shown := p.Rows[from].Span
	type place struct{ row, cell int }
	places := map[string][]place{}
	for k := first(found, shown.Start); k < len(found) && found[k].Start < shown.End; k++ {
		words := Clean(p.Doc.Text(found[k]))
		if _, known := places[words]; !known {
			places[words] = nil
			for i := from; i < to; i++ {
				row := p.Plain(i)
				for at := 0; words != ""; at += len(words) {
					n := strings.Index(row[at:], words)
					if n < 0 {
						break
					}
					at += n
					places[words] = append(places[words], place{i, Width(row[:at])})
				}
			}
		}
		if left := places[words]; len(left) > 0 {
			at := left[0]
			h.row[k] = at.row
			h.rows[at.row] = append(h.rows[at.row], hit{k, at.cell, at.cell + Width(words)})
			places[words] = left[1:]
		}
	}
}

// lit is a drawn row with its matches.
func (p *Painter) lit(i int) string {
	row := p.Page.Rows[i].Drawn
	if p.Hits == nil {
		return row
	}
	for _, h := range slices.Backward(p.Hits.rows[i]) {
		part := Found
		if h.match == p.Here {
			part = FoundHere
		}
		row = ansi.Truncate(row, h.from, "") + p.Theme.Paint(part, Strip(ansi.Cut(row, h.from, h.to))) + ansi.TruncateLeft(row, h.to, "")
	}
	return row
}
