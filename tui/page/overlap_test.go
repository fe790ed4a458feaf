package page

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

const nested = "*Critics* argue that **Dahl *could* strike** soon, as 港湾局 said, and fog may stay.\n"

func nestedPainter(theme *Theme, width int) *Painter {
	cut := func(s string) []report.Passage {
		i := strings.Index(nested, s)
		return []report.Passage{report.Cut(nested, text.Span{Start: i, End: i + len(s)})}
	}
	r := &report.Report{
		Attributions: []report.Attribution{
			{ID: "t1", Source: cut("Critics"), Cue: cut("argue"), SourceKind: report.SourceUnnamed,
				Content: cut("that **Dahl *could* strike** soon, as 港湾局 said")},
			{ID: "t2", Source: cut("港湾局"), Cue: cut("said"), Content: cut("Dahl *could* strike** soon"), SourceKind: report.SourceNamed},
		},
		Speculation: []report.Speculation{{ID: "s1", Span: cut("could")[0], Kind: report.Modal}},
		Actors:      []report.Actor{{ID: "a1", Kind: report.Person, Mentions: []report.Mention{{Passage: cut("Dahl")[0]}}}},
	}
	doc := text.Parse(nested, text.Markdown)
	return &Painter{Page: Lay(doc, width, theme), Theme: theme, Marks: NewMarks(r), Layers: AllLayers, Here: -1}
}

// Of marks that lie over one another the one that matters most gives the colour,
// and the emphasis of the article is kept, in every theme.
func TestOverlappingMarks(t *testing.T) {
	for _, name := range Themes() {
		theme := NewTheme(name, termenv.TrueColor)
		got := segments(nestedPainter(theme, 100).Row(0))
		emphasis := func(attr Attr, parts ...Part) string {
			look := theme.Look(Body)
			look.Attr |= attr
			for _, p := range parts {
				look = look.Over(theme.Look(p))
			}
			return strings.TrimSuffix(strings.TrimPrefix(theme.start(look), "\x1b["), "m")
		}
		for part, want := range map[string]string{
			"Critics": emphasis(Italic, "source unnamed"),
			"argue":   emphasis(0, "cue unnamed"),
			"Dahl":    emphasis(Bold, "content unnamed", "content named", "mention person"),
			"could":   emphasis(Bold|Italic, "content unnamed", "content named", "hedge modal"),
			" strike": emphasis(Bold, "content unnamed", "content named"),
			" soon":   emphasis(0, "content unnamed", "content named"),
			"港湾局":     emphasis(0, "content unnamed", "source named"),
			"said":    emphasis(0, "content unnamed", "cue named"),
			", as ":   emphasis(0, "content unnamed"),
		} {
			if got[part] != want {
				t.Errorf("%s: %q is drawn with %q, want %q", name, part, got[part], want)
			}
		}
	}
}

// Where there are no colours the same marks are told apart, and the emphasis of
// the article is still seen.
func TestOverlappingMarksWithoutColours(t *testing.T) {
	got := segments(nestedPainter(NewTheme("dark", termenv.Ascii), 100).Row(0))
	for _, pair := range [][2]string{{"Critics", "argue"}, {"could", " strike"}, {" strike", " soon"}, {"港湾局", "said"}, {"said", ", as "}} {
		if got[pair[0]] == got[pair[1]] {
			t.Errorf("%q and %q look alike: %q", pair[0], pair[1], got[pair[0]])
		}
	}
	if g := ansi.Strip(nestedPainter(NewTheme("dark", termenv.Ascii), 100).Gutter(0).String()); g != "m ┇ " {
		t.Errorf("gutter %q", g)
	}
}

// A mark that goes on over the end of a row begins anew there: every row stands
// for itself, at any width.
func TestMarksOverRowEnds(t *testing.T) {
	theme := NewTheme("light", termenv.TrueColor)
	for width := MinWidth; width < 90; width++ {
		p := nestedPainter(theme, width)
		for i := range p.Page.Rows {
			row, on := p.Row(i), false
			for _, seq := range strings.Split(row, "\x1b[")[1:] {
				on = !strings.HasPrefix(seq, "0m")
			}
			if on {
				t.Fatalf("%d columns: row %d leaves a look behind: %q", width, i, row)
			}
			if strings.Contains(ansi.Strip(row), "soon") && !strings.Contains(row, "\x1b[") {
				t.Fatalf("%d columns: row %d has lost its mark: %q", width, i, row)
			}
		}
	}
}
