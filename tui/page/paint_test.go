package page

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

const story = "Pilots, Mara Venn said, could strike on Friday. Some fear delays because fog may stay."

// find is the passage of the story that reads s.
func find(t testing.TB, s string) report.Passage {
	t.Helper()
	i := strings.Index(story, s)
	if i < 0 {
		t.Fatalf("%q is not in the story", s)
	}
	return report.Cut(story, text.Span{Start: i, End: i + len(s)})
}

func storyReport(t testing.TB) *report.Report {
	p := func(s string) []report.Passage { return []report.Passage{find(t, s)} }
	return &report.Report{
		Attributions: []report.Attribution{
			{ID: "t1", Source: p("Mara Venn"), Cue: p("said"), Content: append(p("Pilots"), find(t, "could strike on Friday")),
				SourceKind: report.SourceNamed},
			{ID: "t2", Source: p("Some"), Cue: p("fear"), Content: p("delays"), SourceKind: report.SourceUnnamed},
		},
		Speculation: []report.Speculation{
			{ID: "s1", Span: find(t, "could"), Kind: report.Modal},
			{ID: "s2", Span: find(t, "Some"), Kind: report.Weasel},
			{ID: "s3", Span: find(t, "may"), Kind: report.Modal},
		},
		Actors: []report.Actor{{ID: "a1", Name: "Mara Venn", Kind: report.Person,
			Mentions: []report.Mention{{Passage: find(t, "Mara Venn")}}}},
		Consequences: []report.Consequence{{ID: "c1", Cause: p("fog may stay"), Marker: p("because"), Effect: p("delays")}},
	}
}

func painter(t testing.TB, theme *Theme, layers Layer) *Painter {
	doc := text.Parse(story, text.Plain)
	return &Painter{Page: Lay(doc, 100, theme), Theme: theme, Marks: NewMarks(storyReport(t)), Layers: layers, Here: -1}
}

// segments are the stretches of a painted row by the escape sequence in force.
func segments(s string) map[string]string {
	out := map[string]string{}
	seq := ""
	for _, part := range strings.SplitAfter(strings.ReplaceAll(s, "\x1b[", "\x00\x1b["), "\x00") {
		part = strings.TrimSuffix(part, "\x00")
		if rest, ok := strings.CutPrefix(part, "\x1b["); ok {
			i := strings.IndexByte(rest, 'm')
			seq, part = rest[:i], rest[i+1:]
			if seq == "0" {
				seq = ""
			}
		}
		if part != "" {
			out[part] = seq
		}
	}
	return out
}

func TestRowInOneSequenceEach(t *testing.T) {
	p := painter(t, NewTheme("dark", termenv.TrueColor), Attribution|Speculation)
	row := p.Row(0)
	if ansi.Strip(row) != story {
		t.Fatalf("the text changed: %q", ansi.Strip(row))
	}
	if !strings.HasSuffix(row, reset) && strings.Contains(row, "\x1b") && !strings.HasSuffix(row, ".") {
		t.Errorf("the row leaves a look behind: %q", row)
	}
	opened := strings.Count(row, "\x1b[") - strings.Count(row, reset)
	if opened != strings.Count(row, reset) {
		t.Errorf("%d sequences, %d resets", opened, strings.Count(row, reset))
	}
	got := segments(row)
	for part, want := range map[string]string{"Mara Venn": "1;", "said": "4;", "could": "3;4;"} {
		if !strings.HasPrefix(got[part], want) {
			t.Errorf("%q is drawn with %q, want %s…", part, got[part], want)
		}
	}
	if got["Pilots"] == got[". "] {
		t.Error("content looks like the article's own text")
	}
}

func TestNoColourTellsAll(t *testing.T) {
	p := painter(t, NewTheme("dark", termenv.Ascii), AllLayers)
	row := p.Row(0)
	for _, code := range []string{"38;", "48;", "[3" + "1m"} {
		if strings.Contains(row, code) {
			t.Errorf("colour %q in %q", code, row)
		}
	}
	seen := map[Attr]string{}
	for _, part := range []string{"source named", "cue named", "hedge modal", "hedge epistemic", "hedge evidential", "hedge weasel",
		"hedge conditional", "mention person", "cause", "effect", "marker"} {
		a := p.Theme.Look(Part(part)).Attr
		if a == 0 {
			t.Errorf("%s looks like plain text", part)
		}
		if other, ok := seen[a]; ok {
			t.Errorf("%s looks like %s", part, other)
		}
		seen[a] = part
	}
	if g := ansi.Strip(p.Gutter(0).String()); g != "m→┃ " {
		t.Errorf("gutter %q", g)
	}
}

func TestFadeAndChosen(t *testing.T) {
	theme := NewTheme("dark", termenv.TrueColor)
	faded := theme.start(theme.Look(Faded))
	p := painter(t, theme, 0)
	p.Fade = FadeSourced
	if got := segments(p.Row(0)); "\x1b["+got["Pilots"]+"m" != faded || got[". "] == got["Pilots"] {
		t.Errorf("sourced text is not set back alone: %v", got)
	}
	p.Chosen = []Item{{Attribution, 0}}
	if got := segments(p.Row(0)); strings.Contains(got["Mara Venn"], theme.Look(Faded).Fg.sequence(termenv.TrueColor, false)) {
		t.Errorf("what is chosen is set back: %v", got)
	}
	p.Chosen = nil
	p.Fade = FadeUnsourced
	if got := segments(p.Row(0)); got[" because "] == "" && !strings.Contains(p.Row(0), faded) {
		t.Errorf("unsourced text is not set back: %v", got)
	}
	p.Fade = FadeNothing
	p.Chosen = []Item{{Consequences, 0}}
	row := p.Row(0)
	if got := segments(row); !strings.Contains(got["because"], "48;") || got["Mara Venn"] != "" {
		t.Errorf("the chosen consequence does not stand out of its hidden layer: %v", got)
	}
}

// Who is told by colour, how sure by the line under the words, where the terminal
// draws several; elsewhere there is one line.
func TestHowSureByLine(t *testing.T) {
	r := storyReport(t)
	r.Speculation[0].Strength, r.Speculation[2].Strength = report.Weak, report.Strong
	seen := map[string]bool{}
	for _, c := range []report.Certainty{report.Asserted, report.Likely, report.Possible, report.Doubtful, report.Denied} {
		for _, name := range append(Themes(), "mono") {
			theme := NewTheme(name, termenv.TrueColor)
			p := painter(t, theme, Speculation|Consequences)
			r.Consequences[0].Certainty = c
			p.Marks = NewMarks(r)
			if got := theme.mark(Mark{Role: Marker, sure: Sure(c)}); got != theme.Look("marker") {
				t.Errorf("%s: on a terminal with one line a marker that is %s has %v", name, c, got)
			}
			plain := segments(p.Row(0))
			theme.Fancy, theme.seqs = true, map[Look]string{}
			fancy := segments(p.Row(0))
			for _, word := range []string{"could", "may", "because"} {
				colour := func(s string) string { _, c, _ := strings.Cut(s, "8;2;"); return c }
				if colour(fancy[word]) != colour(plain[word]) {
					t.Errorf("%s: the colour of %q tells how sure it is", name, word)
				}
				if strings.Contains(plain[word], "4:") {
					t.Errorf("%s: %q for a terminal with one line: %s", name, word, plain[word])
				}
			}
			line := "4" + strings.TrimPrefix(strings.TrimSuffix(Look{Attr: theme.Look(Sure(c)).Attr}.sequence(termenv.Ascii, true), "m"), "\x1b[4")
			if !strings.Contains(";"+fancy["because"]+";", ";"+line+";") {
				t.Errorf("%s, %s: the marker has no line %s: %s", name, c, line, fancy["because"])
			}
			if !strings.Contains(fancy["could"], "4:5") || !strings.Contains(fancy["may"], "4:3") {
				t.Errorf("%s: weak and strong speculation look like %s and %s", name, fancy["could"], fancy["may"])
			}
			seen[line] = true
		}
	}
	if len(seen) != 5 {
		t.Errorf("five certainties have the lines %v", seen)
	}
}

// What is set back stands out by nothing, also where there are no colours.
func TestFadedWithoutColours(t *testing.T) {
	p := painter(t, NewTheme("dark", termenv.Ascii), AllLayers)
	p.Bright = []text.Span{find(t, "Mara Venn").Span()}
	if got := segments(p.Row(0)); strings.Contains(got["because"], "7") {
		t.Errorf("the marker is set back and reversed: %v", got)
	}
}

func TestFound(t *testing.T) {
	theme := NewTheme("dark", termenv.TrueColor)
	p := painter(t, theme, AllLayers)
	f := find(t, "ould str").Span()
	p.Found, p.Here = []text.Span{f}, 0
	row := p.Row(0)
	if !strings.Contains(row, "48;2;255;169;77m"+"ould") {
		t.Errorf("the match is not shown: %q", row)
	}
	if ansi.Strip(row) != story {
		t.Errorf("the text changed: %q", ansi.Strip(row))
	}
}

func TestMarksOver(t *testing.T) {
	m := NewMarks(storyReport(t))
	for at := range len(story) {
		s := text.Span{Start: at, End: min(at+7, len(story))}
		want := 0
		for _, k := range m.All() {
			if k.Overlaps(s) {
				want++
			}
		}
		if got := len(m.Over(s, nil)); got != want {
			t.Fatalf("%v: %d marks, want %d", s, got, want)
		}
	}
}

func TestSixteenColoursTellKindsApart(t *testing.T) {
	theme := NewTheme("dark", termenv.ANSI)
	seen := map[string]string{}
	for _, k := range hedgeKinds {
		s := theme.start(theme.Look(Part("hedge " + k)))
		if other, ok := seen[s]; ok {
			t.Errorf("%s looks like %s", k, other)
		}
		seen[s] = k
	}
}

// So do 256, in every theme that tells them by colour.
func TestManyColoursTellKindsApart(t *testing.T) {
	for _, name := range Themes() {
		theme := NewTheme(name, termenv.ANSI256)
		tell := func(prefix string, kinds []string) {
			seen := map[string]string{}
			for _, k := range kinds {
				s := theme.start(theme.Look(Part(prefix + k)))
				if other, ok := seen[s]; ok {
					t.Errorf("%s: %s%s looks like %s", name, prefix, k, other)
				}
				seen[s] = k
			}
		}
		tell("source ", sourceKinds)
		tell("content ", sourceKinds)
		if !strings.HasSuffix(name, "safe") {
			tell("hedge ", hedgeKinds)
		}
		tell("", []string{"cause", "effect", "marker", string(Chosen)})
	}
}

func BenchmarkScreen(b *testing.B) {
	p := painter(b, NewTheme("dark", termenv.TrueColor), AllLayers)
	for b.Loop() {
		for range 60 {
			p.Gutter(0)
			p.Row(0)
		}
	}
}
