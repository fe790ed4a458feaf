package print

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ascribe/analyze/report"
	"ascribe/tui/page"
)

// paintedLegend shows the looks by themselves.
func (p *printer) paintedLegend() string {
	paint := func(part page.Part, s string) string { return p.theme.Paint(part, s) }
	return strings.Join([]string{
		"Marks: " + paint("source named", "named") + "/" + paint("source unnamed", "unnamed") + "/" +
			paint("source document", "document") + " source",
		paint("cue named", "ascribing words"), paint("content named", "what is ascribed"),
		paint("hedge modal", "modal"), paint("hedge epistemic", "epistemic"), paint("hedge evidential", "evidential"),
		paint("hedge weasel", "weasel"), paint("hedge conditional", "conditional"),
		paint("cause", "cause") + " " + paint("marker", "brings") + " " + paint("effect", "effect"),
	}, ", ")
}

// lists writes what was found, below the text.
func (p *printer) lists(rep *report.Report) {
	if p.theme.Plain {
		p.statements(rep)
	}
	p.actors(rep)
	p.consequences(rep)
}

func (p *printer) heading(name string, n int) {
	p.line()
	p.line(p.theme.Paint(page.Heading, fmt.Sprintf("%s (%d)", name, n)))
}

// statements is the key to the notes in the text: one row each.
func (p *printer) statements(rep *report.Report) {
	p.heading("Statements", len(rep.Attributions))
	for _, t := range rep.Attributions {
		row := fmt.Sprintf("[%s] %s | %s | %s", t.ID, p.words(t.Source), p.words(t.Cue), p.words(t.Content))
		p.line("  ", ansi.Truncate(row, p.width-2, "…"))
	}
}

func (p *printer) actors(rep *report.Report) {
	p.heading("Actors", len(rep.Actors))
	name := 0
	for _, a := range rep.Actors {
		name = max(name, page.Width(page.Clean(a.Name)))
	}
	name = min(name, max(p.width*2/5, 8))
	for _, a := range rep.Actors {
		shown := ansi.Truncate(page.Clean(a.Name), name, "…")
		pad := strings.Repeat(" ", name-ansi.StringWidth(shown))
		what := fmt.Sprintf("%-12s  %s, %s", a.Kind, count(len(a.Mentions), "mention"), count(len(a.Attributions), "statement"))
		if len(a.Attributions) > 0 && p.theme.Plain {
			what += " (" + strings.Join(a.Attributions, " ") + ")"
		}
		if len(a.Consequences) > 0 {
			what += "; claims " + strings.Join(a.Consequences, " ")
		}
		if len(a.ConsequencesAbout) > 0 {
			what += "; about it " + strings.Join(a.ConsequencesAbout, " ")
		}
		if a.Role != nil {
			what += "; " + page.Clean(*a.Role)
		}
		p.wrapped("  "+p.theme.Paint(page.Part("mention "+string(a.Kind)), shown)+pad+"  ", strings.Repeat(" ", name+4), what)
	}
}

func (p *printer) consequences(rep *report.Report) {
	p.heading("Consequences", len(rep.Consequences))
	sources := map[string]string{}
	for _, t := range rep.Attributions {
		sources[t.ID] = t.ID + " " + p.words(t.Source)
	}
	for _, c := range rep.Consequences {
		claimed := "the article's own voice"
		if c.ClaimedBy != nil {
			claimed = sources[*c.ClaimedBy]
		}
		id := "[" + c.ID + "] "
		cause := p.words(c.Cause)
		if c.CauseRefersTo != nil {
			cause += " (" + page.Clean(*c.CauseRefersTo) + ")"
		}
		p.wrapped("  "+id, strings.Repeat(" ", 2+len(id)), fmt.Sprintf("%s → %s; %s, claimed by %s",
			cause, p.words(c.Effect), c.Certainty, claimed))
	}
}

// wrapped writes s after lead, its further rows after an indent as wide as lead.
func (p *printer) wrapped(lead, indent, s string) {
	for _, row := range strings.Split(ansi.Wrap(s, max(p.width-len(indent), page.MinWidth), "-/"), "\n") {
		p.line(lead, row)
		lead = indent
	}
}

// words are the words of passages without markup, ready to print on one row, with an
// ellipsis where they jump.
func (p *printer) words(list []report.Passage) string {
	parts := make([]string, len(list))
	for i, w := range list {
		parts[i] = page.Clean(p.doc.Visible(w.Span()))
	}
	if len(parts) == 0 {
		return "–"
	}
	return strings.Join(parts, " … ")
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
