package export

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// Text of the article is text in the report: no link, image, markup, code or
// heading comes of it.
func TestMarkdownHostile(t *testing.T) {
	source := []byte(written(t, hostile(t), Markdown))
	doc := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(source))
	headings := 0
	err := ast.Walk(doc, func(n ast.Node, enter bool) (ast.WalkStatus, error) {
		if !enter {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case ast.KindLink, ast.KindAutoLink, ast.KindImage, ast.KindRawHTML, ast.KindHTMLBlock, ast.KindCodeSpan, ast.KindCodeBlock, ast.KindFencedCodeBlock:
			t.Errorf("the report holds a %s:\n%s", n.Kind(), n.Parent().Kind())
		case ast.KindHeading:
			headings++
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := bytes.Count(source, []byte("\n#")) + 1; headings != want {
		t.Errorf("%d headings, want %d", headings, want)
	}
}

func TestMarkdownText(t *testing.T) {
	for in, want := range map[string]string{
		"plain words.": "plain words.", "a_b *c*": `a\_b \*c\*`, "# head": `\# head`, "1. one": `1\. one`, "in 1998. Then": "in 1998. Then",
		"- item": `\- item`, "well-known": "well-known", "http://x": `http\://x`, "www.x.org": `www\.x.org`, "a@b": `a\@b`,
		"<b>": `\<b\>`, "two\n lines": "two lines", "\x1b[0m": `␛\[0m`, "c:\\d": `c:\\d`, "5 | 6": `5 \| 6`, "": "",
	} {
		if got := md(in); got != want {
			t.Errorf("%q is written %q, want %q", in, got, want)
		}
	}
}

func TestMarkdownReads(t *testing.T) {
	got := written(t, fixture(t), Markdown)
	for _, want := range []string{"# Review of 🌊 Café talks stall\n", "- Reviewer: Jo\n", "### c1 · Disputed\n",
		"> the plan **→** higher fees\n", "Note: Who?\\\nAsk the 🏛 council: 50%.\n", "Tags: ask, two words\n", "## No longer in the article\n",
		"| Statements | 1 | 0 | 1 | 1 | 1 | 0 |\n", "| Inés Falk | person | mayor | 3 | t2, t3 |  |  |\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("the report does not say %q:\n%s", want, got)
		}
	}
}
