package text

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// layout lists the blocks as "kind: visible text", white space made one blank.
func layout(d *Document) []string {
	var all []string
	for _, b := range d.Blocks {
		shown := d.Text(b.Span)
		if b.Runs != nil {
			shown = ""
			for _, r := range b.Runs {
				shown += d.Text(r.Span)
			}
		}
		all = append(all, fmt.Sprintf("%s: %s", b.Kind, strings.Join(strings.Fields(shown), " ")))
	}
	return all
}

func TestBlocks(t *testing.T) {
	wrapped := "The harbour of the island was closed on Monday after a storm had torn\n" +
		"down the northern breakwater, and the ministry said that repairs would\n" +
		"take until the spring."
	joined := "The harbour of the island was closed on Monday after a storm had torn down the northern breakwater, and the ministry said that repairs would take until the spring."
	tests := []struct {
		name, in string
		format   Format
		want     []string
	}{
		{"hard-wrapped", "Storm closes harbour\nBy Jane Doe\n" + wrapped + "\n\nIt rained.\n", Plain,
			[]string{"title: Storm closes harbour", "byline: By Jane Doe", "paragraph: " + joined, "paragraph: It rained."}},
		{"windows and BOM", "\ufeffStorm closes harbour\r\n\r\nFriday, August 21, 2015\r\n\r\nIt rained.\r\n", Plain,
			[]string{"title: Storm closes harbour", "dateline: Friday, August 21, 2015", "paragraph: It rained."}},
		{"one sentence per line", "It rained.\nShe left.\nHe stayed at home.", Plain,
			[]string{"paragraph: It rained.", "paragraph: She left.", "paragraph: He stayed at home."}},
		{"form feed", "It rained.\fShe left.", Plain, []string{"paragraph: It rained.", "paragraph: She left."}},
		{"agency byline", "Storm closes harbour\n\nJane Doe, Reuters\n\nIt rained.", Plain,
			[]string{"title: Storm closes harbour", "byline: Jane Doe, Reuters", "paragraph: It rained."}},
		{"heading", "It rained all day long.\n\nWhat comes next\n\nNobody knows what comes next here.", Plain,
			[]string{"paragraph: It rained all day long.", "heading: What comes next", "paragraph: Nobody knows what comes next here."}},
		{"list", "It said:\n\n- one thing\n- another thing\n\n1. first\n2. second", Plain,
			[]string{"paragraph: It said:", "item: one thing", "item: another thing", "item: first", "item: second"}},
		{"e-mail", "He wrote:\n> We agree.\n\nFine, then.", Plain,
			[]string{"paragraph: He wrote:", "quote: We agree.", "paragraph: Fine, then."}},
		{"markdown", "---\ntitle: x\n---\n# The *storm*\n\nBy Jane Doe\n\nIt un*believ*ably **rained**, see [this](http://a.b)\\*.\nAnd on.\n\n> Quoted\n> twice.\n\n- one\n  - two\n\n```go\nx := 1\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n***\n\nUnder\n-----\n", Auto,
			[]string{"title: The storm", "byline: By Jane Doe", "paragraph: It unbelievably rained, see this*. And on.",
				"quote: Quoted twice.", "item: one", "item: two", "code: x := 1", "table: | a | b | |---|---| | c | d |", "rule: ***", "heading: Under"}},
		{"front matter with the title", "---\nauthor: A\nTitle: \"The storm\"\n---\n\n## After it\n\nIt rained.", Markdown,
			[]string{"title: The storm", "heading: After it", "paragraph: It rained."}},
		{"html in markdown", "# T\n\n<div>\nx\n</div>\n\nA <b>bold</b> &amp; <https://x.example> end.", Auto,
			[]string{"title: T", "raw: <div> x </div>", "paragraph: A bold &amp; https://x.example end."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := Parse(tt.in, tt.format)
			if got := layout(d); !slices.Equal(got, tt.want) {
				t.Errorf("%q\n got %q\nwant %q", tt.in, got, tt.want)
			}
			if err := check(d); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestMarkdownDetails(t *testing.T) {
	d := Parse("A  \nb un*believ*able [x](y)\n\n1. one\n\n   more\n", Markdown)
	if !d.Blocks[0].Runs[0].Break {
		t.Error("no hard break after the first line")
	}
	if !slices.Contains(tokenTexts(d), "un*believ*able") {
		t.Errorf("markup inside a word splits it: %q", tokenTexts(d))
	}
	if got := d.Text(d.Blocks[1].Marker); got != "1." {
		t.Errorf("marker %q, want 1.", got)
	}
	if len(d.Blocks) < 3 || !d.Blocks[2].Marker.Empty() {
		t.Errorf("the item's second paragraph has a marker or is missing: %q", layout(d))
	}
}
