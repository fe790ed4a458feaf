package tui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ascribe/analyze/report"
	"ascribe/tui/page"
	"ascribe/tui/review"
)

type panelKind int

const (
	panelNone panelKind = iota
	panelWhy
	panelHelp
	panelLegend
	panelLinks
	panelProfile
	panelReview
)

// panel is what is shown over the text until it is closed: why something is
// marked, below the text; the help and the legend instead of it.
type panel struct {
	kind  panelKind
	draw  func(width int) []string // makes the lines; nil when they were made once and for all
	lines []string
	top   int
	shown int // rows of lines on the screen when it was drawn last
}

func (p *panel) open() bool { return p.kind != panelNone }
func (p *panel) full() bool {
	return p.kind == panelHelp || p.kind == panelLegend || p.kind == panelProfile || p.kind == panelReview
}
func (p *panel) close() { *p = panel{} }

// openPanel shows a panel, or closes it when the key that opened it comes again.
func (m *model) openPanel(kind panelKind, draw func(width int) []string) {
	if m.panel.kind == kind {
		m.panel.close()
		return
	}
	m.panel = panel{kind: kind, draw: draw}
	m.panel.lay(m.width)
}

// lay makes the lines for a width.
func (p *panel) lay(width int) {
	if p.draw != nil {
		p.lines = p.draw(width)
	}
}

// key scrolls the panel or closes it, and reports whether it did.
func (p *panel) key(a action, height int) bool {
	switch a {
	case down:
		p.top++
	case up:
		p.top--
	case halfDown, pageDown:
		p.top += max(height/2, 1)
	case halfUp, pageUp:
		p.top -= max(height/2, 1)
	case toTop:
		p.top = 0
	case toBottom:
		p.top = len(p.lines)
	case enter:
		p.close()
	default:
		return false
	}
	p.top = max(min(p.top, len(p.lines)-p.shown), 0)
	return true
}

// overPage takes a key while a page covers the text. One that changes what is said of a
// claim nobody sees is refused; one that goes somewhere in the text closes the page.
func (m *model) overPage(key string) (taken bool) {
	a := m.keys.action(key)
	switch a {
	case selectRange, undo, redo:
		taken = true
	case nextClaim, prevClaim, nextHedge, prevHedge, startSearch, nextMatch, prevMatch, nextPart, prevPart, filterPane, goLetter, showMap:
		m.panel.close()
	default:
		_, chosen := m.current()
		taken = a.reviews() || chosen && isDigit(key)
	}
	if taken {
		m.message = "close this page first, " + m.keys.key(back) + " does"
	}
	return taken
}

// rows draws the panel with a rule above it, in at most height rows; a panel
// that is shown instead of the text takes all of them.
func (p *panel) rows(theme *page.Theme, width, height int) []string {
	title := [...]string{"", "Why it is marked", "Keys", "What the marks mean", "Links: the number opens one", "The article in numbers", "The review"}[p.kind]
	p.shown = max(height-1, 0)
	more := ""
	if len(p.lines) > p.shown {
		more = " · j k scroll"
	}
	head := "── " + title + " · esc closes" + more + " "
	out := []string{theme.Paint(page.Dim, ansi.Truncate(head+strings.Repeat("─", max(width-page.Width(head), 0)), width, ""))}
	p.top = max(min(p.top, len(p.lines)-p.shown), 0)
	for i := p.top; i < len(p.lines) && len(out) < height; i++ {
		out = append(out, ansi.Truncate(" "+p.lines[i], width, "…"))
	}
	for p.full() && len(out) < height {
		out = append(out, "")
	}
	return out[:min(len(out), height)]
}

// showWhy explains every finding on the reader's row, the chosen one first.
func (m *model) showWhy() {
	items := m.found.on(&m.article)
	if it, ok := m.current(); ok {
		rest := items
		items = []page.Item{it}
		for _, o := range rest {
			if o != it {
				items = append(items, o)
			}
		}
	}
	notes := m.notesHere()
	if len(items)+len(notes) == 0 {
		m.message = "nothing is marked here, ] goes to the next claim"
		if m.analysing {
			m.message = "still analysing…"
		}
		return
	}
	found := m.found
	m.openPanel(panelWhy, func(width int) []string {
		if m.found != found {
			return m.panel.lines // what they tell of is no longer what it was
		}
		var lines []string
		for i, it := range items {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, m.why(it, width)...)
		}
		for _, n := range notes {
			if len(lines) > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, m.whyNoted(n, width)...)
		}
		return lines
	})
}

// why explains one finding.
func (m *model) why(it page.Item, width int) []string {
	r := m.found.report
	var out []string
	say := func(label string, look page.Look, s string) { out = append(out, m.labelled(label, look, s, width)...) }
	look := func(p string) page.Look { return m.theme.Look(page.Part(p)) }
	title := func(s string) { out = append(out, m.theme.Paint(page.Heading, s)) }
	var why report.Why
	var confidence float64
	switch it.Layer {
	case page.Attribution:
		a := &r.Attributions[it.Index]
		kind := string(a.SourceKind)
		title("Ascribed to " + m.found.claimant(a))
		say("source", look("source "+kind), m.found.join(a.Source, "none given"))
		say("cue", look("cue "+kind), m.found.join(a.Cue, "the quotation itself"))
		say("content", look("content "+kind), m.found.join(a.Content, "none found"))
		say("kind", page.Look{}, fmt.Sprintf("%s, %s source, %s", a.Class, sourceWord(a.SourceKind), quoteWord(a.Quote)))
		why, confidence = a.Why, a.Confidence
	case page.Speculation:
		s := &r.Speculation[it.Index]
		title("Speculation")
		say("words", look("hedge "+string(s.Kind)), m.found.shown(s.Span))
		say("kind", page.Look{}, fmt.Sprintf("%s, %s", s.Kind, s.Strength))
		if len(s.Scope) > 0 {
			say("weakens", page.Look{}, m.found.join(s.Scope, ""))
		}
		why, confidence = s.Why, s.Confidence
	case page.Consequences:
		c := &r.Consequences[it.Index]
		title("Claimed consequence")
		say("cause", look("cause"), m.found.join(c.Cause, "none given"))
		if c.CauseRefersTo != nil && *c.CauseRefersTo != "" {
			say("", page.Look{}, "that is: "+page.Clean(*c.CauseRefersTo))
		}
		say("marker", look("marker"), m.found.join(c.Marker, "none"))
		say("effect", look("effect"), m.found.join(c.Effect, "none given"))
		who := m.found.voice(c)
		if who == "" {
			who = "the article's own voice"
		}
		say("claimed", page.Look{}, fmt.Sprintf("as %s, by %s", c.Certainty, who))
		why, confidence = c.Why, c.Confidence
	case page.Actors:
		a := &r.Actors[it.Index]
		title("Actor: " + page.Clean(a.Name))
		role := string(a.Kind)
		if a.Role != nil && *a.Role != "" {
			role += ", " + page.Clean(*a.Role)
		}
		say("kind", page.Look{}, role)
		others := slices.DeleteFunc(slices.Clone(a.Aliases), func(s string) bool { return s == a.Name })
		if len(others) > 0 {
			say("also", page.Look{}, page.Clean(strings.Join(others, ", ")))
		}
		say("in the text", page.Look{}, fmt.Sprintf("named %d times, says %d things", len(a.Mentions), len(a.Attributions)))
		list := func(label string, ids []string) {
			for _, id := range ids {
				if i, ok := m.found.index(page.Consequences, &id); ok {
					c := &r.Consequences[i]
					say(label, page.Look{}, certaintyGlyph(c.Certainty)+" "+m.found.arrow(c))
					label = ""
				}
			}
		}
		list("claims", a.Consequences)
		list("about it", a.ConsequencesAbout)
		why = a.Why
	}
	found := page.Clean(why.By)
	if why.Trigger.Text != "" {
		found += ", by “" + m.found.shown(why.Trigger) + "”"
	}
	if why.Note != "" {
		found += ": " + page.Clean(why.Note)
	}
	if confidence > 0 {
		found += ", " + percent(confidence)
	}
	if found != "" {
		say("found by", page.Look{}, found)
	}
	for _, r := range m.remarksOf(it) {
		say(r.label, page.Look{}, r.text)
	}
	return out
}

// whyNoted tells of a note on the text.
func (m *model) whyNoted(n *review.Note, width int) []string {
	out := []string{m.theme.Paint(page.Heading, "Your note")}
	out = append(out, m.labelled("words", m.theme.Look(page.Body), m.wordsOf(n.Exact, n.Lost, n.Span), width)...)
	for _, r := range remarks("", "", n.Text, n.Tags) {
		out = append(out, m.labelled(r.label, page.Look{}, r.text, width)...)
	}
	return out
}

// labelled sets a text beside its label.
func (m *model) labelled(label string, look page.Look, s string, width int) (out []string) {
	const indent = 12
	name := m.theme.Paint(page.Dim, fmt.Sprintf("%-*s", indent, label))
	for _, l := range strings.Split(ansi.Wrap(s, max(width-indent-2, 10), ""), "\n") {
		out = append(out, name+m.theme.PaintLook(look, l))
		name = strings.Repeat(" ", indent)
	}
	return out
}
