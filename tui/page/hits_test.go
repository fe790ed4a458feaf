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
