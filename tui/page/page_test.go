package page

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/muesli/termenv"

	"ascribe/analyze/text"
)

const feature = `# Harbour cranes stand still

*By Ada Quist*

The port of **Lindholm** said on Tuesday that its new cranes, "the largest
on this coast", would stay locked. 港湾局は火曜日に新しいクレーンを停止すると発表した。これは長い文です。

## What is known

- A first point that is long enough to be broken over two rows
- A second one with 🏗️ and 👩‍🔧
  1. Nested, numbered

> They told us nothing,
> and then they told us less.

| Crane | Reach |
|-------|------:|
| North | 62 m  |

` + "```go\nfmt.Println(\"crane\")\n```\n"

func lay(t testing.TB, source string, width int) *Page {
	t.Helper()
	return Lay(text.Parse(source, text.Markdown), width, NoTheme())
}

func plain(p *Page) string {
	var b strings.Builder
	for i := range p.Rows {
		b.WriteString(strings.TrimRight(p.Plain(i), " ") + "\n")
	}
	return b.String()
}

func TestLay(t *testing.T) {
	tests := []struct {
		name   string
		source string
		width  int
		want   string
	}{
		{"hard-wrapped lines flow", "one two\nthree four\n", 20, "one two three four\n"},
		{"row ends at a space", "one two three", 8, "one two\nthree\n"},
		{"long word is cut", "abcdefghij", 4, "abcd\nefgh\nij\n"},
		{"hyphen", "well-known people", 6, "well-\nknown\npeople\n"},
		{"list hangs", "- one two three\n- four\n", 9, "• one two\n  three\n• four\n"},
		{"quote keeps its bar", "> one two three\n", 10, "▏ one two\n▏ three\n"},
		{"wide characters break anywhere", "港湾局は発表", 6, "港湾局\nは発表\n"},
		{"no row begins with a full stop", "港湾局。は", 6, "港湾\n局。は\n"},
		{"no-break space holds", "a 5\u00a0km b", 5, "a\n5\u00a0km\nb\n"},
		{"emoji is one cluster", "a 👩‍🔧👩‍🔧 b", 4, "a 👩‍🔧\n👩‍🔧 b\n"},
		{"two paragraphs", "one\n\ntwo\n", 10, "one\n\ntwo\n"},
		{"hard break", "one  \ntwo\n", 10, "one\ntwo\n"},
		{"markup is hidden", "a **bold** [link](http://x.example/) `code`", 40, "a bold link code\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := plain(lay(t, "# T\n\n"+tt.source, tt.width))
			if got = strings.TrimPrefix(got, "T\n\n"); got != tt.want {
				t.Errorf("%q at %d\ngot:\n%swant:\n%s", tt.source, tt.width, got, tt.want)
			}
		})
	}
}

func TestDrawnBlocks(t *testing.T) {
	p := lay(t, feature, 40)
	out := plain(p)
	for _, want := range []string{"North", "62 m", `fmt.Println("crane")`} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
	for i, r := range p.Rows {
		if r.Drawn != "" && p.RowAt(r.Start) > i {
			t.Errorf("row %d: the block's first byte is on row %d", i, p.RowAt(r.Start))
		}
	}
}

func TestRowAt(t *testing.T) {
	for _, width := range []int{10, 37, 72} {
		p := lay(t, feature, width)
		for i, r := range p.Rows {
			if r.Blank() || r.Drawn != "" {
				continue
			}
			for at := r.Start; at < r.End; at++ {
				if got := p.RowAt(at); got != i {
					t.Fatalf("width %d: byte %d is on row %d, got %d", width, at, i, got)
				}
			}
		}
	}
	empty := Lay(&text.Document{}, 40, NoTheme())
	if empty.RowAt(3) != 0 || empty.OffsetAt(5) != 0 {
		t.Error("an empty page has one place")
	}
}

func TestByteAt(t *testing.T) {
	for _, width := range []int{10, 37, 72} {
		p := lay(t, feature, width)
		for i := range p.Rows {
			x := Width(p.Rows[i].Lead)
			for _, run := range p.Rows[i].Runs {
				for at := run.Start; at < run.End; {
					size, _, cells := cluster(p.Doc.Source[at:run.End])
					for k := range cells {
						if got, ok := p.ByteAt(i, x+k); !ok || got != at {
							t.Fatalf("row %d cell %d is byte %d, got %d %v", i, x+k, at, got, ok)
						}
					}
					at, x = at+size, x+cells
				}
			}
			for _, cell := range []int{-1, x, 500} {
				if _, ok := p.ByteAt(i, cell); ok {
					t.Fatalf("row %d shows text at cell %d", i, cell)
				}
			}
		}
	}
}

// checkPage is what holds for every page: each visible byte once and in
// order, no row wider than the page or than it says.
func checkPage(t *testing.T, p *Page) {
	t.Helper()
	visible := map[int]bool{}
	for _, b := range p.Doc.Blocks {
		for _, r := range b.Runs {
			for i := r.Start; i < r.End; i++ {
				visible[i] = true
			}
		}
	}
	last := -1
	for i, r := range p.Rows {
		shown := p.Plain(i)
		if w := Width(shown); w > p.Width || w != r.Width {
			t.Fatalf("row %d %q takes %d cells, says %d, of %d", i, shown, w, r.Width, p.Width)
		}
		if r.Kind == text.Raw {
			continue
		}
		for _, run := range r.Runs {
			if run.Start < last || run.Start >= run.End {
				t.Fatalf("row %d: run %v after byte %d", i, run.Span, last)
			}
			last = run.End
			for k := run.Start; k < run.End; k++ {
				delete(visible, k)
			}
		}
	}
	for k := range visible {
		r, _ := utf8.DecodeRuneInString(p.Doc.Source[k:])
		if utf8.RuneStart(p.Doc.Source[k]) && !unicode.IsSpace(r) {
			t.Fatalf("byte %d %q is on no row", k, p.Doc.Source[k:min(k+8, len(p.Doc.Source))])
		}
	}
}

func TestEveryByteOnce(t *testing.T) {
	for width := 1; width < 90; width++ {
		checkPage(t, lay(t, feature, width))
	}
}

func FuzzLay(f *testing.F) {
	f.Add(feature, 20, true)
	f.Add("one\r\ntwo\x1b[31m \u202e three\u3000 four", 5, false)
	f.Add("---\ntitle: x\n---\n\n<div>\n  a\n</div>\n", 9, true)
	f.Add("\u201b\x10\u302e", 101, true)             // a mark joins the picture of a control character
	f.Add("*\U0001f1e9*\U0001f1ea", 20, true)        // two runs join to a flag
	f.Add("```\n00000000000\ufe0f0000000", 20, true) // a digit in the form of an emoji
	f.Fuzz(func(t *testing.T, source string, width int, md bool) {
		if width < 1 || width > 200 || len(source) > 4000 || !utf8.ValidString(source) {
			t.Skip()
		}
		format := text.Plain
		if md {
			format = text.Markdown
		}
		p := Lay(text.Parse(source, format), width, NoTheme())
		checkPage(t, p)
		paint := Painter{Page: p, Theme: NewTheme("dark", termenv.TrueColor), Layers: AllLayers, Here: -1}
		for i := range p.Rows {
			if got := Strip(paint.Row(i)); got != p.Plain(i) {
				t.Fatalf("row %d painted %q, want %q", i, got, p.Plain(i))
			}
		}
	})
}

func article(words int) string {
	const sentence = "The harbour board of Lindholm said on Tuesday that the cranes could stay locked until “a full review” ends. "
	return strings.Repeat(strings.Repeat(sentence, 5)+"\n\n", words/95+1)
}

func BenchmarkLay100k(b *testing.B) {
	doc := text.Parse(article(100_000), text.Plain)
	b.ReportAllocs()
	for b.Loop() {
		Lay(doc, 72, nil)
	}
}
