package page

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

func TestLinksOfTheTerminal(t *testing.T) {
	source := "See [a long report](https://example.org/r?a=1;2&b=ü\x1b) and [this](javascript:x), [that](https://example.org/x)."
	for _, links := range []bool{false, true} {
		theme := NewTheme("dark", termenv.TrueColor)
		theme.Links = links
		p := Painter{Page: Lay(text.Parse(source, text.Markdown), 12, theme), Theme: theme, Here: -1}
		var out strings.Builder
		for i := range p.Page.Rows {
			row := p.Row(i)
			if ansi.Strip(row) != p.Page.Plain(i) {
				t.Errorf("row %q shows %q", row, p.Page.Plain(i))
			}
			if opened := strings.Count(row, "\x1b]8;id="); opened != strings.Count(row, linkEnd) {
				t.Errorf("a link goes on after the row: %q", row)
			}
			out.WriteString(row)
		}
		s := out.String()
		if got := strings.Contains(s, "\x1b]8;"); got != links {
			t.Errorf("links %v: %q", links, s)
		}
		if links && (!strings.Contains(s, ";https://example.org/x\x1b\\") || strings.Contains(s, "javascript")) {
			t.Errorf("the links are %q", s)
		}
	}
}

func TestAddress(t *testing.T) {
	for dest, want := range map[string]string{
		"https://example.org/a b":       "https://example.org/a%20b",
		"http://example.org/\x1b]0;x\a": "",
		"mailto:desk@example.org":       "mailto:desk@example.org",
		"file:///etc/passwd":            "",
		"/relative":                     "",
		"https://example.org/ü":         "https://example.org/%C3%BC",
		"https://e.org/" + long(3000):   "",
	} {
		if got := Address(dest); got != want {
			t.Errorf("%q is %q, want %q", dest, got, want)
		}
	}
}

func long(n int) string { return strings.Repeat("x", n) }

func TestFence(t *testing.T) {
	for s, want := range map[string]bool{"plain": false, "港湾": false, "שלום": true, "a مرحبا b": true, "": false} {
		if got := Fence(s) != ""; got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
	if Width(Fence("שלום")) != 0 || ansi.StringWidth(Fence("שלום")) != 0 {
		t.Error("the fence takes room")
	}
}

// A mark or a match that ends within an emoji or before a combining mark leaves
// the row as it is.
func TestMarksWithinCharacters(t *testing.T) {
	const source = "e\u0301t\u00e9 👩‍🔧👩‍👩‍👧 said שלום 🇳🇴🇮🇸 港湾."
	doc := text.Parse(source, text.Plain)
	theme := NewTheme("dark", termenv.TrueColor)
	starts := map[int]bool{len(source): true}
	for at := 0; at < len(source); {
		starts[at] = true
		size, _, _ := cluster(source[at:])
		at += size
	}
	for start := range source {
		for end := start + 1; end <= len(source); end++ {
			s := text.Span{Start: start, End: end}
			r := &report.Report{Speculation: []report.Speculation{{Span: report.Cut(source, s), Kind: report.Modal}}}
			p := Painter{Page: Lay(doc, 80, theme), Theme: theme, Marks: NewMarks(r), Layers: AllLayers, Found: []text.Span{s}, Here: -1}
			row := p.Row(0)
			if got := ansi.Strip(row); got != p.Page.Plain(0) {
				t.Fatalf("%v: %q", s, got)
			}
			for _, e := range p.edges {
				if !starts[e] {
					t.Fatalf("%v: a character is in two pieces at byte %d: %q", s, e, row)
				}
			}
		}
	}
}
