package page

import (
	"strings"
	"testing"
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
