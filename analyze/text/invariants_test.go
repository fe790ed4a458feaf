package text

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// check returns the first broken promise of a document.
func check(d *Document) error {
	valid := utf8.ValidString(d.Source)
	span := func(what string, s Span) error {
		if s.Start < 0 || s.End > len(d.Source) || s.Start >= s.End {
			return fmt.Errorf("%s %v out of range", what, s)
		}
		if valid && !utf8.ValidString(d.Text(s)) {
			return fmt.Errorf("%s %v cuts a character", what, s)
		}
		if trim(d.Source, s) != s {
			return fmt.Errorf("%s %v %q has blanks at its edge", what, s, d.Text(s))
		}
		return nil
	}
	last := 0
	for i, b := range d.Blocks {
		if b.Start < last || b.End > len(d.Source) || b.End < b.Start {
			return fmt.Errorf("block %d %v overlaps or is out of range", i, b.Span)
		}
		last = b.End
		at := b.Start
		for _, r := range b.Runs {
			if r.Start < at || r.End > b.End || r.Empty() {
				return fmt.Errorf("block %d %v: run %v out of place", i, b.Span, r.Span)
			}
			if valid && !utf8.ValidString(d.Text(r.Span)) {
				return fmt.Errorf("run %v cuts a character", r.Span)
			}
			at = r.End
		}
	}
	covered := make([]bool, len(d.Source)+1)
	last = 0
	for i, t := range d.Tokens {
		if err := span("token", t.Span); err != nil {
			return err
		}
		if t.Start < last {
			return fmt.Errorf("token %d %v overlaps", i, t.Span)
		}
		last = t.End
		for k := t.Start; k < t.End; k++ {
			covered[k] = true
		}
	}
	next := 0
	for i, s := range d.Sentences {
		if err := span("sentence", s.Span); err != nil {
			return err
		}
		if s.First != next || s.Last <= s.First || s.Last > len(d.Tokens) {
			return fmt.Errorf("sentence %d has tokens %d to %d, want from %d", i, s.First, s.Last, next)
		}
		if !d.Blocks[s.Block].Contains(s.Span) || s.Start != d.Tokens[s.First].Start || s.End != d.Tokens[s.Last-1].End {
			return fmt.Errorf("sentence %d %v is not its tokens or not in its block", i, s.Span)
		}
		next = s.Last
	}
	if next != len(d.Tokens) {
		return fmt.Errorf("%d of %d tokens in sentences", next, len(d.Tokens))
	}
	for _, b := range d.Blocks {
		if !b.Kind.Prose() {
			continue
		}
		for _, r := range b.Runs {
			for k, c := range d.Text(r.Span) {
				// Pieces of one character on both sides of markup are none.
				if !blank(c) && (valid || c != utf8.RuneError) && !covered[r.Start+k] {
					return fmt.Errorf("no token at %d %q", r.Start+k, c)
				}
			}
		}
	}
	for _, q := range d.Quotations {
		if q.Depth < 1 || len(q.Parts) == 0 {
			return fmt.Errorf("quotation %v", q)
		}
		for _, s := range q.Parts {
			if err := span("quotation", s); err != nil {
				return err
			}
		}
	}
	return nil
}

var hostile = map[string]string{
	"empty":        "",
	"BOM":          "\ufeff",
	"blanks":       " \r\n\t\f \u00a0\u2028",
	"not UTF-8":    "a\xff\xfe “\xe2\x80 b\xa0\xad.\x85",
	"quotes":       strings.Repeat("\"", 50000),
	"curly quotes": strings.Repeat("“a ", 50000),
	"single":       strings.Repeat("s' ", 50000),
	"deep quote":   strings.Repeat("> ", 100000) + "x",
	"deep list":    strings.Repeat("- ", 20000) + "x",
	"brackets":     strings.Repeat("[", 50000),
	"stars":        strings.Repeat("*a _b ", 20000),
	"backticks":    strings.Repeat("`a ``", 20000),
	"one line":     strings.Repeat("The U.S. said so. ", 40000),
	"one word":     strings.Repeat("a-b.c'd/e&f,1:2@", 20000),
	"blank lines":  strings.Repeat("- a\n\n\n\n", 20000),
	"stops":        strings.Repeat(". \" ", 50000),
	"emoji":        "He 👩‍👩‍👧 waved 🇩🇪! 👍🏽",
}

func TestHostile(t *testing.T) {
	for name, source := range hostile {
		for _, f := range []Format{Auto, Plain, Markdown} {
			if err := check(Parse(source, f)); err != nil {
				t.Errorf("%s as %q: %v", name, f, err)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, source := range hostile {
		if len(source) < 200 {
			f.Add(source)
		}
	}
	f.Add("# Title\n\nBy Jane Doe\n\nFriday, August 21, 2015\n\nPARIS (Reuters) — “*One* **two**.\n\n> “Three’s” `x`\n\n1. a\n2. b\n\n| a | b |\n|---|---|\n| c | d |\n")
	f.Add("---\na: b\n---\n\nSet\n===\n\n- a\n  - b\\*c &amp; <http://x.y>  \n  d\n\n```go\nx\n```\n<p>\n")
	f.Fuzz(func(t *testing.T, source string) {
		for _, format := range []Format{Plain, Markdown} {
			if err := check(Parse(source, format)); err != nil {
				t.Fatalf("%q as %s: %v", source, format, err)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	source := strings.Repeat("“The U.S. didn't agree with Mr. Smith's 5% cut,” a spokesman said on Monday. It cost $3.5 million.\n\n", 2000)
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		Parse(source, Plain)
	}
}
