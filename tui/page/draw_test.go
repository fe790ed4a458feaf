package page

import (
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"ascribe/analyze/text"
)

// Of HTML only the text is shown.
func TestMarkdownHTML(t *testing.T) {
	for block, want := range map[string]string{
		"<div class=\"x\">one <b>two</b> &amp; three</div>":                 "one two & three",
		"<p>one<!-- <b>no</b> -->two</p>":                                   "onetwo",
		"<div>one<script>if (x < 1) {}</script>two<STYLE>p{}</style></div>": "onetwo",
		"<div>one <off":     "one",
		"<div>one <!-- off": "one",
	} {
		rows := NoTheme().Markdown("before\n\n"+block+"\n\nafter", 60)
		got := strings.Join(strings.Fields(strings.Join(rows, " ")), " ")
		if got != "before "+want+" after" {
			t.Errorf("%s is shown as %q, want %q in the middle", block, got, want)
		}
	}
}

// Code that is indented shows fences as any other of its lines.
func TestFencesInCode(t *testing.T) {
	got := plain(lay(t, "# Help\n\n    ```go\n    run()\n    ```\n", 40))
	if strings.Count(got, "```") != 2 || !strings.Contains(got, "```go\n") || !strings.Contains(got, "run()") {
		t.Errorf("it is shown as\n%s", got)
	}
}

// A header that has no room is wrapped, as are the rows below it.
func TestTableHeader(t *testing.T) {
	table := "| Port | Dues planned | What the harbour master says about it |\n|:-----|:---:|---|\n| Norvik | 4.26 | Nothing at all |\n| Elva | | It could rise |"
	tests := []struct {
		name, source string
		width        int
	}{
		{"wide", table, 90}, {"narrow", table, 44}, {"an empty cell below", strings.Replace(table, "Norvik", "", 1), 44},
		{"without bars at the ends", "Port | Dues planned | What the harbour master says about it\n:-----|:---:|---\nNorvik | 4.26 | Nothing at all", 44},
		{"of one column", "| What the harbour master says about it |\n|---|\n| No |", 24},
		{"with an ellipsis", "| What he says… of it |\n|---|\n| No |", 60},
	}
	for _, tt := range tests {
		for _, theme := range []*Theme{NoTheme(), NewTheme("dark", termenv.TrueColor)} {
			doc := text.Parse("# Ports\n\n"+tt.source+"\n", text.Markdown)
			page := Lay(doc, tt.width, theme)
			head, under := "", false
			for i := 2; i < len(page.Rows); i++ {
				row := page.Plain(i)
				if Width(row) > tt.width {
					t.Errorf("%s: %q is wider than %d", tt.name, row, tt.width)
				}
				if strings.Trim(row, "─┼-| ") == "" {
					under = true
					break
				}
				head += row + " "
			}
			said := strings.FieldsFunc(tt.source[:strings.IndexByte(tt.source, '\n')], func(r rune) bool { return r == '|' || r == ' ' })
			for _, w := range said {
				if !under || !strings.Contains(head, w) {
					t.Errorf("%s: %q is missing in the header %q", tt.name, w, head)
				}
			}
			if all := plain(page); strings.Contains(all, headerEnd) {
				t.Errorf("%s: a mark is left in\n%s", tt.name, all)
			}
		}
	}
}
