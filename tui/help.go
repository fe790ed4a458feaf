package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ascribe/tui/page"
)

// showKeys opens the help.
func (m *model) showKeys() {
	m.openPanel(panelHelp, func(width int) []string { return help(m.theme, m.keys, width-1) })
}

// help prints the keys, in rows no wider than width where that is possible.
func help(theme *page.Theme, keys *keymap, width int) []string {
	var out []string
	for _, section := range strings.Split(helpSections, "|") {
		if len(out) > 0 {
			out = append(out, "")
		}
		out = append(out, theme.Paint(page.Heading, section))
		for _, b := range keys.table {
			if b.section == section && len(b.keys) > 0 {
				pad := strings.Repeat(" ", max(9-page.Width(b.shown), 1))
				out = append(out, hang("  "+theme.Paint(page.Accent, b.shown)+pad, b.help, width)...)
			}
		}
	}
	return out
}

// hang sets words beside a label, what does not fit on a row under its beginning.
func hang(label, words string, width int) []string {
	indent := ansi.StringWidth(label)
	rows := strings.Split(ansi.Wrap(words, max(width-indent, 12), ""), "\n")
	for i, r := range rows {
		if i > 0 {
			label = strings.Repeat(" ", indent)
		}
		rows[i] = label + r
	}
	return rows
}

// legend shows every mark as it looks in the text, with what it means.
func legend(theme *page.Theme, width int) []string {
	var out []string
	say := func(look page.Part, s string) {
		for _, r := range hang("", s, width) {
			out = append(out, theme.Paint(look, r))
		}
	}
	head := func(s string) {
		if len(out) > 0 {
			out = append(out, "")
		}
		say(page.Heading, s)
	}
	line := func(gutter, sample, means string) { // of what is painted
		pad := strings.Repeat(" ", max(15-ansi.StringWidth(sample), 1))
		out = append(out, hang(" "+gutter+" "+sample+pad, means, width)...)
	}
	row := func(gutter, part, sample, means string) {
		if gutter == "" {
			gutter = " "
		}
		fg := page.Look{Fg: theme.Look(page.Part(part)).Fg}
		line(theme.PaintLook(fg, gutter), theme.Paint(page.Part(part), sample), means)
	}
	head("Attribution (A): who it is ascribed to")
	row(page.Bar("named"), "source named", "source", "a name, or what stands for one")
	row(page.Bar("unnamed"), "source unnamed", "source", "nobody named: critics, officials, some")
	row(page.Bar("document"), "source document", "source", "a report, a poll, a record")
	row(page.Bar("none"), "source none", "no source", "ascribed, but to nobody")
	row("", "cue named", "cue", "the words that hand it over: said, according to")
	row(page.Bar("named"), "content named", "content", "what is said; the bar runs along it")
	head("Speculation (S): the text itself says it is not established")
	row("m", "hedge modal", "modal", "may, might, could, would")
	row("e", "hedge epistemic", "epistemic", "possibly, likely, appears, suggests")
	row("v", "hedge evidential", "evidential", "reportedly, allegedly, unconfirmed")
	row("w", "hedge weasel", "weasel", "an authority with nobody behind it")
	row("c", "hedge conditional", "conditional", "if, unless, whether")
	head("Actors (P)")
	row("", "mention person", "person", "also organisation, country, place, group, media")
	row("", "mention unnamed", "unnamed", "critics, analysts, officials")
	head("Consequences (C): what is said to bring about what")
	row("", "cause", "cause", "what brings it about")
	row("→", "marker", "marker", "the words that join them")
	row("", "effect", "effect", "what follows")
	head("How sure it is said to be")
	for i, c := range certainties {
		look := page.Body // a terminal with one line under text tells it by the pane alone
		if theme.Fancy {
			look = page.Sure(c)
		}
		row(certaintyGlyph(c), string(look), string(c), inWords[i])
	}
	head("The map beside the text (M)")
	row("▌", "source named", "sourced", "the wider, the more has a source; · the article's own voice")
	hedged, consequent := shares{text: true, sourced: .5, hedged: 1}, shares{text: true, sourced: .5, consequent: 1}
	line(hedged.draw(theme, false), "hedged", "a third or more is in sentences with speculation")
	line(consequent.draw(theme, false), "consequences", "a third or more is of causes and effects")
	head("Reviewed")
	say(page.Body, " ✓ supported  ✗ disputed  ? needs source  – not a claim  • your own verdict")
	say(page.Body, " ✎ note  + your own claim  ~ its words were edited since")
	out = append(out, "")
	say(page.Dim, "A mark tells how the article puts it, not whether it is true.")
	return out
}

// inWords says what certainties mean, in their order.
var inWords = [len(certainties)]string{"stated as it is", "expected; of speculation: weak", "could be; of speculation: medium",
	"questioned; of speculation: strong", "said not to follow"}
