package page

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ascribe/analyze/text"
)

// Matches in tables and code are lit where they stand, each in its place.
func TestHits(t *testing.T) {
	source := "# Ports\n\nThe go of it.\n\n| Port | Dues |\n|---|---|\n| Norvik | go 4, go 5 |\n| 横浜 go | 7 |\n\n```go\ngo run()\n\tgo stop()\n```\n\nLet go.\n"
	doc := text.Parse(source, text.Markdown)
	var found []text.Span
	for at := 0; ; {
		n := strings.Index(source[at:], "go")
		if n < 0 {
			break
		}
		found = append(found, text.Span{Start: at + n, End: at + n + 2})
		at += n + 2
	}
	for _, width := range []int{72, 24} {
		theme := NewTheme("dark", termenv.TrueColor)
		p := Lay(doc, width, theme)
		hits := p.Hits(found)
		want := map[int]string{1: "go 4", 2: "go 5", 3: "横浜", 5: "go run", 6: "go stop"}
		for k := range found {
			row, ok := hits.Row(k)
			if ok != (want[k] != "") || ok && !strings.Contains(p.Plain(row), want[k]) {
				t.Errorf("%d columns: match %d is in row %d (%v) %q, want %q", width, k, row, ok, p.Plain(row), want[k])
			}
			if !ok {
				continue
			}
			painter := Painter{Page: p, Theme: theme, Marks: NewMarks(nil), Found: found, Hits: hits, Here: k}
			lit := painter.Row(row)
			if ansi.Strip(lit) != p.Plain(row) {
				t.Errorf("lit it is %q, not %q", ansi.Strip(lit), p.Plain(row))
			}
			if here := theme.Paint(FoundHere, "go"); strings.Count(lit, here) != 1 {
				t.Errorf("match %d is lit %d times in %q", k, strings.Count(lit, here), lit)
			}
		}
	}
}

// Where a cell is wrapped, other words may be found to the right of those before them.
func TestHitsOutOfOrder(t *testing.T) {
	source := "# Ports\n\n| Port | Dues |\n|---|---|\n| Elva says tax and fee and tax of the quay | tax |\n"
	doc := text.Parse(source, text.Markdown)
	var found []text.Span
	for at := range source {
		if strings.HasPrefix(source[at:], "tax") || strings.HasPrefix(source[at:], "fee") {
			found = append(found, text.Span{Start: at, End: at + 3})
		}
	}
	theme := NewTheme("dark", termenv.TrueColor)
	for width := 16; width < 60; width++ {
		p := Lay(doc, width, theme)
		painter := Painter{Page: p, Theme: theme, Marks: NewMarks(nil), Found: found, Hits: p.Hits(found), Here: -1}
		for i := range p.Rows {
			row, plain := painter.Row(i), p.Plain(i)
			for _, words := range []string{"tax", "fee"} {
				if got := strings.Count(row, theme.Paint(Found, words)); got != strings.Count(plain, words) {
					t.Errorf("%d columns: %s is lit %d times in %q", width, words, got, row)
				}
			}
		}
	}
}
