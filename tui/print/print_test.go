package print

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
)

const story = "Harbour talks stall\n\nCritics say the plan could lead to higher fees. Nobody asked the crew of the Ana, who are 船員 at sea.\n"

// find is the passage of words in source.
func find(source, words string) report.Passage {
	i := strings.Index(source, words)
	if i < 0 {
		panic(words + " is not in the article")
	}
	return report.Cut(source, text.Span{Start: i, End: i + len(words)})
}

func marked(source string) *report.Report {
	one := func(words string) []report.Passage { return []report.Passage{find(source, words)} }
	t1, role := "t1", "union of the quay"
	return &report.Report{
		Attributions: []report.Attribution{{ID: t1, Source: one("Critics"), Cue: one("say"),
			Content: one("the plan could lead to higher fees"), SourceKind: report.SourceUnnamed}},
		Speculation: []report.Speculation{{ID: "s1", Span: find(source, "could"), Kind: report.Modal, Attribution: &t1}},
		Actors: []report.Actor{{ID: "a1", Name: "Critics", Kind: report.Unnamed, Role: &role, Attributions: []string{t1},
			Mentions: []report.Mention{{Passage: find(source, "Critics"), Form: report.Nominal}}}},
		Consequences: []report.Consequence{{ID: "c1", Cause: one("the plan"), Marker: one("could lead to"),
			Effect: one("higher fees"), Certainty: report.Possible, ClaimedBy: &t1}},
	}
}

func printed(t *testing.T, source string, theme *page.Theme, width int) string {
	t.Helper()
	var b strings.Builder
	if err := Article(&b, text.Parse(source, text.Auto), marked(source), theme, width); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The lists show what is marked as the text does.
func TestListsWithoutMarkup(t *testing.T) {
	source := "# Talks\n\nCritics of the [quay *board*](https://example.org/q) say the\nplan **could** lead to fees.\n"
	cut := func(words string) []report.Passage { return []report.Passage{find(source, words)} }
	rep := &report.Report{
		Attributions: []report.Attribution{{ID: "t1", Source: cut("Critics of the [quay *board*](https://example.org/q)"), Cue: cut("say"),
			Content: cut("the\nplan **could** lead to fees")}},
		Consequences: []report.Consequence{{ID: "c1", Cause: cut("the\nplan"), Marker: cut("**could** lead to"), Effect: cut("fees"),
			Certainty: report.Possible}},
	}
	var b strings.Builder
	if err := Article(&b, text.Parse(source, text.Markdown), rep, page.NoTheme(), 100); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"[t1] Critics of the quay board | say | the plan could lead to fees\n", "[c1] the plan → fees; possible"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("missing\n%s\nin\n%s", want, b.String())
		}
	}
}

func TestPlain(t *testing.T) {
	got := printed(t, story, page.NoTheme(), 66)
	for _, want := range []string{
		"  Harbour talks stall\n  ===================\n",
		"┇ Critics say[t1] the plan could[?m] lead to[c1] higher fees.\n",
		"Statements (1)\n  [t1] Critics | say | the plan could lead to higher fees\n",
		"Actors (1)\n  Critics  unnamed       1 mention, 1 statement (t1); union of the\n           quay\n",
		"Consequences (1)\n  [c1] the plan → higher fees; possible, claimed by t1 Critics\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("missing\n%s\nin\n%s", want, got)
		}
	}
	if strings.ContainsRune(got, 0x1b) {
		t.Errorf("plain text has escape sequences: %q", got)
	}
}

func TestWidths(t *testing.T) {
	themes := map[string]*page.Theme{"plain": page.NoTheme(), "dark": page.NewTheme("dark", termenv.TrueColor)}
	for name, theme := range themes {
		for _, width := range []int{20, 40, 80, 200} {
			for i, row := range strings.Split(printed(t, story, theme, width), "\n") {
				if strings.Contains(row, "Marks:") && name == "dark" {
					continue // the legend of colours is one row
				}
				if w := ansi.StringWidth(row); w > width {
					t.Errorf("%s, width %d: row %d is %d wide: %q", name, width, i, w, row)
				}
			}
		}
	}
}

func TestPaintedTextIsTheSame(t *testing.T) {
	got := ansi.Strip(printed(t, story, page.NewTheme("light", termenv.ANSI256), 80))
	if !strings.Contains(got, "Critics say the plan could lead to higher fees.") {
		t.Errorf("the article is not in %q", got)
	}
}

// FuzzAnnotate checks that notes are only added: without them the copy is the
// article, and its offsets lead back.
func FuzzAnnotate(f *testing.F) {
	f.Add(story, 20, 40)
	f.Add("# A *b* c\n\n- [d](e) **f**g\n", 5, 9)
	f.Add("", 0, 3)
	f.Fuzz(func(t *testing.T, source string, a, b int) {
		doc := text.Parse(source, text.Auto)
		if a < 0 || b < a || b > len(source) {
			return
		}
		n := annotate(doc, []note{{a, "[1]"}, {b, "[22]"}})
		rest := n.doc.Source
		for i := len(n.notes) - 1; i >= 0; i-- {
			at := n.notes[i].at + n.sum[i]
			if !strings.HasPrefix(rest[at:], n.notes[i].label) {
				t.Fatalf("no note %q at %d in %q", n.notes[i].label, at, rest)
			}
			rest = rest[:at] + rest[at+len(n.notes[i].label):]
		}
		if rest != source {
			t.Fatalf("without notes the copy is %q, want %q", rest, source)
		}
		for o := 0; o <= len(source); o++ {
			if got := n.back(n.forth(o)); got != o {
				t.Fatalf("offset %d comes back as %d", o, got)
			}
		}
		for i, block := range n.doc.Blocks {
			for j, r := range block.Runs {
				if r.Start < 0 || r.End < r.Start || r.End > len(n.doc.Source) {
					t.Fatalf("run %d of block %d is %s", j, i, fmt.Sprint(r.Span))
				}
			}
		}
	})
}
